internal import AgreementLanguage
internal import CeasefireModel

/// Makes the conditions of a response's rungs flat.
struct StreamLadderBuilder {
    let terms: TermResolution
    private var nodes: [StreamLadder.Node] = []
    private var parts: [Int32] = []
    private var figures: [StreamLadder.Figure] = []
    private var acts: [Set<Act>] = []
    /// The rungs below, by name; of two that share one the upper.
    private var below: [RungName: Int] = [:]
    private var left: [Int: Reason] = [:]
    private var leftBecause: Reason?

    /// So many different sets of acts are told apart; a ladder that asks for more is left to the assessment.
    static let mostActSets = 64

    init(terms: TermResolution) { self.terms = terms }

    mutating func ladder(
        _ response: Response, anchor: Anchor, gapSeconds: Int64?, assumptions: [Assumption]
    ) -> StreamLadder {
        var rungs: [StreamLadder.Rung] = []
        var clocks: [StreamLadder.Clock] = []
        for (index, rung) in response.rungs.enumerated() {
            leftBecause = nil
            let condition = node(rung.condition)
            let standDown = rung.standDown.map { node($0) }
            let first = clocks.count
            if leftBecause == nil { clocks += self.clocks(rung, index) }
            let who: [Set<ActorID>]? =
                switch terms.parties(rung.who, subject: "who must act") {
                case .candidates(let all): all
                case .unstated: nil
                }
            rungs.append(
                StreamLadder.Rung(
                    name: rung.name, measure: rung.measure, clocks: first..<clocks.count,
                    leftBecause: leftBecause,
                    condition: leftBecause == nil ? condition : add(.init(kind: .left)),
                    standDown: leftBecause == nil ? standDown ?? -1 : -1,
                    hasCeiling: clocks[first...].contains { $0.kind == .ceiling }, who: who))
            left[index] = leftBecause
            below[rung.name] = index
        }
        return StreamLadder(
            response: response.name, anchor: anchor, gapSeconds: gapSeconds, assumptions: assumptions,
            rungs: rungs, clocks: clocks, nodes: nodes, parts: parts, figures: figures, acts: acts)
    }

    private func clocks(_ rung: Rung, _ index: Int) -> [StreamLadder.Clock] {
        let timings: [Timing?] =
            switch terms.timing(rung.timing) {
            case .candidates(let all): all
            case .unstated: [nil]
            }
        return timings.flatMap { timing -> [StreamLadder.Clock] in
            guard let timing else {
                return [StreamLadder.Clock(rung: index, kind: .unstated, afterSeconds: nil)]
            }
            return [(Clock.Kind.floor, timing.notBeforeSeconds), (.ceiling, timing.withinSeconds)]
                .compactMap { kind, seconds in
                    seconds.map { StreamLadder.Clock(rung: index, kind: kind, afterSeconds: $0) }
                }
        }
    }

    private mutating func node(_ condition: Condition) -> Int32 {
        switch condition {
        case .firstBreach: return add(.init(kind: .firstBreach))
        case .continuesAfter(let name):
            guard let rung = below[name] else { return add(.init(kind: .unstated)) }
            if let reason = left[rung] { return leave(reason) }
            return add(.init(kind: .continues, first: Int32(rung)))
        case .expandedAttack(let definition):
            switch definition {
            case .stated(let condition): return node(condition)
            case .either(let all): return several(.agreed, all)
            case .unstated, .term: return add(.init(kind: .unstated))
            }
        case .count(let atLeast, let within):
            guard atLeast > 0 else { return add(.init(kind: .never)) }
            return figure(.count, atLeast, withinSeconds: within ?? -1)
        case .places(let atLeast): return figure(.places, atLeast)
        case .killed(let atLeast): return figure(.killed, atLeast)
        case .injured(let atLeast): return figure(.injured, atLeast)
        case .actsInclude(let acts):
            let known = self.acts.firstIndex(of: acts)
            guard let bit = known ?? (self.acts.count < Self.mostActSets ? self.acts.count : nil) else {
                return leave("it asks for more sets of acts than a stream tells apart")
            }
            if known == nil { self.acts.append(acts) }
            return figure(.acts, 1, actBit: 1 << UInt64(bit))
        case .stoppedFor(let seconds): return add(.init(kind: .stopped, seconds: seconds))
        case .performed(let deed): return leave("it waits until \(deed) is done")
        case .certified(let rule): return leave("it waits until \(rule.matter) is certified")
        case .decided(let rule): return leave("it waits until \(rule.matter) is decided")
        case .breachFound(let names, _):
            return leave(
                "it waits until a breach of \(names.map(\.text).sorted().joined(separator: ", ")) is found by whoever finds it"
            )
        case .any(let all): return several(.any, all)
        case .all(let all): return several(.all, all)
        case .not(let condition): return several(.not, [condition])
        case .unstated: return add(.init(kind: .unstated))
        }
    }

    private mutating func add(_ node: StreamLadder.Node) -> Int32 {
        nodes.append(node)
        return Int32(nodes.count - 1)
    }

    private mutating func several(_ kind: StreamLadder.Node.Kind, _ all: [Condition]) -> Int32 {
        let made = all.map { node($0) }
        let first = parts.count
        parts += made
        return add(.init(kind: kind, first: Int32(first), count: Int32(made.count)))
    }

    /// A figure that nothing is needed for is reached by each breach that it counts; an assessment says so too, and is left to.
    private mutating func figure(
        _ kind: StreamLadder.Figure.Kind, _ atLeast: Int, withinSeconds: Int64 = -1, actBit: UInt64 = 0
    ) -> Int32 {
        guard atLeast > 0 else { return leave("it asks for \(atLeast)") }
        figures.append(
            .init(kind: kind, atLeast: atLeast, withinSeconds: withinSeconds, actBit: actBit))
        return add(.init(kind: .figure, first: Int32(figures.count - 1)))
    }

    private mutating func leave(_ reason: Reason) -> Int32 {
        leftBecause = leftBecause ?? reason
        return add(.init(kind: .left))
    }
}
