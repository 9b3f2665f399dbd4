public import AgreementLanguage
public import CeasefireModel

/// What the ladders of an agreement said as a record became known, word by word: which rungs were called for, which clocks ran and ran out, and what
/// later words took back.
///
/// Breaches are those that an assessment of the whole record sees; each is heard of when it became known, each finding, notice and
/// measure when its entry did. How the ladders stand in the end is how the assessment has it.
public struct LadderWatch: Sendable {
    /// What was said, by the moment at which it was.
    public var lines: [Line]
    /// What is left to the assessment, and why.
    public var left: [Reason]

    /// Something that was said.
    public struct Line: Hashable, Sendable {
        /// When it was said.
        public var told: Instant
        /// Under which reading.
        public var reading: ReadingName
        /// Of which response.
        public var response: ResponseName
        /// Of whose breaches.
        public var party: ActorID
        /// Of which episode, by a number that no other of the same ladder has.
        public var episode: Int
        /// What is assumed that the document leaves open.
        public var assumptions: [Assumption]
        /// Whether it is said of breaches that were found, and binds; what is said of all breaches is hypothetical.
        public var isBinding: Bool
        /// What was heard; nil where only time had passed.
        public var cause: Cause?
        /// What it is about.
        public var matter: Matter
        /// Whether what had been said before is revised.
        public var revision: StreamNotice.Revision
        /// Whether somebody had acted on what is taken back.
        public var wasActedOn: Bool
        /// Since when, or due when, as it had been said before; nil for none.
        public var formerly: Interval?
        /// Since when, or due when; nil for none.
        public var span: Interval?
    }

    /// What was heard.
    public enum Cause: Hashable, Sendable {
        /// A breach, by the name of its assessment or of the duty's verdict.
        case breach(String)
        /// What clocks run from, a finding on a breach or a notice of it, by the name of the breach.
        case anchored(String, Anchor)
        /// A measure of this rung.
        case measure(RungName, by: ActorID)
    }

    /// What something is said about.
    public enum Matter: Hashable, Sendable {
        /// An episode began then, or did not after all.
        case episode(isGone: Bool)
        /// How a rung stood and stands.
        case rung(RungName, from: LadderStanding.Condition, to: LadderStanding.Condition)
        /// How a clock of a rung stood and stands.
        case clock(RungName, Clock.Kind, from: Clock.State, to: Clock.State)
    }
}

/// Replays a record that has been made ready before the ladders of an agreement, in the order in which it became known.
///
/// - Parameters:
///   - agreement: The agreement, with at least one reading.
///   - prepared: The record.
///   - readings: The readings wanted, all where nil.
public func watch(
    _ agreement: Agreement, prepared: PreparedRecord, readings: Set<ReadingName>? = nil
) -> LadderWatch {
    let replays = ladderReplays(agreement, prepared: prepared, readings: readings)
    var left: [Reason] = []
    for reason in replays.flatMap(\.left) where !left.contains(reason) { left.append(reason) }
    // Ties keep the document's order.
    let lines = replays.flatMap(\.lines).enumerated().sorted {
        ($0.element.told, $0.offset) < ($1.element.told, $1.offset)
    }
    return LadderWatch(lines: lines.map(\.element), left: left)
}

/// One replay for each response and party under each reading.
func ladderReplays(
    _ agreement: Agreement, prepared: PreparedRecord, readings: Set<ReadingName>? = nil
) -> [LadderReplay] {
    guard let now = prepared.now else { return [] }
    let theatre = prepared.theatre.prepared(for: agreement)
    let assessments = agreement.readings.filter { readings?.contains($0.name) ?? true }.map { reading in
        ReadingAssessment(
            agreement: agreement, reading: reading, record: prepared.record, accounts: prepared.accounts,
            theatre: theatre, now: now, asOf: prepared.asOf, ignoring: [])
    }
    return zip(assessments, ReadingRows.all(assessments, of: prepared.accounts)).flatMap { assessment, rows in
        assessment.responses(assessment.grounds(rows)).map { LadderReplay($0, now: now) }
    }
}
