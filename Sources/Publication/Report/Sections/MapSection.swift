internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

/// The map: one for each reading, chosen by buttons that need no script.
enum MapSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("map", "Where", in: &html) { html in
            let maps = summaries.map { IncidentMap($0.verdict, released) }
            let onMap = released.verdict.incidents.filter { IncidentMap.isOnMap($0.place) }
            let assessed = onMap.filter { released.isAssessed($0.id) }
            let framed = (assessed.isEmpty ? onMap : assessed).compactMap(\.place.coordinate)
            guard let frame = MapFrame(around: framed) else {
                html.element("p", "No incident has a place that may be shown at this release tier.")
                return
            }
            html.element(
                "p",
                "Each mark is a named place, never a point of impact. A dashed circle is the radius within which the incident lies, drawn where it is 25 km or more. The frame fits what some reading assesses; what is out of scope under all of them and lies beyond the frame is not drawn."
            )
            let paths = LandPaths(.world, in: frame)
            let drawn = DrawnPaths(released.verdict, in: frame)
            if !drawn.words.isEmpty { html.element("p", drawn.words) }
            html.element("svg", [("class", "defs"), ("aria-hidden", "true")]) { html in
                html.element("defs") { html in
                    html.element("g", [("id", "ground")]) { html in
                        html.shape("path", [("class", "land"), ("d", paths.land)])
                        html.shape("path", [("class", "border"), ("d", paths.borders)])
                        html.shape("path", [("class", "border disputed"), ("d", paths.disputed)])
                        drawn.put(in: &html)
                    }
                }
            }
            legend(in: &html)
            Tabs.put("map", "Reading shown on the map", maps.map(\.reading.reading.name.text), in: &html) {
                maps[$0].put(in: frame, &$1)
            }
            html.element("p", [("class", "note")], LandData.world.convention)
            html.element("p", [("class", "note")], "Land and boundaries: \(LandData.world.source).")
        }
    }

    static func legend(in html: inout HTML) {
        html.element("ul", [("class", "legend"), ("aria-label", "Legend")]) { html in
            for mark in Symbols.Mark.allCases {
                html.element("li") { Symbols.put(mark, in: &$0) }
            }
        }
    }
}

/// Panels of which one is shown at a time. Radio buttons choose, so that the keyboard works and no script is
/// needed; on paper all panels are shown.
enum Tabs {
    /// As many as the style sheet has rules for; further panels are shown one below the other.
    static let most = 24

    static func put(
        _ group: String, _ label: String, _ titles: [String], in html: inout HTML,
        _ panel: (Int, inout HTML) -> Void
    ) {
        html.element("fieldset", [("class", titles.count > most ? "all" : "tabs")]) { html in
            html.element("legend", label)
            for (i, title) in titles.enumerated() {
                let id = "\(group)-\(i)"
                var attributes: [HTML.Attribute] = [
                    ("type", "radio"), ("name", group), ("id", id), ("class", "tab"),
                ]
                if i == 0 { attributes.append(("checked", "")) }
                html.void("input", attributes)
                html.element("label", [("for", id)], title)
            }
            html.element("div", [("class", "panels")]) { html in
                for (i, title) in titles.enumerated() {
                    html.element("div", [("class", "panel")]) { html in
                        html.element("h3", [("class", "paper")], title)
                        panel(i, &html)
                    }
                }
            }
        }
    }
}
