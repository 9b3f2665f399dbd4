internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// `truce record init`: a record and its first keys.
struct RecordInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a record, the keys that speak for it, and the first role.",
        usage: "truce record init <record> [<options>]",
        discussion: """
            Three keys are needed, and those that are not named are made, in files beside the record that only you can \
            read: the owner's, which grants and revokes roles and signs nothing else; the log's, which signs \
            checkpoints; and that of the first holder of a role, who writes. Put the owner's key away as soon as the \
            roles are granted: whoever has it can grant roles. The public keys are printed: publish them where the \
            parties will find them, for they are what everybody will check the record against.

            ROLES
              recorder      takes in what sources say
              duty-officer  ties reports together, tasks verification, serves notices
              commission    finds, decides, authorises, stops clocks
              party         states, replies, tells of measures

            EXAMPLES
              truce record init mission.record --origin mission.example/record --owner "Monitoring mission"
              truce record init mission.record --owner-key safe/owner.key \\
                --role commission --holder "Joint commission"

            \(RecordCommand.exitStatus)
            """)

    @Argument(
        help: "Where the record shall be: a path at which nothing lies yet, or the address of a database.")
    var place: String

    @Option(
        help: ArgumentHelp(
            "What the record is called in every checkpoint: a name that nobody else uses, such as mission.example/record. The file's name where not given.",
            valueName: "name"))
    var origin: String?

    @Option(help: ArgumentHelp("Who owns the record.", valueName: "name"))
    var owner = "owner"

    @Option(help: ArgumentHelp("A title for people.", valueName: "text"))
    var title = ""

    @Option(
        help: ArgumentHelp(
            "Who holds the first role: an office rather than a person, since everybody will read it.",
            valueName: "name"))
    var holder = "duty officer"

    @Option(
        help: ArgumentHelp("The first role: recorder, duty-officer, commission or party.", valueName: "role"))
    var role = RecordRole.dutyOfficer.rawValue

    @Option(help: ArgumentHelp("The owner's key, where there is one already.", valueName: "file"))
    var ownerKey: String?

    @Option(help: ArgumentHelp("The log's key, where there is one already.", valueName: "file"))
    var logKey: String?

    @Option(help: ArgumentHelp("The key of the first role, where there is one already.", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "Says that the record was opened at this moment, for the replay of an archive.",
            valueName: "moment"))
    var recordedAt: String?

    @Flag(help: "Print a JSON document.")
    var json = false

    func run() throws {
        let shell = Shell.current
        try shell.recording { try begin(in: shell) }
    }

    private func begin(in shell: Shell) throws {
        // Beside a file, or, where the record lies in a database, by its name in the folder in which the command is run.
        let path = RecordAddress.isDatabase(place) ? RecordAddress.database(place) ?? "record" : place
        let stem = path.hasSuffix(".record") ? String(path.dropLast(7)) : path
        let origin = origin ?? String(stem.split(separator: "/").last ?? "record")
        guard RecordIdentity.isOrigin(origin) else {
            throw ShellError(
                description: self.origin == nil
                    ? "the record would be called '\(origin)' after its file, and what it is called holds no space, no plus sign and no control character: give --origin, mission.example/record for instance"
                    : "--origin '\(origin)' holds a space, a plus sign or a control character, or nothing: mission.example/record would be one"
            )
        }
        guard let role = RecordRole(rawValue: role) else {
            throw ShellError(
                description:
                    "there is no role '\(role)'; the roles are \(RecordRole.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        guard RecordAddress.isDatabase(place) || shell.records.look(place) == .nothing else {
            throw ShellError(
                description: "\(place) is there already, and nothing is overwritten; name another path")
        }
        if RecordAddress.isDatabase(place) {
            // Before keys are made that nobody needs.
            do {
                _ = try shell.records.open(place)
                throw ShellError(
                    description:
                        "\(RecordAddress.words(place)) holds a record already, and nothing is overwritten; name another database"
                )
            } catch let error as RecordStoreError where error.code == .missing {}
        }
        var keys = KeyRing(shell: shell)
        let ownerKey = try keys.key(ownerKey, orNew: stem + ".owner.key", name: "\(origin)/owner")
        let logKey = try keys.key(logKey, orNew: stem + ".log.key", name: origin)
        let holderKey = try keys.key(key, orNew: stem + ".holder.key", name: "\(origin)/\(role.rawValue)")
        let ownerName = try NoteKey(name: "\(origin)/owner", kind: .log, publicKey: ownerKey.publicKey).text
        let logName = try NoteKey(name: origin, kind: .log, publicKey: logKey.publicKey).text
        guard let owner = PublicKey(ownerKey.publicKey), let log = PublicKey(logKey.publicKey),
            let holder = PublicKey(holderKey.publicKey),
            let identity = RecordIdentity(
                origin: origin, secret: shell.records.random(RecordIdentity.secretBytes))
        else { throw ShellError(description: "the record needs a name: give --origin") }
        guard Set([owner, log, holder]).count == 3 else {
            throw ShellError(
                description:
                    "the keys of the owner, the log and the role must be three: whoever steals one shall not have all"
            )
        }
        let clock = try shell.clock(recordedAt: recordedAt)
        let setup = RecordSetup(
            opening: RecordOpening(
                origin: origin, owner: self.owner, ownerKey: owner, logKey: log, title: title),
            grants: [RoleGrant(holder: self.holder, role: role, key: holder)])
        // Keys first: a record whose keys are lost is of no use, keys without a record do no harm.
        try keys.write()
        do {
            try shell.records.create(place, identity) { store in
                try setup.begin(Recorder(store: store, clock: clock), owner: ownerKey, at: clock.moment)
            }
        } catch {
            if let written = keys.words {
                shell.err(
                    "truce: \(written) were made before this failed, and can be named in the next attempt\n")
            }
            throw error
        }
        tell(keys, ownerName, logName, origin, role, shell)
    }

    private func tell(
        _ keys: KeyRing, _ ownerName: String, _ logName: String, _ origin: String, _ role: RecordRole,
        _ shell: Shell
    ) {
        guard !json else {
            return shell.out(
                JSONValue.object([
                    ("record", .string(RecordAddress.words(place))), ("origin", .string(origin)),
                    ("owner", .string(owner)),
                    ("owner_key", .string(ownerName)), ("log_key", .string(logName)),
                    ("holder", .string(holder)), ("role", .string(role.rawValue)),
                    ("key_files", .object(keys.files.map { ($0.use, .string($0.path)) })),
                ]).text(openLevels: 2))
        }
        let files = keys.files.map { file in
            "  \(file.path)\(String(repeating: " ", count: max(2, 34 - file.path.count)))\(file.isNew ? "made, for you alone" : "as it was"): \(file.use)\n"
        }.joined()
        shell.out(
            """
            The record '\(origin)' is made: \(RecordAddress.words(place))
            \(files)
            Publish these two lines where the parties will find them. Everybody checks the record against them:
              \(ownerName)
              \(logName)

            \(holder) may write now, as \(role.rawValue). What to do next:
              1. Put the owner's key away from this machine. It grants and revokes roles, and nothing else needs it.
              2. truce record import --record \(RecordAddress.words(place)) --key \(keys.files[2].path) --reports FILE
              3. truce record checkpoint --record \(RecordAddress.words(place)) --key \(keys.files[1].path)
              4. Back the record up: truce record backup \(RecordAddress.words(place)) FILE

            """)
    }
}

/// The keys that a command needs: read where they are named, made where they are not.
private struct KeyRing {
    let shell: Shell
    private(set) var files: [(use: String, path: String, isNew: Bool)] = []
    private var unwritten: [(path: String, text: String)] = []
    private static let uses = ["owner", "log", "role"]

    init(shell: Shell) { self.shell = shell }

    mutating func key(_ path: String?, orNew new: String, name: String) throws -> PrivateKey {
        let use = Self.uses[files.count]
        if let path {
            files.append((use, path, false))
            return try KeyFile.read(path, shell: shell).key
        }
        guard shell.records.look(new) == .nothing else {
            throw ShellError(description: "\(new) is there already; name it with an option, or move it away")
        }
        let key = try PrivateKey(seed: shell.records.random(32))
        files.append((use, new, true))
        unwritten.append((new, KeyFile.text(key, name: name)))
        return key
    }

    func write() throws {
        for file in unwritten { try shell.records.writeSecret(Array(file.text.utf8), file.path) }
    }

    /// The files that were made; nil for none.
    var words: String? { unwritten.isEmpty ? nil : unwritten.map(\.path).joined(separator: ", ") }
}
