import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract
import TestSupport

/// A mission that is lived through from a seed: several authors, in two processes, with delays, repetitions, late and corrected entries, and a store that
/// fails. An auditor looks on.
struct SimulatedMission {
    let seed: UInt64
    private var random: Seeded
    private var auditor = Auditor()
    private let store: FaultyStore
    private let mission: TrialMission
    private let recorders: [Recorder]
    private let people: [TrialKey] = ["recorder", "officer", "commission", "stranger"].map { TrialKey($0) }
    private var hashes: [MerkleHash] = []
    /// What was said of earlier moments at the time.
    private var remembered: [(moment: Instant, fingerprint: Digest, reports: [Report])] = []
    private(set) var problems: [String] = []
    /// What happened, for the test that all of it happens.
    private(set) var events: Set<String> = []

    init(seed: UInt64) {
        self.seed = seed
        random = Seeded(seed: seed)
        guard let identity = RecordIdentity(origin: "simulation.example/\(seed)", secret: Array(0..<32))
        else {
            preconditionFailure("32 bytes are a secret")
        }
        store = FaultyStore(MemoryRecordStore(identity: identity))
        mission = TrialMission(store)
        recorders = [mission.recorder, mission.anotherRecorder()]
    }

    /// Lives through it; what went wrong is in ``problems``.
    mutating func run() throws {
        if random.below(8) > 0 { try handIn([signed(mission.opening, by: mission.owner)]) }
        let rounds = 2 + random.below(4)
        for round in 0..<rounds {
            // Time passes, or is set back.
            let pause = Int64(random.below(5) == 0 ? -random.below(90) : random.below(7_200))
            mission.clock.set(mission.clock.now() + pause)
            if round == 1, random.below(4) == 0 { try importReports() } else { try handIn(batch(round)) }
            if random.below(3) == 0 { try remember() }
        }
        try check()
    }

    // MARK: - What people hand in

    private mutating func batch(_ round: Int) -> [Handed] {
        (0..<1 + random.below(4)).map { _ in entry(round) }
    }

    private mutating func entry(_ round: Int) -> Handed {
        let person = random.pick(people)
        switch random.below(14) {
        case 0...3: return Handed(submission: Submission(report()))
        case 4: return signed(report(), by: person)
        case 5, 6: return grant(person)
        case 7: return revocation()
        case 8, 9: return signed(correction(), by: person)
        case 10: return signed(finding(), by: random.below(4) == 0 ? nil : person)
        case 11:
            var forged = signed(finding(), by: person)
            forged.submission = Submission(report(), signature: forged.submission.signature)
            forged.isSignedWell = false
            return forged
        case 12:
            let rotation = KeyRotation(use: .owner, name: "The mission", key: mission.owner.key)
            return signed(mission.entry(.keyRotated(rotation), named: "K"), by: mission.owner)
        default:
            var nameless = report()
            nameless.author = ""
            return Handed(submission: Submission(nameless))
        }
    }

    /// One of a few reports, so that names meet: the same words again, or others.
    private mutating func report(named name: ReportID? = nil) -> RecordedEntry {
        let now = mission.clock.now()
        let known = start + Int64(random.below(8)) * 3_600
        let report = Report(
            id: name ?? ReportID("R\(random.below(6))"), occurred: Interval(at: start),
            available: random.below(3) == 0 ? Interval(at: now) : Interval(at: known), killed: random.below(2)
        )
        return RecordedEntry(
            EntrySubstance(report), author: random.pick(people).holder, reason: random.pick(["", "Late."]))
    }

    private mutating func finding() -> RecordedEntry {
        let finding = Finding(
            report: ReportID("R\(random.below(6))"), provision: "p", party: "arland", conclusion: .breach,
            body: "Commission", made: Interval(at: start))
        return RecordedEntry(
            EntrySubstance(
                .finding(finding), name: EntryID("F\(random.below(3))"), available: Interval(at: start)),
            author: "Commission")
    }

    private mutating func grant(_ person: TrialKey) -> Handed {
        let role = RecordRole(rawValue: person.holder) ?? .dutyOfficer
        let grant = RoleGrant(holder: person.holder, role: role, key: person.key)
        let signer = random.below(6) == 0 ? person : mission.owner
        return signed(
            timeless(.roleGranted(grant), named: EntryID("G-\(person.holder)-\(random.below(2))")), by: signer
        )
    }

    private mutating func revocation() -> Handed {
        let revocation = RoleRevocation(grant: reference())
        return signed(
            timeless(.roleRevoked(revocation), named: EntryID("V\(random.below(2))")), by: mission.owner)
    }

    private mutating func correction() -> RecordedEntry {
        let reference = reference()
        var change = Correction.Change.withdrawn
        if random.below(3) > 0 {
            let name =
                auditor.taken.indices.contains(Int(reference.number))
                ? auditor.taken[Int(reference.number)].entry.substance.report?.id : nil
            change = .replaced(report(named: name))
        }
        let available = start + Int64(random.below(10)) * 3_600
        return RecordedEntry(
            EntrySubstance(
                .correction(Correction(change)), name: EntryID("C\(random.below(4))"),
                available: Interval(at: available)),
            author: "An officer", corrects: reference)
    }

    /// A leaf that is there, mostly; now and then one that is not, or another hash.
    private mutating func reference() -> LeafReference {
        let number = random.below(hashes.count + 1)
        let hash = number < hashes.count && random.below(8) > 0 ? hashes[number] : MerkleHash.ofEmptyTree
        return LeafReference(number: UInt64(number), hash: hash)
    }

    private func timeless(_ act: RecordAct, named name: EntryID) -> RecordedEntry {
        RecordedEntry(EntrySubstance(act, name: name, available: Interval(at: start)), author: "The mission")
    }

    private var start: Instant { Instant(secondsSinceEpoch: 1_772_323_200) }

    // MARK: - Handing in

    /// What somebody hands in, and whether the signature is good.
    struct Handed {
        var submission: Submission
        var isSignedWell = true
    }

    private func signed(_ entry: RecordedEntry, by key: TrialKey?) -> Handed {
        // A trial key never fails to sign.
        Handed(submission: (try? mission.submission(entry, by: key)) ?? Submission(entry))
    }

    /// Hands a batch to one of the processes, again and again until the store does not fail.
    private mutating func handIn(_ batch: [Handed]) throws {
        while true {
            let fault = random.pick(
                [nil, nil, nil, nil, nil, .before, .inTheMiddle, .after] as [FaultyStore.Fault?])
            store.failNext(fault)
            let recorder = random.pick(recorders)
            do {
                let outcomes = try recorder.append(batch.map(\.submission))
                try audit(batch, outcomes)
                return
            } catch is FaultyStore.Failure {
                events.insert("fault \(fault.map { "\($0)" } ?? "none")")
                if fault == .after { try audit(batch, nil) }
            }
        }
    }

    /// Compares what became of a batch with what had to; of a batch whose outcome nobody was told, what is there.
    private mutating func audit(_ batch: [Handed], _ outcomes: [AppendOutcome]?) throws {
        let before = hashes.count
        try catchUp()
        for (index, handed) in batch.enumerated() {
            let expected = auditor.expect(
                handed.submission, isSignedWell: handed.isSignedWell, now: mission.clock.now(),
                hash: { [hashes] in hashes.indices.contains(Int($0)) ? hashes[Int($0)] : nil })
            guard let outcomes else { continue }
            let told: Auditor.Expected =
                switch outcomes[index] {
                case .appended(let number): .appended(number)
                case .alreadyThere(let number): .alreadyThere(number)
                case .refused(let refusal): .refused(refusal.code)
                }
            events.insert(String("\(told)".prefix { $0 != "(" }) + (told.code.map { " \($0)" } ?? ""))
            if told != expected {
                problems.append(
                    "after \(before) leaves, \(handed.submission.entry.name): told \(outcomes[index]), and it had to be \(expected)"
                )
            }
        }
        if hashes.count != auditor.taken.count {
            problems.append("\(hashes.count) leaves, and there had to be \(auditor.taken.count)")
        }
    }

    /// Reads the leaves that are new.
    private mutating func catchUp() throws {
        var hashes = hashes
        try store.read { record in
            try record.leaves(UInt64(hashes.count)..<(try record.head().size)) { _, span in
                hashes.append(MerkleHash(leaf: span.withUnsafeBytes { Array($0) }))
            }
        }
        self.hashes = hashes
    }

    /// An import that is killed in the middle and begun anew: nothing stands twice, nothing is missing.
    private mutating func importReports() throws {
        events.insert("import")
        let rows = (0..<6).map { _ in report(named: ReportID("I\(random.below(8))")) }.map {
            Handed(submission: Submission($0))
        }
        let killedAfter = random.below(rows.count)
        for row in rows.prefix(killedAfter) { try handIn([row]) }
        for start in stride(from: 0, to: rows.count, by: 4) {
            try handIn(Array(rows[start..<min(start + 4, rows.count)]))
        }
    }

    // MARK: - What was known when

    private mutating func remember() throws {
        // Clocks may be set back: only what lies before the last leaf is settled for good.
        guard let last = auditor.taken.last?.recorded else { return }
        let moment = last - 1
        let view = try store.read { try $0.view(asOf: moment, basis: .recorded) }
        remembered.append((moment, view.fingerprint, view.reports))
    }

    private mutating func check() throws {
        var problems: [String] = []
        let (auditor, hashes) = (auditor, hashes)
        let moments = (0..<3).map { _ in start + Int64(random.below(12)) * 3_600 }
        try store.read { record in
            let head = try record.head()
            if head.frontier.root != Auditor.root(hashes[...]) {
                problems.append("the root is not that of the leaves")
            }
            if head.size > 0, head.lastRecorded != auditor.taken.last?.recorded {
                problems.append("the last entry was recorded at another time")
            }
            for moment in moments {
                for basis in RecordBasis.allCases {
                    let view = try record.view(asOf: moment, basis: basis)
                    let told = Dictionary(
                        view.reports.map { ($0.id, $0.killed) }, uniquingKeysWith: { a, _ in a })
                    let expected = auditor.reports(asOf: moment, basis: basis)
                    if told != expected || view.reports.count != told.count {
                        problems.append(
                            "\(basis) at \(moment.utcText): \(told), and it had to be \(expected)")
                    }
                }
            }
            for (moment, fingerprint, reports) in remembered {
                let view = try record.view(asOf: moment, basis: .recorded)
                if view.fingerprint != fingerprint || view.reports != reports {
                    problems.append("what stood on the record at \(moment.utcText) has changed")
                }
            }
        }
        if !remembered.isEmpty { events.insert("remembered") }
        if auditor.taken.contains(where: { $0.entry.substance.kind == .correction }) {
            events.insert("corrected")
        }
        self.problems += problems
    }
}

extension Auditor.Expected {
    fileprivate var code: Refusal.Code? { if case .refused(let code) = self { code } else { nil } }
}
