internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The headline table: a row for each reading.
enum ReadingsSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("readings", "What each reading says", in: &html) { html in
            html.element(
                "p", [("class", "lead")],
                "The same \(Wording.count(released.verdict.record.reports.count, "report")), assessed under each reading of what was agreed. \(Wording.silence)"
            )
            Page.table(
                "What is assessed under each reading",
                ["Reading", "Assessed", "By", "Since", "After", "Highest rung, first clock"],
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
                    "span", [("class", verdict.headline == .breachAssessed ? "breach" : "silent")],
                    verdict.headline.rawValue)
            }
            cells(verdict, released, in: &html)
            html.element("td", [("data-label", "Highest rung, first clock")]) {
                rung(summary, released, in: &$0)
            }
        }
    }

    private static func cells(_ verdict: ReadingVerdict, _ released: Released, in html: inout HTML) {
        func cell(_ label: String, _ content: (PartyBreach, inout HTML) -> Void) {
            html.element("td", [("data-label", label)]) { html in
                if verdict.breaches.isEmpty { html.text("\u{2013}") }
                for breach in verdict.breaches {
                    html.element("div") { content(breach, &$0) }
                }
            }
        }
        cell("By") { breach, html in
            html.text(released.name(breach.party))
            if let first = breach.assessments.first,
                let assessment = verdict.assessments.first(where: { $0.id == first })
            {
                html.element("span", [("class", "sub")]) { html in
                    html.text(Wording.count(breach.assessments.count, "assessment") + ", first ")
                    html.link(to: assessment.incident.text, assessment.incident.text)
                }
            }
        }
        cell("Since") { breach, html in Page.time(breach.since, released, in: &html) }
        cell("After") { breach, html in
            html.text(breach.elapsed.map(Wording.length) ?? "unstated, since the beginning is")
        }
    }

    private static func rung(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        guard let highest = summary.highestRung else {
            html.text("\u{2013}")
            return
        }
        html.element("strong", highest.rung.rung.text)
        html.text(" (rung \(highest.rung.position) of \(highest.of))")
        if let first = summary.firstClock {
            html.element("span", [("class", "sub")]) { html in
                html.text("\(first.rung.rung) \(Wording.kind(first.clock.kind)) ")
                html.element("span", [("class", "t")], released.moments.local(first.due))
                html.text(
                    ", counted from \(Wording.anchor(first.scenario.anchor)): \(first.clock.state.rawValue)")
            }
        }
    }
}
