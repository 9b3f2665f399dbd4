public import CeasefireModel
internal import EventStore

/// What a sealed folder says to whoever opens it, in ten years and without anything of ours.
///
/// It holds nothing that a witness changes who cosigns the folder later, so that whoever verifies it can make it anew and compare.
public struct SealedReadme: Hashable, Sendable {
    /// The title of the record; empty where it has none.
    public var title: String
    /// The record's origin.
    public var origin: String
    /// Whose record it is.
    public var owner: String
    /// Leaves that the folder shows.
    public var shownCount: UInt64
    /// Leaves of which it holds only the hash.
    public var withheldCount: UInt64
    /// Whether files belong to entries that it shows.
    public var hasAttachments: Bool
    /// The root of the checkpoint, in hexadecimal digits.
    public var root: String
    /// The public key of the owner, as notes name it.
    public var ownerKey: String
    /// The public key of the log, as notes name it.
    public var logKey: String
    /// The name of the log's key, which signed the checkpoint.
    public var logName: String
    /// The circle that the folder is for.
    public var tier: ReleaseTier

    /// Gathers what the file says.
    public init(
        title: String, origin: String, owner: String, shownCount: UInt64, withheldCount: UInt64,
        hasAttachments: Bool, root: String, ownerKey: String, logKey: String, logName: String,
        tier: ReleaseTier
    ) {
        self.title = title
        self.origin = origin
        self.owner = owner
        self.shownCount = shownCount
        self.withheldCount = withheldCount
        self.hasAttachments = hasAttachments
        self.root = root
        self.ownerKey = ownerKey
        self.logKey = logKey
        self.logName = logName
        self.tier = tier
    }

    /// What stands before the circle that the folder is for.
    private static let tierMark = "  made for        "

    /// The circle that a folder was made for, as its README says; nil where it says none.
    public static func tier(in readme: String) -> ReleaseTier? {
        readme.split(separator: "\n").first { $0.hasPrefix(tierMark) }.flatMap {
            ReleaseTier(rawValue: String($0.dropFirst(tierMark.count)))
        }
    }

    /// The text of the file.
    public var text: String {
        let title = Self.printable(title.isEmpty ? origin : title)
        let attachments =
            hasAttachments
            ? "\n  attachments/    files that belong to entries, each named by the SHA-256 of its bytes" : ""
        return """
            \(title)
            \(String(repeating: "=", count: min(72, title.count)))

            This folder is a sealed copy of a record: what was reported, observed, decided and said about a
            ceasefire, in the order in which it was written down. Nothing in it can be changed, dropped, added
            or moved without that being seen.

              record          \(Self.printable(origin))
              owner           \(Self.printable(owner))
              entries         \(shownCount + withheldCount), of which \(shownCount) are shown and \(withheldCount) withheld
            \(Self.tierMark)\(tier.rawValue)
              root            \(root)
              signed by       \(Self.printable(logName)); the file checkpoint holds the witnesses too

            What lies here

              checkpoint      the signed statement of how many entries there are and of their root
              tile/0, 1, ...  the hashes of the entries, and of the tree above them
              tile/entries/   the entries themselves, 256 to a file, each after two bytes of its length\(attachments)
              Record.md       what every byte of these files means
              RecordContents.md
                              what the entries say, kind by kind

            An entry of length 0 is withheld: who may see this copy may not see it. Its hash stands in tile/0, so
            its place is proved, and whoever holds the entry can prove later that it is the one. This file and the
            two pages are words for people: nothing signs them.

            How to check it

            With the program `truce`, from anywhere, without a network:

                truce record verify FOLDER --key OWNER-OR-LOG-KEY

            The keys that speak for the record, as they stand in it. Do not believe them because they stand here:
            whoever forged the folder would have written others. Ask for them where the mission published them.

                \(ownerKey)
                \(logKey)

            Without the program, by the standards that it keeps to:

              the tree        RFC 9162, section 2.1: SHA-256, a byte 0 before an entry, a byte 1 before two nodes
              the files       C2SP tlog-tiles (https://c2sp.org/tlog-tiles)
              the checkpoint  C2SP signed-note and tlog-checkpoint; witnesses sign by C2SP tlog-cosignature
              the signatures  Ed25519, RFC 8032
              the entries     deterministic CBOR, RFC 8949, section 4.2.1

            An entry is an array of five: the version 1; when it was recorded, in seconds since 1970; 16 bytes of
            salt; the body; and who signed it, the public key and the signature, or nothing. The body is a map:
            0 kind, 1 name, 2 author, 3 role, 4 when it occurred, 5 when it became known, 6 reason, 7 who may see
            it, 8 content, 9 files, 10 what it corrects. The signature is over the line `truce.record/body/v1`,
            the line with the name of the record, and the body.

            The kinds of entries

            \(Self.kinds)

            How to assess an agreement from it

                truce assess AGREEMENT.md --record FOLDER --trust OWNER-OR-LOG-KEY

            """
    }

    /// The kinds with their numbers, three to a line.
    private static var kinds: String {
        let words = EntryKind.allCases.map { kind in
            let text = "\(kind.rawValue < 10 ? " " : "")\(kind.rawValue) \(kind.words)"
            return text + String(repeating: " ", count: max(1, 22 - text.count))
        }
        return stride(from: 0, to: words.count, by: 4).map { start in
            let line = "  " + words[start..<min(start + 4, words.count)].joined()
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// A name as it may stand in a text: a line stays a line.
    private static func printable(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }
}
