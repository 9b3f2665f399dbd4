internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What is owed and how it stands: duties, exchanges, standing measures, guarantors.
enum DutiesSection {
    static func put(_ released: Released, in html: inout HTML) {
        let ledgers = DutyLedger.all(released)
        guard !ledgers.isEmpty else { return }
        let words = DutyWords(released: released)
        Page.section("duties", "What is owed, and how it stands", in: &html) { html in
            html.element(
                "p", [("class", "lead")],
                "What the agreement asks to be done, and not only to be left undone. Silence shows neither that a duty was done nor that it was broken, unless the agreement itself makes silence a breach."
            )
            legend(ledgers, in: &html)
            for ledger in ledgers {
                html.element("h3", ledger.heading)
                timeline(ledger, words, in: &html)
                table(ledger, words, in: &html)
                for exchange in ledger.exchanges(released) { ExchangeTable.put(exchange, words, in: &html) }
                for measure in ledger.standingMeasures { standing(measure, words, in: &html) }
                defaults(ledger.defaults, words, in: &html)
            }
        }
    }

    private static func legend(_ ledgers: [DutyLedger], in html: inout HTML) {
        let used = Set(ledgers.flatMap(\.deeds).map(\.state))
        guard !used.isEmpty else { return }
        html.element("ul", [("class", "legend")]) { html in
            for state in DeedState.allCases where used.contains(state) {
                html.element("li") { html in
                    DutySymbols.put(state, in: &html)
                    html.element("span", [("class", "sub")], state.meaning)
                }
            }
        }
    }

    /// What the marks on the timeline mean.
    private static func key(in html: inout HTML) {
        html.element("p", [("class", "note")]) { html in
            func mark(_ words: String, _ draw: (inout HTML) -> Void) {
                html.element(
                    "svg", [("class", "key"), ("viewBox", "-8 -8 16 16"), ("aria-hidden", "true")], draw)
                html.text(words)
            }
            func line(_ name: String) -> (inout HTML) -> Void {
                { $0.shape("line", [("class", name), ("x1", "0"), ("x2", "0"), ("y1", "-8"), ("y2", "8")]) }
            }
            html.text("A bar runs from the opening of a duty to the end of its time. ")
            mark("must have begun by then; ", line("deadline begin"))
            mark("due by then; ", line("deadline"))
            mark("began; ") { DutyTimeline.mark("event", x: 0, y: 0, in: &$0) }
            mark("done. ") { DutyTimeline.mark("event done", x: 0, y: 0, in: &$0) }
            html.text(
                "A line through a mark, and the dotted ends of a bar, are the times within which it may lie; the broken line across is the moment that is asked about."
            )
        }
    }

    private static func timeline(_ ledger: DutyLedger, _ words: DutyWords, in html: inout HTML) {
        guard let chart = DutyTimeline(ledger.deeds, now: words.released.verdict.now) else { return }
        let title = "Duties over time, \(ledger.heading.prefix(1).lowercased() + ledger.heading.dropFirst())"
        box(title, in: &html) { chart.put(words, title: title, in: &$0) }
        key(in: &html)
    }

    /// A box that scrolls where the page is narrower than the drawing in it.
    private static func box(_ label: String, in html: inout HTML, _ content: (inout HTML) -> Void) {
        html.element(
            "div",
            [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)], content)
    }

    private static func table(_ ledger: DutyLedger, _ words: DutyWords, in html: inout HTML) {
        let rows = ledger.rows
        guard !rows.isEmpty else { return }
        Page.table(
            "Duties, \(ledger.heading.prefix(1).lowercased() + ledger.heading.dropFirst())",
            ["Duty", "State", "From, and by when", "What was done", "Why"], class: "stack duties", in: &html
        ) { html in
            for row in rows { put(row, words, in: &html) }
        }
    }

    private static func put(_ row: DutyRow, _ words: DutyWords, in html: inout HTML) {
        let deed = row.first
        html.element("tr") { html in
            html.element("th", [("scope", "row")]) { html in
                html.element("strong", row.title(words))
                html.element("span", [("class", "sub")], "\(words.released.name(deed.party)): \(deed.what)")
            }
            html.element("td", [("data-label", "State")]) { DutySymbols.put(deed.state, in: &$0) }
            html.element("td", [("data-label", "From, and by when")]) { html in
                if row.count > 1 {
                    time("the first due by", row.first.completeBy, of: row.first, words, in: &html)
                    time("the last due by", row.last.completeBy, of: row.last, words, in: &html)
                } else {
                    for (name, when) in words.times(deed) {
                        time(name, when, of: deed, words, in: &html)
                    }
                }
            }
            DutyCells.done(row.count > 1 ? nil : deed, words, in: &html)
            html.element("td", [("data-label", "Why")]) { html in
                html.text(row.reason(words))
                DutyCells.basis(row.entries, deed.assumptions, words, in: &html)
            }
        }
    }

    private static func time(
        _ name: String, _ when: Interval?, of deed: DeedVerdict, _ words: DutyWords, in html: inout HTML
    ) {
        DutyCells.time(name, when, of: deed, words, in: &html)
    }

    private static func standing(
        _ measure: StandingMeasureVerdict, _ words: DutyWords, in html: inout HTML
    ) {
        html.element("h4", "Standing measure \(measure.name): \(measure.measure)")
        html.element("p", [("class", "note")], words.parties(measure))
        for assumption in measure.assumptions {
            html.element("p", [("class", "note")], "assumed: " + words.text(assumption))
        }
        if let strip = StandingStrip(measure, now: words.released.verdict.now) {
            box("\(measure.name) over time", in: &html) { strip.put(words, in: &$0) }
        }
        Page.table(
            "\(measure.name), phase by phase", ["State", "Since", "Why"], class: "stack ledger",
            in: &html
        ) { html in
            for phase in measure.phases {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], phase.state.rawValue)
                    html.element("td", [("data-label", "Since")]) { html in
                        if let since = phase.since {
                            Page.time(since, words.released, in: &html)
                        } else {
                            html.text(DutyWords.untold(phase))
                        }
                    }
                    html.element("td", [("data-label", "Why")]) { html in
                        html.text(words.why(phase))
                        DutyCells.basis(phase.entries, [], words, in: &html)
                    }
                }
            }
        }
    }

    private static func defaults(
        _ defaults: [GuarantorDefault], _ words: DutyWords, in html: inout HTML
    ) {
        guard !defaults.isEmpty else { return }
        html.element("h4", "Guarantors who did not act in time")
        html.element("ul") { html in
            for fault in defaults {
                html.element("li") { html in
                    html.text(words.text(fault) + ".")
                    if fault.isHypothetical {
                        html.element("span", [("class", "sub")], DutyWords.hypotheticalDefault)
                    }
                }
            }
        }
    }
}

/// Cells that the table of duties and the ledger of an exchange share.
enum DutyCells {
    /// `due by 2015-02-28 24:00 +02:00`, Universal Time below it.
    static func time(
        _ name: String, _ when: Interval?, of deed: DeedVerdict, _ words: DutyWords, in html: inout HTML
    ) {
        html.element("div") { html in
            html.element("span", [("class", "name")], name)
            if let when {
                Page.time(when, words.released, in: &html)
            } else {
                html.text(DutyWords.untold(deed))
            }
        }
    }

    /// What was done, and when; a dash where nothing is shown.
    static func done(_ deed: DeedVerdict?, _ words: DutyWords, in html: inout HTML) {
        let count = deed.flatMap { words.count($0) }
        let times = deed.map { words.done($0) } ?? []
        let isEmpty = count == nil && times.isEmpty
        html.element("td", [("data-label", "What was done"), ("class", isEmpty ? "none" : "some")]) { html in
            if isEmpty { html.text("\u{2013}") }
            if let count { html.element("div", count) }
            for (name, when) in times {
                html.element("div") { html in
                    html.element("span", [("class", "name")], name)
                    Page.time(when, words.released, in: &html)
                }
            }
        }
    }

    /// The entries and assumptions behind a result.
    static func basis(
        _ entries: [EntryID], _ assumptions: [Assumption], _ words: DutyWords, in html: inout HTML
    ) {
        for assumption in assumptions {
            html.element("div", [("class", "sub")], "assumed: " + words.text(assumption))
        }
        guard !entries.isEmpty else { return }
        html.element("div", [("class", "sub")]) { Page.entries(entries, in: &$0) }
    }
}

/// An exchange as a ledger: a row for each tranche, a column for each side.
enum ExchangeTable {
    static func put(_ exchange: ExchangeLedger, _ words: DutyWords, in html: inout HTML) {
        let sides = exchange.sides.map { words.released.name($0) }
        html.element("h4", "Exchange \(exchange.name), side by side")
        Page.table(
            "Exchange \(exchange.name), tranche by tranche", ["Tranche"] + sides, class: "stack ledger",
            in: &html
        ) { html in
            for row in exchange.rows {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")]) { $0.element("strong", row.tranche.text) }
                    for (side, deed) in zip(sides, row.sides) {
                        html.element("td", [("data-label", side)]) { cell(deed, words, in: &$0) }
                    }
                }
            }
        }
    }

    private static func cell(_ deed: DeedVerdict?, _ words: DutyWords, in html: inout HTML) {
        guard let deed else {
            html.text("owes nothing")
            return
        }
        DutySymbols.put(deed.state, in: &html)
        if let count = words.count(deed) { html.element("div", count) }
        DutyCells.time("due by", deed.completeBy, of: deed, words, in: &html)
        for (name, when) in words.done(deed) {
            DutyCells.time(name, when, of: deed, words, in: &html)
        }
        html.element("div", [("class", "sub")], words.reason(deed))
        DutyCells.basis(deed.entries, deed.assumptions, words, in: &html)
    }
}
