public import AgreementLanguage
public import CeasefireModel

/// The rungs of a response under one way of settling what the document leaves open, made ready for breaches that come one by
/// one: conditions as a flat list of nodes, clocks as a flat list of lengths.
public struct StreamLadder: Sendable {
    /// The response.
    public let response: ResponseName
    /// What its clocks are counted from.
    public let anchor: Anchor
    /// How many seconds without a breach end an episode; nil for never.
    public let gapSeconds: Int64?
    /// What is assumed, and not stated; empty where all is stated.
    public let assumptions: [Assumption]
    /// The rungs, from the first.
    public let rungs: [Rung]
    /// The clocks of all rungs, in their order.
    public let clocks: [Clock]

    /// A rung.
    public struct Rung: Sendable {
        /// Its name.
        public let name: RungName
        /// The measure, in the document's words.
        public let measure: String
        /// Which of the ladder's clocks are its own.
        public let clocks: Range<Int>
        /// Why a stream cannot tell what calls for it, so that it is left to the assessment; nil where it can.
        public let leftBecause: Reason?

        let condition: Int32
        let standDown: Int32
        let hasCeiling: Bool
        /// Who must act, for each value that may be meant; nil where the document does not say, and anybody may.
        let who: [Set<ActorID>]?
    }

    /// A clock of a rung.
    public struct Clock: Sendable {
        /// Which rung's.
        public let rung: Int
        /// Whether the measure is due at the latest or at the earliest then.
        public let kind: Evaluation.Clock.Kind
        /// So many seconds after the anchor; nil where the document does not say.
        public let afterSeconds: Int64?
    }

    /// Something that one part of a rung's condition asks.
    struct Node: Sendable {
        enum Kind: UInt8 {
            case firstBreach, figure, continues, stopped, any, all, agreed, not, never, unstated, left
        }
        let kind: Kind
        /// The figure, the rung below, or the first of the parts.
        var first: Int32 = 0
        /// How many parts.
        var count: Int32 = 0
        /// So many seconds.
        var seconds: Int64 = 0
    }

    /// Something that grows with each breach of an episode.
    struct Figure: Sendable {
        enum Kind: UInt8 { case count, places, killed, injured, acts }
        let kind: Kind
        let atLeast: Int
        /// In any stretch of so many seconds; -1 for the whole episode.
        let withinSeconds: Int64
        /// Which bit of a breach says that it is one of the acts.
        let actBit: UInt64
    }

    let nodes: [Node]
    let parts: [Int32]
    let figures: [Figure]
    /// The acts that each bit of a breach stands for.
    let acts: [Set<Act>]

    /// Which bits stand for acts.
    func actBits(_ told: Set<Act>) -> UInt64 {
        var bits: UInt64 = 0
        for (i, acts) in acts.enumerated() where !acts.isDisjoint(with: told) { bits |= 1 << UInt64(i) }
        return bits
    }

    /// Whether the document asks the measure of a rung of somebody: nil where it does not, false where it depends on what is meant.
    func asks(_ rung: Int, of actor: ActorID) -> Bool? {
        guard let who = rungs[rung].who else { return true }
        guard who.contains(where: { $0.contains(actor) }) else { return nil }
        return who.allSatisfy { $0.contains(actor) }
    }
}

extension StreamLadder {
    /// One ladder for each way of settling what the document leaves open, in the order in which an assessment tells them.
    ///
    /// - Parameters:
    ///   - response: The response; its conditions need not be such as a stream can carry: a rung that waits for anything
    ///   else is left to the assessment, and says so (``Rung/leftBecause``).
    ///   - hasSeveralBreaches: Whether there is, or may be, more than one breach: of one it need not be known how long a silence ends
    ///     an episode.
    public static func all(
        _ response: Response, under reading: Reading, hasSeveralBreaches: Bool = true
    ) -> [StreamLadder] {
        let terms = TermResolution(reading: reading)
        let ways = SettlementWays(response, terms: terms, hasSeveralBreaches: hasSeveralBreaches)
        return ways.gaps.flatMap { gap in
            ways.anchors.map { anchor in
                var builder = StreamLadderBuilder(terms: terms)
                return builder.ladder(
                    response, anchor: anchor, gapSeconds: gap,
                    assumptions: ways.assumptions(anchor: anchor, gap: gap))
            }
        }
    }
}
