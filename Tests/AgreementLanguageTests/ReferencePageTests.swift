import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

/// The reference page is itself an agreement, and shows further ones in fences `````markdown NAME.md`.
@Suite("Every example on the reference page compiles")
struct ReferencePageTests {
    private static let path = "Documentation/AgreementLanguage.md"

    @Test("The page itself is an agreement without fault")
    func page() throws {
        let compiled = try compileExample(Self.path)
        #expect(rendered(compiled.diagnostics.filter { $0.severity != .note }) == "")
        let agreement = try #require(compiled.agreement)
        #expect(Set(agreement.openTerms.map(\.kind)) == Set(OpenTerm.Kind.allCases))
        let conditions =
            agreement.responses.flatMap(\.rungs).flatMap { [$0.condition, $0.standDown].compactMap(\.self) }
            + agreement.obligations.flatMap { [$0.waitsFor, $0.excusedWhen].compactMap(\.self) }
            + agreement.standingMeasures.flatMap(\.transitions).map(\.condition)
        #expect(Set(conditions.flatMap(Self.kinds)) == Self.allKinds)
        #expect(
            !agreement.exemptions.isEmpty && agreement.provisions.count == 6 && agreement.readings.count == 2)
        #expect(agreement.permissions.count == 2 && agreement.bodies.count == 2)
        #expect(
            agreement.obligations.count == 2 && agreement.declarations.count == 2
                && agreement.exchanges.count == 2)
        #expect(agreement.standingMeasures.count == 1 && agreement.signatures?.count == 4)
        // All that is noted is that explanations have no block.
        #expect(Set(compiled.diagnostics.map(\.code)) == ["article-without-meaning"])
    }

    @Test("The documents that it shows compile, the one that uses the other among them")
    func shownDocuments() throws {
        let documents = try Self.shownDocuments()
        #expect(documents.keys.sorted() == ["plan.md", "truce.md"])
        let compiler = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
        for (name, text) in documents {
            let compiled = compiler.compile(text: text, file: name)
            #expect(rendered(compiled.errors) == "")
        }
        let truce = try #require(
            compiler.compile(text: documents["truce.md"] ?? "", file: "truce.md").agreement)
        #expect(truce.responses.first?.provisions == ["fire-ceases"])
        #expect(truce.responses.first?.document == "A plan")
    }

    @Test("The canonical form that it shows is that of the truce that it shows")
    func canonicalForm() throws {
        let documents = try Self.shownDocuments()
        let compiler = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
        let agreement = try #require(
            compiler.compile(text: documents["truce.md"] ?? "", file: "truce.md").agreement)
        let shown = try Repository.text(Self.path).split(separator: "\n").map(String.init)
            .drop { $0 != "    truce 1" }.prefix { $0.hasPrefix("    ") }
            .map { String($0.dropFirst(4)) }
        let actual = CanonicalForm.text(of: agreement).split(separator: "\n").map { line in
            line.hasPrefix("uses ") ? "uses sha256:(64 hexadecimal digits)" : String(line)
        }
        #expect(shown == actual)
    }

    @Test("It explains every type and every word, and every fault as the compiler's own page does")
    func isComplete() throws {
        let text = try Repository.text(Self.path)
        let words =
            OpenTerm.Kind.allCases.map(\.rawValue) + Anchor.allCases.map(\.rawValue)
            + StandardOfProof.allCases.map(\.rawValue) + Array(Vocabulary.actSets.keys)
            + Array(Vocabulary.targetSets.keys) + Vocabulary.targets.subtracting(["unknown"]).map(\.text)
            + Vocabulary.acts.subtracting(["other"]).map(\.text) + DiagnosticCode.allCases.map(\.rawValue)
            + Silence.allCases.map(\.rawValue) + StandingMeasure.State.allCases.map(\.rawValue)
            + ["consensus", "unanimity", "majority", "two-thirds", "yes", "no", "rest", "never"]
        for word in words { #expect(text.contains("`\(word)`") || text.contains("type: \(word)"), "\(word)") }
    }

    @Test("Every kind of block, every key and every condition occurs in a block and is explained")
    func everyKey() throws {
        let text = try Repository.text(Self.path)
        var isBlock = false
        var (blocks, prose) = ("", "")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isBlock = line == "```truce" }
            if isBlock { blocks += line + "\n" } else { prose += line + "\n" }
        }
        let front = String(text.prefix(upTo: try #require(text.range(of: "\n---\n")).lowerBound))
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(BlockSchema.json.utf8)) as? [String: Any])
        let definitions = try #require(schema["$defs"] as? [String: Any])
        for (name, definition) in definitions {
            for key in Self.keys(in: definition) {
                let shown = name == "front-matter" ? front + text : blocks
                #expect(
                    shown.contains("\(key):"), "no block of the page has the key `\(key)`, see \(name)")
                #expect(
                    prose.contains("`\(key)`") || prose.contains("{\(key):") || blocks.contains("\n\(key): "),
                    "the page does not explain `\(key)`")
            }
        }
    }

    /// The keys that a part of the schema allows, however deep.
    private static func keys(in schema: Any) -> Set<String> {
        if let list = schema as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
        guard let node = schema as? [String: Any] else { return [] }
        let own = (node["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
        let inner = (node["properties"] as? [String: Any])?.values.map { $0 } ?? []
        return (inner + node.filter { $0.key != "properties" }.values).reduce(into: own) {
            $0.formUnion(keys(in: $1))
        }
    }

    private static func shownDocuments() throws -> [String: String] {
        var documents: [String: String] = [:]
        var name: String?
        for line in try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("````markdown ") {
                name = String(line.dropFirst("````markdown ".count))
            } else if line == "````" {
                name = nil
            } else if let name {
                documents[name, default: ""] += line + "\n"
            }
        }
        return documents
    }

    @Test("It shows every way of saying where, and of weapons")
    func places() throws {
        let agreement = try #require(try compileExample(Self.path).agreement)
        let places =
            agreement.provisions.flatMap { Self.plain($0.place) }
            + agreement.readings.flatMap { $0.values.values.flatMap(Self.plain) }.compactMap {
                if case .place(let place) = $0 { place } else { nil }
            }
        #expect(
            Set(places.flatMap(Self.kinds)) == [
                "anywhere", "named", "zone", "outside", "within", "beyond", "held-by", "any", "as-of",
                "by-party",
            ])
        #expect(agreement.zones.count == 2 && agreement.lines.count == 3)
        #expect(agreement.provisions.contains { $0.observedOver == "border-strip" })
    }

    private static func plain<Wrapped>(_ value: Value<Wrapped>) -> [Wrapped] {
        switch value {
        case .stated(let one): [one]
        case .either(let all): all
        case .unstated, .term: []
        }
    }

    private static func kinds(_ place: PlaceScope) -> [String] {
        let dates = place.lines.contains { $0.asOf != nil } ? ["as-of"] : []
        switch place {
        case .anywhere: return ["anywhere"]
        case .named: return ["named"]
        case .zone: return ["zone"]
        case .outside: return ["outside"]
        case .within(_, .byParty): return ["within", "by-party"] + dates
        case .within: return ["within"] + dates
        case .beyond: return ["beyond"] + dates
        case .held: return ["held-by"] + dates
        case .any(let all): return ["any"] + all.flatMap(kinds)
        }
    }

    // MARK: Conditions

    private static let allKinds: Set<String> = [
        "first-breach", "continues-after", "expanded-attack", "count", "count within", "places", "killed",
        "injured", "acts-include", "stopped-for", "performed", "certified", "decided", "breach-found", "any",
        "all", "not",
    ]

    private static func kinds(_ condition: Condition) -> [String] {
        switch condition {
        case .firstBreach: ["first-breach"]
        case .continuesAfter: ["continues-after"]
        case .expandedAttack(.stated(let definition)): ["expanded-attack"] + kinds(definition)
        case .expandedAttack: ["expanded-attack"]
        case .count(_, let within): [within == nil ? "count" : "count within"]
        case .places: ["places"]
        case .killed: ["killed"]
        case .injured: ["injured"]
        case .actsInclude: ["acts-include"]
        case .stoppedFor: ["stopped-for"]
        case .performed: ["performed"]
        case .certified: ["certified"]
        case .decided: ["decided"]
        case .breachFound: ["breach-found"]
        case .any(let all): ["any"] + all.flatMap(kinds)
        case .all(let all): ["all"] + all.flatMap(kinds)
        case .not(let condition): ["not"] + kinds(condition)
        case .unstated: []
        }
    }
}
