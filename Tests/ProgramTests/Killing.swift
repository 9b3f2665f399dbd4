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

    /// At how many moments each store is killed: 24, or as many as TRUCE_KILLS says. Half of them while it imports, a quarter while somebody adds
    /// entries, a quarter while somebody decides.
    static let count = ProcessInfo.processInfo.environment["TRUCE_KILLS"].flatMap { Int($0) } ?? 24

    /// The seeds of a share of the kills, at least one.
    static func seeds(oneIn share: Int) -> Range<UInt64> {
        firstSeed..<firstSeed + UInt64(max(1, (count + share - 1) / share))
    }

    /// Where the seeds begin: TRUCE_KILL_SEED, or 1.
    static let firstSeed = ProcessInfo.processInfo.environment["TRUCE_KILL_SEED"].flatMap { UInt64($0) } ?? 1

    /// Runs the program in a folder. Where a delay is given, it is killed (SIGKILL) when that has passed.
    static func run(_ arguments: [String], in folder: URL, killAfterSeconds: Double? = nil) throws -> Outcome
    {
        try run(arguments, in: folder, after: killAfterSeconds) { kill($0, SIGKILL) }
    }

    /// Runs the program in a folder. When a delay has passed, something is done to it, or to what it needs.
    static func run(
        _ arguments: [String], in folder: URL, after seconds: Double?, _ act: (Int32) throws -> Void
    ) throws -> Outcome {
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
        if let seconds {
            Thread.sleep(forTimeInterval: seconds)
            try act(process.processIdentifier)
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
