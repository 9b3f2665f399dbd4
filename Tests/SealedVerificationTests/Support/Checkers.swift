import Foundation

/// Others' implementations, in Python, that `make test` has installed below `.build`.
enum Checkers {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let python = root.appending(path: ".build/checkers/bin/python")

    /// Whether they are there.
    static var areInstalled: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

    /// Runs a program in a new folder with some files; what it printed, and whether it ended well.
    static func run(_ program: String, files: [String: [UInt8]]) throws -> (isDone: Bool, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "truce-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
        let process = Process()
        process.executableURL = python
        process.arguments = ["-c", program]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus == 0, String(decoding: data, as: UTF8.self))
    }
}
