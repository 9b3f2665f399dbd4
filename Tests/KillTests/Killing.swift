import Foundation

/// Runs the program itself, as a user would, and ends it as a power cut would.
enum Killing {
    struct Outcome {
        var status: Int32
        var out: String
        var err: String
    }

    /// The program that was built beside these tests.
    static let program: URL = {
        let built = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let beside = built ?? URL(filePath: CommandLine.arguments[0])
        return beside.deletingLastPathComponent().appending(path: "truce")
    }()

    /// How many kills are tried: 25, or as many as TRUCE_KILLS says.
    static let count = ProcessInfo.processInfo.environment["TRUCE_KILLS"].flatMap { Int($0) } ?? 25

    /// Where the seeds begin: TRUCE_KILL_SEED, or 1.
    static let firstSeed = ProcessInfo.processInfo.environment["TRUCE_KILL_SEED"].flatMap { UInt64($0) } ?? 1

    /// Runs the program in a folder. Where a delay is given, it is killed (SIGKILL) when that has passed.
    static func run(_ arguments: [String], in folder: URL, killAfterSeconds: Double? = nil) throws -> Outcome
    {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // Files, so that nothing that was printed before the kill is lost in a pipe.
        let (out, err) = (folder.appending(path: "stdout"), folder.appending(path: "stderr"))
        for file in [out, err] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        if let killAfterSeconds {
            Thread.sleep(forTimeInterval: killAfterSeconds)
            kill(process.processIdentifier, SIGKILL)
        }
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// A folder of its own, removed at the end.
    static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "truce-kill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
