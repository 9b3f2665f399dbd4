import AuditLog
import SealedVerification
import TestSupport
import Testing

@Suite("A sound record holds")
struct SoundRecordTests {
    @Test("whatever is in it; seeds 1 to 15", arguments: UInt64(1)...15)
    func holds(seed: UInt64) throws {
        let record = GeneratedRecord(seed: seed, about: seed == 5 ? 1_200 : 300)
        let report = try GeneratedFolder(record).verified()
        #expect(report.findings.isEmpty, "seed \(seed)")
        #expect(
            report.holds && report.size == UInt64(record.leaves.count) && report.shownCount == report.size)
        #expect(
            report.origin == GeneratedRecord.origin && report.root == record.tree.frontier.root.hexadecimal)
        #expect(report.signatureCount > 5 && report.signers == [record.logName])
        #expect(report.witnesses.map(\.name) == ["guarantor.example"])
        #expect(report.attachmentCount == UInt64(record.attachments.count))
    }

    @Test("every size of a small one, with an earlier checkpoint of every size before")
    func sizes() throws {
        let record = GeneratedRecord(seed: 3, about: 40)
        for size in 4...record.leaves.count {
            // Keys of the log change on the way: what a size was signed with is not known any more.
            var folder = try GeneratedFolder(record, size: size)
            folder.trusted.removeAll { $0.hasPrefix("owner") }
            let earlier = try GeneratedFolder(record, size: size - 1).files["checkpoint"]
            let report = folder.verified(earlier: earlier)
            #expect(
                Set(report.findings.map(\.name)).isSubset(of: [
                    .ownerNotTrusted, .rowsWithoutIntake, .logKeyDiffers, .recordedAfterCosignature,
                ]), "size \(size): \(report.findings)")
        }
    }

    @Test(
        "withheld entries show their hash and their place, and hide nothing that was changed; seeds 1 to 12")
    func withheld() throws {
        for seed in UInt64(1)...12 {
            let record = GeneratedRecord(seed: seed, about: 300)
            var random = Seeded(seed: seed)
            let withheld = Set((1..<record.leaves.count).filter { _ in random.below(3) == 0 })
                .subtracting(record.keyLeaves)
            let report = try GeneratedFolder(record, withheld: withheld).verified()
            #expect(report.holds, "seed \(seed): \(report.findings)")
            #expect(report.withheldCount == UInt64(withheld.count))
            #expect(report.shownCount + report.withheldCount == report.size)
        }
    }

    @Test("all withheld: the tree and the checkpoint are held to each other, and nobody can be held to a key")
    func allWithheld() throws {
        let record = GeneratedRecord(seed: 1, about: 300)
        let report = try GeneratedFolder(record, withheld: Set(record.leaves.indices)).verified()
        #expect(report.counts.filter { !$0.key.isRemark } == [.openingWithheld: 1] && report.shownCount == 0)
        #expect(report.signers == [record.logName])
    }

    @Test("the owner's key is enough: the log's key is taken from the record, and its changes followed")
    func ownerAlone() throws {
        for seed in UInt64(1)...8 {
            var record = GeneratedRecord(seed: seed, about: 60)
            record.rotateLog()
            record.rotateOwner()
            record.rotateLog()
            var folder = try GeneratedFolder(record)
            folder.trusted.removeAll { !$0.hasPrefix("owner") }
            let report = folder.verified()
            #expect(report.findings.isEmpty && report.signers == [record.logName], "seed \(seed)")
        }
    }

    @Test("the verifier looks for tiles where the log puts them, whatever their number; seeds 1 to 300")
    func paths() {
        for seed in UInt64(1)...300 {
            var random = Seeded(seed: seed)
            let (level, width) = (random.below(7), 1 + random.below(256))
            let number = random.next() >> UInt64(8 + random.below(56))
            #expect(
                SealedReaders.tilePath(level: level, number: number, width: width)
                    == Tile(level: level, index: number, width: width).path, "seed \(seed)")
        }
    }

    @Test("a longer record goes on from a shorter one, and from what another party was shown")
    func goesOn() throws {
        let record = GeneratedRecord(seed: 7, about: 700)
        // When the witness cosigned the shorter one, the later leaves had not been recorded yet.
        var then = record
        then.now = 1_770_000_000
        let (long, short) = (try GeneratedFolder(record), try GeneratedFolder(then, size: 300))
        #expect(long.verified(earlier: short.files["checkpoint"]).findings.isEmpty)
        // A witness who cosigned it later than that bears out that their times were set back.
        let late = try GeneratedFolder(record, size: 300)
        let backdated = long.verified(earlier: late.files["checkpoint"])
        #expect(
            backdated.holds && backdated.earlierSize == 300
                && backdated.findings.map(\.name) == [.recordedBeforeCosignature]
                && backdated.findings.first?.leaf == 300, "\(backdated.findings)")
        #expect(long.verified(earlier: long.files["checkpoint"], second: short).findings.isEmpty)
        let names = Set(short.verified(second: long).findings.map(\.name))
        #expect(
            names.isSubset(of: [
                // The files of later leaves lie there already.
                .rowsWithoutIntake, .logKeyDiffers, .recordedAfterCosignature, .fileUnknown,
            ]))
        var bare = long
        bare.files = bare.files.filter { $0.key == "checkpoint" }
        #expect(long.verified(second: bare).findings.isEmpty)
        #expect(short.verified(second: bare).counts[.comparisonImpossible] == 1)
    }
}
