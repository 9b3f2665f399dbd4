internal import CeasefireModel

extension SeveralDocuments {
    /// The page of all documents, `index.html`: one file that needs nothing else and runs no script.
    ///
    /// - Parameter folders: The folder of each document's own report beside the page, in their order.
    public func page(folders: [String]) -> [UInt8] {
        let text = StillPage.text(
            kicker: "Several documents, one record", title: sentence,
            foot: "Made by Truce, which assesses and never decides. \(Wording.silence)"
        ) { html in
            Page.section("outcome", "What each document comes to", in: &html) { html in
                Page.table(
                    "Each document, and how many of its readings come to what",
                    ["Document", "Readings", "It comes to"], class: "stack", in: &html
                ) { html in
                    for (line, folder) in zip(lines, folders) { put(line, folder, in: &html) }
                }
            }
            Page.section("readings", "What each reading says", in: &html) { html in
                Page.table(
                    "Each reading of each document",
                    ["Document", "Reading", "What is assessed", "Since", "Units by state", "Rung"],
                    class: "stack", in: &html
                ) { html in
                    for line in lines {
                        for reading in line.readings { put(reading, of: line, in: &html) }
                    }
                }
                html.element("p", [("class", "note")], Wording.hypothetical)
            }
            Page.section("release", "Release: \(tier.rawValue)", in: &html) { html in
                html.element("p", releaseSentence)
            }
        }
        return Array(text.utf8)
    }

    private func put(_ line: DocumentLine, _ folder: String, in html: inout HTML) {
        html.element("tr") { html in
            html.element("th", [("scope", "row")]) { html in
                html.element("a", [("href", "\(folder)/report.html")], line.title)
            }
            html.element("td", [("data-label", "Readings")], "\(line.readings.count)")
            html.element("td", [("data-label", "It comes to")]) { html in
                html.element("span", [("aria-hidden", "true")], Self.bar(line) + " ")
                html.text(line.outcome)
                if Set(lines.map(\.keptBack)).count > 1 {
                    html.element("span", [("class", "sub")], line.keptBack)
                }
            }
        }
    }

    private func put(
        _ reading: DocumentLine.ReadingLine, of line: DocumentLine, in html: inout HTML
    ) {
        html.element("tr") { html in
            html.element("th", [("scope", "row")], line.title)
            html.element("td", [("data-label", "Reading")], reading.name)
            for (label, cells) in [
                ("What is assessed", reading.assessed), ("Since", reading.since),
                ("Units by state", reading.units), ("Rung", reading.rung),
            ] {
                html.element("td", [("data-label", label)]) { html in
                    for cell in cells { html.element("div", cell.text) }
                }
            }
        }
    }
}
