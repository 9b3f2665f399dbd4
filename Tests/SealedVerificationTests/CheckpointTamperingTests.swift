import AuditLog
import SealedVerification
import TestSupport
import Testing

/// What a log, or whoever holds its key, can do: it is found where somebody kept a checkpoint, or two compare what they were shown.
@Suite("Forged checkpoints, old ones, and two views")
struct CheckpointTamperingTests {
    /// Two records that are the same up to so many leaves, and 30 leaves longer.
    static func forked(_ seed: UInt64) -> (one: GeneratedRecord, other: GeneratedRecord, common: Int) {
        let start = GeneratedRecord(seed: seed, about: 280)
        var (one, other) = (start, start)
        for _ in 0..<30 {
            one.finding()
            other.random = Seeded(seed: seed + 1_000)
            other.finding()
        }
        return (one, other, start.leaves.count)
    }

    @Test("a checkpoint with another number, by nobody's key, by another's key under the log's name")
    func forged() throws {
        let record = GeneratedRecord(seed: 1, about: 50)
        let sound = try GeneratedFolder(record)
        var folder = sound
        let text = String(decoding: try #require(sound.files["checkpoint"]), as: UTF8.self)
        folder.files["checkpoint"] = Array(
            text.replacing("\n\(record.leaves.count)\n", with: "\n\(record.leaves.count - 1)\n").utf8)
        TamperingTests.expect(folder.verified(), .checkpointForged, file: "checkpoint", seed: 1)
        #expect(folder.verified().counts[.cosignatureForged] == 1)

        var other = GeneratedRecord(keysOf: 99)
        for leaf in record.leaves { other.append(leaf: leaf) }
        folder.files["checkpoint"] = try GeneratedFolder(other).files["checkpoint"]
        TamperingTests.expect(folder.verified(), .checkpointUnsigned, file: "checkpoint", seed: 1)
        #expect(folder.verified().counts[.cosignatureAbsent] == 1)

        folder = sound
        folder.trusted = []
        TamperingTests.expect(folder.verified(), .checkpointUnsigned, file: "checkpoint", seed: 1)
    }

    @Test("a forged cosignature; a witness that is missing is remarked on")
    func cosignature() throws {
        let record = GeneratedRecord(seed: 2, about: 50)
        var folder = try GeneratedFolder(record)
        var note = try SignedNote(try #require(folder.files["checkpoint"]))
        let lines = note.signatures
        note = try SignedNote(text: note.text)
        note.add(lines[0])
        folder.files["checkpoint"] = note.encoded
        #expect(folder.verified().holds && folder.verified().counts[.cosignatureAbsent] == 1)
        var forged = lines[1]
        forged.bytes[5] ^= 1
        note.add(forged)
        folder.files["checkpoint"] = note.encoded
        TamperingTests.expect(folder.verified(), .cosignatureForged, file: "checkpoint", seed: 2)
    }

    @Test("a replaced key of the log signs again")
    func retiredKey() throws {
        var record = GeneratedRecord(keysOf: 4)
        record.open()
        let old = record.log
        record.rotateLog()
        record.log = old
        TamperingTests.expect(
            try GeneratedFolder(record).verified(), .logKeyDiffers, file: "checkpoint", seed: 4)
    }

    @Test(
        "replay of an old checkpoint: an old folder is shown to somebody who has seen more",
        arguments: UInt64(1)...3)
    func rollback(seed: UInt64) throws {
        let record = GeneratedRecord(seed: seed, about: 400)
        let (old, new) = (try GeneratedFolder(record, size: 200), try GeneratedFolder(record))
        TamperingTests.expect(
            old.verified(earlier: new.files["checkpoint"]), .rollback, file: "checkpoint", seed: seed)
    }

    @Test("replay of an old checkpoint beside the newer files", arguments: UInt64(1)...3)
    func oldCheckpoint(seed: UInt64) throws {
        let record = GeneratedRecord(seed: seed, about: 400)
        let old = try GeneratedFolder(record, size: 200)
        var folder = try GeneratedFolder(record)
        folder.files["checkpoint"] = old.files["checkpoint"]
        TamperingTests.expect(folder.verified(), .logTruncated, seed: seed)
    }

    @Test("fork: history was written anew after somebody kept a checkpoint", arguments: UInt64(1)...3)
    func fork(seed: UInt64) throws {
        let (one, other, common) = Self.forked(seed)
        let size = common + 10
        let kept = try GeneratedFolder(one, size: size - 5).files["checkpoint"]
        TamperingTests.expect(
            try GeneratedFolder(other).verified(earlier: kept), .fork, file: "checkpoint", seed: seed)
        let equal = try GeneratedFolder(one, size: size).files["checkpoint"]
        TamperingTests.expect(
            try GeneratedFolder(other, size: size).verified(earlier: equal), .fork, file: "checkpoint",
            seed: seed)
    }

    @Test("two views for two parties, of equal and of different sizes", arguments: UInt64(1)...3)
    func splitView(seed: UInt64) throws {
        let (one, other, common) = Self.forked(seed)
        for (first, second) in [
            (common + 1, common + 1), (common + 1, common + 30), (common + 30, common + 1),
        ] {
            let report = try GeneratedFolder(one, size: first).verified(
                second: try GeneratedFolder(other, size: second))
            TamperingTests.expect(report, .splitView, file: "checkpoint", seed: seed)
        }
    }

    @Test("a checkpoint to compare with that is not the log's, or of another log, proves nothing")
    func comparison() throws {
        let record = GeneratedRecord(seed: 5, about: 60)
        let folder = try GeneratedFolder(record)
        let stranger = try GeneratedFolder(GeneratedRecord(seed: 6, about: 60))
        #expect(folder.verified(earlier: stranger.files["checkpoint"]).counts[.comparisonUnsigned] == 1)
        #expect(folder.verified(earlier: [1, 2]).counts[.comparisonUnsigned] == 1)
        var another = folder
        try another.seal(Checkpoint(origin: "elsewhere.example", size: 1, root: .ofEmptyTree), record)
        #expect(folder.verified(earlier: another.files["checkpoint"]).counts[.comparisonOfAnother] == 1)
        #expect(folder.verified(second: another).counts[.comparisonOfAnother] == 1)
    }
}
