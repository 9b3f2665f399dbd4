import Foundation
import Testing

/// Missions lived through from seeds. `TRUCE_SIMULATION_SEED=17` lives through one again; `TRUCE_SIMULATION_SEEDS=100000` asks for more
/// than the first ten thousand.
@Suite("The simulation of records")
struct RecordSimulationTests {
    static let environment = ProcessInfo.processInfo.environment
    static let one = UInt64(environment["TRUCE_SIMULATION_SEED"] ?? "")
    static let count = UInt64(environment["TRUCE_SIMULATION_SEEDS"] ?? "") ?? 10_000
    static let shares = one.map { [$0] } ?? Array(stride(from: 1, through: count, by: 500))

    @Test("the record and the auditor agree on every mission", arguments: shares)
    func agree(first: UInt64) {
        for seed in first...(Self.one ?? min(first + 499, Self.count)) {
            var mission = SimulatedMission(seed: seed)
            do {
                try mission.run()
                let shown = mission.problems.prefix(5).joined(separator: "\n    ")
                #expect(mission.problems.isEmpty, "TRUCE_SIMULATION_SEED=\(seed):\n    \(shown)")
            } catch {
                Issue.record("TRUCE_SIMULATION_SEED=\(seed): \(error)")
            }
        }
    }

    @Test("the missions meet with everything that can happen")
    func coverage() throws {
        var seen: Set<String> = []
        for seed in UInt64(1)...400 {
            var mission = SimulatedMission(seed: seed)
            try mission.run()
            seen.formUnion(mission.events)
        }
        let wanted: Set<String> = [
            "appended", "alreadyThere", "refused nameTaken", "refused unsigned", "refused badSignature",
            "refused unknownKey", "refused notAllowed", "refused notOpen", "refused wrongTarget",
            "refused noSuchGrant",
            "refused malformed", "fault before", "fault inTheMiddle", "fault after", "import", "remembered",
            "corrected",
        ]
        #expect(wanted.subtracting(seen) == [])
    }
}
