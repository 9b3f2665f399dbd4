import Foundation

/// Runs the program itself, as a user would, and ends it as a power cut would.
enum Killing {
    struct Outcome {
        var status: Int32
        var out: String
        var err: String
    }

    /// The program: the one that TRUCE_PROGRAM names, or that was built beside these tests.
    static let program: URL = {
        if let named = ProcessInfo.processInfo.environment["TRUCE_PROGRAM"] { return URL(filePath: named) }
        let built = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let beside = built ?? URL(filePath: CommandLine.arguments[0])
        return beside.deletingLastPathComponent().appending(path: "truce")
    }()

    /// At how many moments each store is killed: 48, or as many as TRUCE_KILLS says. Half of them while it imports, a quarter while somebody adds
    /// entries, a quarter while somebody decides.
    static let count = ProcessInfo.processInfo.environment["TRUCE_KILLS"].flatMap { Int($0) } ?? 48

    /// The seeds of a share of the kills, at least one.
    static func seeds(oneIn share: Int) -> Range<UInt64> {
        firstSeed..<firstSeed + UInt64(max(1, (count + share - 1) / share))
    }

    /// Where the seeds begin: TRUCE_KILL_SEED, or 1.
    static let firstSeed = ProcessInfo.processInfo.environment["TRUCE_KILL_SEED"].flatMap { UInt64($0) } ?? 1

    /// A moment in the life of a process.
    struct Moment {
        /// How many lines it has printed to standard error by then: an import prints one for each batch.
        var lines = 0
        /// How long after the last of these lines, or after its start.
        var seconds: Double

        /// Waits for the moment, or for the end of the process.
        fileprivate func wait(_ process: Process, printingTo err: URL) throws {
            while lines > 0, process.isRunning {
                if try Data(contentsOf: err).count(where: { $0 == 0x0A }) >= lines { break }
                Thread.sleep(forTimeInterval: 0.000_2)
            }
            Thread.sleep(forTimeInterval: seconds)
        }
    }

    /// Runs the program in a folder. Where a moment is given, it is killed (SIGKILL) then.
    static func run(_ arguments: [String], in folder: URL, killAt moment: Moment? = nil) throws -> Outcome {
        try run(arguments, in: folder, at: moment) { kill($0, SIGKILL) }
    }

    /// Runs the program in a folder. When a moment has come, something is done to it, or to what it needs.
    static func run(
        _ arguments: [String], in folder: URL, at moment: Moment?, _ act: (Int32) throws -> Void
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
        if let moment {
            try moment.wait(process, printingTo: err)
            try act(process.processIdentifier)
        }
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, out: try String(contentsOf: out, encoding: .utf8),
            err: try String(contentsOf: err, encoding: .utf8))
    }

    /// The machine's folder in memory, where it has one with room. A process that is killed leaves what it gave to the system, be that on a disk
    /// or not, so nothing is lost by it but the time of the disk. What a power cut leaves, no kill shows on a disk either.
    static let memory: URL? = {
        let place = "/dev/shm"
        let system = try? FileManager.default.attributesOfFileSystem(forPath: place)
        guard let free = system?[.systemFreeSize] as? Int, free > 2 << 30,
            FileManager.default.isWritableFile(atPath: place)
        else { return nil }
        return URL(filePath: place)
    }()

    /// A folder of its own, removed at the end.
    static func withFolder<Result>(in parent: URL? = nil, _ body: (URL) throws -> Result) throws -> Result {
        let folder = (parent ?? FileManager.default.temporaryDirectory).appending(
            path: "truce-kill-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }
}
