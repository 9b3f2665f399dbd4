internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import RecordKeeping

/// Which record.
struct RecordOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The record: the path of its file, or the address of its database.", valueName: "record"))
    var record: String
}

/// Which record, where its own words do not name it.
struct NamedRecord: ParsableArguments {
    @Option(
        name: .customLong("record"),
        help: ArgumentHelp(
            "The record: the path of its file, or the address of its database.", valueName: "record"))
    var place: String?
}

/// Which record, in a command that needs no other words: with --record or without.
struct RecordPlace: ParsableArguments {
    @OptionGroup var named: NamedRecord

    @Argument(help: ArgumentHelp("The record, where --record does not name it.", valueName: "record"))
    var place: String?

    /// The path or the address.
    var record: String { named.place ?? place ?? "" }

    func validate() throws { try RecordWords.check(place.map { [$0] } ?? [], named: named.place, other: nil) }
}

/// A record in a command that needs another word too: the record comes first, or with --record.
enum RecordWords {
    /// Refuses words that do not name the record once and the other once.
    ///
    /// - Parameter other: What the last word is, `folder`; nil where there is none.
    static func check(_ words: [String], named: String?, other: String?) throws {
        let expected = (named == nil ? 1 : 0) + (other == nil ? 0 : 1)
        guard words.count != expected else { return }
        let both = other.map { "'<record>' and '<\($0)>'" } ?? "'<record>'"
        guard words.count > expected else {
            throw ValidationError(
                "Missing expected argument \(named == nil ? both : "'<\(other ?? "record")>'"): the record may be named with '--record <record>' too."
            )
        }
        throw ValidationError(
            named.map { "The record is named with '--record \($0)', so '\(words[0])' is one word too many." }
                ?? "'\(words[expected])' is one word too many: \(both) \(other == nil ? "is" : "are") expected."
        )
    }
}

/// Who signs.
struct SignerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of the key that signs.",
            discussion: "Where neither this nor --agent is given, the variable TRUCE_KEY names the file.",
            valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "A command that signs, so that the key need not lie in a file.",
            discussion:
                "It is run with the word `public`, and prints 64 hexadecimal digits; and with the word `sign`, is given what is to be signed on its standard input, and prints 128 hexadecimal digits.",
            valueName: "command"))
    var agent: String?

    /// The key; throws a sentence where none is named.
    func signingKey(in shell: Shell) throws -> any SigningKey {
        if let key, agent != nil {
            throw ValidationError("'--key \(key)' and '--agent' are both given; one of the two signs.")
        }
        if let agent { return try AgentKey(command: agent, shell: shell) }
        guard let path = file(in: shell) else {
            throw ShellError(
                description:
                    "no key was named: give --key FILE or --agent COMMAND, or put the path of the file into the variable TRUCE_KEY"
            )
        }
        return try KeyFile.read(path, shell: shell).key
    }
}

extension SignerOptions {
    /// The file of the key; nil where none is named.
    func file(in shell: Shell) -> String? {
        (key ?? shell.records.environment("TRUCE_KEY")).flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// A key behind a command: the command sees what is signed, and hands out nothing but signatures.
struct AgentKey: SigningKey {
    let command: String
    let publicKey: [UInt8]
    private let sign: @Sendable ([UInt8]) throws -> [UInt8]

    init(command: String, shell: Shell) throws {
        self.command = command
        publicKey = try Self.bytes(of: shell.records.agent(command, "public", []), count: 32, command)
        sign = { try shell.records.agent(command, "sign", $0) }
    }

    func signature(over message: [UInt8]) throws(SigningError) -> [UInt8] {
        do {
            let signature = try Self.bytes(of: sign(message), count: 64, command)
            guard Ed25519.isValid(signature, over: message, publicKey: publicKey) else {
                throw ShellError(agent: command, why: "what it printed is no signature of its key")
            }
            return signature
        } catch { throw SigningError("\(error)") }
    }

    private static func bytes(of answer: [UInt8], count: Int, _ command: String) throws -> [UInt8] {
        let text = String(decoding: answer, as: UTF8.self).filter { !$0.isWhitespace }
        guard let bytes = Hexadecimal.bytes(text.lowercased()), bytes.count == count else {
            throw ShellError(agent: command, why: "\(2 * count) hexadecimal digits were expected")
        }
        return bytes
    }
}

/// A file that holds a private key, with a name above it.
struct KeyFile {
    let key: PrivateKey
    /// What the holder calls the key; nil where the file names none.
    let name: String?

    /// The line above the key that names it.
    static let nameMark = "Name: "

    /// The text of a key file.
    static func text(_ key: PrivateKey, name: String) -> String { "\(nameMark)\(name)\n\(key.pem)" }

    static func read(_ path: String, shell: Shell) throws -> KeyFile {
        let (bytes, isOpen) = try shell.records.readSecret(path)
        let text = String(decoding: bytes, as: UTF8.self)
        let key: PrivateKey
        do { key = try PrivateKey(pem: text) } catch { throw ShellError(description: "\(path): \(error)") }
        if isOpen {
            shell.err(
                "truce: warning: \(path) can be read by others, who can then sign in this name; `chmod 600` closes it\n"
            )
        }
        let name = text.split(separator: "\n").first { $0.hasPrefix(nameMark) }?.dropFirst(nameMark.count)
        return KeyFile(key: key, name: name.map(String.init))
    }
}

extension Shell {
    /// Runs what works on a record; whatever is refused is told in a sentence.
    func recording<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as ShellError { throw error } catch let code as ExitCode {
            throw code
        } catch let error as ValidationError { throw error } catch {
            throw ShellError(error)
        }
    }

    /// The clock of the record: that of the world, or the word of whoever replays an archive, which cannot lie before the last entry.
    func clock(recordedAt: String? = nil, of store: (any RecordStore)? = nil) throws -> FixedClock {
        guard let recordedAt else { return FixedClock(moment: records.now()) }
        let moment = try moment(recordedAt, option: "--recorded-at")
        // What is recorded never runs backwards, so a moment to come could not be taken back.
        let now = records.now()
        guard moment <= now else {
            throw ShellError(
                description:
                    "--recorded-at \(moment.utcText) lies in the future: the clock of this machine says \(now.utcText)"
            )
        }
        if let last = try store?.read({ try $0.head().lastRecorded }), moment < last {
            throw ShellError(
                description:
                    "--recorded-at \(moment.utcText) lies before the last entry, which was recorded at \(last.utcText); recorded times never run backwards"
            )
        }
        if let seen = try store.flatMap({ try Checkpointing.lastCosigned(in: $0) }), moment < seen {
            throw ShellError(
                description:
                    "--recorded-at \(moment.utcText) lies before \(seen.utcText), when a witness cosigned the record: it would say of itself that it was set back"
            )
        }
        return FixedClock(moment: moment)
    }

    /// A moment as an option gives it, with an offset.
    func moment(_ text: String, option: String) throws -> Instant {
        guard case .instant(let instant, _)? = TimestampText(text) else {
            throw ShellError(
                description:
                    "\(option) '\(text)' is not a moment; write it with its offset, as 2026-02-03T12:00+02:00"
            )
        }
        return instant
    }

    /// Whose keys count; throws where the record has not been opened.
    func people(_ store: any RecordStore) throws -> RecordPeople { try people(store) { $0 } }

    /// Whose keys count, to whoever is about to write: what is read for it is known to the recorder from then on. Throws where the store
    /// holds what could change what is written.
    func people(_ recorder: Recorder) throws -> RecordPeople {
        if let part = try recorder.store.read({ try $0.unknownParts() }).first {
            throw ShellError(
                description:
                    "\(part) Nothing was written. `truce record check` looks at the rest of the store.")
        }
        return try people(recorder.store) { recorder.byLeaves($0) }
    }

    private func people(
        _ store: any RecordStore, by reading: (any RecordReading) -> any RecordReading
    ) throws -> RecordPeople {
        guard let people = try store.read({ try RecordPeople(reading($0)) }) else {
            throw ShellError(description: "the record has not been opened")
        }
        return people
    }

    /// Who signs with a key, by the role that stands; where a kind is named, by one that allows it.
    func signer(
        _ key: any SigningKey, in people: RecordPeople, for kind: EntryKind? = nil
    ) throws -> RoleGrant {
        guard let publicKey = PublicKey(key.publicKey) else {
            throw ShellError(description: "the key has not 32 bytes")
        }
        let roles = people.roles(of: publicKey)
        if let kind, let grant = roles.first {
            // Better now than when half of the work is done.
            guard let allowing = roles.first(where: { $0.kinds.contains(kind) }) else {
                throw ShellError(
                    description:
                        "the role \(grant.role) of \(grant.holder) allows no entries of the kind \(kind.words), with which this must end"
                )
            }
            return allowing
        }
        if let grant = roles.first { return grant }
        let owner =
            publicKey == people.ownerKey
            ? "; the owner's key grants roles and signs nothing else, so use the key of a role" : ""
        throw ShellError(
            description:
                "the key \(publicKey) has no role on this record, or none any more\(owner). The owner grants one: truce record role grant --record RECORD --key OWNER.key --to PUBLIC --holder NAME --role duty-officer"
        )
    }
}

/// A clock that a command reads once: all that it does happens at one moment.
struct FixedClock: RecordClock {
    let moment: Instant
    func now() -> Instant { moment }
}
