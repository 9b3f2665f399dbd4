internal import AuditLog
public import CeasefireModel
internal import EventStore

extension SealedExport {
    /// What a sealed folder says to whoever opens it, in ten years and without anything of ours.
    ///
    /// - Parameters:
    ///   - people: Whose record it is.
    ///   - keys: The keys that speak for it, as notes name them.
    ///   - tier: The circle that it was made for.
    public func readme(people: RecordPeople, keys: (owner: String, log: String), for tier: ReleaseTier)
        -> String
    {
        let said = checkpoint.checkpoint
        let title = people.opening.title.isEmpty ? said.origin : people.opening.title
        let attachments =
            attachmentCount == 0
            ? "" : "\n  attachments/    files that belong to entries, each named by the SHA-256 of its bytes"
        return """
            \(printable(title))
            \(String(repeating: "=", count: min(72, printable(title).count)))

            This folder is a sealed copy of a record: what was reported, observed, decided and said about a
            ceasefire, in the order in which it was written down. Nothing in it can be changed, dropped, added
            or moved without that being seen.

              record          \(printable(said.origin))
              owner           \(printable(people.owner))
              entries         \(said.size), of which \(shownCount) are shown and \(withheldCount) withheld
              made for        \(tier.rawValue)
              root            \(said.root.hexadecimal)
              signed by       \(checkpoint.signers.map(printable).joined(separator: ", "))

            What lies here

              checkpoint      the signed statement of how many entries there are and of their root
              tile/0, 1, ...  the hashes of the entries, and of the tree above them
              tile/entries/   the entries themselves, 256 to a file, each after two bytes of its length\(attachments)

            An entry of length 0 is withheld: who may see this copy may not see it. Its hash stands in tile/0, so
            its place is proved, and whoever holds the entry can prove later that it is the one.

            How to check it

            With the program `truce`, from anywhere, without a network:

                truce record verify FOLDER --key OWNER-OR-LOG-KEY

            The keys that speak for the record, as they stand in it. Do not believe them because they stand here:
            whoever forged the folder would have written others. Ask for them where the mission published them.

                \(keys.owner)
                \(keys.log)

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
            the line with the name of the record, and the body. Documentation/Record.md of the program's sources
            says what every number means.

            How to assess an agreement from it

                truce assess AGREEMENT.md --record FOLDER

            """
    }

    /// A name as it may stand in a text: a line stays a line.
    private func printable(_ text: String) -> String {
        String(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }
}
