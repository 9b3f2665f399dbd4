internal import AuditLog
internal import EventStore

extension RecordStoreContract {
    static let naming: [Promise] = [
        Promise(description: "leaves are found by name, those of one name in their order") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            var leaves = log.next(3)
            let name = EntryName(.reports, "R0")
            let (first, second) = (leaves[0].names[0].substance, Digest(hashing: [2]))
            leaves[2].names.append(StoredLeaf.IndexedName(name: name, substance: second))
            try store.write { try $0.append(leaves, head: log.head) }
            try store.read { record in
                let found = try record.leaves(named: [
                    EntryName(.reports, "R9"), name, EntryName(.entries, "R0"),
                ])
                findings.expect(
                    found == [
                        [],
                        [NamedLeaf(number: 0, substance: first), NamedLeaf(number: 2, substance: second)], [],
                    ], "found \(found)")
            }
            return findings.all
        },
        Promise(description: "names are told apart by their bytes and their space") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            let texts = ["é", "e\u{301}", "E", "e", "e ", "e\u{0}", "%", "_", "'", "👩‍👩‍👧"]
            var leaves = log.next(texts.count + 1)
            for (index, text) in texts.enumerated() {
                leaves[index].names = [
                    .init(name: EntryName(.reports, text), substance: Digest(hashing: text.utf8))
                ]
            }
            leaves[texts.count].names = [
                .init(name: EntryName(.statements, "e"), substance: Digest(hashing: [1]))
            ]
            try store.write { try $0.append(leaves, head: log.head) }
            try store.read { record in
                for (index, text) in texts.enumerated() {
                    let found = try record.leaves(named: [EntryName(.reports, text)])[0].map(\.number)
                    findings.expect(
                        found == [UInt64(index)], "'\(text)' is found at \(found), not at \(index)")
                }
            }
            return findings.all
        },
        Promise(description: "leaves are found by kind") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            var leaves: [StoredLeaf] = []
            for round in 0..<4 {
                for kind in EntryKind.allCases { leaves += log.next(1, kind: kind, label: "\(round)-") }
            }
            try store.write { try $0.append(leaves, head: log.head) }
            let count = UInt64(EntryKind.allCases.count)
            try store.read { record in
                for kind in EntryKind.allCases {
                    let own = UInt64(kind.rawValue)
                    findings.expect(
                        try record.numbers(of: [kind], in: 0..<1_000)
                            == [0, 1, 2, 3].map { $0 * count + own },
                        "\(kind.words) is found elsewhere")
                }
                findings.expect(
                    try record.numbers(of: [.opened, .note], in: 1..<count + 1) == [count - 1, count],
                    "two kinds in a range are found elsewhere")
                findings.expect(try record.numbers(of: [], in: 0..<9).isEmpty, "no kind is found somewhere")
            }
            return findings.all
        },
    ]
}
