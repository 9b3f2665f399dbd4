/// What a log says of itself (C2SP tlog-checkpoint): whose it is, how many leaves it has, and their root.
public struct Checkpoint: Hashable, Sendable {
    /// Names the log.
    public var origin: String
    /// Leaves in the tree.
    public var size: UInt64
    /// The root of the tree.
    public var root: MerkleHash

    /// Creates a checkpoint.
    public init(origin: String, size: UInt64, root: MerkleHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Three lines, each closed by a line feed: the text of a note.
    public var text: String { "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n" }

    /// Reads the text of a note. Lines after the third, which the standard allows, are passed over.
    public init(text: String) throws(NoteError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // After the last line feed comes nothing.
        guard lines.count >= 4, lines.last?.isEmpty == true, !lines.dropLast().contains(where: \.isEmpty)
        else {
            throw NoteError("A checkpoint has at least three lines, none of them empty.")
        }
        guard let size = UInt64(lines[1]), String(size) == lines[1] else {
            throw NoteError(
                "The second line of a checkpoint is the number of leaves, and here it is \(quoted(lines[1]))."
            )
        }
        guard let root = Base64.bytes(lines[2]).flatMap({ MerkleHash($0) }) else {
            throw NoteError(
                "The third line of a checkpoint is the root, 32 bytes in base 64, and here it is \(quoted(lines[2]))."
            )
        }
        self.init(origin: String(lines[0]), size: size, root: root)
    }
}
