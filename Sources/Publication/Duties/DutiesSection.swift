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
                sides(ledger, words, in: &html)
                timeline(ledger, words, in: &html)
                table(ledger, words, in: &html)
                for measure in ledger.standingMeasures { standing(measure, words, in: &html) }
                defaults(ledger.defaults, words, in: &html)
            }
        }
    }

    private static func legend(_ ledgers: [DutyLedger], in html: inout HTML) {
        let used = Set(ledgers.flatMap(\.deeds).map(\.state))
        guard !used.isEmpty else { return }
        html.element("ul", [("class", "legend states")]) { html in
            for state in DeedState.allCases where used.contains(state) {
                html.element("li") { html in
                    DutySymbols.put(state, in: &html)
                    html.element("span", [("class", "sub")], state.meaning)
                }
            }
        }
    }

    /// What is owed, by whom, by when, how it stands and why: those who owe side by side.
    private static func sides(_ ledger: DutyLedger, _ words: DutyWords, in html: inout HTML) {
        let matrix = ledger.matrix(words.released)
        guard !matrix.sides.isEmpty else { return }
        let names = matrix.sides.map { words.released.name($0) }
        Page.table(
            "What is owed, by whom and by when, \(ledger.phrase)", ["Duty"] + names, class: "stack sides",
            in: &html
        ) { html in
            for row in matrix.rows {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")]) { html in
                        html.element("strong", row.title)
                        if let what = row.what { html.element("span", [("class", "sub")], what) }
                    }
                    for (name, cell) in zip(names, row.cells) {
                        html.element(
                            "td", [("data-label", name), ("class", cell.isEmpty ? "none" : "some")]
                        ) { html in
                            guard let first = cell.first else {
                                html.element("span", [("class", "silent")], "owes nothing here")
                                return
                            }
                            if row.what == nil { html.element("span", [("class", "sub")], first.first.what) }
                            for line in cell { put(side: line, words, in: &html) }
                        }
                    }
                }
            }
        }
    }

    private static func put(side row: DutyRow, _ words: DutyWords, in html: inout HTML) {
        let deed = row.first
        html.element("div", [("class", "due-line")]) { html in
            html.element("div") { html in
                DutySymbols.put(deed.state, in: &html)
                let more = [row.occasions, row.count == 1 ? words.count(deed) : nil].compactMap { $0 }
                if !more.isEmpty { html.text(", " + more.joined(separator: ", ")) }
            }
            let times =
                row.deadlines(words)
                + (row.count == 1 ? words.done(deed).map { ($0.name, Optional($0.when)) } : [])
            for (name, when) in times {
                html.element("div") { html in
                    html.element("span", [("class", "name")], name)
                    html.element("span", [("class", "t")]) {
                        Page.unbroken(words.when(when, deed), at: " to ", in: &$0)
                    }
                }
            }
            html.element("div", [("class", "sub")], row.reason(words))
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
            func box(_ name: String, _ height: String, _ fill: String?) -> (inout HTML) -> Void {
                { html in
                    var attributes: [HTML.Attribute] = [
                        ("class", name), ("x", "-8"), ("y", "-5"), ("width", "16"), ("height", height),
                    ]
                    if let fill { attributes.append(("fill", fill)) }
                    html.shape("rect", attributes)
                }
            }
            func use(_ id: String) -> (inout HTML) -> Void {
                {
                    $0.shape(
                        "use",
                        [("href", "#" + id), ("x", "-8"), ("y", "-8"), ("width", "16"), ("height", "16")])
                }
            }
            mark("the time allowed; ", box("allowed", "11", nil))
            mark(
                "in breach, or not shown when its time was up, until it was done or the moment told of; ",
                box("strip d-breached", "8", "url(#p-breached)"))
            mark("must have begun by then; ", line("deadline begin"))
            mark("due by then; ", line("deadline"))
            mark("began; ", use("e-began"))
            mark("done, but late or in part. ", use("e-done"))
            html.text(
                "The mark of the state stands where it came about. Dotted ends, and a line through a mark, are the times within which it may lie; the broken line from top to bottom is the moment told of."
            )
        }
    }

    private static func timeline(_ ledger: DutyLedger, _ words: DutyWords, in html: inout HTML) {
        guard let chart = DutyTimeline(ledger.deeds, now: words.released.verdict.now) else { return }
        html.element("h4", "Over time")
        chart.put(words, title: "Duties over time, \(ledger.phrase)", in: &html)
        key(in: &html)
    }

    private static func table(_ ledger: DutyLedger, _ words: DutyWords, in html: inout HTML) {
        let rows = ledger.rows
        guard !rows.isEmpty else { return }
        Page.details(
            "Each duty in full, with Universal Time and entries: \(Wording.count(rows.count, "row"))",
            in: &html
        ) { html in
            Page.table(
                "Duties, \(ledger.phrase)",
                ["Duty", "State", "From, and by when", "What was done", "Why"], class: "stack duties",
                in: &html
            ) { html in
                for row in rows { put(row, words, in: &html) }
            }
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
            strip.put(words, in: &html)
        }
        Page.table(
            "\(measure.name), phase by phase", ["State", "Since", "Why"], class: "stack",
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

/// Cells of the table of duties.
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
