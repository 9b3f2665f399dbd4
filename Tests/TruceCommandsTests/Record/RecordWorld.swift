import CeasefireModel
import EventStore
import Exchange
import Foundation
import Synchronization
import TestSupport
import Testing
import TruceCommands

/// A world in memory for the commands of the record: files, records, a clock that a test sets, and randomness that is the same in each run.
/// What it does not hold is read from the repository.
final class RecordWorld: Sendable {
    private struct State {
        var files: [String: [UInt8]]
        var secrets: Set<String> = []
        var stores: [String: any RecordStore] = [:]
        var now = Instant(secondsSinceEpoch: 1_772_452_800)  // 2026-03-02T12:00Z
        var generator: Seeded
        var input: [UInt8] = []
        /// What stands in files from the second time on that they are read.
        var exchanged: [String: (isRead: Bool, bytes: [UInt8])] = [:]
        var out = ""
        var err = ""
    }
    private let state: Mutex<State>

    init(files: [String: String] = SmallTruce.harness.extra, seed: UInt64 = 5) {
        state = Mutex(State(files: files.mapValues { Array($0.utf8) }, generator: Seeded(seed: seed)))
    }

    /// Sets the clock: `2026-03-02T12:00Z`.
    func setClock(_ text: String) {
        guard case .instant(let instant, _)? = TimestampText(text) else {
            fatalError("'\(text)' is no moment")
        }
        state.withLock { $0.now = instant }
    }

    func setInput(_ text: String) { state.withLock { $0.input = Array(text.utf8) } }

    subscript(path: String) -> [UInt8]? {
        get { state.withLock { $0.files[path] } }
        set { state.withLock { $0.files[path] = newValue } }
    }

    /// The paths of all files below a folder, sorted.
    func files(below folder: String) -> [String] {
        state.withLock { $0.files.keys.filter { $0.hasPrefix(folder + "/") }.sorted() }
    }

    /// Puts other bytes into a file as soon as it has been read once.
    func exchange(_ path: String, with bytes: [UInt8]) {
        state.withLock { $0.exchanged[path] = (false, bytes) }
    }

    func isSecret(_ path: String) -> Bool { state.withLock { $0.secrets.contains(path) } }

    func store(_ place: String) -> (any RecordStore)? { state.withLock { $0.stores[place] } }

    /// Puts a store at a place.
    func put(_ store: any RecordStore, at place: String) { state.withLock { $0.stores[place] = store } }

    /// Copies all files of a folder.
    func copy(_ folder: String, to other: String) {
        for path in files(below: folder) { self[other + path.dropFirst(folder.count)] = self[path] }
    }

    struct Outcome {
        var status: Int32
        var out: String
        var err: String
    }

    @discardableResult
    func run(_ arguments: String...) async -> Outcome { await run(arguments) }

    @discardableResult
    func run(_ arguments: [String]) async -> Outcome {
        state.withLock { ($0.out, $0.err) = ("", "") }
        let status = TruceCommand.run(arguments, in: shell)
        return state.withLock { Outcome(status: status, out: $0.out, err: $0.err) }
    }

    /// Runs commands one after the other and writes down what a user would see.
    func transcript(_ lines: [[String]]) async -> String {
        var text = ""
        for arguments in lines {
            let outcome = await run(arguments)
            let words = arguments.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: " ")
            text += "$ truce \(words)\n\(outcome.out)"
            if !outcome.err.isEmpty { text += "--- standard error\n\(outcome.err)" }
            if outcome.status != 0 { text += "--- exit status \(outcome.status)\n" }
            text += "\n"
        }
        return text
    }

    private func read(_ path: String) throws -> [UInt8] {
        let exchanged = state.withLock { state -> [UInt8]? in
            defer { state.exchanged[path]?.isRead = true }
            return state.exchanged[path].flatMap { $0.isRead ? $0.bytes : nil }
        }
        if let exchanged { return exchanged }
        if let bytes = self[path] { return bytes }
        guard let data = try? Data(contentsOf: CommandHarness.root.appending(path: path)) else {
            throw ShellError.unreadable(path: path, why: "there is no such file")
        }
        return Array(data)
    }

    private var shell: Shell {
        Shell(
            read: { [self] in try read($0) }, list: { [self] in files(below: $0) },
            write: { [self] files, folder in
                for file in files { self[folder == "." ? file.name : folder + "/" + file.name] = file.bytes }
            },
            out: { [self] text in state.withLock { $0.out += text } },
            err: { [self] text in state.withLock { $0.err += text } }, zones: FoundationTimeZones(),
            records: records, columns: 100)
    }

    private var records: RecordAdapters {
        RecordAdapters(
            open: { [self] place in
                guard let store = store(place) else {
                    throw RecordStoreError(
                        .missing, "There is no file \(place): `truce record init` makes a record.")
                }
                return store
            },
            create: { [self] place, identity, fill in
                guard store(place) == nil, self[place] == nil else {
                    throw RecordStoreError(.exists, "\(place) is there already, and nothing is overwritten.")
                }
                let store = MemoryRecordStore(identity: identity)
                try fill(store)
                put(store, at: place)
            },
            look: { [self] path in
                if self[path] != nil || store(path) != nil { return .file }
                return files(below: path).isEmpty ? .nothing : .folder
            },
            filesBelow: { [self] folder in
                files(below: folder).map { String($0.dropFirst(folder.count + 1)) }
            },
            linksBelow: { _ in [] },
            readWithin: { [self] path, folder in try read(folder.isEmpty ? path : folder + "/" + path) },
            readStart: { [self] path, most in Array(try read(path).prefix(most)) },
            readSecret: { [self] path in (try read(path), !isSecret(path)) },
            writeSecret: { [self] bytes, path in
                guard self[path] == nil else { throw ShellError.unwritable(path: path, why: "file exists") }
                self[path] = bytes
                state.withLock { _ = $0.secrets.insert(path) }
            },
            writeFolder: { [self] folder, replaces, fill in
                guard replaces || files(below: folder).isEmpty else {
                    throw ShellError.unwritable(
                        path: folder, why: "it is there already; --replace replaces a sealed folder")
                }
                var made: [String: [UInt8]] = [:]
                try fill { made[folder + "/" + $0] = $1 }
                for path in files(below: folder) { self[path] = nil }
                for (path, bytes) in made { self[path] = bytes }
            },
            random: { [self] count in
                state.withLock { state in
                    (0..<count).map { _ in UInt8.random(in: 0...255, using: &state.generator) }
                }
            },
            now: { [self] in state.withLock { $0.now } },
            environment: { [self] name in
                name == "TRUCE_KEY"
                    ? self["environment/TRUCE_KEY"].map { String(decoding: $0, as: UTF8.self) } : nil
            },
            input: { [self] in state.withLock { $0.input } },
            agent: { command, _, _ in throw ShellError(agent: command, why: "there is none here") })
    }

    /// The key of a role, of the owner or the log as a note names it.
    func noteKey(_ file: String) async -> String {
        let words = await run("record", "key", "show", file).out.split(separator: "\n")
        return words.first { $0.hasPrefix("as a log") }?.split(separator: " ").last.map(String.init) ?? ""
    }

    func publicKey(_ file: String) async -> String {
        let words = await run("record", "key", "show", file).out.split(separator: "\n")
        return words.first { $0.hasPrefix("public key") }?.split(separator: " ").last.map(String.init) ?? ""
    }

    /// Signs where the record stands and seals it for a circle. The folder verifies.
    func seal(for tier: String, origins: [String] = ["--no-origins"]) async {
        await run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        let exported = await run(
            ["record", "export", "--record", "mission.record", "--release", tier, "--replace", "--widen"]
                + origins + ["sealed"])
        #expect(exported.status == 0, "\(exported.err)")
        let verified = await verify()
        #expect(verified.status == 0 && !verified.out.contains("signature-unchecked"), "\(verified.out)")
    }

    /// Verifies the sealed folder with the key of the log.
    func verify() async -> Outcome {
        await run("record", "verify", "sealed", "--key", await noteKey("mission.log.key"))
    }

    /// Whether a file of the sealed folder holds some words.
    func isSealed(_ words: String) -> Bool {
        files(below: "sealed/tile").contains { path in
            self[path].map { Data($0).range(of: Data(words.utf8)) != nil } ?? false
        }
    }

    /// A mission with its record, its first officer, and the small truce's reports.
    static func mission(reports: String? = "reports.csv") async -> RecordWorld {
        let world = RecordWorld()
        await world.run(
            "record", "init", "mission.record", "--origin", "mission.example/record", "--owner", "Mission",
            "--holder",
            "Duty officer")
        if let reports {
            await world.run(
                "record", "import", "--record", "mission.record", "--key", "mission.holder.key", "--reports",
                reports)
        }
        return world
    }
}
