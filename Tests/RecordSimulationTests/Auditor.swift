import AuditLog
import CeasefireModel
import EventStore
import RecordStoreContract

/// Knows what a record must hold, in its own way: by comparing values, where the record compares digests, and by looking through all
/// that it has seen, where the record keeps indexes.
struct Auditor {
    /// What was taken in, in order.
    private(set) var taken: [(entry: RecordedEntry, key: PublicKey?, recorded: Instant)] = []
    private var lastRecorded = Instant(secondsSinceEpoch: .min)

    /// What must become of an entry that is handed in now; it is taken in where that is so.
    mutating func expect(
        _ submission: Submission, isSignedWell: Bool, now: Instant, hash: (UInt64) -> MerkleHash?
    )
        -> Expected
    {
        let outcome = judge(submission, isSignedWell: isSignedWell, hash: hash)
        if case .appended = outcome {
            lastRecorded = max(lastRecorded, now)
            taken.append((submission.entry, submission.signature?.key, lastRecorded))
        }
        return outcome
    }

    enum Expected: Equatable { case appended(UInt64), alreadyThere(UInt64), refused(Refusal.Code) }

    private func judge(_ submission: Submission, isSignedWell: Bool, hash: (UInt64) -> MerkleHash?)
        -> Expected
    {
        let entry = submission.entry
        if entry.author.isEmpty || entry.substance.name.isEmpty { return .refused(.malformed) }
        if !isSignedWell { return .refused(.badSignature) }
        if let known = byName(entry) { return known }
        if taken.isEmpty, entry.substance.kind != .opened { return .refused(.notOpen) }
        var corrected: RecordedEntry?
        if let reference = entry.corrects {
            guard reference.number < UInt64(taken.count), hash(reference.number) == reference.hash else {
                return .refused(.wrongTarget)
            }
            let target = taken[Int(reference.number)].entry
            guard target.substance.kind.isCorrectable else { return .refused(.wrongTarget) }
            if let new = entry.substance.replacement,
                new.substance.kind != target.substance.kind || new.substance.name != target.substance.name
            {
                return .refused(.wrongTarget)
            }
            corrected = target
        }
        return mayAdd(entry, by: submission.signature?.key, corrected: corrected, hash)
            ?? .appended(UInt64(taken.count))
    }

    /// What the name says: the same again, or taken; nil where it is free.
    private func byName(_ entry: RecordedEntry) -> Expected? {
        var first: UInt64?
        for (number, there) in taken.enumerated() {
            let number = UInt64(number)
            if there.entry.name == entry.name {
                if there.entry.substance == entry.substance, there.entry.corrects == entry.corrects {
                    return .alreadyThere(number)
                }
                first = first ?? number
            }
            if let new = there.entry.substance.replacement, new.name == entry.name {
                if new.substance == entry.substance { return .alreadyThere(number) }
                first = first ?? number
            }
        }
        return first.map { _ in .refused(.nameTaken) }
    }

    private func mayAdd(
        _ entry: RecordedEntry, by key: PublicKey?, corrected: RecordedEntry?, _ hash: (UInt64) -> MerkleHash?
    )
        -> Expected?
    {
        let kind = entry.substance.kind
        let mustBeSigned = ![.report, .statement, .observation, .verificationTask, .attachment, .line, .note]
            .contains(kind)
        guard let key else { return mustBeSigned ? .refused(.unsigned) : nil }
        let (owner, grants) = standing
        if kind == .opened { return taken.isEmpty ? nil : .refused(.wrongOpening) }
        if [.role, .roleRevoked, .keyRotated].contains(kind) {
            if key != owner { return .refused(.notAllowed) }
            guard case .act(.roleRevoked(let revocation)) = entry.substance.content else { return nil }
            if grants[revocation.grant.number] == nil { return .refused(.noSuchGrant) }
            return hash(revocation.grant.number) == revocation.grant.hash ? nil : .refused(.wrongTarget)
        }
        let own = grants.values.filter { $0.key == key }
        if own.isEmpty { return .refused(.unknownKey) }
        let wanted = [kind] + (corrected.map { [$0.substance.kind] } ?? [])
        return wanted.allSatisfy { wish in own.contains { $0.kinds.contains(wish) } }
            ? nil : .refused(.notAllowed)
    }

    /// The owner's key and the grants that stand now.
    private var standing: (owner: PublicKey?, grants: [UInt64: RoleGrant]) {
        var (owner, grants): (PublicKey?, [UInt64: RoleGrant]) = (nil, [:])
        for (number, there) in taken.enumerated() {
            guard case .act(let act) = there.entry.substance.content else { continue }
            switch act {
            case .opened(let opening): owner = opening.ownerKey
            case .keyRotated(let rotation): owner = rotation.key
            case .roleGranted(let grant): grants[UInt64(number)] = grant
            case .roleRevoked(let revocation): grants[revocation.grant.number] = nil
            default: break
            }
        }
        return (owner, grants)
    }

    /// The reports that hold at a moment, by name, with their tolls.
    func reports(asOf moment: Instant, basis: RecordBasis) -> [ReportID: Int?] {
        var holding: [UInt64: Report?] = [:]
        for (number, there) in taken.enumerated() {
            let known = basis == .recorded ? there.recorded : there.entry.substance.available.latest
            guard known <= moment else { continue }
            if let corrects = there.entry.corrects {
                holding[corrects.number] = there.entry.substance.replacement.flatMap { $0.substance.report }
            } else if let report = there.entry.substance.report, !(holding.keys.contains(UInt64(number))) {
                holding[UInt64(number)] = report
            }
        }
        let reports = holding.values.compactMap(\.self)
        return Dictionary(reports.map { ($0.id, $0.killed) }, uniquingKeysWith: { a, _ in a })
    }

    /// The root of the tree over some hashes, by the definition of RFC 9162.
    static func root(_ hashes: ArraySlice<MerkleHash>) -> MerkleHash {
        if hashes.count < 2 { return hashes.first ?? .ofEmptyTree }
        var split = 1
        while split * 2 < hashes.count { split *= 2 }
        return MerkleHash(
            left: root(hashes.prefix(split)), right: root(hashes.dropFirst(split)))
    }
}

extension EntrySubstance {
    var replacement: RecordedEntry? {
        if case .act(.correction(let correction)) = content { correction.replacement } else { nil }
    }

    var report: Report? { if case .report(let report) = content { report } else { nil } }
}
