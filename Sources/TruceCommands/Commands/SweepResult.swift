internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Evaluation

/// What a sweep found, as people and programs see it.
struct SweepResult {
    let outcomes: [(reading: ReadingName, outcome: Outcome)]
    let variations: [Variation]

    /// A table for each reading: what reverses it first, the smallest change on top.
    func text() -> String {
        var lines = ["What moves the verdict: one thing changed at a time, everything else held."]
        for (reading, outcome) in outcomes {
            lines += ["", "\(reading): \(DiagnosticText.escaped(outcome.words))"]
            let own = variations.filter { $0.reading == reading }
            let weights = own.filter { $0.decibans != nil }.sorted {
                (abs($0.decibans ?? 0), $0.label) < (abs($1.decibans ?? 0), $1.label)
            }
            if weights.isEmpty {
                lines.append("  no weight reverses it, up or down by \(Sensitivity.largestStep) dB")
            }
            let width = weights.map { $0.label.count }.max() ?? 0
            for variation in weights {
                let step = Int(abs(variation.decibans ?? 0))
                // The bar is as long as the change: short bars are weak spots.
                lines.append(
                    "  " + padded(variation.label, width) + "  "
                        + padded("\(variation.before) to \(variation.after)", 12) + "  "
                        + padded(String(repeating: "#", count: step), Sensitivity.largestStep)
                        + "  \(variation.to.words)")
            }
            for variation in own where variation.decibans == nil {
                let mark = variation.reverses ? "reverses it" : "moves it"
                lines.append(
                    "  \(DiagnosticText.escaped(variation.label)) \(variation.after): \(mark): \(variation.to.words)"
                )
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The same for programs: `{"schema": "truce-sweep/1", "outcomes": [...], "variations": [...]}`.
    func json() -> String {
        let outcomes = outcomes.map { "{\"reading\":\(quoted($0.reading.text)),\(fields($0.outcome))}" }
        let variations = variations.map { variation in
            let step = variation.decibans.map { String($0) } ?? "null"
            return "{\"reading\":\(quoted(variation.reading.text)),\"changed\":\(quoted(variation.label)),"
                + "\"before\":\(quoted(variation.before)),\"after\":\(quoted(variation.after)),"
                + "\"decibans\":\(step),\"reverses\":\(variation.reverses),"
                + "\"from\":{\(fields(variation.from))},\"to\":{\(fields(variation.to))}}"
        }
        return "{\"schema\":\"truce-sweep/1\",\n\"outcomes\":[\n\(outcomes.joined(separator: ",\n"))\n],\n"
            + "\"variations\":[\n\(variations.joined(separator: ",\n"))\n]}\n"
    }

    private func fields(_ outcome: Outcome) -> String {
        let parties = outcome.parties.map { quoted($0.text) }.joined(separator: ",")
        return "\"headline\":\(quoted(outcome.headlineText)),\"breaches\":\(outcome.breaches),"
            + "\"parties\":[\(parties)]"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// A JSON string.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let hex = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Variation {
    /// What was changed, in words.
    var label: String {
        switch subject {
        case .weight(let name): name
        case .standard: "standard of proof"
        case .term(let term, _): term.text
        case .origin(let origin): "the words of \(origin)"
        }
    }
}
