import AgreementLanguage
import CeasefireModel
import Foundation
import TestSupport
import Testing
import Yams

@Suite("The schema for editors says of every block what the compiler says of its form")
struct SchemaTests {
    private static let path = "Documentation/agreement.schema.json"

    @Test("The file is the schema; TRUCE_RECORD=1 writes it anew")
    func file() throws {
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            try BlockSchema.json.write(
                to: Repository.root.appending(path: Self.path), atomically: true, encoding: .utf8)
        }
        #expect(try Repository.text(Self.path) == BlockSchema.json)
    }

    @Test("Every block of every document that compiles fits it, as text and as an editor's YAML")
    func blocks() throws {
        let validator = try SchemaValidator(json: BlockSchema.json)
        var kinds: Set<String> = []
        for path in try Self.soundDocuments() {
            for block in Self.blocks(of: try Repository.text(path)) {
                let node = try #require(try Yams.compose(yaml: block), "\(path)")
                for isTyped in [false, true] {
                    let value = Self.value(of: node, isTyped: isTyped)
                    #expect(validator.faults(value) == [], "\(path)\n\(block)")
                }
                kinds.formUnion((Self.value(of: node, isTyped: false) as? [String: Any] ?? [:]).keys)
            }
        }
        let all = try #require(
            (JSONSerialization.jsonObject(with: Data(BlockSchema.json.utf8)) as? [String: Any])?["anyOf"]
                as? [[String: String]])
        for kind in all.compactMap({ $0["$ref"]?.split(separator: "/").last }) where kind != "front-matter" {
            #expect(kinds.contains(String(kind)), "no document has a block of the kind \(kind)")
        }
    }

    @Test("It requires the keys that the compiler misses, and no others; unknown keys fit nowhere")
    func requiredKeys() throws {
        let validator = try SchemaValidator(json: BlockSchema.json)
        var writer = RandomWriter(seed: 7)
        for (index, block) in SampleBlocks.all.enumerated() {
            for key in block.dropFirst().map(\.0) {
                var blocks = SampleBlocks.all
                blocks[index] = block.filter { $0.0 != key }
                let compiled = compile(writer.document(blocks, prose: "They agree."))
                let misses = compiled.diagnostics.contains {
                    $0.code == "missing-key"
                        && $0.message.lowercased().contains("the key `\(key)` is missing")
                }
                let text = writer.document([blocks[index]], prose: "")
                let alone = try #require(Self.blocks(of: text).last)
                let value = Self.value(of: try #require(try Yams.compose(yaml: alone)), isTyped: false)
                #expect(validator.faults(value).isEmpty == !misses, "\(block[0].1) without \(key)")
            }
            let extra = block + [("gossip", SampleValue.word(["none"]))]
            let text = try #require(Self.blocks(of: writer.document([extra], prose: "")).last)
            let value = Self.value(of: try #require(try Yams.compose(yaml: text)), isTyped: false)
            #expect(!validator.faults(value).isEmpty, "\(block[0].1) may have any key")
        }
    }

    @Test("What cannot be written does not fit")
    func broken() throws {
        let validator = try SchemaValidator(json: BlockSchema.json)
        let blocks = [
            "{set: x, of: acts, members: []}", "{open-term: x, type: time}", "{open-term: any, type: place}",
            "{set: a b, of: acts, members: [x]}",
            "{declaration: d, binds: n, of: x, to: n, by: never, silence: no}",
            "{obligation: o, binds: n, to: x, from: n, standard-of-proof: n, after: {killed: {at-least: 1}}}",
            "{obligation: o, binds: n, to: x, from: n, standard-of-proof: n, after: {performed: a, not: unstated}}",
            "{obligation: o, binds: n, to: x, from: n, standard-of-proof: n, amount: 4}",
            "{exchange: e, between: n, of: x, standard-of-proof: n, tranches: [{tranche: a, share: half, by: x}]}",
            "{body: b, name: n, members: n, vote: most}",
            "{body: b, name: n, members: n, vote: majority, quorum: 0}",
            "{exemption: e, text: t, answers: {to: p, within: 30min, distance: far}}",
            "{standing-measure: s, measure: m, kept-by: n, at-first: off, from: x, transitions: [{to: on, from: on, when: unstated}]}",
        ]
        for block in blocks {
            let node = try #require(try Yams.compose(yaml: block))
            #expect(!validator.faults(Self.value(of: node, isTyped: false)).isEmpty, "\(block)")
        }
    }

    // MARK: Documents

    private static func soundDocuments() throws -> [String] {
        let folders =
            try [
                "Tests/AgreementLanguageTests/Documents", "Tests/AgreementLanguageTests/Fixtures",
                "Documentation",
                "Examples/energy-truce-2026", "Examples/energy-moratorium-2025",
                "Examples/enforcement-plan-2026",
            ] + Repository.libraryNames().map { Repository.library + $0 }
        return try folders.flatMap { folder in
            try Repository.names(in: Repository.root.appending(path: folder), withSuffix: ".md")
                .map { folder + "/" + $0 }
        }.filter { path in
            guard let text = try? Repository.text(path) else { return false }
            let loader = FolderLoader(folder: Repository.root)
            return AgreementCompiler(zones: EuropeanZones(), loader: loader).compile(text: text, file: path)
                .agreement != nil
        }
    }

    /// The front matter and what stands in fences.
    private static func blocks(of text: String) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        var fence: Substring = "---"
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let lines = block {
                if line == fence {
                    blocks.append(lines.joined(separator: "\n"))
                    block = nil
                } else {
                    block?.append(line)
                }
            } else if index == 0 || line == "```truce" {
                block = []
                fence = index == 0 ? "---" : "```"
            }
        }
        return blocks
    }

    /// The value as the compiler reads it, all words; or as editors do, with numbers and truth values.
    private static func value(of node: Node, isTyped: Bool) -> Any {
        switch node {
        case .scalar(let scalar):
            guard isTyped, scalar.style == .plain else { return scalar.string }
            if let number = Int(scalar.string) { return number }
            return ["yes": true, "no": false, "true": true, "false": false][scalar.string] ?? scalar.string
        case .sequence(let sequence): return sequence.map { value(of: $0, isTyped: isTyped) }
        case .mapping(let mapping):
            return Dictionary(
                mapping.map { ($0.key.string ?? "", value(of: $0.value, isTyped: isTyped)) },
                uniquingKeysWith: { first, _ in first })
        case .alias: return ""
        }
    }
}
