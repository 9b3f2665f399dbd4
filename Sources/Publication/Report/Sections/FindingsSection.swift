internal import CeasefireModel
internal import Evaluation

/// What named people and bodies found: only this starts clocks that bind.
enum FindingsSection {
    static func put(_ released: Released, in html: inout HTML) {
        let findings = FindingWords.all(released)
        guard !findings.isEmpty else { return }
        Page.section("findings", "What named people found", in: &html) { html in
            for (standing, readings) in findings {
                html.element("h3") { html in
                    html.text(FindingWords.headline(standing, released))
                }
                html.element("dl", [("class", "facts")]) { html in
                    if let incident = standing.incident {
                        html.element("dt", "incident")
                        html.element("dd") { Page.incidents([incident], in: &$0) }
                    } else {
                        html.element("dt", "duty")
                        html.element("dd", FindingWords.subject(standing))
                    }
                    for (name, words) in FindingWords.details(standing, released) {
                        html.element("dt", name)
                        html.element("dd", words)
                    }
                    for (name, does) in readings {
                        html.element("dt", "under \(name)")
                        html.element("dd", does)
                    }
                }
            }
        }
    }
}
