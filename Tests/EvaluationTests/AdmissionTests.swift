import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// Decision 12: who can admit what, which words reach whom, and what a general word leaves open.
@Suite("Admissions, and how far words reach")
struct AdmissionTests {
    let morning = from("2026-03-02T10:00", to: "2026-03-02T11:00")

    func entry(_ id: EntryID, _ bearing: Bearing) -> Entry {
        Entry(
            id: id, author: "A coder", available: Interval(at: at("2026-03-03T00:00")),
            reason: "The words say so.", content: .bearing(bearing))
    }

    @Test("a row that puts a party's name to an admission is no admission of that party")
    func unlisted() throws {
        var truce = TruceExample()
        truce.report("R1", morning)
        truce.report("R2", morning, saidBy: "arland", attribution: "Arland's own headquarters")
        let assessment = try #require(truce.full().assessments.first)
        #expect(assessment.state == .alleged)
        #expect(
            assessment.grade(.actor)?.weighings.map(\.decibans) == [
                WeightTable.standard[.interested], WeightTable.standard[.independentF],
            ])
        // Twenty such rows, each from a name of its own, are no better.
        for i in 3...22 {
            truce.report(
                ReportID("R\(i)"), morning, saidBy: "arland", attribution: "Headquarters \(i) of Arland")
        }
        #expect(truce.full().assessments.map(\.state) == [.alleged])
    }

    @Test("the same name admits once the origins file lists it as the party's")
    func listed() {
        var truce = TruceExample()
        truce.record.origins = OriginRegister([
            OriginAlias(alias: "Arland's own headquarters", institution: "Headquarters", party: "arland")
        ])
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland's own headquarters")
        #expect(truce.full().assessments.map(\.state) == [.meetsStandard])
    }

    @Test("so it does where a named person puts on record that these are the party's words")
    func ascribed() throws {
        var truce = TruceExample()
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland's own headquarters")
        #expect(truce.full().assessments.map(\.state) == [.alleged])
        truce.record.entries = [
            entry(
                "E1",
                Bearing(
                    effect: .concedes, elements: Set(Element.allCases),
                    incidents: IncidentSelector(reports: ["R1"])))
        ]
        #expect(truce.full().assessments.map(\.state) == [.meetsStandard])
    }

    /// The provision forbids what the text calls cruise missiles.
    func missiles(_ weapons: [Weapon]) -> ReadingVerdict {
        var truce = TruceExample()
        truce.agreement.provisions[0].weapons = .stated(.only(["cruise missile"]))
        truce.report("R1", morning, saidBy: "arland", attribution: "arland ministry")
        truce.record.reports[0].weapons = weapons
        return truce.full()
    }

    @Test("a missile may be a cruise missile: neither in nor out; a ballistic missile is none")
    func generalWeapon() throws {
        #expect(missiles(["cruise missile"]).assessments.map(\.state) == [.meetsStandard])
        let open = try #require(missiles(["missile"]).assessments.first)
        #expect(open.state == .undecidable)
        #expect(
            open.grade(.act)?.reason == "reports say: missile, which may or may not be what is meant")
        #expect(missiles(["ballistic missile"]).outOfScope.map(\.element) == [.act])
        // Who does not say with what says nothing, in whichever word.
        for silence: [Weapon] in [[], [""], ["unknown"], ["other"]] {
            #expect(missiles(silence).assessments.map(\.state) == [.undecidable])
        }
    }

    @Test("another target than those that have a word is no power plant; an unknown one may be")
    func otherTarget() {
        var truce = TruceExample()
        truce.report("R1", morning, target: "other")
        #expect(truce.full().outOfScope.map(\.element) == [.target])
        truce.record.reports[0].target = "unknown"
        #expect(truce.full().assessments.map(\.state) == [.undecidable])
    }

    @Test("words that clear one party do not clear another who is accused of the same")
    func clearedAlone() throws {
        var truce = TruceExample()
        truce.report("R1", morning, by: ["arland", "borland"], saidBy: nil, attribution: "Somebody")
        func deniers(of party: ActorID) -> [OriginID]? {
            truce.full().assessments.first { $0.party == party }?.grade(.actor)?.weighings
                .filter { $0.direction == .denies }.map(\.origin.id)
        }
        var bearing = Bearing(
            effect: .denies, elements: [.actor], speaker: "Monitors",
            incidents: IncidentSelector(reports: ["R1"], accused: "arland"))
        truce.record.entries = [entry("E1", bearing)]
        #expect(deniers(of: "arland") == ["Monitors"])
        #expect(deniers(of: "borland") == [])
        // Words that name nobody speak of whoever is accused.
        bearing.incidents.accused = nil
        truce.record.entries = [entry("E1", bearing)]
        #expect(deniers(of: "borland") == ["Monitors"])
    }

    @Test("who pleads some exemption leaves it open for itself only, while nobody says which there are")
    func barePlea() throws {
        var truce = TruceExample()
        truce.report("R1", morning, by: ["arland", "borland"], saidBy: nil, attribution: "Somebody")
        truce.record.entries = [
            entry(
                "E1",
                Bearing(
                    effect: .pleads, elements: [], speaker: "arland ministry",
                    incidents: IncidentSelector(reports: ["R1"])))
        ]
        func exemption(_ party: ActorID) -> ElementState? {
            truce.full().assessments.first { $0.party == party }?.grade(.exemption)?.state
        }
        truce.agreement.provisions[0].exemptions = .unstated
        #expect(exemption("arland") == .undecidable)
        #expect(exemption("borland") == .meetsStandard)
        truce.agreement.provisions[0].exemptions = .stated(["military-use"])
        #expect(exemption("arland") == .meetsStandard)
    }
}
