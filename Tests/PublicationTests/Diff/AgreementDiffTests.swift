import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Publication

@Suite("What two versions of an agreement say differently")
struct AgreementDiffTests {
    static func differences(_ a: Agreement, _ b: Agreement) -> [AgreementDiff.Difference] {
        AgreementDiff(from: a, to: b, zones: FixedOffsetZones()).differences
    }

    static func sentences(_ change: (inout Agreement) -> Void) -> [String] {
        let first = TruceExample().agreement
        var second = first
        change(&second)
        return differences(first, second).map(\.sentence)
    }

    // MARK: Examples

    @Test("the warning may now take 48 h instead of 24 h")
    func timing() {
        let sentences = Self.sentences { agreement in
            agreement.responses[0].rungs[0].timing = .stated(Timing(withinSeconds: 172_800))
        }
        #expect(sentences.count == 1)
        #expect(sentences.first?.contains("within 48 h instead of ") == true)
    }

    @Test("oil depots are no longer spared, and towns now are")
    func targets() {
        var first = TruceExample().agreement
        first.provisions[0].targets = .stated(.only(["energy", "oil-gas"]))
        var second = first
        second.provisions[0].targets = .stated(.only(["energy", "residential"]))
        #expect(
            Self.differences(first, second).map(\.sentence) == [
                "Residential is now spared by power-spared.", "Oil-gas is no longer spared by power-spared.",
            ])
    }

    @Test("a measure that two conditions ease is compared by both, in whatever order they stand")
    func twoWays() throws {
        let moved = { (first: String, second: String) in
            """
            transitions:
              - {to: lifted, from: [on], when: {certified: {what: \(first), by: [mission]}}}
              - {to: lifted, from: [on], when: {certified: {what: \(second), by: [mission]}}}
            """
        }
        let one = try #require(Self.withMeasure(moved("guns-gone", "mines-gone")))
        #expect(!one.standingMeasures[0].transitions.isEmpty)
        #expect(Self.differences(one, one) == [])
        let other = try #require(Self.withMeasure(moved("mines-gone", "guns-gone")))
        #expect(Self.differences(one, other) == [])
        let less = try #require(Self.withMeasure(moved("guns-gone", "guns-gone")))
        #expect(Self.differences(one, less).count == 1)
    }

    private static func withMeasure(_ transitions: String) -> Agreement? {
        let text = """
            ---
            truce: 1
            title: Sanctions
            time-zone: UTC
            parties: {east: East, west: West}
            observers: {mission: Mission}
            ---

            # Sanctions

            ```truce
            standing-measure: sanctions
            measure: sanctions on trade
            kept-by: [west]
            at-first: on
            against: [east]
            from: 2030-01-01T00:00
            \(transitions)
            ```
            """
        return AgreementCompiler(zones: FixedOffsetZones(), loader: NoDocuments())
            .compile(bytes: Array(text.utf8), file: "sanctions.md").agreement
    }

    private struct NoDocuments: DocumentLoader {
        func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
            throw DocumentUnavailable(reason: "there is none")
        }
    }

    @Test("a provision that is only called otherwise is told as such, and its findings are the same")
    func renamed() throws {
        let first = TruceExample().agreement
        var second = first
        let old = first.provisions[0].name
        second.provisions[0].name = "lights-on"
        for i in second.responses.indices {
            second.responses[i].provisions = Set(
                second.responses[i].provisions.map { $0 == old ? "lights-on" : $0 })
        }
        let diff = AgreementDiff(from: first, to: second, zones: FixedOffsetZones())
        #expect(diff.differences.map(\.sentence) == ["The provision lights-on was called \(old)."])
        #expect(diff.renames.applied(to: "\(old)/arland") == "lights-on/arland")
        #expect(!diff.isOfOneVersion("lights-on/arland") && !diff.isOfOneVersion(old.text))
        // One that says something else is another one.
        second.provisions[0].binds = .unstated
        second.provisions[0].targets = .stated(.only(["residential"]))
        second.provisions[0].acts = .unstated
        let other = AgreementDiff(from: first, to: second, zones: FixedOffsetZones())
        #expect(other.isOfOneVersion("lights-on") && other.isOfOneVersion(old.text))
    }

    @Test("the text of an article changed without a change of meaning")
    func reworded() {
        var first = TruceExample().agreement
        first.articles = [
            Article(
                heading: "Power is spared", text: "Neither side strikes.", hasMeaning: true,
                span: first.provisions[0].span)
        ]
        var second = first
        second.articles[0].text = "No side strikes."
        #expect(Self.differences(first, second).map(\.kind) == [.reworded])
        second.articles[0].text = "Neither   side\nstrikes."
        #expect(Self.differences(first, second) == [])
        // Where the meaning changed with the words, they are not called the same.
        second.articles[0].text = "Arland strikes no power plants."
        second.provisions[0].binds = .stated(["arland"])
        #expect(Self.differences(first, second).map(\.kind) == [.changed, .changed])
    }

    @Test("a response that is gone is told with what it was")
    func gone() {
        let sentences = Self.sentences { $0.responses = [] }
        #expect(
            sentences.contains {
                $0.hasPrefix("The response ") && $0.contains(" is gone: answers: power-spared")
            })
    }

    // MARK: Properties

    @Test(
        "versions that mean the same have no difference, and those that do not have one",
        arguments: 0..<300 as Range<UInt64>)
    func complete(seed: UInt64) {
        let first = GeneratedWorld.carrying(seed: seed).agreement
        #expect(Self.differences(first, first) == [], "seed \(seed)")
        var dice = Seeded(seed: seed)
        let second = Self.changed(
            first, by: GeneratedWorld.carrying(seed: seed &+ 1_000).agreement, using: &dice)
        let isSame = CanonicalForm.text(of: first) == CanonicalForm.text(of: second)
        #expect(Self.differences(first, second).isEmpty == isSame, "seed \(seed)")
    }

    @Test("what is new one way is gone the other way", arguments: 0..<100 as Range<UInt64>)
    func mirrored(seed: UInt64) {
        let first = GeneratedWorld.carrying(seed: seed).agreement
        let second = GeneratedWorld.carrying(seed: seed &+ 7).agreement
        let (there, back) = (Self.differences(first, second), Self.differences(second, first))
        func subjects(_ all: [AgreementDiff.Difference], _ kind: AgreementDiff.Difference.Kind) -> Set<String>
        {
            Set(all.filter { $0.kind == kind }.map(\.subject))
        }
        #expect(subjects(there, .added) == subjects(back, .removed), "seed \(seed)")
        #expect(subjects(there, .changed) == subjects(back, .changed), "seed \(seed)")
    }

    /// The agreement with one kind of block taken from another one.
    private static func changed(_ agreement: Agreement, by other: Agreement, using dice: inout Seeded)
        -> Agreement
    {
        var changed = agreement
        switch dice.below(9) {
        case 0: changed.provisions = other.provisions
        case 1: changed.obligations = other.obligations
        case 2: changed.responses = other.responses
        case 3: changed.standingMeasures = other.standingMeasures
        case 4: changed.permissions = other.permissions
        case 5: changed.exchanges = other.exchanges
        case 6: changed.bodies = other.bodies
        case 7: changed.declarations = other.declarations
        default: changed.readings = other.readings
        }
        return changed
    }
}
