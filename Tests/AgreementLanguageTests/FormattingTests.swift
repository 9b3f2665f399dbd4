import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@Suite("Formatting changes how blocks look, and nothing else")
struct FormattingTests {
    /// Each `Formatting/NAME.md` becomes `Formatting/NAME.formatted`; TRUCE_RECORD=1 makes these anew.
    @Test(
        "One document, letter for letter",
        arguments: try Repository.names(in: Repository.formatting, withSuffix: ".md"))
    func snapshot(name: String) throws {
        let bytes = Array(try Data(contentsOf: Repository.formatting.appending(path: name)))
        let formatted = AgreementFormatter.formatted(bytes)
        let file = Repository.formatting.appending(path: name.replacing(".md", with: ".formatted"))
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" { try Data(formatted).write(to: file) }
        #expect(Array(try Data(contentsOf: file)) == formatted, "see \(file.lastPathComponent)")
        try expectSameMeaning(bytes, name)
    }

    @Test("Every document of the project keeps its words, its meaning, its faults and its comments")
    func documents() throws {
        let folders =
            try [
                "Tests/AgreementLanguageTests/Documents", "Tests/AgreementLanguageTests/Fixtures",
                "Documentation",
                "Examples/energy-truce-2026", "Examples/energy-moratorium-2025",
                "Examples/enforcement-plan-2026",
            ] + Repository.libraryNames().map { Repository.library + $0 }
        for folder in folders {
            let url = Repository.root.appending(path: folder)
            for name in try Repository.names(in: url, withSuffix: ".md") {
                let bytes = Array(try Data(contentsOf: url.appending(path: name)))
                try expectSameMeaning(bytes, folder + "/" + name)
            }
        }
    }

    /// Broken documents and what the formatter itself is tried on are left out: they are written as they are on purpose.
    @Test("Every example, test document and reference page is in the form of `truce fmt`")
    func tidy() throws {
        let folders = [
            "Documentation", "Examples/all-for-all", "Examples/energy-moratorium-2025",
            "Examples/energy-truce-2026", "Examples/enforcement-plan-2026",
            "Tests/AgreementLanguageTests/Documents", "Tests/TruceCommandsTests/Documents/minsk-ii",
        ]
        var documents = 0
        for folder in folders {
            let url = Repository.root.appending(path: folder)
            for name in try Repository.names(in: url, withSuffix: ".md") {
                let bytes = Array(try Data(contentsOf: url.appending(path: name)))
                guard String(decoding: bytes, as: UTF8.self).contains("\n```truce\n") else { continue }
                documents += 1
                #expect(
                    AgreementFormatter.formatted(bytes) == bytes,
                    "truce fmt \(folder)/\(name) would change it")
            }
        }
        #expect(documents >= 8)
    }

    @Test("So do documents written in any way")
    func generatedDocuments() throws {
        var forms: Set<[String]> = []
        for seed in UInt64(1)...60 {
            var writer = RandomWriter(seed: seed)
            let text = writer.document(SampleBlocks.all, prose: "They agree: \"peace\" # now.")
            try expectSameMeaning(Array(text.utf8), "seed \(seed)")
            // Whatever the order of keys and the quotation marks were, one form is left of each block.
            let formatted = String(decoding: AgreementFormatter.formatted(Array(text.utf8)), as: UTF8.self)
            for block in formatted.components(separatedBy: "```truce\n").dropFirst() {
                let lines = block.components(separatedBy: "\n```")[0].split(separator: "\n")
                    .map { $0.components(separatedBy: "#")[0].trimmingCharacters(in: .whitespaces) }
                    .filter { !$0.isEmpty }
                if lines.contains("open-term: start") { forms.insert(lines) }
            }
        }
        #expect(forms == [["open-term: start", "type: instant"]])
    }

    @Test("Texts that YAML could misread come back letter for letter")
    func hardTexts() throws {
        let texts = [
            "a: b", "a #b", "- a", "#a", "'", "\"", "it's \"so\"", "a\\b", "{a}", "[a", "a,b", "yes", "~",
            "1:30", "a:",
            "?", "!tag", "&a", "*b", "|", ">", "%a", "@a", "`a`", "=", "a  b", "...", "---", "é, ü", "a\tb",
            "x  # y",
        ]
        for text in texts {
            let spelled = "'" + text.replacing("'", with: "''") + "'"
            let document =
                smallFrontMatter + "# 1\n\n```truce\ntext: \(spelled)   # why\nexemption: e\n```\n"
            let bytes = Array(document.utf8)
            try expectSameMeaning(bytes, text)
            let compiled = compile(String(decoding: AgreementFormatter.formatted(bytes), as: UTF8.self))
            #expect(compiled.agreement?.exemptions.first?.text == text, "\(text)")
            #expect(AgreementFormatter.formatted(bytes) != bytes, "the keys were not put in order")
        }
    }

    private func expectSameMeaning(_ bytes: [UInt8], _ comment: String) throws {
        let formatted = AgreementFormatter.formatted(bytes)
        #expect(AgreementFormatter.formatted(formatted) == formatted, "not idempotent: \(comment)")
        let loader = FolderLoader(folder: Repository.root)
        let compiler = AgreementCompiler(zones: EuropeanZones(), loader: loader)
        let folder = comment.split(separator: "/").dropLast().joined(separator: "/")
        let file = folder.isEmpty ? "truce.md" : folder + "/truce.md"
        let before = compiler.compile(bytes: bytes, file: file)
        let after = compiler.compile(bytes: formatted, file: file)
        #expect(before.agreement?.meaningFingerprint == after.agreement?.meaningFingerprint, "\(comment)")
        #expect(before.agreement?.textFingerprint == after.agreement?.textFingerprint, "\(comment)")
        #expect(
            before.diagnostics.map(\.code).sorted() == after.diagnostics.map(\.code).sorted(), "\(comment)")
        #expect(comments(bytes) == comments(formatted), "\(comment)")
    }

    /// The comments, roughly: what follows the last ` # ` of a line.
    private func comments(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            line.range(of: "# ", options: .backwards).map { String(line[$0.lowerBound...]) }
        }.sorted()
    }
}
