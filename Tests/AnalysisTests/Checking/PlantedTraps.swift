/// A truce that is sound, written around one ladder, and traps that can be planted in that ladder. What stands beside the ladder hides
/// none of them.
enum PlantedTraps {
    /// What stands beside the ladder.
    enum Base: String, CaseIterable {
        case ladderAlone, declaration, obligation, exchange, everyDuty, quota, certified, twoReadings, zone
    }

    /// What is wrong with the ladder.
    enum Trap: String, CaseIterable {
        /// Twelve breaches within a day: eleven a day go on for ever.
        case rate
        /// Three within thirty days, and a day and a half of silence ends the episode.
        case pause
        /// Sanctions wait for three breaches, and for none.
        case unreachable
        /// A ladder for the fire, and another for the mission's way.
        case spread
        /// Nothing answers who stops the mission.
        case unansweredKind
        /// Sanctions are due after five days, and wait for ten days of silence.
        case ceiling

        /// The findings by which it shows.
        var findings: Set<String> {
            switch self {
            case .rate: ["unpunished-rate ladder"]
            case .pause: ["pause-resets ladder/sanctions"]
            case .unreachable: ["rung-unreachable ladder/sanctions"]
            case .spread: ["breaches-spread ladder/second-ladder"]
            case .unansweredKind:
                ["breach-unanswered free-passage/north", "breach-unanswered free-passage/south"]
            case .ceiling: ["ceiling-before-condition ladder/sanctions"]
            }
        }
    }

    /// The truce, with a trap or without.
    static func text(_ base: Base, _ trap: Trap?) -> String {
        let start = base == .twoReadings ? "start" : "2027-03-01T06:00"
        let until = base == .twoReadings ? "start + 365d" : "2028-03-01T06:00"
        func provision(_ name: String, _ prohibits: String, _ more: String...) -> String {
            """
            provision: \(name)
            binds: [north, south]
            prohibits: \(prohibits)
            during: {from: \(start), until: \(until)}
            standard-of-proof: balance-of-probabilities
            """ + more.filter { !$0.isEmpty }.map { "\n" + $0 }.joined()
        }
        let beside = beside(base)
        var blocks = beside.before
        blocks.append(
            provision(
                "fire-ceases", "{acts: any-attack}", base == .zone ? "where: {zone: strip}" : "",
                base == .quota ? "quota: {at-most: 2, per: 24h}" : ""))
        blocks.append(
            provision(
                "free-passage", "{acts: [denial-of-access, jamming], against: monitors}",
                base == .quota ? "quota: {at-most: 1, per: 7d}" : ""))
        blocks += beside.after
        let ladder = Ladder(base: base, trap: trap)
        let passage = trap == .unansweredKind || trap == .spread ? [] : ["free-passage"]
        blocks.append(ladder.text("ladder", to: ["fire-ceases"] + passage + beside.answered))
        if trap == .spread { blocks.append(ladder.text("second-ladder", to: ["free-passage"])) }
        return front + blocks.map { "\n```truce\n\($0)\n```\n" }.joined() + "\n" + end
    }

    private static let front = """
        ---
        truce: 1
        title: Ceasefire of the two valleys
        time-zone: Europe/Kyiv
        parties: {north: The North, south: The South}
        observers: {mission: The observer mission}
        guarantors: {host: The host country}
        signatures:
          north: {by: A. Northman, capacity: head of the delegation}
          south: {by: B. Southman, capacity: head of the delegation}
          mission: {capacity: bound by its mandate}
          host: {by: C. Host, capacity: foreign minister}
        ---

        # The guns fall silent

        The parties fire at nobody, and let the mission pass. What hits one place within an hour counts as one breach.

        """

    private static let end = """
        Evidence that comes within thirty days of a finding is heard by the mission, and the finding is reconsidered. What was done on the earlier finding stays lawful, and is undone where it can be.
        """

    /// What a base has besides: blocks before the provisions and behind them, and what of it the ladder answers too.
    private static func beside(_ base: Base) -> (before: [String], after: [String], answered: [String]) {
        let lists = """
            declaration: mine-lists
            binds: [north, south]
            of: all mines laid
            to: [mission]
            by: fire-ceases.started + 3d
            """
        let ridge = """
            obligation: ridge
            binds: [north, south]
            to: leave the ridge
            involves: none
            from: fire-ceases.started
            complete-by: fire-ceases.started + 2d
            verified-by: [mission]
            silence: breach
            standard-of-proof: balance-of-probabilities
            """
        let swap = """
            exchange: swap
            between: [north, south]
            of: prisoners of war
            tranches:
              - {tranche: first, count: 100, by: fire-ceases.started + 2d}
              - {tranche: second, count: 100, by: fire-ceases.started + 4d}
            verified-by: [mission]
            standard-of-proof: balance-of-probabilities
            """
        return switch base {
        case .ladderAlone, .quota, .certified: ([], [], [])
        case .declaration: ([], [lists], ["mine-lists"])
        case .obligation: ([], [ridge], ["ridge"])
        case .exchange: ([], [swap], ["swap"])
        case .everyDuty: ([], [lists, ridge, swap], ["mine-lists", "ridge", "swap"])
        case .twoReadings:
            (
                [
                    "open-term: start\ntype: instant",
                    "reading: of-the-north\nheld-by: north\nas-of: 2027-02-20\nvalues: {start: 2027-03-01T06:00}",
                    "reading: of-the-south\nheld-by: south\nas-of: 2027-02-21\nvalues: {start: 2027-03-01T06:00}",
                ], [], []
            )
        case .zone: (["zone: strip\nfile: maps/strip.geojson\ntext: The strip on the map."], [], [])
        }
    }

    private struct Ladder {
        let base: Base
        let trap: Trap?

        func text(_ name: String, to provisions: [String]) -> String {
            """
            response: \(name)
            to: [\(provisions.joined(separator: ", "))]
            breach-by: [north, south]
            clock-starts: found
            found-by: [mission]
            episode-ends-after: \(trap == .pause ? "36h" : "30d")
            rungs:
              - {rung: warning, when: first-breach, who: mission, measure: a public warning, involves: none, within: 24h}
              - {rung: sanctions, when: \(condition), who: host, authorised-by: [host], measure: a ban on the import of fuel, involves: none, within: 5d, stand-down: {stopped-for: 30d}}
            """
        }

        private var condition: String {
            let events =
                switch trap {
                case .rate: "{count: {at-least: 12, within: 24h}}"
                case .unreachable: "{all: [{count: {at-least: 3, within: 30d}}, {not: first-breach}]}"
                case .ceiling: "{all: [{count: {at-least: 3, within: 30d}}, {stopped-for: 10d}]}"
                case nil, .pause, .spread, .unansweredKind: "{count: {at-least: 3, within: 30d}}"
                }
            // The mission may certify a grave breach besides: it is another way, and need not be gone.
            guard base == .certified, trap != .unreachable, trap != .ceiling else { return events }
            return "{any: [\(events), {certified: {what: grave-breach, by: [mission]}}]}"
        }
    }
}
