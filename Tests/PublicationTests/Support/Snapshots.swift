import Foundation
import Testing

/// Compares with files beside the tests. `TRUCE_RECORD=1 swift test --filter PublicationTests` makes them
/// anew; read the difference before you commit it.
enum Snapshots {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Snapshots")

    static func expect(
        _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            try Data(text.utf8).write(to: file)
            return
        }
        let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        guard text != expected else { return }
        let line = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
        Issue.record(
            "\(name) differs: \(line.map { "now `\($0)`, was `\($1)`" } ?? "in length"); TRUCE_RECORD=1 makes it anew",
            sourceLocation: sourceLocation)
    }
}

/// Runs a program of the machine with text as its input; nil, with a line that says so, where it is missing.
enum Machine {
    static func run(_ program: String, _ arguments: [String], input: String, for test: String) throws
        -> (status: Int32, output: String)?
    {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let found = path.split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            print("skipped: \(test): there is no \(program) on this machine")
            return nil
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "truce-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // By a file: a pipe holds only so much before both sides wait.
        let file = folder.appending(path: "input")
        try Data(input.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: found)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }
}
