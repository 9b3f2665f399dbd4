internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record key`: keys are made, shown and replaced.
struct RecordKeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Makes, shows and replaces keys.",
        discussion: """
            A key is a file as `openssl genpkey -algorithm ed25519` makes it. Whoever can read it can sign in its \
            holder's name. Only `key rotate` touches a record.

            \(RecordCommand.exitStatus)
            """,
        subcommands: [New.self, Show.self, Rotate.self])

    /// `truce record key new`.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new", abstract: "Makes a key, in a new file that only you can read.",
            usage: "truce record key new <file> [--name <name>]",
            discussion: """
                EXAMPLE
                  truce record key new arland.key --name arland.example/witness

                \(RecordCommand.exitStatus)
                """)

        @Argument(help: "Where the key shall lie.")
        var file: String

        @Option(
            help: ArgumentHelp(
                "What the key is called where it signs: a name without spaces that nobody else uses. The file's name where not given.",
                valueName: "name"))
        var name: String?

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                let stem = String(file.split(separator: "/").last ?? "key")
                let name = self.name ?? (stem.hasSuffix(".key") ? String(stem.dropLast(4)) : stem)
                let key = try PrivateKey(seed: shell.records.random(32))
                let words = try KeyWords(key, name: name)
                try shell.records.writeSecret(Array(KeyFile.text(key, name: name).utf8), file)
                shell.out(json ? words.json(file) : "Made, for you alone: \(file)\n" + words.text)
            }
        }
    }

    /// `truce record key show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Shows the public part of a key.",
            usage: "truce record key show <file> [--name <name>]",
            discussion: """
                Prints the public key by itself, as `truce record role grant --to` takes it, and as a log and a witness \
                are known by. Nothing secret is printed.

                EXAMPLE
                  truce record key show arland.key

                \(RecordCommand.exitStatus)
                """)

        @Argument(help: "The file of the key.")
        var file: String

        @Option(
            help: ArgumentHelp("What the key is called; the file says it where not given.", valueName: "name")
        )
        var name: String?

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                let key = try KeyFile.read(file, shell: shell)
                let words = try KeyWords(key.key, name: name ?? key.name ?? "key")
                shell.out(json ? words.json(file) : words.text)
            }
        }
    }

    /// `truce record key rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate", abstract: "Puts a new key in the place of the owner's or the log's.",
            usage: "truce record key rotate --record <record> --key <file> --use <owner|log> --to <key>",
            discussion: """
                Signed by the owner's key that counts until then. What the old key signed before stays good. The key of a \
                role is replaced by revoking the role and granting it anew. After the log's key was replaced, sign a \
                checkpoint with the new one and tell the witnesses.

                EXAMPLE
                  truce record key rotate --record mission.record --key owner.key --use log --to NEW-PUBLIC-KEY

                \(RecordCommand.exitStatus)
                """)

        @OptionGroup var record: RecordOption
        @OptionGroup var signer: SignerOptions

        @Option(help: ArgumentHelp("Whose key it is: owner or log.", valueName: "use"))
        var use: String

        @Option(
            help: ArgumentHelp(
                "The new public key: 64 hexadecimal digits, or name+digits+key.", valueName: "key"))
        var to: String

        @Option(
            help: ArgumentHelp(
                "What the new key is called; as the old one where not given.", valueName: "name"))
        var name: String?

        @Option(
            help: ArgumentHelp("Why. Everybody reads it, the public too: name nobody.", valueName: "text"))
        var reason = ""

        @Flag(help: "Print a JSON document.")
        var json = false

        func run() throws {
            let shell = Shell.current
            try shell.recording {
                guard let use = ["owner": KeyRotation.Use.owner, "log": .log][use] else {
                    throw ShellError(description: "--use '\(use)' is neither owner nor log")
                }
                let key = try KeyWords.publicKey(to)
                try shell.addOwners(record, signer, json: json) { people, moment in
                    let standing = use == .owner ? people.ownerKey : people.logKey
                    guard standing != key else {
                        return .standsAlready("The key of the \(self.use) is \(key) already")
                    }
                    let rotation = KeyRotation(
                        use: use, name: name ?? (use == .owner ? people.owner : people.logKeyName), key: key)
                    return .entry(
                        RecordedEntry(
                            EntrySubstance(
                                .keyRotated(rotation),
                                name: EntryID("key-\(self.use)-\(key.description.prefix(16))"),
                                available: Interval(at: moment)),
                            author: people.owner, role: RecordSetup.ownerRole, reason: reason),
                        "the key of the \(self.use) is \(key) from now on")
                }
            }
        }
    }
}

/// The public part of a key, as it is handed around.
struct KeyWords {
    let publicKey: String
    let name: String
    let log: String
    let witness: String

    init(_ key: some SigningKey, name: String) throws {
        publicKey = Hexadecimal.text(key.publicKey)
        self.name = name
        log = try NoteKey(name: name, kind: .log, publicKey: key.publicKey).text
        witness = try NoteKey(name: name, kind: .witness, publicKey: key.publicKey).text
    }

    var text: String {
        """
        name        \(name)
        public key  \(publicKey)
        as a log    \(log)
        as witness  \(witness)

        """
    }

    func json(_ file: String) -> String {
        JSONValue.object([
            ("file", .string(file)), ("name", .string(name)), ("public_key", .string(publicKey)),
            ("log", .string(log)), ("witness", .string(witness)),
        ]).text(openLevels: 1)
    }

    /// A public key as people write it.
    static func publicKey(_ text: String) throws -> PublicKey {
        if text.contains("+") {
            if let key = try PublicKey(NoteKey(text: text).publicKey) { return key }
        } else if let bytes = Hexadecimal.bytes(text.lowercased()), let key = PublicKey(bytes) {
            return key
        }
        throw ShellError(
            description:
                "'\(text)' is no public key: 64 hexadecimal digits were expected, as `truce record key show FILE` prints them"
        )
    }
}
