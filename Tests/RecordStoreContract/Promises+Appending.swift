internal import AuditLog
internal import EventStore

extension RecordStoreContract {
    static let appending: [Promise] = [
        Promise(description: "an empty record has no leaf, no time and the root of nothing") { contract in
            var findings = Findings()
            let store = try contract.store()
            findings.expect(store.identity == identity, "it holds another record than it was made for")
            try store.read { record in
                findings.expect(try record.head() == .empty, "its head is not empty")
                findings.expect(try record.all(0..<10).isEmpty, "it has leaves")
                findings.expect(try record.checkpoints().isEmpty, "it has checkpoints")
                findings.expect(try record.attachments().isEmpty, "it has files")
            }
            return findings.all
        },
        Promise(description: "what was appended is told again, byte for byte and in order") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            var written: [StoredLeaf] = []
            for count in [1, 3, 0, 500] {
                let leaves = log.next(count)
                try store.write { try $0.append(leaves, head: log.head) }
                written += leaves
            }
            try store.read { record in
                findings.expect(try record.head() == log.head, "the head is not the one that was written")
                let told = try record.all(0..<1_000)
                findings.expect(told.map(\.number) == written.map(\.number), "the numbers differ")
                findings.expect(told.map(\.bytes) == written.map(\.bytes), "the bytes differ")
                findings.expect(
                    try record.all(2..<5).map(\.bytes) == written[2..<5].map(\.bytes),
                    "a range in the middle differs")
                findings.expect(try record.all(504..<504).isEmpty, "the empty range holds something")
                findings.expect(try record.all(600..<700).isEmpty, "there is something beyond the end")
            }
            return findings.all
        },
        Promise(description: "leaves of any length up to the limit are kept") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            var leaves = log.next(2)
            leaves[0].bytes = [0]
            leaves[1].bytes = (0..<RecordLimits.leafBytes).map { UInt8(truncatingIfNeeded: $0) }
            try store.write { try $0.append(leaves, head: log.head) }
            try store.read { record in
                findings.expect(try record.all(0..<2).map(\.bytes) == leaves.map(\.bytes), "the bytes differ")
            }
            return findings.all
        },
        Promise(
            description: "leaves that do not follow on the last one are refused, and nothing is kept of them"
        ) { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            let first = log.next(2)
            let headOfFirst = log.head
            try store.write { try $0.append(first, head: headOfFirst) }
            let second = log.next(2)
            findings.expectError(.misuse, "a gap") {
                try store.write { try $0.append([second[1]], head: log.head) }
            }
            findings.expectError(.misuse, "a repetition") {
                try store.write { try $0.append(first, head: log.head) }
            }
            findings.expectError(.misuse, "another head") {
                try store.write { try $0.append(second, head: headOfFirst) }
            }
            try store.read { findings.expect(try $0.head() == headOfFirst, "the head moved") }
            return findings.all
        },
        Promise(description: "where the writer changes its mind nothing is kept") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            let first = log.next(3)
            let head = log.head
            try store.write { try $0.append(first, head: head) }
            let file = Array("a file".utf8)
            do {
                try store.write { record in
                    let leaves = log.next(5, kind: .note)
                    try record.append(leaves, head: log.head)
                    try record.keep(attachment: file, digest: Digest(hashing: file))
                    try record.keep(StoredCheckpoint(size: 3, note: [1]))
                    try record.keep(StoredCosignature(size: 3, witness: "w", line: [1]))
                    findings.expect(try record.head().size == 8, "a writer does not see its own leaves")
                    findings.expect(try record.all(7..<8).count == 1, "a writer cannot read its own leaves")
                    throw ChangeOfMind()
                }
            } catch is ChangeOfMind {}
            try store.read { record in
                findings.expect(try record.head() == head, "the head moved")
                findings.expect(try record.all(0..<10).count == 3, "leaves were kept")
                findings.expect(
                    try record.leaves(named: [EntryName(.entries, "R4")]) == [[]], "a name was kept")
                findings.expect(try record.numbers(of: [.note], in: 0..<10).isEmpty, "a kind was kept")
                findings.expect(try record.attachments().isEmpty, "a file was kept")
                findings.expect(try record.checkpoints().isEmpty, "a checkpoint was kept")
                findings.expect(try record.cosignatures(ofSize: 3).isEmpty, "a cosignature was kept")
            }
            // And the store is as good as before.
            log = MadeUpLog(after: head)
            let next = log.next(1)
            try store.write { try $0.append(next, head: log.head) }
            try store.read { findings.expect(try $0.head() == log.head, "nothing can be appended any more") }
            return findings.all
        },
    ]
}
