internal import Analysis
internal import CeasefireModel
internal import Evaluation

extension SweepReport {
    /// A table for each reading: what reverses it first, the smallest change on top.
    public func text() -> String {
        var lines = ["What moves the verdict: one thing changed at a time, everything else held."]
        lines += smallest.map { DiagnosticText.escaped($0) }
        for (reading, outcome) in outcomes {
            lines += ["", "\(reading): \(DiagnosticText.escaped(outcome.words))"]
            let own = variations.filter { $0.reading == reading }
            let weights = own.filter { $0.decibans != nil }.sorted {
                (abs($0.decibans ?? 0), $0.change.label) < (abs($1.decibans ?? 0), $1.change.label)
            }
            if weights.isEmpty {
                lines.append("  no weight reverses it, up or down by \(Sensitivity.largestStep) dB")
            }
            let width = weights.map { $0.change.label.count }.max() ?? 0
            for variation in weights {
                let step = Int(abs(variation.decibans ?? 0))
                // The bar is as long as the change: short bars are weak spots.
                lines.append(
                    "  " + padded(variation.change.label, width) + "  "
                        + padded("\(variation.before) to \(variation.after)", 12) + "  "
                        + padded(String(repeating: "#", count: step), Sensitivity.largestStep)
                        + "  \(variation.to.words)")
            }
            for variation in own where variation.decibans == nil {
                let mark = variation.reverses ? "reverses it" : "moves it"
                lines.append(
                    "  \(DiagnosticText.escaped(variation.change.label)) \(variation.after): \(mark): \(variation.to.words)"
                )
            }
        }
        lines += ["", releaseSentence]
        return lines.joined(separator: "\n") + "\n"
    }

    /// For each reading the smallest change of evidence, terms, standard or weights that reverses it.
    var smallest: [String] {
        outcomes.map { reading, outcome in
            let own = variations.filter { $0.reading == reading && $0.reverses }
            let before = "Under \(reading) (\(outcome.words)) "
            guard !own.isEmpty else { return before + withoutSingle(reading) }
            let found = [
                ("evidence", first(own) { if case .origin = $0 { true } else { false } }),
                ("terms", first(own) { if case .term = $0 { true } else { false } }),
                ("the standard", first(own) { $0 == .standard }),
                (
                    "what is asked of duties",
                    first(own) {
                        switch $0 {
                        case .dutyStandard, .silence: true
                        case .weight, .standard, .term, .origin: false
                        }
                    }
                ),
                ("weights", own.filter { $0.decibans != nil }.min { size($0) < size($1) }),
            ].compactMap { kind, variation in
                variation.map { "of \(kind), \(words($0.change)): \($0.to.words)" }
            }
            return before + "the smallest change that reverses it is " + found.joined(separator: "; or ")
                + "."
        }
    }

    private func withoutSingle(_ reading: ReadingName) -> String {
        if let pair = pairs.found.first(where: { $0.reading == reading }) {
            return "no single change reverses it; two together do: "
                + pair.changes.map(words).joined(separator: ", and ") + ": \(pair.to.words)."
        }
        return pairs.readings.contains(reading)
            ? "no single change\(withheldCount > 0 ? " that may be told" : "") reverses it, and no pair of the \(pairs.tried) tried of \(pairs.possible)."
            : "what reverses it is not told."
    }

    private func first(_ own: [Variation], _ isMeant: (Variation.Subject) -> Bool) -> Variation? {
        own.first { isMeant($0.subject) }
    }

    private func size(_ variation: Variation) -> (Double, String) {
        (abs(variation.decibans ?? 0), variation.change.label)
    }

    /// `against-interest from +15 to +12 (3 dB)`, `the words of X left out`.
    func words(_ change: Change) -> String {
        guard let decibans = change.decibans else { return "\(change.label) \(change.after)" }
        return "\(change.label) from \(change.before) to \(change.after) (\(Int(abs(decibans))) dB)"
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
