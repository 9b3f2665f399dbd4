internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The headline table: a row for each reading.
enum ReadingsSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("readings", "What each reading says", in: &html) { html in
            html.element(
                "p", [("class", "lead")],
                "The same \(Wording.count(released.verdict.reportCount, "report")), assessed under each reading of what was agreed. \(Wording.silence)"
            )
            Page.table(
                "What is assessed under each reading",
                [
                    "Reading", "Assessed", "Since, and after how long", "Units by state",
                    "Highest rung, first clock",
                ],
                class: "stack headline", in: &html
            ) { html in
                for summary in summaries { row(summary, released, in: &html) }
            }
            html.element("p", [("class", "note")], Wording.hypothetical)
        }
    }

    private static func row(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        let verdict = summary.verdict
        html.element("tr") { html in
            html.element("th", [("scope", "row")]) { html in
                html.element("strong", verdict.reading.name.text)
                html.element(
                    "span", [("class", "sub")],
                    verdict.reading.heldBy.map { "held by " + released.name($0) } ?? "held by no party")
            }
            html.element("td", [("data-label", "Assessed")]) { html in
                html.element(
                    "span", [("class", verdict.headline == .noBreachEstablished ? "silent" : "breach")],
                    verdict.headlineText)
                for standing in summary.found {
                    html.element("div", [("class", "each")]) { html in
                        html.text("by \(released.name(standing.finding.party)), ")
                        if let incident = standing.incident {
                            html.link(to: incident.text, incident.text)
                        } else {
                            html.text(FindingWords.subject(standing))
                        }
                        html.element(
                            "span", [("class", "sub")],
                            "found by \(FindingWords.body(standing.finding, released))")
                    }
                }
                for breach in verdict.breaches { by(breach, verdict, released, in: &html) }
            }
            since(verdict, released, in: &html)
            html.element("td", [("data-label", "Units by state")]) { html in
                for line in summary.parties {
                    html.element("div") { html in
                        html.element("span", [("class", "who")], released.name(line.party))
                        html.text(" ")
                        Page.unbroken(line.countsText, at: ", ", in: &html)
                    }
                }
                html.element("span", [("class", "sub")], "coverage \(Wording.coverage(in: verdict))")
            }
            let name = summary.calledRungs.isEmpty ? "none" : "some"
            html.element("td", [("data-label", "Highest rung, first clock"), ("class", name)]) {
                rung(summary, released, in: &$0)
            }
        }
    }

    private static func by(
        _ breach: PartyBreach, _ verdict: ReadingVerdict, _ released: Released, in html: inout HTML
    ) {
        html.element("div", [("class", "each")]) { html in
            html.text("by " + released.name(breach.party))
            guard
                let first = verdict.assessments.first(where: { $0.id == breach.assessments.first })
            else {
                guard !breach.deeds.isEmpty else { return }
                html.element("span", [("class", "sub")]) { $0.link(to: "duties", DutyWords.counts(breach)) }
                return
            }
            html.element("span", [("class", "sub")]) { html in
                html.text(DutyWords.counts(breach) + ": ")
                html.link(to: first.incident.text, first.incident.text)
                if breach.assessments.count > 1 { html.text(" and others") }
            }
        }
    }

    /// Since when each party is in breach, of what, and how far into its time in force.
    private static func since(_ verdict: ReadingVerdict, _ released: Released, in html: inout HTML) {
        let breaches = BreachWords.all(verdict, released)
        let label = "Since, and after how long"
        html.element("td", [("data-label", label), ("class", breaches.isEmpty ? "none" : "some")]) { html in
            if breaches.isEmpty { html.text("\u{2013}") }
            for breach in breaches {
                html.element("div", [("class", "each")]) { html in
                    // Whose breach it is must be said wherever two are in breach.
                    if breaches.count > 1 || !breach.isSingle {
                        html.element("div", [("class", "who")], released.name(breach.party))
                    }
                    for line in breach.lines { put(line, named: !breach.isSingle, released, in: &html) }
                }
            }
        }
    }

    private static func put(
        _ line: BreachWords.Line, named isNamed: Bool, _ released: Released, in html: inout HTML
    ) {
        html.element("div") { html in
            if isNamed { html.text("\(line.what): since ") }
            guard let since = line.since else {
                html.text("withheld")
                return
            }
            if isNamed {
                html.element("span", [("class", "t")]) {
                    Page.unbroken(released.moments.local(since), at: " to ", in: &$0)
                }
            } else {
                Page.time(since, released, in: &html)
            }
            if let after = line.after {
                html.element("span", [("class", isNamed ? "sub" : "said")], after)
            }
        }
    }

    private static func rung(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        let called = summary.calledRungs
        if called.isEmpty { html.text("\u{2013}") }
        for called in called {
            let basis =
                called.isHypothetical ? (summary.hasBindingRung ? ", hypothetical" : "") : ", on a finding"
            html.element("div") { html in
                html.element("strong", called.rung.rung.text)
                html.text(
                    " (rung \(called.rung.position) of \(called.of)\(basis))")
            }
            html.element("div", "on breaches by \(released.name(called.party))")
            if let clock = called.clock {
                html.element("span", [("class", "sub")]) { html in
                    html.text("\(clock.rung.rung) \(Wording.kind(clock.clock.kind)) ")
                    html.element("span", [("class", "t")]) {
                        Page.unbroken(released.moments.local(clock.due), at: " to ", in: &$0)
                    }
                    html.text(Wording.origin(of: clock))
                }
            }
        }
    }
}
