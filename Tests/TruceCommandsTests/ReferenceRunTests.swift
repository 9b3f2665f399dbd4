import Foundation
import Testing

/// The constructs of the agreement language, each put to a small record: `Documents/reference-page/constructs.md` holds the records, the
/// commands and what they must say.
@Suite("Every construct on the reference page does what the page says")
struct ReferenceRunTests {
    private static let page = "Documentation/AgreementLanguage.md"
    private static let folder = "Tests/TruceCommandsTests/Documents/reference-page/"

    /// A section of the file: its records, its commands and what they must say.
    struct Section: Sendable, CustomTestStringConvertible {
        var title: String
        var blocks: [String: String] = [:]

        var testDescription: String { title }
        func lines(_ block: String) -> [String] {
            (blocks[block] ?? "").split(separator: "\n").map(String.init)
        }
    }

    static let sections: [Section] = {
        var sections: [Section] = []
        var block: String?
        for line in (try? text(folder + "constructs.md"))?.split(
            separator: "\n", omittingEmptySubsequences: false) ?? []
        {
            if line.hasPrefix("## ") {
                sections.append(Section(title: String(line.dropFirst(3))))
            } else if line.hasPrefix("```") {
                block = line == "```" ? nil : String(line.dropFirst(3))
            } else if let block, !sections.isEmpty {
                sections[sections.count - 1].blocks[block, default: ""] += line + "\n"
            }
        }
        return sections
    }()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: CommandHarness.root.appending(path: path), encoding: .utf8)
    }

    /// The documents that the page shows, by name.
    private static func shownDocuments() throws -> [String: String] {
        var documents: [String: String] = [:]
        for match in try text(page).matches(of: /(?ms)^````markdown (\S+)\n(.*?)^````$/) {
            documents[String(match.1)] = String(match.2)
        }
        return documents
    }

    @Test("as its records show", arguments: sections)
    func section(_ section: Section) async throws {
        var extra = try Self.shownDocuments()
        extra["sanctions-eased.md"] = try Self.text(
            "Tests/AgreementLanguageTests/Documents/sanctions-eased.md")
        extra["reports.csv"] = try section.blocks["csv"] ?? Self.text(Self.folder + "quiet.csv")
        for (block, file) in [("ndjson", "entries.ndjson"), ("observations", "observations.csv")] {
            extra[file] = section.blocks[block]
        }
        let harness = CommandHarness(extra: extra)
        #expect(!section.lines("run").isEmpty && !section.lines("says").isEmpty)
        var said = ""
        for command in section.lines("run") {
            let words = command.split(separator: " ").map(String.init)
            let document = words.first { $0.hasSuffix(".md") } ?? Self.page
            // `explain` takes the name of what it explains before the document.
            let names = words.prefix(words[0] == "explain" ? 2 : 1)
            var arguments = names + [document]
            if document != "plan.md" {
                arguments += [
                    "--reports", "reports.csv", "--origins", Self.folder + "origins.csv", "--release",
                    "internal",
                ]
                for (option, file) in [
                    ("--entries", "entries.ndjson"), ("--observations", "observations.csv"),
                ] where extra[file] != nil { arguments += [option, file] }
            }
            if document == Self.page {
                let maps = Self.folder + "maps/"
                arguments += [
                    "--drawn", "drill-ground=\(maps)zones.geojson", "border-strip=\(maps)zones.geojson",
                    "memorandum=\(maps)memorandum.geojson", "contact=\(maps)contact",
                    "coast=\(maps)coast.geojson",
                ]
            }
            arguments += words.dropFirst(names.count).filter { $0 != document }
            let outcome = await harness.run(Array(arguments))
            #expect(outcome.status == 0, "\(command): \(outcome.err)")
            said += outcome.out + " "
        }
        let words = Self.words(said)
        for line in section.lines("says") {
            #expect(words.contains(Self.words(line)), "`\(line)` is not said in:\n\(said)")
        }
        for line in section.lines("unsaid") {
            #expect(!words.contains(Self.words(line)), "`\(line)` is said in:\n\(said)")
        }
    }

    /// Words with one space between them: lines break where the terminal ends.
    private static func words(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("no block and no condition of the page is left out")
    func complete() throws {
        let titles = Self.sections.map(\.title).joined(separator: "\n")
        let records = try Self.text(Self.folder + "constructs.md")
        // What a block declares is reached by its name in a command or an expected line; what is only a part of others by their title.
        for match in try Self.text(Self.page).matches(
            of:
                /(?m)^(provision|permission|obligation|declaration|exchange|body|response|standing-measure|exemption): (\S+)/
        ) {
            #expect(records.contains(match.2), "\(match.1) \(match.2) is put to no record")
        }
        for kind in [
            "sets", "quota", "return fire", "calibre", "equal distances", "within of a line as of a day",
            "held-by", "zone, outside, observed-over", "notice", "either, unstated", "open terms",
            "begin-by", "complete-by", "verified-by", "excused-when", "released-by", "every, until, silence",
            "shares", "counts", "quorum", "veto", "casting vote", "first-breach", "continues-after",
            "stand-down", "count within, places, not, all", "found-by", "breach-found by", "certified",
            "decided", "otherwise", "reimposed", "documents that use others",
        ] { #expect(titles.contains(kind), "\(kind)") }
    }
}
