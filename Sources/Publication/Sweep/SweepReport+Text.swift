internal import Analysis
internal import CeasefireModel
internal import Evaluation

extension SweepReport {
    /// A table for each reading: what reverses it first, the smallest change on top.
    ///
    /// - Parameters:
    ///   - style: With colours and lines for a terminal, or without.
    ///   - width: Columns.
    public func text(style: TerminalStyle = .plain, width: Int = 120) -> String {
        var page = TextPage(style: style, width: width)
        page.line("What moves the verdict: one thing changed at a time, everything else held.", tone: .strong)
        page.blank()
        for sentence in smallest { page.line(sentence) }
        for (reading, outcome) in outcomes {
            page.heading("\(reading): \(words(outcome))")
            put(variations.filter { $0.reading == reading }, on: &page)
        }
        page.blank()
        page.line(triedSentence)
        page.blank()
        page.line(releaseSentence, tone: .faint)
        return page.text
    }

    private func put(_ own: [Variation], on page: inout TextPage) {
        let weights = own.filter { $0.decibans != nil }.sorted {
            (abs($0.decibans ?? 0), $0.change.label) < (abs($1.decibans ?? 0), $1.change.label)
        }
        if weights.isEmpty {
            page.line("no weight reverses it, up or down by \(Sensitivity.largestStep) dB", indent: 2)
        }
        let width = weights.map { $0.change.label.count }.max() ?? 0
        for variation in weights {
            let step = Int(abs(variation.decibans ?? 0))
            // The bar is as long as the change: short bars are weak spots.
            let bar = String(repeating: "#", count: step)
            let line =
                padded(variation.change.label, width) + "  "
                + padded("\(variation.before) to \(variation.after)", 12) + "  "
            page.picture(
                line + (page.width >= 100 ? padded(bar, Sensitivity.largestStep) : bar),
                then: words(variation.to), indent: 2)
        }
        for variation in own where variation.decibans == nil {
            let mark = variation.reverses ? "reverses it" : "moves it"
            page.line(
                "\(variation.change.label) \(variation.after): \(mark): \(moved(variation))", indent: 2,
                tone: variation.reverses ? .strong : .plain)
        }
    }

    /// `breach assessed: Arland; 1 incident; duties: 3 performed, 1 breached`: whose breaches there are, how many incidents
    /// meet the standard, and how duties stand.
    func words(_ outcome: Outcome) -> String {
        let stand = DeedState.allCases.compactMap { state in
            outcome.duties[state].map { "\($0) \(state.rawValue)" }
        }
        let duties = stand.isEmpty ? "" : "; duties: " + stand.joined(separator: ", ")
        guard !outcome.parties.isEmpty else { return outcome.headlineText + duties }
        let incidents = outcome.breaches == 0 ? "" : "; " + Wording.count(outcome.breaches, "incident")
        // Only those of whom somebody found a breach are said to have been found in breach.
        let found = outcome.headline == .breachFound ? outcome.found : outcome.parties
        let others = outcome.parties.filter { !found.contains($0) }
        let assessed = others.isEmpty ? "" : "; assessed: \(released.names(others))"
        return "\(outcome.headlineText): \(released.names(found))\(assessed)\(incidents)\(duties)"
    }

    /// What is another one: all of it where the outcome is reversed, or else the figures that differ.
    func moved(_ variation: Variation) -> String {
        guard !variation.reverses else { return words(variation.to) }
        let (from, to) = (variation.from, variation.to)
        var parts: [String] = []
        if from.breaches != to.breaches { parts.append("incidents \(from.breaches) to \(to.breaches)") }
        for state in DeedState.allCases {
            let (old, new) = (from.duties[state] ?? 0, to.duties[state] ?? 0)
            if old != new { parts.append("duties \(state.rawValue) \(old) to \(new)") }
        }
        if from.found != to.found {
            parts.append("found: \(to.found.isEmpty ? "nobody" : released.names(to.found))")
        }
        if from.since != to.since { parts.append("the first breach is at another time") }
        return parts.isEmpty ? words(to) : parts.joined(separator: ", ")
    }

    /// How much of the record was left out row by row, and how much was not tried.
    var triedSentence: String {
        func told(_ tried: RowSearch.Tried) -> String {
            tried.tried == tried.possible
                ? "\(tried.possible), which are all"
                : "\(tried.tried) of \(tried.possible); the others were not tried"
        }
        return
            "Left out, one at a time: reports whose words make up or deny a breach, \(told(rows.reports)); entries, \(told(rows.entries))."
    }

    /// For each reading the smallest change of evidence, terms, standard or weights that reverses it.
    var smallest: [String] {
        outcomes.map { reading, outcome in
            let own = variations.filter { $0.reading == reading && $0.reverses }
            let before = "Under \(reading) (\(words(outcome))) "
            guard !own.isEmpty else { return before + withoutSingle(reading) }
            let found = [
                (
                    "evidence",
                    first(own) { if case .report = $0 { true } else { false } }
                        ?? first(own) { if case .entry = $0 { true } else { false } }
                        ?? first(own) { if case .origin = $0 { true } else { false } }
                ),
                (
                    "terms",
                    first(own) {
                        switch $0 {
                        case .term, .alternative: true
                        default: false
                        }
                    }
                ),
                ("the standard", first(own) { $0 == .standard }),
                (
                    "what is asked of duties",
                    first(own) {
                        switch $0 {
                        case .dutyStandard, .silence: true
                        case .weight, .standard, .term, .origin, .alternative, .report, .entry: false
                        }
                    }
                ),
                ("weights", own.filter { $0.decibans != nil }.min { size($0) < size($1) }),
            ].compactMap { kind, variation in
                variation.map { "of \(kind), \(words($0.change)): \(words($0.to))" }
            }
            return before + "the smallest change that reverses it is " + found.joined(separator: "; or ")
                + "."
        }
    }

    private func withoutSingle(_ reading: ReadingName) -> String {
        if let pair = pairs.found.first(where: { $0.reading == reading }) {
            return "no single change reverses it; two together do: "
                + pair.changes.map(words).joined(separator: ", and ") + ": \(words(pair.to))."
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
