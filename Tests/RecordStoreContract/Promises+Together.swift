internal import AuditLog
internal import Dispatch
internal import EventStore
internal import Synchronization

extension RecordStoreContract {
    static let together: [Promise] = [
        Promise(description: "a reader sees one moment, whatever is written meanwhile") { contract in
            var findings = Findings()
            let store = try contract.store()
            var log = MadeUpLog()
            let first = log.next(3)
            let head = log.head
            try store.write { try $0.append(first, head: head) }
            let second = log.next(4)
            let headOfSecond = log.head
            try store.read { record in
                _ = try record.head()
                let outcome = Mutex<(any Error)?>(nil)
                let done = DispatchSemaphore(value: 0)
                DispatchQueue.global().async {
                    do { try store.write { try $0.append(second, head: headOfSecond) } } catch {
                        outcome.withLock { $0 = error }
                    }
                    done.signal()
                }
                done.wait()
                if let error = outcome.withLock({ $0 }) { throw error }
                findings.expect(try record.head() == head, "the head moved under a reader")
                findings.expect(try record.all(0..<9).count == 3, "leaves came under a reader")
            }
            try store.read { findings.expect(try $0.head() == headOfSecond, "a later reader does not see them") }
            return findings.all
        },
        Promise(description: "several writers at once leave neither a gap nor a fork") { contract in
            var findings = Findings()
            let store = try contract.store()
            let (writers, rounds) = (8, 15)
            let errors = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: writers) { writer in
                for _ in 0..<rounds {
                    do {
                        try store.write { record in
                            var log = MadeUpLog(after: try record.head())
                            let leaves = log.next(1 + writer % 3, label: "W\(writer)-")
                            try record.append(leaves, head: log.head)
                        }
                    } catch { errors.withLock { $0.append("writer \(writer): \(error)") } }
                }
            }
            errors.withLock { all in for error in all { findings.expect(false, error) } }
            let expected = (0..<writers).reduce(0) { $0 + (1 + $1 % 3) * rounds }
            try store.read { record in
                let head = try record.head()
                let leaves = try record.all(0..<head.size)
                findings.expect(head.size == UInt64(expected), "\(head.size) leaves, not \(expected)")
                findings.expect(leaves.map(\.number) == Array(0..<head.size), "there is a gap")
                let tree = MerkleFrontier(leaves: leaves.map { MerkleHash(leaf: $0.bytes) })
                findings.expect(tree == head.frontier, "the tree is not that of the leaves")
            }
            return findings.all
        },
    ]
}
