internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Geography

/// What every figure rests on: weights, entries, inputs, the release rules, and how to make it all again.
enum BasisSection {
    static func put(_ released: Released, in html: inout HTML) {
        Page.section("basis", "What this rests on", in: &html) { html in
            weights(released, in: &html)
            entries(released, in: &html)
            inputs(released, in: &html)
            html.element("h3", "Release: \(released.tier.rawValue)")
            html.element("ul") { html in
                for rule in released.policy.sentences { html.element("li", rule) }
                html.element("li", released.keptBack.sentence)
            }
            reproduce(released, in: &html)
        }
    }

    private static func weights(_ released: Released, in html: inout HTML) {
        html.element("h3", "Weights and standards")
        html.element(
            "p",
            "In decibans, ten times the common logarithm of the odds: +10 is ten to one. The figures are conventions, not measurements; they can be replaced. Each origin counts once for each element, however many outlets relay it."
        )
        let standards = Set(released.verdict.readings.flatMap(\.assessments).map(\.standard))
        let asked = StandardOfProof.allCases.filter(standards.contains).map(\.words)
        if !asked.isEmpty {
            html.element("p", "Standard of proof asked for: \(asked.joined(separator: "; ")).")
        }
        Page.table("The table of weights", ["Setting", "Decibans"], numbersFrom: 1, in: &html) { html in
            for line in released.verdict.record.weights.lines {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], line.setting.rawValue)
                    html.element("td", [("class", "n")], decibansText(line.decibans))
                }
            }
        }
    }

    private static func entries(_ released: Released, in html: inout HTML) {
        let entries = released.verdict.record.entries
        guard !entries.isEmpty || !released.verdict.remarks.isEmpty else { return }
        html.element("h3", "What people put on the record about the evidence")
        if !released.verdict.remarks.isEmpty {
            html.element("ul") { html in
                for remark in released.verdict.remarks { html.element("li", released.moments.text(remark)) }
            }
        }
        Page.details("\(entries.count) entries", in: &html) { html in
            html.element("ul", [("class", "reports")]) { html in
                for entry in entries {
                    html.element("li", [("id", "e-" + entry.id.text)]) { html in
                        html.element("code", entry.id.text)
                        html.text(" \(EntryWords.author(entry)) \(EntryWords.text(entry, released)).")
                        html.element("span", [("class", "said")], entry.reason)
                        html.element(
                            "span", [("class", "sub")],
                            "known from \(released.moments.local(entry.available))")
                    }
                }
            }
        }
    }

    private static func inputs(_ released: Released, in html: inout HTML) {
        html.element("h3", "Inputs")
        Page.table(
            "Files, and what was read of them",
            ["File", "Holds", "Digest", "Read", "Accepted", "Rejected", "Set aside"], numbersFrom: 3,
            in: &html
        ) { html in
            for file in released.files {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], file.file)
                    html.element(
                        "td", file.record.map { "record: \($0.words(leaves: file.read))" } ?? file.kind)
                    html.element("td") { $0.element("code", [("class", "digest")], file.digest) }
                    for count in [file.read, file.accepted, file.rejected, file.filtered] {
                        html.element("td", [("class", "n")], String(count))
                    }
                }
            }
        }
        html.element("p", [("class", "note")], "A digest does not depend on the order of rows.")
        drawn(released, in: &html)
    }

    private static func drawn(_ released: Released, in html: inout HTML) {
        let sources = released.verdict.record.theatre.sources
        guard !sources.isEmpty else { return }
        Page.details("Maps that were read: \(Wording.count(sources.count, "file"))", in: &html) { html in
            Page.table("Files of zones and lines", ["Draws", "Day", "File", "Digest"], in: &html) { html in
                for source in sources {
                    html.element("tr") { html in
                        html.element("th", [("scope", "row")], "\(source.kind.rawValue) \(source.name)")
                        html.element("td", source.day?.description ?? "does not move")
                        html.element("td", released.policy.path(source.file))
                        html.element("td") { $0.element("code", [("class", "digest")], source.digest) }
                    }
                }
            }
        }
    }

    private static func reproduce(_ released: Released, in html: inout HTML) {
        html.element("h3", "How to make it again")
        guard !released.command.isEmpty else {
            html.element("p", "The same inputs and the same version of Truce give the same bytes.")
            return
        }
        html.element(
            "p",
            "The same inputs and the same version of Truce give the same bytes. For the chain behind one result, give its name to the command explain."
        )
        html.element("pre") { html in
            html.element("code", released.command.map(shellWord).joined(separator: " "))
        }
    }

    /// A word as a shell takes it for one.
    private static func shellWord(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "+", ",", "=", "@": true
            default: false
            }
        }
        return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
