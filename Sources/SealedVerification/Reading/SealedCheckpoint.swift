/// The three lines of a checkpoint (C2SP tlog-checkpoint).
struct SealedCheckpoint {
    /// More than any mission will record: what counts further is not gone through.
    static let mostLeaves: UInt64 = 1 << 28

    var origin: String
    var size: UInt64
    var root: SealedHash

    init?(_ text: [UInt8]) {
        let lines = text.split(separator: 10, omittingEmptySubsequences: false).dropLast()
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.count >= 3, !lines.contains(""), let size = UInt64(lines[1]), "\(size)" == lines[1],
            size <= Self.mostLeaves, let root = SealedNote.decoded(lines[2]).flatMap({ SealedHash($0) })
        else { return nil }
        origin = lines[0]
        self.size = size
        self.root = root
    }
}
