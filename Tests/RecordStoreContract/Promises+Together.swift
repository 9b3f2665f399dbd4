internal import AuditLog
internal import CeasefireModel
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
            try store.read {
                findings.expect(try $0.head() == headOfSecond, "a later reader does not see them")
            }
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
        Promise(description: "the same rows from several importers at once stand on the record once") {
            contract in
            var findings = Findings()
            let mission = TrialMission(try contract.store())
            try mission.open()
            let (importers, rows) = (4, 30)
            let errors = Mutex<[String]>([])
            let numbers = Mutex<[String: Set<UInt64>]>([:])
            let added = Mutex(0)
            DispatchQueue.concurrentPerform(iterations: importers) { importer in
                let recorder = mission.anotherRecorder()
                for start in stride(from: 0, to: rows, by: 5) {
                    // Each goes through them in an order of its own.
                    let names = (start..<start + 5).map { "R\(($0 * (importer * 2 + 1)) % rows)" }
                    do {
                        let outcomes = try recorder.append(names.map { Submission(mission.row($0)) })
                        for (name, outcome) in zip(names, outcomes) {
                            if case .appended = outcome { added.withLock { $0 += 1 } }
                            guard let number = outcome.number else {
                                errors.withLock { $0.append("importer \(importer), \(name): \(outcome)") }
                                continue
                            }
                            _ = numbers.withLock { $0[name, default: []].insert(number) }
                        }
                    } catch { errors.withLock { $0.append("importer \(importer): \(error)") } }
                }
            }
            errors.withLock { all in for error in all { findings.expect(false, error) } }
            let places = numbers.withLock { $0 }
            findings.expect(
                places.values.allSatisfy { $0.count == 1 }, "a row stands in two places: \(places)")
            findings.expect(added.withLock { $0 } == places.count, "a row was added twice")
            try mission.store.read { record in
                let head = try record.head()
                findings.expect(
                    head.size == UInt64(places.count) + 1, "\(head.size) leaves of \(places.count) rows")
                let view = try record.view()
                findings.expect(
                    Set(view.reports.map(\.id.text)) == Set(places.keys), "the view has other rows")
            }
            return findings.all
        },
    ]
}

extension TrialMission {
    /// A report of little.
    fileprivate func row(_ name: String) -> RecordedEntry {
        let moment = Interval(at: Instant(secondsSinceEpoch: 1_772_323_200))
        return RecordedEntry(
            EntrySubstance(Report(id: ReportID(name), occurred: moment, available: moment)),
            author: "An importer")
    }
}
