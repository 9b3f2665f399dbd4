internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Units by state, each figure with the rows it is summed from.
enum TalliesSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("tallies", "Incidents by state", in: &html) { html in
            html.element("p") { html in
                html.text(
                    "A unit is an outermost incident with all its parts, in the strongest state that any of them reaches, counted for each party accused and each provision (rule "
                )
                html.element("code", Tally.countingRule)
                html.text(
                    "). Coverage is the share of place and time that somebody is known to have observed. Open a reading below to see the rows."
                )
            }
            let states = AssessmentState.strongestFirst
            Page.table(
                "Units by reading, party and state",
                ["Reading", "Accused"] + states.map(\.words) + ["all units", "coverage"], numbersFrom: 2,
                in: &html
            ) { html in
                for summary in summaries { rows(summary, released, in: &html) }
            }
            for summary in summaries { sums(summary, released, in: &html) }
        }
    }

    private static func rows(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        for (i, line) in summary.parties.enumerated() {
            html.element("tr", i == 0 ? [("class", "first")] : []) { html in
                if i == 0 {
                    html.element(
                        "th", [("scope", "rowgroup"), ("rowspan", String(summary.parties.count))]
                    ) { $0.element("strong", summary.verdict.reading.name.text) }
                }
                html.element("th", [("scope", "row")], released.name(line.party))
                for state in AssessmentState.strongestFirst {
                    let count = line.counts[state] ?? 0
                    html.element("td", [("class", count == 0 ? "n zero" : "n")], String(count))
                }
                html.element(
                    "td", [("class", "n")], String(line.counts.values.reduce(0, +)))
                html.element("td", Wording.coverage(in: summary.verdict))
            }
        }
    }

    private static func sums(_ summary: ReadingSummary, _ released: Released, in html: inout HTML) {
        let reading = summary.verdict
        let totals = summary.totals
        Page.details(
            "\(reading.reading.name): \(totals.assessed) assessed and \(totals.outOfScope) out of scope make \(Wording.count(totals.incidents, "incident")) of \(Wording.count(totals.reports, "report"))",
            in: &html
        ) { html in
            for coverage in reading.coverage { html.element("p", CoverageWords.text(coverage, released)) }
            if reading.tallies.isEmpty { html.element("p", "No incident is assessed under this reading.") }
            if !reading.tallies.isEmpty { html.element("p", "\(summary.unitsText).") }
            html.element("dl", [("class", "sums")]) { html in
                for tally in reading.tallies {
                    html.element("dt") { html in
                        Symbols.put(
                            Symbols.Mark(tally.state),
                            words:
                                "\(released.name(tally.party)), \(tally.provision), \(tally.state.words): \(tally.count) (coverage \(Wording.coverage(of: tally.provision, in: reading)))",
                            in: &html)
                    }
                    html.element("dd") { html in
                        html.element("ul", [("class", "units")]) { html in
                            for unit in tally.units { self.unit(unit, in: &html) }
                        }
                    }
                }
            }
        }
    }

    private static func unit(_ unit: Tally.Unit, in html: inout HTML) {
        let parts = unit.members.filter { $0 != unit.incident }
        html.element("li") { html in
            html.link(to: unit.incident.text, unit.incident.text)
            guard !parts.isEmpty else { return }
            html.text(" with ")
            Page.incidents(parts, in: &html)
        }
    }
}
