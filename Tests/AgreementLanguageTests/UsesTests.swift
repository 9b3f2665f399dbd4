import AgreementLanguage
import CeasefireModel
import Testing

@Suite("Documents that use others")
struct UsesTests {
    private func document(_ title: String, _ keys: String = "", _ blocks: String...) -> String {
        """
        ---
        truce: 1
        title: \(title)
        time-zone: UTC
        parties: {north: The North, south: The South}
        \(keys)
        ---

        """ + blocks.map { "```truce\n\($0)\n```\n" }.joined()
    }

    private func provision(_ name: String, acts: String = "any-attack") -> String {
        "provision: \(name)\nbinds: north\nprohibits: {acts: \(acts)}\nduring: unstated\nstandard-of-proof: unstated"
    }

    private func response(_ name: String, to provision: String) -> String {
        """
        response: \(name)
        to: \(provision)
        breach-by: north
        clock-starts: unstated
        episode-ends-after: unstated
        rungs:
          - {rung: call, when: first-breach, who: south, measure: a call, within: 24h}
        """
    }

    private func compile(_ documents: [String: String], _ file: String) throws -> Agreement {
        let compiled = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
            .compile(text: documents[file] ?? "", file: file)
        return try #require(compiled.agreement, "\(rendered(compiled.diagnostics))")
    }

    @Test("What a used document declares can be used by name")
    func names() throws {
        let agreement = try compile(
            [
                "words.md": document(
                    "Words", "", "set: fires\nof: acts\nmembers: [shelling, mlrs]",
                    "exemption: drills\ntext: firing on ranges", "open-term: start\ntype: instant",
                    provision("common")),
                "truce.md": document(
                    "Truce", "uses: [{document: words.md}]",
                    "provision: p\nbinds: north\nprohibits: {acts: fires}\nduring: {from: start, until: start + 1d}\nexcept: drills\nstandard-of-proof: unstated",
                    "reading: r\nvalues: {start: 2026-01-01T00:00}", response("r", to: "[p, common]")),
            ], "truce.md")
        #expect(agreement.provisions.map(\.name) == ["p", "common"])
        #expect(agreement.provisions.first?.acts == .stated(.only(["shelling", "mlrs"])))
        #expect(agreement.openTerms.map(\.name) == ["start"])
        #expect(agreement.exemptions.map(\.name) == ["drills"])
        #expect(agreement.responses.first?.provisions == ["p", "common"])
    }

    @Test("A requirement is handed on from one document to the next, and may be given several provisions")
    func handedOn() throws {
        let documents = [
            "a/ladder.md": document("Ladder", "requires: [cessation]", response("ladder", to: "cessation")),
            "a/plan.md": document(
                "Plan", "requires: [peace]\nuses: [{document: ladder.md, where: {cessation: peace}}]",
                response("second", to: "peace")),
            "truce.md": document(
                "Truce", "uses: [{document: a/plan.md, where: {peace: [p, q]}}]", provision("p"),
                provision("q")),
        ]
        let agreement = try compile(documents, "truce.md")
        #expect(agreement.responses.map(\.name) == ["second", "ladder"])
        #expect(agreement.responses.map(\.provisions) == [["p", "q"], ["p", "q"]])
        #expect(agreement.responses.map(\.document) == ["Plan", "Ladder"])
        #expect(agreement.uses.map(\.path) == ["a/plan.md"])
        let plan = try compile(documents, "a/plan.md")
        #expect(plan.responses.map(\.provisions) == [["peace"], ["peace"]])
        #expect(agreement.uses.first?.meaningFingerprint == plan.meaningFingerprint)
    }

    @Test("What two used documents both use is taken over once")
    func diamond() throws {
        let agreement = try compile(
            [
                "words.md": document(
                    "Words", "", "exemption: drills\ntext: firing on ranges", provision("common")),
                "one.md": document("One", "uses: [{document: words.md}]", response("one", to: "common")),
                "two.md": document("Two", "uses: [{document: ./words.md}]", response("two", to: "common")),
                "truce.md": document("Truce", "uses: [{document: one.md}, {document: two.md}]"),
            ], "truce.md")
        #expect(agreement.exemptions.count == 1)
        #expect(agreement.provisions.map(\.name) == ["common"])
        #expect(agreement.responses.map(\.name) == ["one", "two"])
    }

    @Test("What is supplied is part of the meaning; where a document lies is not")
    func meaning() throws {
        func fingerprint(_ path: String, supplied: String) throws -> String {
            try compile(
                [
                    path: document("Plan", "requires: [peace]", response("r", to: "peace")),
                    "truce.md": document(
                        "Truce", "uses: [{document: \(path), where: {peace: \(supplied)}}]", provision("p"),
                        provision("q")),
                ], "truce.md"
            ).meaningFingerprint
        }
        let base = try fingerprint("plan.md", supplied: "p")
        #expect(try fingerprint("plans/plan.md", supplied: "p") == base)
        #expect(try fingerprint("plan.md", supplied: "q") != base)
    }

    @Test(
        "Names that clash with those of a used document are told where it is used, or where they are declared"
    )
    func clashes() {
        let documents = [
            "plan.md": document(
                "Plan", "", "open-term: host\ntype: parties", "exemption: drills\ntext: firing on ranges"),
            "truce.md": document(
                "Truce", "mediators: {host: The host}\nuses: [{document: plan.md}]",
                "open-term: drills\ntype: instant", "reading: r\nvalues: {host: [host]}"),
        ]
        let compiled = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
            .compile(text: documents["truce.md"] ?? "", file: "truce.md")
        #expect(compiled.errors.map(\.code).prefix(2) == ["name-taken", "name-taken"])
        #expect(compiled.errors.first?.message == "`plan.md` declares `host`, which here names `The host`.")
    }

    @Test("A reading of the using document gives the terms of the used one, and is checked against it")
    func checkedAcross() {
        let documents = [
            "plan.md": document(
                "Plan", "", "open-term: end\ntype: instant",
                "provision: p\nbinds: north\nprohibits: {acts: any}\nduring: {from: 2026-03-01T00:00, until: end}\nstandard-of-proof: unstated"
            ),
            "truce.md": document(
                "Truce", "uses: [{document: plan.md}]", "reading: r\nvalues: {end: 2026-02-01T00:00}"),
        ]
        let compiled = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
            .compile(text: documents["truce.md"] ?? "", file: "truce.md")
        #expect(compiled.errors.map(\.code) == ["ends-before-it-begins"])
        #expect(compiled.errors.first?.excerpt == "values: {end: 2026-02-01T00:00}")
    }
}
