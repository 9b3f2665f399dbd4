public import CeasefireModel

/// How much the record takes in before it refuses.
public enum RecordLimits {
    /// Bytes in a leaf: what the length in an entry bundle can say.
    public static let leafBytes = 65_535
    /// Bytes in a body: what a leaf has room for beside a signature and the widest numbers.
    public static let bodyBytes = leafBytes - 160
    /// Bytes in the name of an entry.
    public static let nameBytes = 200
    /// Entries that are appended in one transaction.
    public static let batch = 65_536
    /// Bytes in a file that is attached.
    public static let attachmentBytes = 256 << 20
    /// Attachments of one entry.
    public static let attachments = 256
    /// Runs of leaves that an intake names.
    public static let runs = 4_000
    /// Cosignatures below one checkpoint: a signed note holds no more than 64 lines.
    public static let cosignatures = 48
    /// Days since 1970 that a line may be of: the years 1 to 9999.
    public static let days: ClosedRange<Int64> = -719_162...2_932_896
    /// Seconds by which a clock may be set back and the record go on. Its times never run backwards, so that one that lies far ahead would
    /// stand on every entry to come.
    public static let secondsAhead: Int64 = 7_200

    /// Why nothing is added after a leaf that was recorded so far after the clock; nil where it may be.
    public static func refusal(ofLastRecorded last: Instant?, at now: Instant) -> RecordStoreError? {
        guard let last, last.secondsSinceEpoch - now.secondsSinceEpoch > secondsAhead else { return nil }
        return RecordStoreError(
            .damaged,
            "The last entry says that it was recorded at \(last.utcText), and the clock of this machine says \(now.utcText): every entry that follows would bear that time. If the clock is wrong, set it right. If the entry is, restore a backup from before it and import again what came since; `Documentation/RecordKeeping.md` tells what to do where a checkpoint covers it."
        )
    }
}
