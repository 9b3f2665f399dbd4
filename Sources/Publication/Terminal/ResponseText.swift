internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What the agreed responses would ask for, on a terminal.
enum ResponseText {
    /// A block for each reading with a breach; readings of which the same is to be said share one.
    static func put(_ summaries: [ReadingSummary], _ released: Released, on page: inout TextPage) {
        let agreement = released.verdict.agreement
        page.heading("What the response would ask for")
        guard !agreement.responses.isEmpty else {
            page.line("No document on the table says what answers a breach.")
            return
        }
        var blocks: [(readings: [String], lines: [String])] = []
        for summary in summaries {
            var block = TextPage(style: page.style, width: page.width)
            for response in summary.verdict.responses {
                put(ResponseWords(response: response, released: released), on: &block)
            }
            let name = summary.verdict.reading.name.text
            if let same = blocks.firstIndex(where: { $0.lines == block.lines }) {
                blocks[same].readings.append(name)
            } else {
                blocks.append(([name], block.lines))
            }
        }
        for block in blocks {
            page.blank()
            page.line("Under \(block.readings.joined(separator: ", "))", tone: .strong)
            page.append(block.lines)
        }
        page.blank()
        page.line(Wording.hypothetical, tone: .faint)
    }

    private static func put(_ words: ResponseWords, on page: inout TextPage) {
        let response = words.response
        page.line("\(response.response) (\(response.document)): \(words.headline).", indent: 2)
        let episodes = response.scenarios.flatMap(\.episodes)
        guard let ladder = episodes.first?.rungs else { return }
        for rung in ladder {
            page.line(
                "\(rung.position). \(rung.rung): \(rung.measure); \(words.who(rung)).", indent: 4, hanging: 3)
            for line in lines(rung.position, words) { page.line(line, indent: 7, hanging: 4) }
        }
        for shift in response.shifts { page.line(words.shift(shift) + ".", indent: 4, hanging: 3) }
    }

    /// A line for each anchor, and for each length of an episode only where it makes a difference.
    private static func lines(_ position: Int, _ words: ResponseWords) -> [String] {
        var told: [(anchor: Anchor, lines: [(full: String, text: String)])] = []
        for scenario in words.response.scenarios {
            let lines = scenario.episodes.flatMap { episode -> [String] in
                episode.rungs.filter { $0.position == position }.flatMap { rung in
                    self.lines(
                        rung, episode.ownClocks(rung), words.lead(episode, of: scenario), words)
                }
            }
            let full = words.words(scenario)
            let at = told.firstIndex { $0.anchor == scenario.anchor } ?? told.count
            if at == told.count { told.append((scenario.anchor, [])) }
            told[at].lines += lines.map { (full, $0) }
        }
        return told.flatMap { anchor, lines -> [String] in
            let texts = Set(lines.map(\.text))
            let labels = Set(lines.map(\.full))
            let isSame = labels.allSatisfy { label in
                Set(lines.filter { $0.full == label }.map(\.text)) == texts
            }
            guard isSame, let first = lines.first?.full else {
                return lines.map { $0.full + ": " + $0.text }
            }
            return lines.filter { $0.full == first }.map {
                "counted from \(Wording.anchor(anchor)): \($0.text)"
            }
        }
    }

    private static func lines(
        _ rung: RungVerdict, _ clocks: [Clock], _ lead: String, _ words: ResponseWords
    ) -> [String] {
        guard !clocks.isEmpty else { return [] }
        let condition = Wording.condition(rung.condition)
        guard rung.condition.holds || clocks.contains(where: { $0.due != nil }) else {
            return ["\(lead)\(condition): \(words.released.moments.text(rung.condition.reason))"]
        }
        return clocks.map { clock in
            var text = lead + words.due(clock)
            if let due = clock.due, words.released.moments.local(due) != words.released.moments.utc(due) {
                text += " (\(words.released.moments.utc(due)))"
            }
            guard rung.condition.holds else {
                return
                    "\(text), if called for; \(condition): \(words.released.moments.text(rung.condition.reason))"
            }
            return clock.due == nil ? "\(text); \(clock.state.rawValue)" : "\(text): \(clock.state.rawValue)"
        }
    }
}
