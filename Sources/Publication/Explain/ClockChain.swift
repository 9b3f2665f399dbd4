internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A clock: what it is counted from, why its rung is called for, when it is due and how it stands.
struct ClockChain {
    private let reading: ReadingVerdict
    private let released: Released
    private let response: ResponseVerdict
    private let scenario: Scenario
    private let episode: Episode
    private let rung: RungVerdict
    private let clock: Clock

    /// The clock of that name under the reading; nil where it has none.
    init?(_ id: String, _ reading: ReadingVerdict, _ released: Released) {
        for response in reading.responses {
            for scenario in response.scenarios {
                for episode in scenario.episodes {
                    for rung in episode.rungs {
                        guard let clock = episode.ownClocks(rung).first(where: { $0.id == id }) else {
                            continue
                        }
                        self.reading = reading
                        self.released = released
                        self.response = response
                        self.scenario = scenario
                        self.episode = episode
                        self.rung = rung
                        self.clock = clock
                        return
                    }
                }
            }
        }
        return nil
    }

    func put(on page: inout TextPage) {
        let words = ResponseWords(response: response, released: released)
        page.line("\(clock.id): a clock, \(clock.state.rawValue)", tone: .strong)
        page.line("response: \(response.response), \(response.document)", indent: 2)
        page.line("in breach: \(released.name(response.party))", indent: 2)
        page.line(
            "rung \(rung.position), \(rung.rung): \(rung.measure); \(words.who(rung))", indent: 2)
        page.line(
            "\(Wording.condition(rung.condition)): \(released.moments.text(rung.condition.reason))", indent: 2
        )
        page.line(words.words(scenario), indent: 2)
        for assumption in scenario.assumptions {
            page.line("assumed: \(released.moments.text(assumption.line))", indent: 2)
        }
        page.line(
            "episode of \(episode.first): \(released.moments.both(episode.occurred)); breaches: \(episode.breaches.joined(separator: ", "))",
            indent: 2)
        if let anchored = episode.anchored {
            page.line("anchor: \(released.moments.both(anchored))", indent: 2)
            if let due = clock.due {
                let length = lengthText(seconds: due.earliest - anchored.earliest)
                page.line(
                    "\(Wording.kind(clock.kind)): the anchor and \(length), \(released.moments.both(due))",
                    indent: 2)
            }
        }
        page.line("\(clock.state.rawValue): \(released.moments.text(clock.reason))", indent: 2)
        record(on: &page)
        page.line(basis, indent: 2)
        if let other = otherwise { page.line(other, indent: 2) }
        for shift in response.shifts where shift.episode == episode.first {
            page.line(words.shift(shift) + ".", indent: 2)
        }
        page.line(Wording.hypothetical, indent: 2, tone: .faint)
        guard let first = episode.breaches.first else { return }
        page.blank()
        page.line("For the breach itself, explain \(first).")
    }

    /// Who took the rung's measure and when, which notices of these breaches were served, and when the clocks stood still.
    private func record(on page: inout TextPage) {
        for entry in released.verdict.record.entries where bears(entry.content) {
            page.line(
                "\(entry.id)  \(EntryWords.author(entry)) \(EntryWords.text(entry, released))", indent: 2)
            if !entry.reason.isEmpty { page.line(entry.reason, indent: 4, tone: .faint) }
        }
    }

    private func bears(_ content: Entry.Content) -> Bool {
        switch content {
        case .measureTaken(let measure):
            // A measure answers the last episode that had begun when it was taken.
            let next = scenario.episodes.filter { $0.isHypothetical == episode.isHypothetical }
                .map(\.occurred.earliest).filter { $0 > episode.occurred.earliest }.min()
            return measure.response == response.response && measure.against == response.party
                && measure.rung == rung.rung && measure.taken.latest >= episode.occurred.earliest
                && next.map { measure.taken.earliest < $0 } ?? true
        case .clockPaused(let pause):
            return pause.response == response.response && pause.against == response.party
        case .noticeServed(let notice): return notice.on == response.party && complains(notice)
        default: return false
        }
    }

    /// Whether a notice complains of one of the episode's breaches.
    private func complains(_ notice: Notice) -> Bool {
        let breaches = Set(episode.breaches)
        if reading.deeds.contains(where: { breaches.contains($0.id) && notice.deeds.contains($0.deed) }) {
            return true
        }
        return reading.assessments.contains { assessment in
            guard breaches.contains(assessment.id) else { return false }
            var holder = released.verdict.incident(assessment.incident)
            // The incident itself, or one that holds it where the notice reaches parts.
            for _ in released.verdict.incidents.indices {
                guard let incident = holder else { return false }
                if notice.incidents.names(
                    incident, reports: incident.reports.compactMap { released.report($0) })
                {
                    return true
                }
                guard notice.incidents.reachesParts, let parent = incident.parent else { return false }
                holder = released.verdict.incident(parent)
            }
            return false
        }
    }

    /// Whether it binds, and which breaches keep it from it.
    private var basis: String {
        guard episode.isHypothetical else { return "It binds: every breach of its episode was found." }
        guard !episode.notFound.isEmpty else {
            return "It is hypothetical: breaches of another episode, which nobody has found, change it."
        }
        return "It is hypothetical: nobody has found \(episode.notFound.joined(separator: ", "))."
    }

    /// The clock of the same rung on the other basis, where it says something else: which time binds and which would.
    private var otherwise: String? {
        let words = ResponseWords(response: response, released: released)
        let others = scenario.episodes.filter {
            $0.isHypothetical != episode.isHypothetical
                && !Set($0.breaches).isDisjoint(with: episode.breaches)
        }
        let told = others.flatMap { other in
            other.rungs.filter { $0.rung == rung.rung }.flatMap(other.ownClocks)
        }.filter { $0.kind == clock.kind }
            .map { "\(words.due($0)); \($0.state.rawValue). Clock \($0.id)" }
        guard !told.isEmpty else { return nil }
        return
            (episode.isHypothetical
            ? "What was found by itself binds so: " : "If all that is assessed were found: ")
            + told.joined(separator: "; ")
    }
}
