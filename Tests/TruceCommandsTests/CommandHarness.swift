import CeasefireModel
import Exchange
import Foundation
import Synchronization
import Testing
import TruceCommands

/// Runs commands in a world of their own: the files of this repository to read, memory to write to.
struct CommandHarness {
    struct Outcome {
        var status: Int32
        var out: String
        var err: String
        var files: [String: [UInt8]]
        /// What was taken away.
        var removed: [String] = []
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Files that stand where the repository has none, by path.
    var extra: [String: String] = [:]

    func run(_ arguments: String...) async -> Outcome { await run(arguments) }

    func run(_ arguments: [String]) async -> Outcome {
        let sink = Sink()
        let extra = extra
        let shell = Shell(
            read: { path in
                if let text = extra[path] { return Array(text.utf8) }
                guard let data = try? Data(contentsOf: Self.root.appending(path: path)) else {
                    throw ShellError.unreadable(path: path, why: "there is no such file")
                }
                return Array(data)
            },
            list: { folder in
                let stored = extra.keys.filter { $0.hasPrefix(folder + "/") }.map {
                    String($0.dropFirst(folder.count + 1))
                }
                if !stored.isEmpty { return stored }
                guard
                    let names = try? FileManager.default.contentsOfDirectory(
                        atPath: Self.root.appending(path: folder).path)
                else { throw ShellError.unreadable(path: folder, why: "there is no such folder") }
                return names
            },
            write: { files, folder in
                for file in files { sink.write(file.bytes, to: folder + "/" + file.name) }
            },
            remove: { paths, folder in for path in paths { sink.remove(folder + "/" + path) } },
            out: { sink.print($0, to: .out) }, err: { sink.print($0, to: .err) },
            zones: FoundationTimeZones(), columns: 100)
        let status = TruceCommand.run(arguments, in: shell)
        return sink.outcome(status)
    }

    /// Compares with the file of that name beside the tests; writes it where TRUCE_RECORD is set.
    static func expectSnapshot(_ text: String, _ name: String, _ location: SourceLocation = #_sourceLocation)
        throws
    {
        let file = root.appending(path: "Tests/TruceCommandsTests/Snapshots/\(name)")
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(text == expected, "see \(name); TRUCE_RECORD=1 makes it anew", sourceLocation: location)
    }
}

/// Collects what a command writes.
private final class Sink: Sendable {
    private struct State {
        var out = ""
        var err = ""
        var files: [String: [UInt8]] = [:]
        var removed: [String] = []
    }

    private let state = Mutex(State())

    enum Stream { case out, err }

    func print(_ text: String, to stream: Stream) {
        state.withLock { stream == .out ? ($0.out += text) : ($0.err += text) }
    }

    func write(_ bytes: [UInt8], to path: String) { state.withLock { $0.files[path] = bytes } }

    func remove(_ path: String) { state.withLock { $0.removed.append(path) } }

    func outcome(_ status: Int32) -> CommandHarness.Outcome {
        state.withLock {
            CommandHarness.Outcome(
                status: status, out: $0.out, err: $0.err, files: $0.files, removed: $0.removed)
        }
    }
}

extension [UInt8] {
    /// The bytes of a file.
    init(contentsOf file: URL) throws { self = Array(try Data(contentsOf: file)) }
}
