internal import Foundation

/// What a program leaves beside a place when it is killed while it makes something there: `NAME.1234@desk.partial`, and `.old` for what it had
/// moved aside. The name tells of which process on which machine it is, for two machines may share a folder.
enum Remains {
    /// What this process puts behind a name: `.1234@desk`.
    static let mark = ".\(ProcessInfo.processInfo.processIdentifier)@\(machine)"

    /// The name of this machine, in letters that part nothing in the name of a file.
    private static let machine: String = {
        let name = ProcessInfo.processInfo.hostName.map {
            $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
        }
        return name.isEmpty ? "machine" : String(name)
    }()

    /// Takes away what programs left that have ended, and puts back what they had moved aside. What another machine left is its own: whether its
    /// program still runs cannot be told from here.
    ///
    /// - Parameters:
    ///   - place: The path of what was being made.
    ///   - prefix: What stands before its name in theirs.
    static func sweep(beside place: String, prefix: String) {
        let (manager, final) = (FileManager.default, URL(filePath: place).standardizedFileURL)
        let (parent, name) = (final.deletingLastPathComponent(), final.lastPathComponent)
        for left in (try? manager.contentsOfDirectory(atPath: parent.path)) ?? [] {
            guard let process = process(of: left, prefix + name), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            let file = parent.appending(path: left)
            if left.hasSuffix(".old"), !manager.fileExists(atPath: final.path) {
                try? manager.moveItem(at: file, to: final)
            } else {
                try? manager.removeItem(at: file)
            }
        }
    }

    /// The process of this machine that made a file; nil where none did.
    private static func process(of file: String, _ name: String) -> Int32? {
        guard file.hasPrefix(name + ".") else { return nil }
        let parts = file.dropFirst(name.count + 1).split(separator: "@", omittingEmptySubsequences: false)
        let ends = ["partial", "partial-wal", "partial-shm", "old"].map { "\(machine).\($0)" }
        guard parts.count == 2, ends.contains(String(parts[1])) else { return nil }
        return Int32(parts[0])
    }
}
