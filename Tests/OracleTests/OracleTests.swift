import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Foundation
import TestSupport
import Testing

/// The engine and the oracle, world by world. `TRUCE_ORACLE_SEEDS=10000` asks for more than the first four
/// hundred; `TRUCE_ORACLE_FROM=10001` begins later.
@Suite("The oracle")
struct OracleTests {
    static let seeds = UInt64(ProcessInfo.processInfo.environment["TRUCE_ORACLE_SEEDS"] ?? "") ?? 400
    static let first = UInt64(ProcessInfo.processInfo.environment["TRUCE_ORACLE_FROM"] ?? "") ?? 1
    static let shares = Array(stride(from: first, through: seeds, by: 250))

    @Test("the engine and the oracle agree on every generated world", arguments: shares)
    func agree(first: UInt64) {
        for seed in first..<min(first + 250, Self.seeds + 1) {
            compare(RichWorld(seed: seed).verdict(), "rich seed \(seed)")
            if seed % 4 == 0 { compare(Self.withoutDecisions(seed).verdict(), "plain seed \(seed)") }
        }
    }

    /// The oracle judges what machines assess; what people find and pause has tests of its own.
    static func withoutDecisions(_ seed: UInt64) -> GeneratedWorld {
        var world = GeneratedWorld(seed: seed)
        world.record.entries.removeAll { entry in
            switch entry.content {
            case .finding, .clockPaused: true
            default: false
            }
        }
        return world
    }

    private func compare(_ verdict: Verdict, _ name: String) {
        let differences = OracleComparison(verdict).differences
        let shown = differences.prefix(12).joined(separator: "\n    ")
        #expect(
            differences.isEmpty, "\(name), \(differences.count) differences; the first are:\n    \(shown)")
    }

    @Test("the worlds reach every state that a result can have")
    func coverage() {
        var seen: Set<String> = []
        for seed in UInt64(1)...1_500 {
            for reading in RichWorld(seed: seed).verdict().readings { note(reading, &seen) }
        }
        var wanted: [String] = []
        for state in AssessmentState.allCases { wanted.append("state \(state)") }
        for element in Element.allCases where element != .exemption && element != .event {
            wanted.append("outside \(element)")
        }
        for state in ElementState.allCases {
            for element in [Element.event, .act, .target, .actor] where state != .undecidable {
                wanted.append("\(element) \(state)")
            }
        }
        for element in [Element.time, .place, .act, .target, .actor, .exemption] {
            wanted.append("\(element) undecidable")
        }
        wanted += ["exemption refuted", "exemption contested", "time alleged", "place alleged"]
        for interest in Weighing.Interest.allCases {
            for direction in Weighing.Direction.allCases { wanted.append("\(interest) \(direction)") }
        }
        for standard in StandardOfProof.allCases { wanted.append("standard \(standard)") }
        for anchor in Anchor.allCases { wanted.append("anchor \(anchor)") }
        for state in ["holds", "mayHold", "doesNotHold", "unstated"] { wanted.append("condition \(state)") }
        for kind in Clock.Kind.allCases { wanted.append("clock \(kind)") }
        for state in [
            Clock.State.notCalledFor, .pending, .running, .runningOrOverdue, .overdue, .open, .met, .metLate,
            .metEarly, .perhapsMet, .stoodDown,
        ] { wanted.append("clock \(state)") }
        wanted += [
            "nested", "a part stronger than its whole", "several episodes", "several breaches",
            "several provisions", "answered",
            "not answered",
            "perhaps answered", "no silence ends", "never in force or perhaps", "headline breachAssessed",
            "headline noBreachEstablished", "nobody named",
        ]
        #expect(Set(wanted).subtracting(seen).sorted() == [])
    }

    private func note(_ reading: ReadingVerdict, _ seen: inout Set<String>) {
        seen.insert("headline \(reading.headline)")
        for row in reading.outOfScope { seen.insert("outside \(row.element)") }
        for assessment in reading.assessments {
            seen.insert("state \(assessment.state)")
            seen.insert("standard \(assessment.standard)")
            if let whole = assessment.countedIn {
                seen.insert("nested")
                let outermost = reading.assessments.filter { $0.incident == whole }
                if assessment.state == .meetsStandard,
                    outermost.contains(where: { $0.state != .meetsStandard })
                {
                    seen.insert("a part stronger than its whole")
                }
            }
            if assessment.party == nil { seen.insert("nobody named") }
            if assessment.elapsed == nil { seen.insert("never in force or perhaps") }
            for grade in assessment.grades {
                seen.insert("\(grade.element) \(grade.state)")
                for weighing in grade.weighings { seen.insert("\(weighing.interest) \(weighing.direction)") }
            }
        }
        for response in reading.responses {
            if response.breaches.count > 1 { seen.insert("several breaches") }
            switch response.answersParty {
            case true?: seen.insert("answered")
            case false?: seen.insert("not answered")
            case nil: seen.insert("perhaps answered")
            }
            for scenario in response.scenarios {
                seen.insert("anchor \(scenario.anchor)")
                if scenario.episodeEndsAfterSeconds == nil { seen.insert("no silence ends") }
                if scenario.episodes.count > 1 { seen.insert("several episodes") }
                for rung in scenario.episodes.flatMap(\.rungs) {
                    seen.insert("condition \(OracleCondition(rung.condition).name)")
                    for clock in rung.clocks {
                        seen.insert("clock \(clock.kind)")
                        seen.insert("clock \(clock.state)")
                    }
                }
            }
        }
        if Set(reading.assessments.map(\.provision)).count > 1 { seen.insert("several provisions") }
    }
}
