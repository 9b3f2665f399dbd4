internal import CeasefireModel
internal import EventStore
internal import EventStorePostgres
internal import EventStoreSQLite
internal import Foundation
internal import TruceCommands

extension RecordAdapters {
    /// The stores, the clock and the keys of this machine. A path is a file of SQLite, an address a database of PostgreSQL.
    static func ofThisMachine() -> RecordAdapters {
        RecordAdapters(
            open: { place in try store(at: place) },
            create: { place, identity, fill in try make(place, identity, fill) },
            look: { path in found(at: path) },
            filesBelow: { folder in try files(below: folder) },
            linksBelow: { folder in try links(below: folder) },
            readWithin: { path, folder in try contents(of: path, within: folder) },
            readStart: { path, most in try start(of: path, most) },
            readSecret: { path in try secret(at: path) },
            writeSecret: { bytes, path in try writeSecret(bytes, to: path) },
            writeFolder: { folder, replaces, fill in try writeFolder(folder, replaces, fill) },
            random: { count in
                var source = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: 0...255, using: &source) }
            },
            now: { Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970.rounded(.down))) },
            environment: { ProcessInfo.processInfo.environment[$0] },
            input: { Array(try FileHandle.standardInput.readToEnd() ?? Data()) },
            agent: { command, word, input in try run(command, word, input) })
    }

    private static func store(at place: String) throws -> any RecordStore {
        // Taken for a path it would be quoted, with its password, in the message that there is no such file.
        guard !RecordAddress.isKeywords(place) else {
            throw ShellError.unreadable(
                path: "the database",
                why: "its address is written as postgres://user@host/name, not as host=... password=...")
        }
        guard RecordAddress.isDatabase(place) || found(at: place) != .folder else {
            throw ShellError.unreadable(
                path: place,
                why:
                    "it is a folder, and a record is kept in a file or a database; sealed folders are read by log, show, verify and assess"
            )
        }
        return RecordAddress.isDatabase(place)
            ? try PostgresRecordStore.open(place) : try SQLiteRecordStore(path: place)
    }

    /// A file appears under its name when it is complete.
    private static func make(
        _ place: String, _ identity: RecordIdentity, _ fill: (any RecordStore) throws -> Void
    ) throws {
        if RecordAddress.isDatabase(place) {
            let store = try PostgresRecordStore.create(identity, at: place)
            do { try fill(store) } catch {
                throw RecordStoreError(
                    .failed,
                    "\(error) An empty record is left in the database: drop the schema that holds it before you try again."
                )
            }
            return
        }
        guard found(at: place) == .nothing else {
            throw RecordStoreError(.exists, "\(place) is there already, and nothing is overwritten.")
        }
        Remains.sweep(beside: place, prefix: "")
        let partial = place + Remains.mark + ".partial"
        let remains = ["", "-wal", "-shm"].map { URL(filePath: partial + $0) }
        defer { for file in remains { try? FileManager.default.removeItem(at: file) } }
        let store = try SQLiteRecordStore.create(path: partial, identity: identity)
        do {
            try fill(store)
            try store.gather()
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
        // Never over a file that has come to lie there meanwhile.
        guard link(partial, place) == 0 else {
            throw RecordStoreError(.exists, "\(place) cannot be made: \(String(cString: strerror(errno))).")
        }
    }

    /// Whoever made the file may have made it larger than memory.
    private static func start(of path: String, _ most: Int) throws -> [UInt8] {
        var about = stat()
        guard stat(path, &about) == 0, about.st_mode & S_IFMT == S_IFREG,
            let file = FileHandle(forReadingAtPath: path)
        else { throw ShellError.unreadable(path: path, why: "there is no such ordinary file") }
        defer { try? file.close() }
        return Array(try file.read(upToCount: most) ?? Data())
    }

    private static func found(at path: String) -> Found {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return .nothing }
        return isFolder.boolValue ? .folder : .file
    }

    private static func files(below folder: String) throws -> [String] {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw ShellError.unreadable(path: folder, why: "it cannot be listed")
        }
        return paths.filter { found(at: folder + "/" + $0) != .folder }
    }

    private static func links(below folder: String) throws -> [String] {
        guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw ShellError.unreadable(path: folder, why: "it cannot be listed")
        }
        return paths.filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)) != nil
        }
    }

    /// Links are followed first, so that none leads out of the folder.
    private static func contents(of path: String, within folder: String) throws -> [UInt8] {
        let root = URL(filePath: folder.isEmpty ? "." : folder, directoryHint: .isDirectory)
        let named = root.appending(path: path)
        guard let base = realpath(root.path, nil), let real = realpath(named.path, nil) else {
            throw ShellError.unreadable(path: named.relativePath, why: "there is no such file")
        }
        defer {
            free(base)
            free(real)
        }
        let (inside, file) = (String(cString: base), String(cString: real))
        guard file.hasPrefix(inside == "/" ? "/" : inside + "/") else {
            throw ShellError.unreadable(
                path: path, why: "it leads out of the folder of the file that names it")
        }
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw ShellError.unreadable(
                path: path, why: "it is no ordinary file, and only such a file can be kept")
        }
        guard let data = try? Data(contentsOf: URL(filePath: file)) else {
            throw ShellError.unreadable(path: path, why: "it is there, but may not be read")
        }
        return Array(data)
    }

    private static func secret(at path: String) throws -> (bytes: [UInt8], isOpenToOthers: Bool) {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            let isThere = found(at: path) != .nothing
            throw ShellError.unreadable(
                path: path,
                why: isThere
                    ? "it is there, but may not be read or is no ordinary file" : "there is no such file")
        }
        var status = stat()
        let isOpen = stat(path, &status) == 0 && status.st_mode & 0o077 != 0
        return (Array(data), isOpen)
    }

    private static func writeSecret(_ bytes: [UInt8], to path: String) throws {
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard file >= 0 else {
            throw ShellError.unwritable(path: path, why: String(cString: strerror(errno)).lowercased())
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(bytes))
            try handle.synchronize()
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw ShellError.unwritable(path: path, why: (error as NSError).localizedDescription)
        }
    }

    /// Everything is written beside the folder and moved into its place at the end.
    private static func writeFolder(
        _ folder: String, _ replaces: Bool, _ fill: ((String, [UInt8]) throws -> Void) throws -> Void
    ) throws {
        let manager = FileManager.default
        let final = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
        let mark = ".\(final.lastPathComponent)\(Remains.mark)"
        let parent = final.deletingLastPathComponent()
        let (partial, old) = (
            parent.appending(path: mark + ".partial"), parent.appending(path: mark + ".old")
        )
        Remains.sweep(beside: final.path, prefix: ".")
        let isThere = manager.fileExists(atPath: final.path)
        guard !isThere || replaces else {
            throw ShellError.unwritable(
                path: folder, why: "it is there already; --replace replaces a sealed folder")
        }
        if isThere, !manager.fileExists(atPath: final.appending(path: "checkpoint").path) {
            throw ShellError.unwritable(path: folder, why: "it is there and is no sealed folder")
        }
        defer { try? manager.removeItem(at: partial) }
        do {
            try manager.createDirectory(at: partial, withIntermediateDirectories: true)
            try fill { path, bytes in
                let file = partial.appending(path: path)
                try manager.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(bytes).write(to: file)
            }
            if isThere { try manager.moveItem(at: final, to: old) }
            try manager.moveItem(at: partial, to: final)
            if isThere { try? manager.removeItem(at: old) }
        } catch let error as CocoaError {
            throw ShellError.unwritable(path: folder, why: (error as NSError).localizedDescription)
        }
    }

    /// The shell of the machine splits the command into words, as users expect of a command in a variable.
    private static func run(_ command: String, _ word: String, _ input: [UInt8]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "\(command) \(word)"]
        let (given, told) = (Pipe(), Pipe())
        process.standardInput = given
        process.standardOutput = told
        do {
            // An agent that ends without reading must not end this program.
            let before = signal(SIGPIPE, SIG_IGN)
            defer { signal(SIGPIPE, before) }
            try process.run()
            try given.fileHandleForWriting.write(contentsOf: Data(input))
            try given.fileHandleForWriting.close()
            let answer = try told.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw ShellError(agent: command, why: "it ended with the status \(process.terminationStatus)")
            }
            return Array(answer)
        } catch let error as ShellError {
            throw error
        } catch {
            throw ShellError(agent: command, why: (error as NSError).localizedDescription)
        }
    }
}
