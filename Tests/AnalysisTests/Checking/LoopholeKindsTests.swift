import AgreementLanguage
import CeasefireModel
import Foundation
import Synchronization
import Testing

@testable import Analysis

/// Each kind of loophole is found in some document that was not written for its page: the examples, the library, a draft that has
/// them all.
@Suite("Kinds of loopholes")
struct LoopholeKindsTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let documents = [
        "Tests/AnalysisTests/Checking/Flawed/river-truce.md",
        "Examples/enforcement-plan-2026/enforcement-plan.md", "Examples/all-for-all/agreement.md",
        "Examples/energy-moratorium-2025/energy-moratorium.md", "Agreements/energy-list-2025/agreement.md",
    ]

    /// What was checked before: several tests look at the same documents.
    private static let known = Mutex<[String: DraftCheck]>([:])

    /// A document of the project, checked once for all tests.
    static func check(_ path: String, bounds: Draft.Bounds = Draft.Bounds()) throws -> DraftCheck {
        let name = "\(path) \(bounds)"
        if let check = known.withLock({ $0[name] }) { return check }
        let check = try checked(path, bounds)
        known.withLock { $0[name] = check }
        return check
    }

    private static func checked(_ path: String, _ bounds: Draft.Bounds) throws -> DraftCheck {
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: path)))
        let read = Draft.read(
            file: path, documents: [path: bytes], zones: MachineZones(), bounds: bounds)
        #expect(read.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        return DraftCheck(try #require(read.draft))
    }

    @Test("every loophole is found somewhere, and every counterexample is borne out")
    func kinds() throws {
        var found: Set<RuleID> = []
        for path in Self.documents {
            for flaw in try Self.check(path).flaws {
                found.insert(flaw.rule)
                if let example = flaw.counterexample { #expect(example.isConfirmed, "\(path): \(flaw.id)") }
            }
        }
        let wanted = DraftCheck.pages.filter { $0.kind == .loophole }.map(\.id) + [.readingsDiverge]
        #expect(wanted.filter { !found.contains($0) }.map(\.rawValue) == [])
    }

    @Test("the enforcement plan shows the loopholes that its reports leave")
    func enforcementPlan() throws {
        let flaws = try Self.check("Examples/enforcement-plan-2026/enforcement-plan.md").flaws
        let ids = flaws.map(\.id)
        #expect(ids.contains("obliged-and-forbidden multi-tiered/halt/ukraine"))
        #expect(ids.contains("breach-unanswered cessation-of-hostilities/ukraine"))
        #expect(ids.contains("readings-diverge multi-tiered/backstop/timing"))
        #expect(ids.contains("single-false-report multi-tiered/finder"))
        #expect(ids.contains("unpunished-rate multi-tiered"))
        // The words in question, and no others.
        let halt = try #require(flaws.first { $0.rule == .obligedAndForbidden })
        #expect(halt.excerpt.contains("measure: action by the Ukrainian army to halt the infraction"))
        #expect(halt.holdsFor.contains("none, if the measure is taken by other acts"))
    }

    @Test("what one side may do to the other, the other may do to it: whoever is the accuser is told")
    func accusers() throws {
        let flaws = try Self.check("Tests/AnalysisTests/Checking/Flawed/river-truce.md").flaws
        let report = try #require(flaws.first { $0.id == "single-false-report ladder/finder" })
        #expect(report.message.contains("The North or The South"))
        let veto = try #require(flaws.first { $0.id == "veto ladder" })
        #expect(veto.message.contains("The North and The South"))
    }

    @Test("a decision is late by as much as the text allows, to the second")
    func verification() throws {
        let flaws = try Self.check("Tests/AnalysisTests/Checking/Flawed/river-truce.md").flaws
        let late = try #require(flaws.first { $0.id == "verification-outlasts-clock ladder/sanctions" })
        // Twenty days to decide, three to act.
        #expect(late.message.contains("may take 20 d"))
        let example = try #require(late.counterexample)
        let decided = try #require(example.events.last { $0.words.contains("sanctions-due") })
        let put = try #require(example.events.first { $0.words.contains("is put to") })
        #expect(decided.at - put.at == 20 * 86_400)
    }
}

/// Zones as the tables of this machine tell them.
struct MachineZones: TimeZoneRules {
    func offsetSeconds(of zone: String, at instant: Instant) -> Int? {
        FixedOffsetZones().offsetSeconds(of: zone, at: instant)
            ?? TimeZone(identifier: zone)?.secondsFromGMT(
                for: Date(timeIntervalSince1970: TimeInterval(instant.secondsSinceEpoch)))
    }
}
