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
                ["Reading", "Assessed", "Since", "After", "Units by state", "Highest rung, first clock"],
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
                    html.element("div") { html in
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
            cells(verdict, released, in: &html)
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
            let name = summary.highestRung == nil ? "none" : "some"
            html.element("td", [("data-label", "Highest rung, first clock"), ("class", name)]) {
                rung(summary, released, in: &$0)
            }
        }
    }

    private static func by(
        _ breach: PartyBreach, _ verdict: ReadingVerdict, _ released: Released, in html: inout HTML
    ) {
        html.element("div") { html in
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

    private static func cells(_ verdict: ReadingVerdict, _ released: Released, in html: inout HTML) {
        func cell(_ label: String, _ content: (PartyBreach, inout HTML) -> Void) {
            let name = verdict.breaches.isEmpty ? "none" : "some"
            html.element("td", [("data-label", label), ("class", name)]) { html in
                if verdict.breaches.isEmpty { html.text("\u{2013}") }
                for breach in verdict.breaches {
                    html.element("div") { content(breach, &$0) }
                }
            }
        }
        cell("Since") { breach, html in Page.time(breach.since, released, in: &html) }
        cell("After") { breach, html in
            for first in breach.provisions {
                html.element("div") { html in
                    html.text(first.elapsed.map(Wording.length) ?? "unstated, since the beginning is")
                    if breach.provisions.count > 1 {
                        html.element("span", [("class", "sub")], "of \(first.provision)")
                    }
                }
            }
        }
    }

    private static func rung(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        guard let highest = summary.highestRung else {
            html.text("\u{2013}")
            return
        }
        html.element("strong", highest.rung.rung.text)
        html.text(
            " (rung \(highest.rung.position) of \(highest.of)\(highest.isHypothetical ? "" : ", on a finding"))"
        )
        if let first = summary.firstClock {
            html.element("span", [("class", "sub")]) { html in
                html.text("\(first.rung.rung) \(Wording.kind(first.clock.kind)) ")
                html.element("span", [("class", "t")]) {
                    Page.unbroken(released.moments.local(first.due), at: " to ", in: &$0)
                }
                html.text(
                    ", counted from \(Wording.anchor(first.scenario.anchor)): \(first.clock.state.rawValue)")
            }
        }
    }
}
