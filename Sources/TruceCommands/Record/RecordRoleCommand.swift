internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record role`: who may write what.
struct RecordRoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role",
        abstract: "Grants, revokes and lists roles: who may write what.",
        subcommands: [Grant.self, Revoke.self, List.self])

    /// `truce record role grant`.
    struct Grant: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "grant", abstract: "Lets a key write what a role allows. The owner signs.",
            usage:
                "truce record role grant --record <record> --key <file> --to <key> --holder <name> --role <role>",
            discussion: """
                The key counts for entries that follow. Roles are recorder, duty-officer, commission and party; with \
                --kinds a role of another name allows the kinds of entries that are listed.

                EXAMPLES
                  truce record role grant --record mission.record --key owner.key \\
                    --to 4f0c... --holder "Joint commission" --role commission
                  truce record role grant --record mission.record --key owner.key \\
                    --to 9a1b... --holder "Cartographer" --role cartographer --kinds line,attachment

                \(RecordCommand.exitStatus)
                """)

        @OptionGroup var record: RecordOption
        @OptionGroup var signer: SignerOptions

        @Option(help: ArgumentHelp("The public key of the holder.", valueName: "key"))
        var to: String

        @Option(help: ArgumentHelp("Who holds the role: an office rather than a person.", valueName: "name"))
        var holder: String

        @Option(help: ArgumentHelp("The role.", valueName: "role"))
        var role: String

        @Option(
            help: ArgumentHelp(
                "The kinds that a role of your own allows, parted by commas.", valueName: "kinds"))
        var kinds: String?

        @Option(
            help: ArgumentHelp("Why. Everybody reads it, the public too: name nobody.", valueName: "text"))
        var reason = ""

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                let key = try KeyWords.publicKey(to)
                let grant = RoleGrant(holder: holder, role: role, key: key, kinds: try allowed())
                try shell.addOwners(record, signer, json: json) { people, moment in
                    let earlier = people.grants.filter { $0.grant.key == key && $0.grant.role == role }
                    if let standing = earlier.first(where: { $0.revokedBy == nil }) {
                        guard standing.grant == grant else {
                            throw ShellError(
                                description:
                                    "leaf \(standing.leaf.number) grants the role \(role) to this key already, to \(standing.grant.holder) or for other kinds: revoke it first (`truce record role revoke --leaf \(standing.leaf.number)`)"
                            )
                        }
                        return .standsAlready(
                            "Leaf \(standing.leaf.number) lets \(holder) write as \(role) already")
                    }
                    // A role that was revoked may be granted again, under a name of its own.
                    let entry = RecordSetup.entry(
                        granting: grant, by: people.owner, at: moment, reason: reason,
                        nameSuffix: earlier.isEmpty ? "" : "-\(earlier.count + 1)")
                    let words = grant.kinds.sorted { $0.rawValue < $1.rawValue }.map(\.words)
                    return .entry(
                        entry, "\(holder) may write as \(role): \(words.joined(separator: ", "))")
                }
            }
        }

        private func allowed() throws -> Set<EntryKind> {
            guard let kinds else {
                guard let role = RecordRole(rawValue: role) else {
                    throw ShellError(
                        description:
                            "there is no role '\(role)'; the roles are \(RecordRole.allCases.map(\.rawValue).joined(separator: ", ")), and --kinds makes another"
                    )
                }
                return role.kinds
            }
            return try Set(kinds.split(separator: ",").map { try EntryKind(word: String($0)) })
        }
    }

    /// `truce record role revoke`.
    struct Revoke: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Takes a role from a key. The owner signs.",
            usage:
                "truce record role revoke --record <record> --key <file> --leaf <number> [--since <moment>]",
            discussion: """
                What the key signed before stays. Where the key was stolen, --since tells from when on it may have been in \
                other hands: whoever verifies the record is then told of every entry that it signed from that moment on, \
                and somebody else must confirm or correct each.

                EXAMPLE
                  truce record role revoke --record mission.record --key owner.key --leaf 1 \\
                    --since 2026-02-03T00:00+02:00 --reason "The officer's laptop was stolen."

                \(RecordCommand.exitStatus)
                """)

        @OptionGroup var record: RecordOption
        @OptionGroup var signer: SignerOptions

        @Option(
            help: ArgumentHelp(
                "The leaf that grants the role; `truce record role list` shows it.", valueName: "number"))
        var leaf: UInt64

        @Option(help: ArgumentHelp("Since when the key may have been in other hands.", valueName: "moment"))
        var since: String?

        @Option(
            help: ArgumentHelp("Why. Everybody reads it, the public too: name nobody.", valueName: "text"))
        var reason = ""

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                let since = try since.map { try shell.moment($0, option: "--since") }
                try shell.addOwners(record, signer, json: json) { people, moment in
                    guard let grant = people.grants.first(where: { $0.leaf.number == leaf }) else {
                        throw ShellError(
                            description:
                                "leaf \(leaf) grants no role; `truce record role list` shows which do")
                    }
                    if let revocation = grant.revokedBy {
                        guard since == nil || since == grant.since else {
                            throw ShellError(
                                description:
                                    "leaf \(revocation) revoked the role already, and not since \(since?.utcText ?? ""): a revocation is not changed. Put a note on the record that says so, and correct what the key signed"
                            )
                        }
                        return .standsAlready("Leaf \(revocation) revoked the role already")
                    }
                    if let since, since > moment {
                        throw ShellError(
                            description:
                                "--since \(since.utcText) lies in the future: it tells from when on the key may have been in other hands"
                        )
                    }
                    let entry = RecordedEntry(
                        EntrySubstance(
                            .roleRevoked(RoleRevocation(grant: grant.leaf, since: since)),
                            name: EntryID("revocation-\(leaf)"), available: Interval(at: moment)),
                        author: people.owner, role: RecordSetup.ownerRole, reason: reason)
                    return .entry(entry, "\(grant.grant.holder) writes no longer as \(grant.grant.role)")
                }
            }
        }
    }

    /// `truce record role list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists whose keys count, and whose counted.",
            usage: "truce record role list <record> [--json]", discussion: RecordCommand.exitStatus)

        @OptionGroup var record: RecordPlace

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                let people = try shell.people(try shell.records.open(record.record))
                shell.out(json ? Self.json(people) : Self.text(people))
            }
        }

        private static func text(_ people: RecordPeople) -> String {
            var lines = [
                "owner   \(people.ownerKey)  \(people.owner)",
                "log     \(people.logKey)  \(people.logKeyName)",
            ]
            for grant in people.grants {
                let end = grant.revokedBy.map { ", revoked by leaf \($0)" } ?? ""
                lines.append(
                    "leaf \(grant.leaf.number)  \(grant.grant.key)  \(grant.grant.holder), \(grant.grant.role)\(end)"
                )
            }
            return lines.map { DiagnosticText.escaped($0) + "\n" }.joined()
        }

        private static func json(_ people: RecordPeople) -> String {
            JSONValue.object([
                ("owner", .string(people.owner)), ("owner_key", .string(people.ownerKey.description)),
                ("log", .string(people.logKeyName)), ("log_key", .string(people.logKey.description)),
                (
                    "roles",
                    .array(
                        people.grants.map { grant in
                            .object([
                                ("leaf", .integer(Int64(clamping: grant.leaf.number))),
                                ("holder", .string(grant.grant.holder)), ("role", .string(grant.grant.role)),
                                ("key", .string(grant.grant.key.description)),
                                (
                                    "kinds",
                                    .array(grant.grant.kinds.map(\.word).sorted().map { .string($0) })
                                ),
                                ("revoked_by", .maybe(grant.revokedBy) { .integer(Int64(clamping: $0)) }),
                            ])
                        })
                ),
            ]).text(openLevels: 3)
        }
    }
}

extension EntryKind {
    /// The kind in one word, as options take it: `verification-task`.
    var word: String { words.replacing(" ", with: "-") }

    /// The kind of a word.
    init(word: String) throws {
        let kinds = EntryKind.allCases
        guard let kind = kinds.first(where: { $0.word == word }) else {
            let near = NearestWord.of(word, among: kinds.map(\.word)).map { "; did you mean \($0)?" } ?? "."
            throw ShellError(
                description:
                    "there is no kind of entries '\(word)'\(near) The kinds are \(kinds.map(\.word).joined(separator: ", "))"
            )
        }
        self = kind
    }
}
