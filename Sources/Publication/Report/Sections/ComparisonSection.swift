internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The same breach under every reading, side by side.
enum ComparisonSection {
    static func put(_ released: Released, in html: inout HTML) {
        let comparisons = Comparison.all(released)
        guard !comparisons.isEmpty else { return }
        Page.section("compared", "The same breach under every reading", in: &html) { html in
            html.element(
                "p",
                "Each incident that is a breach under some reading, and what every other reading makes of it."
            )
            for comparison in comparisons {
                Page.table(
                    "\(comparison.incident.id): \(comparison.incident.place.name), \(released.name(comparison.party)) accused, \(released.moments.local(comparison.incident.occurred))",
                    ["Reading", "Provision", "What it says", "In force for", "What decides"], class: "stack",
                    in: &html
                ) { html in
                    for row in comparison.rows { put(row, in: &html) }
                }
            }
        }
    }

    private static func put(_ row: Comparison.Row, in html: inout HTML) {
        html.element("tr") { html in
            html.element("th", [("scope", "row")], row.reading.text)
            html.element("td", [("data-label", "Provision")], row.provision.text)
            html.element("td", [("data-label", "What it says")]) { html in
                html.element(
                    "span", [("class", row.state == .meetsStandard ? "breach" : "silent")], row.words)
            }
            html.element(
                "td", [("data-label", "In force for")], row.elapsed.map(Wording.length) ?? "\u{2013}")
            html.element("td", [("data-label", "What decides")], row.reason)
        }
    }
}
