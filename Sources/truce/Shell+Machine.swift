internal import CeasefireModel
internal import Exchange
internal import Foundation
internal import TruceCommands

extension Shell {
    /// The file system, the terminal and the zone data of the machine that the program runs on.
    static func ofThisMachine() -> Shell {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        // https://no-color.org: any value that is not empty.
        let wantsNoColour = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Shell(
            read: { path in try contents(of: path) },
            list: { folder in try names(in: folder) },
            write: { files, folder in try write(files, into: folder) },
            remove: { paths, folder in try remove(paths, from: folder) },
            out: { FileHandle.standardOutput.write(Data($0.utf8)) },
            err: { FileHandle.standardError.write(Data($0.utf8)) },
            zones: FoundationTimeZones(), records: .ofThisMachine(),
            showsColour: isTerminal && !wantsNoColour,
            showsProgress: isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb",
            columns: isTerminal ? terminalColumns() : nil)
    }

    private static func contents(of path: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: path)))
        } catch {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if isFolder.boolValue { throw ShellError.folder(path: path) }
            throw ShellError.unreadable(
                path: path,
                why: exists
                    ? "it is there, but may not be read or is no ordinary file" : "there is no such file")
        }
    }

    private static func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            let exists = FileManager.default.fileExists(atPath: folder)
            throw ShellError.unreadable(
                path: folder,
                why: exists
                    ? "it is there, but may not be read or is no ordinary file" : "there is no such folder")
        }
    }

    private static func write(_ files: [(name: String, bytes: [UInt8])], into folder: String) throws {
        let manager = FileManager.default
        let folderURL = URL(filePath: folder, directoryHint: .isDirectory)
        var written: [(temporary: URL, final: URL)] = []
        do {
            try manager.createDirectory(at: folderURL, withIntermediateDirectories: true)
            for file in files {
                let temporary = folderURL.appending(path: ".\(file.name).partial")
                try Data(file.bytes).write(to: temporary)
                written.append((temporary, folderURL.appending(path: file.name)))
            }
            for file in written {
                // Replaces in one step: a reader sees the old file or the new one.
                if rename(file.temporary.path, file.final.path) != 0 {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
        } catch {
            for file in written { try? manager.removeItem(at: file.temporary) }
            throw ShellError.unwritable(path: folder, why: "\((error as NSError).localizedDescription)")
        }
    }

    private static func remove(_ paths: [String], from folder: String) throws {
        let manager = FileManager.default
        let root = URL(filePath: folder, directoryHint: .isDirectory)
        var folders: Set<String> = []
        for path in paths {
            let parts = path.split(separator: "/")
            guard !parts.isEmpty, !parts.contains(".."), !path.hasPrefix("/") else { continue }
            if unlink(root.appending(path: path).path) != 0, errno != ENOENT, errno != ENOTDIR {
                throw ShellError.unwritable(path: "\(folder)/\(path)", why: "it cannot be taken away")
            }
            for count in parts.indices.dropFirst() {
                folders.insert(parts.prefix(count).joined(separator: "/"))
            }
        }
        // The deepest first. One that holds something else stays.
        for path in folders.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
            let url = root.appending(path: path)
            if (try? manager.contentsOfDirectory(atPath: url.path))?.isEmpty == true { rmdir(url.path) }
        }
    }

    private static func terminalColumns() -> Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
