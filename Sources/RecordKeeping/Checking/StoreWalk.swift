internal import AuditLog
internal import CeasefireModel
internal import EventStore

/// Holds what a store keeps beside its leaves against them, batch by batch, as they are read.
final class StoreWalk {
    private let record: any RecordReading
    private let readsFiles: Bool
    private(set) var lastRecorded: Instant?
    private(set) var files: Set<Digest> = []
    /// The leaves of the batch, with the names that they bear.
    private var leaves: [(number: UInt64, kind: EntryKind, names: [StoredLeaf.IndexedName])] = []
    private var filesOfBatch: [(file: AttachmentReference, number: UInt64)] = []
    private var faults: [String] = []
    private var next: UInt64 = 0

    init(record: any RecordReading, readsFiles: Bool) {
        self.record = record
        self.readsFiles = readsFiles
    }

    /// Takes the next leaf that can be read.
    func take(_ number: UInt64, _ leaf: Leaf, _ entry: RecordedEntry) {
        if let last = lastRecorded, leaf.recorded < last {
            faults.append(
                "Leaf \(number) says that it was recorded at \(leaf.recorded.utcText), and the one before it at \(last.utcText), which is later."
            )
        }
        lastRecorded = leaf.recorded
        leaves.append((number, entry.substance.kind, entry.indexedNames))
        for file in entry.allAttachments where files.insert(file.digest).inserted {
            filesOfBatch.append((file, number))
        }
    }

    /// Looks at the lists and the files of the leaves that were taken since the last batch.
    func finish(_ numbers: Range<UInt64>, _ check: inout StoreCheck) throws {
        for fault in faults { check.add(fault) }
        for (file, number) in filesOfBatch { try self.check(file, of: number, &check) }
        try checkKinds(numbers, &check)
        try checkNames(numbers, &check)
        (leaves, filesOfBatch, faults) = ([], [], [])
    }

    private func check(
        _ file: AttachmentReference, of number: UInt64, _ check: inout StoreCheck
    ) throws {
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

    private func checkKinds(_ numbers: Range<UInt64>, _ check: inout StoreCheck) throws {
        var expected: [EntryKind: Set<UInt64>] = [:]
        for leaf in leaves { expected[leaf.kind, default: []].insert(leaf.number) }
        for kind in EntryKind.allCases {
            let expected = expected[kind] ?? []
            for number in try expected.symmetricDifference(record.numbers(of: [kind], in: numbers)).sorted() {
                check.add(
                    expected.contains(number)
                        ? "Leaf \(number) is not found among those of the kind \(kind.words), and is one."
                        : "Leaf \(number) is found among those of the kind \(kind.words), and is none.")
            }
        }
    }

    /// Holds the list of names against the leaves both ways: by their names, as entries are looked up, and by their numbers.
    private func checkNames(_ numbers: Range<UInt64>, _ check: inout StoreCheck) throws {
        let listed = Set(try record.listing(of: numbers))
        var borne: Set<ListedName> = []
        var own: [EntryName: [UInt64]] = [:]
        for leaf in leaves {
            borne.formUnion(leaf.names.map { ListedName($0, of: leaf.number) })
            if let name = leaf.names.first?.name { own[name, default: []].append(leaf.number) }
        }
        for extra in listed.subtracting(borne).sorted(by: ListedName.precedes) {
            check.add("The list of names has \(extra.words), and the leaf does not say that of itself.")
        }
        let names = Array(Set(leaves.flatMap(\.names).map(\.name)))
        var found: [EntryName: Set<NamedLeaf>] = [:]
        for (name, leaves) in zip(names, try record.leaves(named: names)) { found[name] = Set(leaves) }
        for leaf in leaves {
            for name in leaf.names {
                let isFound = found[name.name]?.contains(
                    NamedLeaf(number: leaf.number, substance: name.substance))
                if isFound == true && listed.contains(ListedName(name, of: leaf.number)) { continue }
                check.add(
                    "Leaf \(leaf.number) is not found by its name '\(name.name.words)': the same entry could be recorded again."
                )
            }
        }
        try checkOnce(own, found, numbers, &check)
    }

    /// A name is that of one entry; whatever else stands under it corrects that one.
    private func checkOnce(
        _ own: [EntryName: [UInt64]], _ found: [EntryName: Set<NamedLeaf>], _ numbers: Range<UInt64>,
        _ check: inout StoreCheck
    ) throws {
        for (name, here) in own {
            let before = (found[name] ?? []).map(\.number).filter { $0 < numbers.lowerBound }.sorted()
            let owners = try before.filter { try record.leaf($0)?.entry.name == name } + here
            guard owners.count > 1, let last = owners.last else { continue }
            check.add("Leaf \(last) bears the name '\(name.words)', which leaf \(owners[0]) bears already.")
        }
    }
}

extension ListedName {
    /// `leaf 7 under 'report:R2'`.
    var words: String {
        "leaf \(number) under \(name.map { "'\($0.words)'" } ?? "bytes that are no name (\(Hexadecimal.text(key)))")"
    }

    fileprivate static func precedes(_ a: Self, _ b: Self) -> Bool {
        a.number != b.number ? a.number < b.number : a.key.lexicographicallyPrecedes(b.key)
    }
}
