internal import AuditLog
internal import CeasefireModel
internal import Crypto

/// Gathers a view, leaf by leaf.
struct RecordViewBuilder {
    let asOf: Instant?
    let basis: RecordBasis
    /// Whether no leaf that follows can belong to the view.
    private(set) var isDone = false
    private var content: ViewContent
    /// The newest correction that is known of each leaf that has one.
    private var corrections: [UInt64: Correcting] = [:]
    /// The leaves that were taken as corrections.
    private var taken: Set<UInt64> = []
    /// The leaves that they correct and that have not come yet, the first of them last: one that is withheld never comes.
    private var awaited: [UInt64] = []
    private var frontier = MerkleFrontier()
    /// The edge of the tree at the last leaf that was read for the view; nil where a leaf before it is withheld.
    private var reached: MerkleFrontier?
    /// Whether that is the edge as it stands.
    private var isAtReached = false
    /// The number of the leaf after the last that was read for the view.
    private(set) var end: UInt64 = 0
    private var fingerprint = SHA256()
    private var leafCount: UInt64 = 0

    /// A correction and the leaf that holds it.
    private struct Correcting {
        let number: UInt64
        let recorded: Instant
        /// What holds from then on; nil where the entry is withdrawn.
        let entry: RecordedEntry?
    }

    init(asOf: Instant?, basis: RecordBasis) {
        self.asOf = asOf
        self.basis = basis
        content = ViewContent(basis: basis)
    }

    /// Takes a correction, before any leaf and in the order of the log.
    mutating func takeCorrection(_ number: UInt64, _ bytes: [UInt8]) throws {
        let (leaf, entry) = try read(number, bytes)
        guard entry.substance.kind == .correction else {
            throw Self.altered("Leaf \(number) is in the store's list of corrections, and is none")
        }
        taken.insert(number)
        guard isKnown(leaf, entry), let corrects = entry.corrects else { return }
        corrections[corrects.number] = Correcting(
            number: number, recorded: leaf.recorded, entry: entry.replacement)
    }

    /// Tells that all corrections were taken.
    mutating func endCorrections() { awaited = corrections.keys.sorted(by: >) }

    /// Takes what holds in the place of leaves that are withheld: an entry that was opened later is told by its correction alone.
    private mutating func takeWithheld(before number: UInt64) {
        while let leaf = awaited.last, leaf < number {
            awaited.removeLast()
            takeCorrected(leaf)
        }
    }

    private mutating func takeCorrected(_ leaf: UInt64) {
        guard let correction = corrections[leaf], let entry = correction.entry else { return }
        content.take(entry, number: correction.number, recorded: correction.recorded)
    }

    /// Takes the next leaf.
    mutating func take(_ number: UInt64, _ bytes: [UInt8]) throws {
        guard !isDone else { return }
        takeWithheld(before: number)
        if awaited.last == number { awaited.removeLast() }
        let (leaf, entry) = try read(number, bytes)
        // Recorded times never run backwards: all that follows was recorded later still.
        if basis == .recorded, let asOf, leaf.recorded > asOf {
            isDone = true
            return
        }
        // Left out, it would let stand what was taken back.
        if entry.substance.kind == .correction, !taken.contains(number) {
            throw Self.altered("Leaf \(number) is a correction, and is not in the store's list of them")
        }
        let hash = MerkleHash(leaf: bytes)
        let isKnown = isKnown(leaf, entry)
        if isAtReached, !isKnown {
            reached = frontier
            isAtReached = false
        }
        frontier.append(hash)
        if isKnown {
            isAtReached = true
            end = number + 1
            hash.withUnsafeBytes { fingerprint.update(bufferPointer: $0) }
            leafCount += 1
            if entry.substance.kind == .correction { return }
            if corrections[number] == nil {
                return content.take(entry, number: number, recorded: leaf.recorded)
            }
        }
        // What became known later than its correction holds as it was corrected.
        takeCorrected(number)
    }

    private static func altered(_ what: String) -> RecordStoreError {
        RecordStoreError(
            .damaged,
            "\(what): the store was changed behind the record's back. `truce record check` looks at the rest of the store."
        )
    }

    private func isKnown(_ leaf: Leaf, _ entry: RecordedEntry) -> Bool {
        guard let asOf else { return true }
        return switch basis {
        case .available: entry.substance.available.latest <= asOf
        case .recorded: leaf.recorded <= asOf
        }
    }

    private func read(_ number: UInt64, _ bytes: [UInt8]) throws -> (Leaf, RecordedEntry) {
        do {
            let leaf = try Leaf(encoded: bytes)
            return (leaf, try EntryCodec.entry(fromBody: leaf.body))
        } catch {
            throw RecordStoreError(.damaged, "Leaf \(number) cannot be read. \(error)")
        }
    }

    /// The view of all that was taken.
    consuming func view() -> RecordView {
        takeWithheld(before: .max)
        content.endPauses()
        if isAtReached { reached = frontier }
        return RecordView(
            basis: basis, asOf: asOf, reports: content.reports, statements: content.statements,
            entries: content.entries, observations: content.observations, acts: content.acts,
            leafCount: leafCount, fingerprint: Digest(fingerprint.finalize()),
            end: end,
            // Where a leaf is withheld the edge lags behind the numbers.
            prefix: reached.flatMap { $0.size == end ? RecordView.Prefix(size: end, root: $0.root) : nil },
            remarks: content.remarks)
    }
}

/// The rows of a view, by what they are.
private struct ViewContent {
    let basis: RecordBasis
    var reports: [Report] = []
    var statements: [Statement] = []
    var entries: [Entry] = []
    var observations: [Observation] = []
    var acts: [RecordView.Act] = []
    var remarks: [Reason] = []

    mutating func take(_ entry: RecordedEntry, number: UInt64, recorded: Instant) {
        let substance = entry.substance
        let available = known(substance.available, recorded)
        switch substance.content {
        case .report(var report):
            if available != report.available { report.available = available }
            reports.append(report)
        case .statement(var statement):
            statement.available = available
            statements.append(statement)
        case .observation(var observation):
            observation.available = available
            observations.append(observation)
        case .entry(let content):
            entries.append(
                Entry(
                    id: EntryID(substance.name), author: entry.author, role: entry.role, available: available,
                    recorded: recorded, reason: entry.reason, release: substance.release, content: content))
        case .act(let act):
            acts.append(RecordView.Act(number: number, recorded: recorded, entry: entry, content: act))
        }
    }

    /// When something was known. What stands on the record is known from then on at the latest: of a day of which only the end is certain,
    /// the moment at which it was recorded is certain too.
    private func known(_ available: Interval, _ recorded: Instant) -> Interval {
        guard basis == .recorded, available.latest > recorded else { return available }
        return Interval(spanning: min(available.earliest, recorded), recorded)
    }

    /// Ends pauses where their clocks went on.
    mutating func endPauses() {
        for act in acts {
            guard case .clockResumed(let resumption) = act.content else { continue }
            let name = act.entry.substance.name
            guard let index = entries.firstIndex(where: { $0.id == resumption.pause }),
                case .clockPaused(var pause) = entries[index].content
            else {
                remarks.append(
                    "entry \(name) lets clocks go on that were paused by \(resumption.pause), which is no pause that holds"
                )
                continue
            }
            guard resumption.at >= pause.from else {
                remarks.append(
                    "entry \(name) lets clocks go on at \(resumption.at), before they were paused by \(resumption.pause)"
                )
                continue
            }
            pause.until = min(pause.until ?? resumption.at, resumption.at)
            entries[index].content = .clockPaused(pause)
        }
    }
}
