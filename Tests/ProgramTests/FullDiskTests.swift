import EventStore
import Foundation
import TestSupport
import Testing

/// A disk that is really full, under the program itself: a small file system in memory, which only root can mount.
@Suite("The program on a full disk")
struct FullDiskTests {
    @Test(
        "an import says that there is no room; what it acknowledged stays, and with room it comes to the same root"
    )
    func full() throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(.sqlite, in: folder)
            let whole = try world.freshRecord("whole")
            try world.expectDone(world.importing(whole))
            let disk = folder.appending(path: "disk")
            try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
            guard run("mount", "-t", "tmpfs", "-o", "size=1536k", "tmpfs", disk.path) else {
                print("skipped: a full disk under the program: only root can mount a small file system")
                return
            }
            defer { _ = run("umount", "-l", disk.path) }
            let place = try world.freshRecord("disk/full")
            let outcome = try Killing.run(world.importing(place), in: folder)
            #expect(outcome.status == 2, "\(outcome.err)")
            #expect(outcome.err.contains("there is no room left for disk/full.record"), "\(outcome.err)")
            let told = outcome.err.split(separator: "\n").compactMap { line -> Int? in
                let words = line.split(separator: " ")
                return words.count == 5 && words[3] == "of" ? Int(words[2]) : nil
            }.max()
            let acknowledged = try #require(told, "nothing went in before the disk was full")
            #expect(acknowledged < KillWorld.rows)
            // A folder finds no room either, and nothing half made is left.
            try world.expectDone(["record", "checkpoint", "--record", whole, "--key", "base.log.key"])
            let export = ["record", "export", "--record", whole, "--release", "internal", "disk/sealed"]
            let refused = try Killing.run(export, in: folder)
            #expect(refused.status == 2 && refused.err.contains("disk/sealed"), "\(refused.err)")
            let names = try FileManager.default.contentsOfDirectory(atPath: disk.path)
            #expect(names.allSatisfy { $0.hasPrefix("full.record") }, "\(names)")

            #expect(run("mount", "-o", "remount,size=64m", disk.path))
            let there = try world.contents(place).names[.report] ?? []
            #expect(there == (0..<acknowledged).map { "R\($0)" })
            try world.expectVerified(place, 0)
            try world.expectDone(world.importing(place))
            #expect(try world.contents(place).head == world.contents(whole).head)
            try world.expectDone(export)
        }
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
