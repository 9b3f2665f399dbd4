import AuditLog
import SealedVerification
import TestSupport
import Testing

/// What a store must not have taken in. The tree and the checkpoint are sound each time: it is the entries that are not.
@Suite("Entries that break the record's own rules")
struct EntryRuleTests {
    /// A record in which the commission and the importer hold their roles, and what was done to it.
    private func found(
        _ name: SealedFinding.Name, at place: SourceLocation = #_sourceLocation,
        _ change: (inout GeneratedRecord) -> Int
    ) throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        record.grant(record.commission, kinds: [2, 11, 21])
        record.grant(record.importer, kinds: [1, 21, 22])
        let leaf = change(&record)
        let report = try GeneratedFolder(record).verified()
        TamperingTests.expect(report, name, leaf: leaf, seed: 1, at: place)
        #expect(
            report.counts.filter { !$0.key.isRemark }.count == 1, "\(report.findings)", sourceLocation: place)
    }

    @Test("a finding that nobody signed, or with a signature over other words, or for another record")
    func signatures() throws {
        try found(.signatureMissing) { $0.append($0.body(.finding, "F"), signedBy: nil) }
        try found(.signatureForged) { record in
            var aside = record
            let number = aside.finding()
            var leaf = aside.leaves[number]
            leaf[leaf.count - 1] ^= 1
            return record.append(leaf: leaf)
        }
        try found(.signatureForged) {
            $0.append($0.body(.finding, "F"), signedBy: $0.commission, forOrigin: "elsewhere")
        }
    }

    @Test("a key without a role, with a role for other kinds, or revoked")
    func roles() throws {
        try found(.signerWithoutRole) { $0.finding(by: $0.log) }
        try found(.signerWithoutRole) { $0.finding(by: $0.owner) }
        try found(.roleDoesNotAllow) { $0.finding(by: $0.importer) }
        try found(.signerRevoked) { record in
            record.revoke(1)
            return record.finding()
        }
        try found(.signerWithoutRole) { $0.append($0.body(.report, "R"), signedBy: $0.log) }
    }

    @Test("a key counts from the leaf that grants it, not before")
    func beforeItsRole() throws {
        var record = GeneratedRecord(keysOf: 2)
        record.open()
        let early = record.finding()
        record.grant(record.commission, kinds: [11])
        record.finding()
        let report = try GeneratedFolder(record).verified()
        TamperingTests.expect(report, .signerWithoutRole, leaf: early, seed: 2)
        #expect(report.counts == [.signerWithoutRole: 1])
    }

    @Test(
        "whoever was granted a role again after a revocation may sign again; a role that the log grants gives nothing"
    )
    func again() throws {
        var record = GeneratedRecord(keysOf: 2)
        record.open()
        record.revoke(record.grant(record.commission, kinds: [11]))
        record.grant(record.commission, kinds: [11])
        record.finding()
        #expect(try GeneratedFolder(record).verified().findings.isEmpty)
        var usurped = GeneratedRecord(keysOf: 2)
        usurped.open()
        usurped.grant(usurped.commission, kinds: [11], by: usurped.log)
        usurped.finding()
        let report = try GeneratedFolder(usurped).verified()
        #expect(report.counts == [.signerNotOwner: 1, .signerWithoutRole: 1])
    }

    @Test("what the owner must sign, signed by another; the old owner after the key changed")
    func owners() throws {
        try found(.signerNotOwner) { $0.grant($0.log, kinds: [11], by: $0.commission) }
        try found(.signerNotOwner) { record in
            let old = record.owner
            record.rotateOwner()
            return record.grant(record.log, kinds: [11], by: old)
        }
    }

    @Test("a withheld leaf excuses no signature: neither a finding nor a grant by a key that nobody let in")
    func behindAGap() throws {
        var record = GeneratedRecord(keysOf: 4)
        record.open()
        let grant = record.grant(record.commission, kinds: [11])
        let hidden = record.finding()
        let forged = record.finding(by: record.importer)
        let report = try GeneratedFolder(record, withheld: [hidden]).verified()
        TamperingTests.expect(report, .signerWithoutRole, leaf: forged, seed: 4)
        // A grant that is withheld is one that nobody showed.
        let unseen = try GeneratedFolder(record, withheld: [grant]).verified()
        #expect(unseen.counts[.signerWithoutRole] == 2 && !unseen.holds)
        let usurped = record.grant(record.importer, kinds: [11], by: record.importer)
        let second = try GeneratedFolder(record, withheld: [hidden]).verified()
        TamperingTests.expect(second, .signerNotOwner, leaf: usurped, seed: 4)
    }

    @Test(
        "what corrects a withheld leaf needs the role for the kind that it puts there; a withdrawal is remarked on"
    )
    func ofWithheld() throws {
        var record = GeneratedRecord(keysOf: 5)
        record.open()
        record.grant(record.commission, kinds: [11, 21])
        record.grant(record.importer, kinds: [1, 21])
        let finding = record.finding()
        var sound = record
        sound.correct(finding, kind: .finding, by: sound.commission)
        #expect(try GeneratedFolder(sound, withheld: [finding]).verified().findings.isEmpty)
        var forged = record
        let number = forged.correct(finding, kind: .finding, by: forged.importer)
        TamperingTests.expect(
            try GeneratedFolder(forged, withheld: [finding]).verified(), .roleDoesNotAllow, leaf: number,
            seed: 5)
        let withdrawal = record.withdraw(finding, kind: .finding, by: record.importer)
        let unseen = try GeneratedFolder(record, withheld: [finding]).verified()
        #expect(unseen.holds && unseen.findings.map(\.name) == [.signatureUnchecked])
        #expect(unseen.findings.first?.leaf == UInt64(withdrawal))
        TamperingTests.expect(
            try GeneratedFolder(record).verified(), .roleDoesNotAllow, leaf: withdrawal, seed: 5)
    }

    @Test("a time that the reader's clock has not reached, of a leaf or of a witness")
    func ahead() throws {
        var record = GeneratedRecord(keysOf: 6)
        record.open()
        record.grant(record.commission, kinds: [11])
        let folder = try GeneratedFolder(record)
        #expect(folder.verified(at: record.now).findings.isEmpty)
        let witness = folder.verified(at: record.now - 400)
        #expect(witness.holds && witness.counts == [.recordedAhead: 1, .cosignedAhead: 1])
        #expect(
            witness.findings[0].sentence.hasPrefix(
                "Leaf 0 says it was recorded at 2026-02-02T02:40:00Z, which your clock has not reached"),
            "\(witness.findings)")
        #expect(folder.verified(at: record.now - 250).counts == [.cosignedAhead: 1])
        #expect(folder.verified().findings.isEmpty)
    }

    @Test("a stolen key: what it signed since is remarked on, leaf by leaf, and the record holds")
    func lostKey() throws {
        var record = GeneratedRecord(keysOf: 3)
        record.open()
        let role = record.grant(record.commission, kinds: [11])
        record.finding()
        record.now += 100
        let stolen = record.now
        let doubtful = [record.finding(), record.finding()]
        record.revoke(role, since: stolen)
        let report = try GeneratedFolder(record).verified()
        #expect(report.holds)
        #expect(report.findings.map(\.name) == [.signedByLostKey, .signedByLostKey])
        #expect(report.findings.compactMap(\.leaf) == doubtful.map { UInt64($0) })
    }

    @Test(
        "a stolen key: what another key puts right or says again is in doubt no longer, and nothing else is cleared"
    )
    func confirmed() throws {
        var record = GeneratedRecord(keysOf: 3)
        record.open()
        let kinds: [UInt64] = [1, 11, 21, 22]
        let role = record.grant(record.commission, kinds: kinds)
        record.grant(record.importer, kinds: kinds)
        let stolen = record.now
        let corrected = record.finding()
        let withdrawn = record.finding()
        let doubtful = record.finding()
        // The thief corrects too.
        let own = record.correct(doubtful, kind: .finding, by: record.commission)
        let rows = [record.report(), record.report()]
        record.intake(rows, by: record.commission)
        let other = [record.report()]
        let intake = record.intake(other, by: record.commission)
        // Before the theft was known, and by another key: it counts all the same.
        record.correct(corrected, kind: .finding, by: record.importer)
        record.revoke(role, since: stolen)
        record.withdraw(withdrawn, kind: .finding, by: record.importer)
        record.intake(rows, by: record.importer)
        let report = try GeneratedFolder(record).verified()
        #expect(report.holds && Set(report.findings.map(\.name)) == [.signedByLostKey])
        #expect(report.findings.compactMap(\.leaf) == [doubtful, own, intake].map { UInt64($0) })
        // The same key, granted a role again, clears nothing of itself.
        record.grant(record.commission, kinds: kinds)
        record.correct(doubtful, kind: .finding, by: record.commission)
        #expect(try GeneratedFolder(record).verified().counts == [.signedByLostKey: 3])
        record.correct(doubtful, kind: .finding, by: record.importer)
        #expect(try GeneratedFolder(record).verified().counts == [.signedByLostKey: 1])
    }

    @Test("no opening, a second one, one for another origin")
    func opening() throws {
        var none = GeneratedRecord(keysOf: 1)
        none.report()
        TamperingTests.expect(try GeneratedFolder(none).verified(), .openingMissing, leaf: 0, seed: 1)
        try found(.openedTwice) { record in
            record.append(
                record.body(.opened, "again") { $0.put(0, text: "x") }, signedBy: record.owner)
        }
        var other = GeneratedRecord(keysOf: 1)
        other.open(origin: "elsewhere.example")
        TamperingTests.expect(try GeneratedFolder(other).verified(), .originDiffers, leaf: 0, seed: 1)
    }

    @Test("a leaf recorded before the one before it; a name twice, though reports and findings may share one")
    func orderAndNames() throws {
        try found(.timeBackwards) { record in
            record.now -= 50
            return record.finding()
        }
        try found(.nameTwice) { record in
            record.append(record.body(.finding, "A"), signedBy: record.commission)
            record.append(record.body(.report, "A"), signedBy: nil)
            return record.append(record.body(.finding, "A"), signedBy: record.commission)
        }
    }

    @Test("names that look alike and differ in their bytes are two names")
    func lookAlike() throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        record.grant(record.commission, kinds: [11])
        record.append(record.body(.finding, "\u{E9}"), signedBy: record.commission)
        record.append(record.body(.finding, "e\u{301}"), signedBy: record.commission)
        #expect(try GeneratedFolder(record).verified().findings.isEmpty)
    }

    @Test(
        "corrections of what is not there, comes later, is another leaf, another kind or name, or cannot be corrected"
    )
    func corrections() throws {
        try found(.targetMissing) { record in
            let number = record.finding()
            return record.append(
                record.body(.correction, "C", corrects: number) { $0.put(0, uint: 1) }.changingPointer(
                    to: number + 1),
                signedBy: record.commission)
        }
        try found(.targetDiffers) { record in
            let number = record.finding()
            return record.append(
                record.body(.correction, "C", corrects: number) { $0.put(0, uint: 1) }.changingPointer(
                    to: number - 1),
                signedBy: record.commission)
        }
        try found(.targetUnfit) { record in
            let number = record.finding()
            return record.correct(number, kind: .finding, by: record.commission, as: "another")
        }
        try found(.targetUnfit) { record in
            let number = record.finding()
            return record.correct(number, kind: .note, by: record.commission)
        }
        try found(.targetUnfit) { record in
            let number = record.finding()
            let correction = record.withdraw(number, kind: .finding, by: record.commission)
            return record.withdraw(correction, kind: .correction, by: record.commission)
        }
        try found(.roleDoesNotAllow) { record in
            let number = record.finding()
            return record.withdraw(number, kind: .finding, by: record.importer)
        }
        try found(.leafUnreadable) { record in
            let number = record.finding()
            return record.append(
                record.body(.correction, "C", corrects: number) { $0.put(0, uint: 0) },
                signedBy: record.commission)
        }
    }

    @Test("what a correction attaches must be there too")
    func correctedAttachment() throws {
        try found(.attachmentMissing) { record in
            let number = record.finding()
            return record.correct(number, kind: .finding, by: record.commission, files: [[1, 2, 3]])
        }
    }

    @Test("a revocation of what grants nothing")
    func revocations() throws {
        try found(.targetUnfit) { record in
            let number = record.finding()
            return record.revoke(number)
        }
        try found(.targetUnfit) { record in
            record.revoke(1)
            return record.revoke(1)
        }
    }

    @Test("intakes whose counts do not add up, whose leaves are others, come later, or can be no rows")
    func intakes() throws {
        try found(.intakeWrong) { $0.intake([$0.report()], read: 9) }
        try found(.intakeWrong) { $0.intake([$0.report(), $0.report()], accepted: 1) }
        try found(.intakeWrong) { $0.intake([], accepted: 1) }
        try found(.intakeWrong) { $0.intake([$0.report(), $0.leaves.count + 5]) }
        try found(.intakeWrong) { $0.intake([$0.report(), $0.report()].reversed()) }
        try found(.intakeWrong) { $0.intake([0]) }
        try found(.intakeDiffers) { $0.intake([$0.report()], root: .ofEmptyTree) }
        try found(.roleDoesNotAllow) { $0.intake([$0.report()], by: $0.commission) }
    }

    @Test("intakes that name more leaves than anybody would go through are remarked on")
    func endlessIntakes() throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        record.grant(record.importer, kinds: [1, 22])
        let rows = (0..<10).map { _ in record.report() }
        let intakes = (0..<5).map { _ in record.intake(rows) }
        let report = try GeneratedFolder(record).verified(mostIntakeLeaves: 35)
        #expect(report.holds && report.findings.map(\.name) == [.intakeUnchecked, .intakeUnchecked])
        #expect(report.findings.compactMap(\.leaf) == intakes.suffix(2).map { UInt64($0) })
    }

    @Test("an import that was cut short is remarked on, and the record holds")
    func cutShort() throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        record.report()
        let report = try GeneratedFolder(record).verified()
        #expect(report.holds && report.findings.map(\.name) == [.rowsWithoutIntake])
    }

    @Test(
        "leaves that are no leaves, byte for byte hashed into a sound tree; seeds 1 to 60",
        arguments: UInt64(1)...60)
    func unreadable(seed: UInt64) throws {
        var record = GeneratedRecord(keysOf: 1)
        record.open()
        let row = record.report()
        var leaf = record.leaves[row]
        var random = Seeded(seed: seed)
        if random.below(2) == 0 { leaf.removeLast(1 + random.below(leaf.count - 1)) } else { leaf.append(0) }
        let number = record.append(leaf: leaf)
        TamperingTests.expect(
            try GeneratedFolder(record).verified(), .leafUnreadable, leaf: number, seed: seed)
    }
}

extension [UInt8] {
    /// A body whose last key points at another leaf by its number, which must be as short as the one before.
    fileprivate func changingPointer(to number: Int) -> [UInt8] {
        var body = self
        // The number stands before the head of the hash and its 32 bytes.
        body[body.count - 35] = UInt8(number)
        return body
    }
}
