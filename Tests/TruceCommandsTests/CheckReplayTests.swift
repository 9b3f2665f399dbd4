import AgreementLanguage
import ArgumentParser
import CeasefireModel
import Evaluation
import Exchange
import Foundation
import Publication
import Testing

@testable import Analysis
@testable import TruceCommands

/// Whoever doubts a timeline assesses it himself, from the files that are written, with the command that stands beside them.
@Suite("Replays of what a check shows")
struct CheckReplayTests {
    static let drafts = [
        "Examples/enforcement-plan-2026/enforcement-plan.md", "Examples/all-for-all/agreement.md",
        "Examples/energy-moratorium-2025/energy-moratorium.md",
        "Tests/AnalysisTests/Checking/Flawed/river-truce.md", "Agreements/twenty-points-2025/agreement.md",
        "Agreements/minsk-2-2015/agreement.md",
    ]

    /// The command in a README, in words, without `truce assess`.
    private static func command(in readme: [UInt8]) throws -> [String] {
        let lines = String(decoding: readme, as: UTF8.self).split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("    truce assess ") })
        return line.split(separator: " ").dropFirst(2).map { String($0).replacing("'", with: "") }
    }

    @Test(
        "the command beside each timeline assesses it, and bears out what it is said to show",
        arguments: drafts)
    func replays(path: String) throws {
        let text = try String(contentsOf: CommandHarness.root.appending(path: path), encoding: .utf8)
        #expect(try Self.confirmed(text, path) > 0)
    }

    @Test(
        "the timelines of every rule's page can be replayed from files", arguments: DraftCheck.pages.map(\.id)
    )
    func pages(rule: RuleID) throws {
        let page = try #require(DraftCheck.pages.first { $0.id == rule })
        _ = try Self.confirmed(page.bad, "example.md")
    }

    /// Replays every timeline of a draft from what is written of it; how many there were.
    private static func confirmed(_ text: String, _ path: String) throws -> Int {
        let zones = FoundationTimeZones()
        let read = Draft.read(file: path, documents: [path: Array(text.utf8)], zones: zones)
        let check = DraftCheck(try #require(read.draft))
        let folders = CheckReport(check, zones: zones).replayFolders()
        let examples = check.flaws.compactMap(\.counterexample)
        let roots = folders.map(\.folder).filter { $0.split(separator: "/").count == 2 }
        #expect(roots.count == examples.count)
        for (root, example) in zip(roots, examples) {
            var files: [String: [UInt8]] = [:]
            for part in folders where part.folder == root || part.folder.hasPrefix(root + "/") {
                for file in part.files {
                    files[String((part.folder + "/" + file.name).dropFirst(root.count + 1))] = file.bytes
                }
            }
            let command = try AssessCommand.parse(Self.command(in: try #require(files["README.md"])))
            let shell = Self.shell(files, zones)
            let verdict = try command.inputs.assessed(in: shell, release: command.output.release).verdict
            let (reports, entries) = (verdict.record.reports, verdict.record.entries)
            #expect(Set(reports.map(\.id)) == Set(example.record.reports.map(\.id)), "\(root)")
            #expect(Set(entries.map(\.id)) == Set(example.record.entries.map(\.id)), "\(root)")
            #expect(example.claim.holds(in: verdict), "\(path): \(root)")
        }
        return examples.count
    }

    /// A world that holds these files and no others.
    private static func shell(_ files: [String: [UInt8]], _ zones: any TimeZoneRules) -> Shell {
        Shell(
            read: { path in
                guard let bytes = files[path] else {
                    throw ShellError.unreadable(path: path, why: "there is no such file")
                }
                return bytes
            },
            list: { folder in
                files.keys.filter { $0.hasPrefix(folder + "/") }.map {
                    String($0.dropFirst(folder.count + 1))
                }
            },
            write: { _, _ in }, out: { _ in }, err: { if $0.contains("error") { Issue.record("\($0)") } },
            zones: zones)
    }
}
