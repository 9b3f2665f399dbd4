internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

extension ObligationsReport {
    /// `obligations.html`: one file that needs nothing else and runs no script.
    public func page() -> String {
        StillPage.text(
            kicker: "Who must do what by when", title: agreement.title, css: DutySymbols.css,
            top: DutySymbols.define(in:)
        ) { html in
            if schedules.allSatisfy(\.rows.isEmpty) { html.element("p", Self.nothing) }
            for (i, schedule) in schedules.enumerated() where !schedule.rows.isEmpty {
                Page.section("schedule-\(i)", schedule.heading, in: &html) { html in
                    put(schedule, number: i, in: &html)
                }
            }
        }
    }

    private func put(_ schedule: Schedule, number: Int, in html: inout HTML) {
        let words = DutyWords(released: released)
        if let timeline = DutyTimeline(schedule.deeds, now: nil) {
            timeline.put(words, title: "Duties over time, \(schedule.heading.lowercased())", in: &html)
        }
        for kind in ObligationRow.Kind.allCases {
            let rows = schedule.rows.filter { $0.kind == kind }
            guard !rows.isEmpty else { continue }
            html.element("h3", Self.heading(kind))
            Page.table(
                Self.caption(kind), ["Who", "Must", "From", "By", "If not"], class: "stack", in: &html
            ) { html in
                for row in rows {
                    html.element("tr") { html in
                        html.element("th", [("scope", "row")], row.whoWords)
                        for (label, text) in [
                            ("Must", row.must), ("From", row.from), ("By", row.by), ("If not", row.ifNot),
                        ] {
                            html.element("td", [("data-label", label)], text)
                        }
                    }
                }
            }
        }
        for assumption in schedule.assumptions {
            html.element("p", [("class", "note")], "assumed: \(assumption)")
        }
    }
}
