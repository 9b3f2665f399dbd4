import Dispatch
import EventStore
import Foundation
import Synchronization
import Testing

/// The program itself, on real files.
@Suite("The record on real files")
struct ProgramTests {
    private func mode(_ path: String, in folder: URL) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: path).path)
        return (attributes[.posixPermissions] as? Int ?? 0) & 0o777
    }

    private func write(_ text: String, to path: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    private func mission(in folder: URL) throws {
        let made = try Killing.run(["record", "init", "mission.record"], in: folder)
        #expect(made.status == 0, "\(made.err)")
        try write(
            """
            report_id,published_at,source_name,occurred_from,occurred_to,place_name,summary
            R1,2026-03-02T10:00Z,Courier,2026-03-02T08:00Z,2026-03-02T09:00Z,Midtown,What was seen.

            """, to: "reports.csv", in: folder)
        let imported = try Killing.run(
            [
                "record", "import", "--record", "mission.record", "--key", "mission.holder.key", "--reports",
                "reports.csv",
            ],
            in: folder)
        #expect(imported.status == 0, "\(imported.err)")
    }

    @Test("a file of entries reaches no file but ordinary ones beside it, and no private key")
    func filesWithin() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            let entries = folder.appending(path: "entries")
            try FileManager.default.createDirectory(at: entries, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: entries.appending(path: "link.txt").path, withDestinationPath: "../reports.csv")
            try FileManager.default.createSymbolicLink(
                atPath: entries.appending(path: "zero.txt").path, withDestinationPath: "/dev/zero")
            try FileManager.default.createDirectory(
                at: entries.appending(path: "photos"), withIntermediateDirectories: true)
            try write("A photo.", to: "entries/photos/1.txt", in: folder)
            try FileManager.default.copyItem(
                at: folder.appending(path: "mission.owner.key"), to: entries.appending(path: "plan.txt"))
            func add(_ file: String) throws -> Killing.Outcome {
                let line =
                    #"{"entry": "A-1", "author": "A", "available": "2026-03-02T10:00Z", "files": ["\#(file)"], "attachment": {"text": "A file."}}"#
                try write(line, to: "entries/a.ndjson", in: folder)
                return try Killing.run(
                    [
                        "record", "add", "--record", "mission.record", "--key", "mission.holder.key",
                        "entries/a.ndjson",
                    ], in: folder)
            }
            let refused = [
                "../reports.csv", "/etc/hostname", "link.txt", "zero.txt", "photos", "plan.txt",
                "photos/../../reports.csv",
            ]
            for file in refused {
                let outcome = try add(file)
                #expect(outcome.status == 2 && outcome.err.contains(file), "\(file): \(outcome.err)")
            }
            #expect(try add("photos/1.txt").status == 0)
        }
    }

    @Test("a sealed folder in which somebody put a file of their own is not replaced")
    func foreignFiles() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            let record = ["--record", "mission.record"]
            let signed = try Killing.run(
                ["record", "checkpoint"] + record + ["--key", "mission.log.key"], in: folder)
            #expect(signed.status == 0, "\(signed.err)")
            let export = ["record", "export"] + record + ["--release", "internal", "--replace", "sealed"]
            for _ in 0..<2 { #expect(try Killing.run(export, in: folder).status == 0) }
            try write("Mine.", to: "sealed/thesis.txt", in: folder)
            let refused = try Killing.run(export, in: folder)
            #expect(refused.status == 2 && refused.err.contains("thesis.txt"), "\(refused.err)")
            #expect(
                FileManager.default.fileExists(atPath: folder.appending(path: "sealed/thesis.txt").path))
        }
    }

    @Test("what an export left that was killed is swept by the next, and what it had moved aside is put back")
    func swept() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            let record = ["--record", "mission.record"]
            _ = try Killing.run(
                ["record", "checkpoint"] + record + ["--key", "mission.log.key"], in: folder)
            let export = ["record", "export"] + record + ["--release", "internal", "--replace", "sealed"]
            #expect(try Killing.run(export, in: folder).status == 0)
            // No process has this number: it is beyond what Linux gives out.
            let (manager, dead) = (FileManager.default, 2_147_483_600)
            let here = String(
                ProcessInfo.processInfo.hostName.map {
                    $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-"
                })
            try manager.moveItem(
                at: folder.appending(path: "sealed"),
                to: folder.appending(path: ".sealed.\(dead)@\(here).old"))
            try manager.createDirectory(
                at: folder.appending(path: ".sealed.\(dead)@\(here).partial/tile"),
                withIntermediateDirectories: true)
            try write("mine", to: ".sealed.notes.partial", in: folder)
            // Another machine may share the folder: whether its program still runs cannot be told from here.
            let others = ".sealed.\(dead)@another.partial"
            try write("theirs", to: others, in: folder)
            let put = try Killing.run(Array(export.dropLast(2)) + ["sealed"], in: folder)
            #expect(put.status == 2 && put.err.contains("there already"), "\(put.err)")
            let left = try manager.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".sealed") }
            #expect(left.sorted() == [others, ".sealed.notes.partial"])
            #expect(try Killing.run(export, in: folder).status == 0)
            // A backup that was killed leaves a file of SQLite and what stands beside it.
            for end in ["partial", "partial-wal"] {
                try write("half", to: "copy.record.\(dead)@\(here).\(end)", in: folder)
            }
            let backup = try Killing.run(["record", "backup", "mission.record", "copy.record"], in: folder)
            #expect(backup.status == 0, "\(backup.err)")
            let copies = try manager.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") }
            #expect(copies == ["copy.record"])
        }
    }

    @Test("a password in an address of words is not told")
    func passwords() throws {
        try Killing.withFolder { folder in
            let outcome = try Killing.run(
                ["record", "log", "--record", "host=db.example password=s3cr3tpw dbname=mission"], in: folder)
            #expect(outcome.status == 2 && !outcome.err.contains("s3cr3tpw"), "\(outcome.err)")
        }
    }

    @Test("keys and records are for their owner's eyes alone, and a key that others can read is told of")
    func secrets() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            for file in ["mission.owner.key", "mission.log.key", "mission.holder.key", "mission.record"] {
                #expect(try mode(file, in: folder) == 0o600, "\(file)")
            }
            let path = folder.appending(path: "mission.log.key").path
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let outcome = try Killing.run(
                ["record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key"], in: folder
            )
            #expect(outcome.status == 0 && outcome.err.contains("can be read by others"))
            let again = try Killing.run(["record", "key", "new", "mission.log.key"], in: folder)
            #expect(again.status == 2, "a key is never overwritten")
        }
    }

    @Test("a folder is sealed, verified, replaced, and assessed; a changed byte is found")
    func folders() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            let export = [
                "record", "export", "--record", "mission.record", "--release", "internal", "sealed",
            ]
            #expect(try Killing.run(export, in: folder).status == 2, "there is no checkpoint yet")
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "sealed").path))
            let signed = try Killing.run(
                ["record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key"], in: folder
            )
            #expect(signed.status == 0)
            #expect(try Killing.run(export, in: folder).status == 0)
            #expect(try Killing.run(export, in: folder).status == 2)
            #expect(try Killing.run(export + ["--replace"], in: folder).status == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(!names.contains { $0.contains("partial") || $0.hasSuffix(".old") }, "\(names)")
            // What is no sealed folder is never replaced.
            try FileManager.default.createDirectory(
                at: folder.appending(path: "letters"), withIntermediateDirectories: true)
            let other = try Killing.run(export.dropLast() + ["letters", "--replace"], in: folder)
            #expect(other.status == 2 && other.err.contains("no sealed folder"))

            let shown = try Killing.run(["record", "key", "show", "mission.log.key"], in: folder).out
            let key = try #require(
                shown.split(separator: "\n").first { $0.hasPrefix("as a log") }?.split(separator: " ").last)
            let verify = ["record", "verify", "sealed", "--key", String(key)]
            #expect(try Killing.run(verify, in: folder).status == 0)
            let bundle = folder.appending(path: "sealed/tile/entries/000.p/4")
            var bytes = try Data(contentsOf: bundle)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: bundle)
            let found = try Killing.run(verify, in: folder)
            #expect(found.status == 1 && found.out.contains("leaf-altered"), "\(found.out)")
        }
    }

    @Test("a key that stays behind a command of openssl signs as a file does")
    func agent() throws {
        try Killing.withFolder { folder in
            try mission(in: folder)
            try write(
                """
                #!/bin/sh
                # Signs with a key that `truce` never sees.
                case "$1" in
                public) openssl pkey -in mission.holder.key -pubout -outform DER | tail -c 32 | od -An -v -tx1 ;;
                sign)
                    message=$(mktemp) && trap 'rm -f "$message"' EXIT && cat > "$message"
                    openssl pkeyutl -sign -rawin -in "$message" -inkey mission.holder.key | od -An -v -tx1 ;;
                esac
                """, to: "agent.sh", in: folder)
            try write(
                #"{"entry": "N-1", "author": "A", "available": "2026-03-02T10:00Z", "note": {"text": "By an agent."}}"#,
                to: "note.ndjson", in: folder)
            let add = ["record", "add", "--record", "mission.record", "--agent"]
            let added = try Killing.run(add + ["sh agent.sh", "note.ndjson"], in: folder)
            #expect(added.status == 0 && added.out.contains("Leaf 4"), "\(added.err)")
            let show = try Killing.run(["record", "show", "--record", "mission.record", "N-1"], in: folder)
            #expect(show.out.contains("signature: good"), "\(show.out)")
            for (command, why) in [("false", "status 1"), ("echo", "hexadecimal"), ("true", "hexadecimal")] {
                let refused = try Killing.run(add + [command, "note.ndjson"], in: folder)
                #expect(refused.status == 2 && refused.err.contains(why), "\(refused.err)")
            }
        }
    }

    @Test(
        "several who import at once leave neither a gap nor a fork, and lose nothing",
        arguments: KillWorld.Kind.allCases)
    func together(kind: KillWorld.Kind) throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(kind, in: folder)
            let place = try world.freshRecord("shared")
            let writers = 4
            for number in 0..<writers {
                let own = folder.appending(path: "\(number)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                let rows = (0..<300).map {
                    "W\(number)-\($0),2026-03-02T10:00Z,Courier,2026-03-02T08:00Z,2026-03-02T09:00Z,Midtown,Seen.\n"
                }
                let header =
                    "report_id,published_at,source_name,occurred_from,occurred_to,place_name,summary\n"
                try write(header + rows.joined(), to: "\(number)/reports.csv", in: folder)
            }
            let statuses = Mutex<[Int32]>([])
            let path = kind == .postgres ? place : "../" + place
            DispatchQueue.concurrentPerform(iterations: writers) { number in
                let outcome = try? Killing.run(
                    [
                        "record", "import", "--record", path, "--key", "../base.holder.key", "--reports",
                        "reports.csv", "--batch", "20",
                    ], in: folder.appending(path: "\(number)"))
                statuses.withLock { $0.append(outcome?.status ?? -1) }
            }
            #expect(statuses.withLock { $0 } == Array(repeating: 0, count: writers))
            let there = try world.contents(place)
            let reports = there.names[.report] ?? []
            #expect(there.names[.intake]?.count == writers && reports.count == writers * 300)
            // Each file's rows stand in the file's order, whoever wrote between them.
            for number in 0..<writers {
                let own = reports.filter { $0.hasPrefix("W\(number)-") }
                #expect(own == (0..<300).map { "W\(number)-\($0)" })
            }
        }
    }

    @Test("a record goes to PostgreSQL and back with the same root")
    func migrated() throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(.postgres, in: folder)
            let place = try world.freshRecord("there")
            try world.expectDone(world.importing(place))
            try world.expectDone(["record", "backup", place, "back.record"])
            let (there, back) = try (
                world.contents(place), KillWorld.contents(ofFile: "back.record", in: folder)
            )
            #expect(there.head == back && there.names[.report]?.count == KillWorld.rows)
            // Nothing is written over.
            let again = try Killing.run(["record", "restore", "back.record", place], in: folder)
            #expect(again.status == 2 && again.err.contains("already"))
            #expect(try world.contents(place).head == back)
        }
    }
}
