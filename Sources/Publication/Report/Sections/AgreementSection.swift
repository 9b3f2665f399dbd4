internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The agreement as it was read: its articles, and what each reading gives for the terms it leaves open.
enum AgreementSection {
    static func put(_ released: Released, in html: inout HTML) {
        let agreement = released.verdict.agreement
        Page.section("agreement", "What was agreed", in: &html) { html in
            for article in agreement.articles {
                html.element("h3", article.heading)
                for paragraph in paragraphs(article.text) { html.element("p", paragraph) }
                if !article.hasMeaning {
                    html.element(
                        "p", [("class", "note")],
                        "This article says nothing that can be checked by a rule: it has no block.")
                }
            }
            bodies(released, in: &html)
            readings(released, in: &html)
            for reading in released.verdict.readings where !reading.reading.note.isEmpty {
                html.element("p", [("class", "note")], "\(reading.reading.name): \(reading.reading.note)")
            }
            statements(released, in: &html)
        }
    }

    private static func paragraphs(_ text: String) -> [String] {
        var paragraphs: [[Substring]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy({ $0 == " " || $0 == "\r" }) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    }

    private static func bodies(_ released: Released, in html: inout HTML) {
        let bodies = released.verdict.agreement.bodies
        guard !bodies.isEmpty else { return }
        html.element("h3", "Who decides, and how")
        html.element("dl", [("class", "facts")]) { html in
            for body in bodies {
                html.element("dt", body.name.isEmpty ? body.id.text : body.name)
                html.element("dd", BodyWords.text(body, released))
            }
        }
    }

    private static func readings(_ released: Released, in html: inout HTML) {
        let terms = released.verdict.agreement.openTerms
        guard !terms.isEmpty else { return }
        let words = AgreementWords(released)
        html.element("h3", "The readings")
        Page.table(
            "What each reading gives for the terms that the text leaves open",
            ["Reading", "Held by"] + terms.map(\.name.text) + ["Rests on"], in: &html
        ) { html in
            for verdict in released.verdict.readings {
                let reading = verdict.reading
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], reading.name.text)
                    html.element("td", reading.heldBy.map { released.name($0) } ?? "no party")
                    for term in terms { html.element("td", words.term(reading.values[term.name])) }
                    html.element("td") { Page.statements(reading.cites, in: &$0) }
                }
            }
        }
    }

    /// The statements that some reading or entry rests on.
    private static func statements(_ released: Released, in html: inout HTML) {
        var used = Set(released.verdict.readings.flatMap(\.reading.cites))
        for entry in released.verdict.record.entries {
            if case .bearing(let bearing) = entry.content, let id = bearing.statement { used.insert(id) }
        }
        let statements = used.sorted().compactMap { released.statement($0) }
        guard !statements.isEmpty else { return }
        Page.details("The statements it rests on: \(statements.count)", in: &html) { html in
            html.element("ul", [("class", "reports")]) { html in
                for statement in statements {
                    html.element("li", [("id", "s-" + statement.id.text)]) { html in
                        html.element("code", statement.id.text)
                        html.text(" ")
                        html.link(
                            out: statement.url,
                            statement.outlet.isEmpty
                                ? statement.speaker : "\(statement.speaker), in \(statement.outlet)")
                        html.element("span", [("class", "said")], statement.summary)
                        html.element(
                            "span", [("class", "sub")],
                            "\(statement.kind) on \(statement.about); known from \(released.moments.local(statement.available))"
                        )
                    }
                }
            }
        }
    }
}
