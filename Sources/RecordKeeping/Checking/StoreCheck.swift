internal import AuditLog
internal import CeasefireModel
public import EventStore

/// What a look at all of a store came to.
public struct StoreCheck: Hashable, Sendable {
    /// Leaves that the store says it has.
    public internal(set) var size: UInt64 = 0
    /// Files that leaves name.
    public internal(set) var fileCount = 0
    /// Signed checkpoints.
    public internal(set) var checkpointCount = 0
    /// Rows that nobody signed and no intake names: an import was cut short, or somebody put them there. They are no fault.
    public internal(set) var unvouchedCount = 0
    /// The first of those leaves.
    public internal(set) var firstUnvouched: UInt64?
    /// What is wrong, a sentence each, of the first ``mostFaults``.
    public private(set) var faults: [String] = []
    /// How much is wrong.
    public private(set) var faultCount = 0

    /// The most faults that are told one by one.
    public static let mostFaults = 50

    mutating func add(_ fault: String) {
        faultCount += 1
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    /// Adds what another look found.
    mutating func add(_ other: StoreCheck) {
        faults += other.faults.prefix(Self.mostFaults - faults.count)
        faultCount += other.faultCount
    }
}

extension RecordReading {
    /// Holds each leaf against the rules of the record, as ``requireLeaves(of:)`` does, and all that a store keeps beside its leaves
    /// against the leaves: the head and the signed checkpoints, the lists of names and of
    /// kinds by which leaves are found, the files that they name. A store is a file that somebody may have changed; a name that is
    /// missing from its list would let an entry be recorded a second time.
    ///
    /// What it cannot find is a name in the list that no leaf bears. Whatever is added under such a name is refused, since the leaf that the
    /// list points at says something else.
    ///
    /// - Parameters:
    ///   - identity: What the store says that it is.
    ///   - readsFiles: Whether files are read and held against their digests, and not only their sizes.
    ///   - progress: Is told how many leaves of how many were looked at.
    public func checkStore(
        of identity: RecordIdentity, readsFiles: Bool,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws -> StoreCheck {
        var check = StoreCheck()
        let head = try head()
        check.size = head.size
        do { try checkLeaves(of: identity, &check) } catch let error as RecordStoreError {
            // Without the leaves there is nothing to hold the rest against.
            check.add(error.description)
            return check
        }
        if let last = try lastNumber(), last >= head.size {
            check.add("Leaf \(last) is in the store, which says that it has \(head.size).")
        }
        check.checkpointCount = try checkpoints().count
        var walk = StoreWalk(record: self, readsFiles: readsFiles)
        var first: UInt64 = 0
        while first < head.size {
            let end = min(head.size, first + StoreWalk.batch)
            do { try walk.check(first..<end, &check) } catch let error as RecordStoreError
                where error.code == .damaged
            { check.add(error.description) }
            first = end
            progress(first, head.size)
        }
        if walk.lastRecorded != head.lastRecorded {
            check.add(
                "The store says that the last leaf was recorded at \(head.lastRecorded?.utcText ?? "no time"), and the leaf says \(walk.lastRecorded?.utcText ?? "nothing")."
            )
        }
        check.fileCount = walk.files.count
        return check
    }

    /// Throws what ``checkStore(of:readsFiles:progress:)`` finds first.
    public func requireSound(
        of identity: RecordIdentity, readsFiles: Bool,
        progress: (_ done: UInt64, _ of: UInt64) -> Void = { _, _ in }
    ) throws {
        try checkStore(of: identity, readsFiles: readsFiles, progress: progress).requireNone()
    }
}

extension StoreCheck {
    /// Throws the first fault.
    func requireNone() throws {
        guard let fault = faults.first else { return }
        let more =
            switch faultCount {
            case 1: ""
            case 2: " Something else is wrong too."
            default: " \(faultCount - 1) things more are wrong."
            }
        throw RecordStoreError(
            .damaged, "The store is damaged. \(fault)\(more) `truce record check` tells all of it.")
    }
}

/// Goes through the leaves of a store, batch by batch.
private struct StoreWalk {
    static let batch: UInt64 = 4_096

    let record: any RecordReading
    let readsFiles: Bool
    private(set) var lastRecorded: Instant?
    private(set) var files: Set<Digest> = []

    init(record: any RecordReading, readsFiles: Bool) {
        self.record = record
        self.readsFiles = readsFiles
    }

    mutating func check(_ numbers: Range<UInt64>, _ check: inout StoreCheck) throws {
        var leaves: [StoredLeaf] = []
        var read: [ReadLeaf] = []
        try record.leaves(numbers) { number, span in
            let bytes = span.withUnsafeBytes { Array($0) }
            leaves.append(try StoredLeaf(number: number, encoded: bytes))
            read.append(try ReadLeaf(number: number, bytes: bytes))
        }
        for leaf in read {
            if let last = lastRecorded, leaf.recorded < last {
                check.add(
                    "Leaf \(leaf.number) says that it was recorded at \(leaf.recorded.utcText), and the one before it at \(last.utcText), which is later."
                )
            }
            lastRecorded = leaf.recorded
            for file in leaf.entry.allAttachments { try self.check(file, of: leaf.number, &check) }
        }
        try checkKinds(leaves, numbers, &check)
        try checkNames(leaves, numbers, &check)
    }

    private mutating func check(
        _ file: AttachmentReference, of number: UInt64, _ check: inout StoreCheck
    ) throws {
        guard files.insert(file.digest).inserted else { return }
        guard try record.attachmentSize(file.digest) == file.byteCount else {
            return check.add(
                "Leaf \(number) names the file \(file.digest) (\(file.name)) of \(file.byteCount) bytes, which is not in the store."
            )
        }
        guard readsFiles else { return }
        guard let bytes = try record.attachment(file.digest), Digest(hashing: bytes) == file.digest else {
            return check.add(
                "The file \(file.digest) (\(file.name)) that leaf \(number) names was changed in the store.")
        }
    }

    private func checkKinds(
        _ leaves: [StoredLeaf], _ numbers: Range<UInt64>, _ check: inout StoreCheck
    ) throws {
        for kind in EntryKind.allCases {
            let expected = leaves.filter { $0.kind == kind }.map(\.number)
            let found = try record.numbers(of: [kind], in: numbers)
            guard found != expected else { continue }
            for number in Set(expected).symmetricDifference(found).sorted() {
                check.add(
                    expected.contains(number)
                        ? "Leaf \(number) is not found among those of the kind \(kind.words), and is one."
                        : "Leaf \(number) is found among those of the kind \(kind.words), and is none.")
            }
        }
    }

    private func checkNames(
        _ leaves: [StoredLeaf], _ numbers: Range<UInt64>, _ check: inout StoreCheck
    ) throws {
        var expected: [EntryName: [NamedLeaf]] = [:]
        for leaf in leaves {
            for name in leaf.names {
                expected[name.name, default: []].append(
                    NamedLeaf(number: leaf.number, substance: name.substance))
            }
        }
        let corrections = Set(leaves.filter { $0.kind == .correction }.map(\.number))
        let names = Array(expected.keys)
        for (name, found) in zip(names, try record.leaves(named: names)) {
            let here = expected[name] ?? []
            for leaf in here where !found.contains(leaf) {
                check.add(
                    "Leaf \(leaf.number) is not found by its name '\(name.words)': the same entry could be recorded again."
                )
            }
            for leaf in found where !here.contains(leaf) {
                // What another batch holds is looked at there, unless its leaf does not bear the name at all.
                let bears = try !numbers.contains(leaf.number) && self.bears(leaf, name)
                if !bears {
                    check.add(
                        "Leaf \(leaf.number) is found by the name '\(name.words)', and does not bear it.")
                }
            }
            let own = found.map(\.number).filter { $0 < numbers.upperBound && !corrections.contains($0) }
            let twice = try own.filter {
                try numbers.contains($0) || record.leaf($0)?.entry.substance.kind != .correction
            }
            if twice.count > 1, let last = twice.last, numbers.contains(last) {
                check.add(
                    "Leaf \(last) bears the name '\(name.words)', which leaf \(twice[0]) bears already.")
            }
        }
    }

    private func bears(_ leaf: NamedLeaf, _ name: EntryName) throws -> Bool {
        guard let read = try record.leaf(leaf.number) else { return false }
        let entry = read.entry
        if entry.name == name { return true }
        guard case .act(.correction(let correction)) = entry.substance.content else { return false }
        return correction.replacement?.name == name
    }
}
