internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The timeline: a lane for each reading.
enum TimelineSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("timeline", "When", in: &html) { html in
            guard let span = Timeline.span(released.verdict) else {
                html.element("p", "Nothing on the record has a time to show.")
                return
            }
            html.element(
                "p",
                "Under each reading: when the agreement is in force (hatched where its beginning or end is unstated or open), and the assessed incidents as the intervals within which they happened. Days begin at midnight in \(released.moments.zone). A number counts incidents with the same interval."
            )
            MapSection.legend(in: &html)
            for summary in summaries {
                html.element("h3", summary.verdict.reading.name.text)
                html.element("p", [("class", "note")], windows(summary.verdict, released))
                Timeline(summary, released).put(over: span, released, in: &html)
            }
        }
    }

    private static func windows(_ reading: ReadingVerdict, _ released: Released) -> String {
        reading.windows.map { "\($0.provision): \(released.moments.text($0))" }.joined(separator: "; ")
    }
}

/// The response ladder: a chart and a table for each reading with a breach; readings of which the same is to
/// be said share one.
enum LadderSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("response", "What the response would ask for", in: &html) { html in
            html.element("p", Wording.hypothetical)
            guard !released.verdict.agreement.responses.isEmpty else {
                html.element("p", "No document on the table says what answers a breach.")
                return
            }
            var blocks: [(readings: [String], content: HTML)] = []
            for summary in summaries {
                var block = HTML()
                for response in summary.verdict.responses {
                    put(ResponseWords(response: response, released: released), in: &block)
                }
                let name = summary.verdict.reading.name.text
                if let same = blocks.firstIndex(where: { $0.content.markup == block.markup }) {
                    blocks[same].readings.append(name)
                } else {
                    blocks.append(([name], block))
                }
            }
            for block in blocks {
                html.element("h3", "Under " + block.readings.joined(separator: ", "))
                html.add(block.content)
            }
        }
    }

    private static func put(_ words: ResponseWords, in html: inout HTML) {
        let response = words.response
        html.element("p") { html in
            html.element("strong", sentence(words.headline))
            html.text(" (\(response.response), \(response.document))")
        }
        if let chart = LadderChart(words) {
            chart.put(words.released, title: words.headline, in: &html)
            html.element(
                "p", [("class", "note")],
                "The shaded band is the breach, as an interval. A filled bar is the time by which a measure is due, an outlined bar the time before which it may not be taken; \"?\" marks what the document does not settle."
            )
        }
        guard !response.scenarios.isEmpty else { return }
        Page.table(
            "\(response.response), \(words.headline)",
            ["Rung", "Counted from", "Called for", "Due", "State"], class: "stack", in: &html
        ) { html in
            for position in 1...max(1, response.scenarios[0].episodes.first?.rungs.count ?? 1) {
                rows(position, words, in: &html)
            }
        }
        guard !response.shifts.isEmpty else { return }
        html.element("p", "Which assumption moves what is due, and by how much:")
        html.element("ul") { html in
            for shift in response.shifts { html.element("li", sentence(words.shift(shift)) + ".") }
        }
    }

    private static func sentence(_ words: String) -> String {
        words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The rows of a rung: one for each clock under each way of settling what is open.
    private static func rows(_ position: Int, _ words: ResponseWords, in html: inout HTML) {
        var rows: [(scenario: Scenario, episode: Episode, rung: RungVerdict, clock: Clock)] = []
        for scenario in words.response.scenarios {
            for episode in scenario.episodes {
                for rung in episode.rungs where rung.position == position {
                    rows += episode.ownClocks(rung).map { (scenario, episode, rung, $0) }
                }
            }
        }
        for (i, row) in rows.enumerated() {
            html.element("tr") { html in
                if i == 0 {
                    html.element(
                        "th", [("scope", "rowgroup"), ("rowspan", String(rows.count))]
                    ) { html in
                        html.element("strong", "\(row.rung.position). \(row.rung.rung)")
                        html.element(
                            "span", [("class", "sub")], "\(row.rung.measure); \(words.who(row.rung))")
                    }
                }
                html.element("td", [("data-label", "Counted from")]) { html in
                    html.text(words.words(row.scenario).replacing("counted from ", with: ""))
                    guard words.isOneOfSeveral(row.episode, of: row.scenario) else { return }
                    html.element("span", [("class", "sub")]) { html in
                        html.text("episode of ")
                        if let incident = row.episode.first.incident {
                            html.link(to: incident.text, incident.text)
                        } else {
                            html.text(row.episode.first.text)
                        }
                    }
                }
                html.element("td", [("data-label", "Called for")]) { html in
                    html.text(Wording.condition(row.rung.condition))
                    html.element(
                        "span", [("class", "sub")], words.released.moments.text(row.rung.condition.reason))
                }
                html.element("td", [("data-label", "Due")]) { html in
                    html.text(Wording.kind(row.clock.kind))
                    if let due = row.clock.due {
                        html.text(" ")
                        Page.time(due, words.released, in: &html)
                    } else if row.clock.kind != .unstated {
                        html.text(" \u{2013}")
                    }
                }
                html.element("td", [("data-label", "State")]) { html in
                    html.text(row.clock.state.rawValue)
                    if !words.response.found.isEmpty {
                        html.element(
                            "span", [("class", "sub")], row.clock.isHypothetical ? "hypothetical" : "binding")
                    }
                    if row.clock.reason != row.rung.condition.reason {
                        html.element(
                            "span", [("class", "sub")], words.released.moments.text(row.clock.reason))
                    }
                }
            }
        }
    }
}
