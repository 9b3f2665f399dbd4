import EventStore
import EventStorePostgres
import Foundation
import PostgresServer
import Testing

/// A disk that is really full: a file system of 16 MiB in memory, which only root can mount.
@Suite("PostgreSQL on a full disk")
struct FullDiskTests {
    @Test("what was acknowledged stays, what found no room leaves nothing, and with room the work goes on")
    func fullDisk() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "truce-full-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        guard run("mount", "-t", "tmpfs", "-o", "size=16m,mode=0777", "tmpfs", folder.path) else {
            print("skipped: a full disk under PostgreSQL: only root can mount a small file system")
            return
        }
        defer { _ = run("umount", "-l", folder.path) }
        #expect(run("chown", "postgres", folder.path))
        let server = try PostgresServer()
        try server.run("CREATE TABLESPACE small LOCATION '\(folder.path)'")
        try server.run("CREATE DATABASE small TABLESPACE small")
        let ballast = folder.appending(path: "ballast")
        let store = try PostgresRecordStore.create(Leaves.identity, at: server.address("small"))
        try Leaves.append(10, by: "before", to: store)

        // All room but a little is taken.
        try Data(count: 1 << 20).write(to: ballast)
        while (try? append(Data(count: 1 << 16), to: ballast)) != nil {}
        var acknowledged = 10
        var refusal: RecordStoreError?
        for batch in 0..<500 where refusal == nil {
            do {
                try Leaves.append(500, by: "batch \(batch)", to: store)
                acknowledged += 500
            } catch let error as RecordStoreError {
                refusal = error
            }
        }
        #expect(refusal?.code == .full, "\(String(describing: refusal))")
        #expect(try Leaves.texts(in: store).count == acknowledged)

        try FileManager.default.removeItem(at: ballast)
        try Leaves.append(500, by: "after", to: store)
        #expect(try Leaves.texts(in: store).count == acknowledged + 500)
    }

    private func append(_ data: Data, to file: URL) throws {
        let handle = try FileHandle(forWritingTo: file)
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: data)
    }

    private func run(_ words: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardError = Pipe()
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
