import Testing

@testable import Analysis

/// A sound truce of two valleys, with one thing changed at a time.
enum ValleyTruce {
    /// The truce with one more article, and words in place of others.
    static func text(_ blocks: [String] = [], _ changes: [(String, String)] = []) -> String {
        let more = blocks.map { "```truce\n\($0)\n```" }.joined(separator: "\n\n")
        let extra = blocks.isEmpty ? "" : "# Extra\n\nAs the block says.\n\n\(more)\n"
        return changes.reduce(sound.replacing("EXTRA", with: extra)) { $0.replacing($1.0, with: $1.1) }
    }

    static func check(_ blocks: [String] = [], _ changes: [(String, String)] = []) throws -> DraftCheck {
        try RulePageTests.check(text(blocks, changes))
    }

    /// A duty of the North with one more line.
    static func duty(_ line: String, binds: String = "[north]", involves: String = "none") -> String {
        """
        obligation: pull-back
        binds: \(binds)
        to: pull back its guns along the north road
        \(line)
        involves: \(involves)
        from: fire-ceases.started
        complete-by: 2027-04-01T06:00
        verified-by: [mission]
        standard-of-proof: balance-of-probabilities
        """
    }

    /// What follows a breach, with the duty among what is answered.
    static let answersDuty = ("to: [fire-ceases, free-passage]", "to: [fire-ceases, free-passage, pull-back]")

    private static let sound = """
        ---
        truce: 1
        title: Ceasefire of the two valleys
        time-zone: UTC
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

        From 06:00 on 1 March 2027 until 06:00 on 1 March 2028 the parties fire at nobody, anywhere. What hits one place within an hour counts as one breach.

        ```truce
        provision: fire-ceases
        binds: [north, south]
        prohibits: {acts: any-attack}
        where: anywhere
        during: {from: 2027-03-01T06:00, until: 2028-03-01T06:00}
        standard-of-proof: balance-of-probabilities
        ```

        # The mission moves freely

        Nobody denies the observers access or jams their devices, for as long as they are there.

        ```truce
        provision: free-passage
        binds: [north, south]
        prohibits: {acts: [denial-of-access, jamming], against: monitors}
        where: anywhere
        during: {from: 2027-03-01T06:00, until: 2028-03-01T06:00}
        standard-of-proof: balance-of-probabilities
        ```

        EXTRA
        # What follows

        The mission finds breaches. A breach calls for a public warning within a day; three in thirty days for sanctions by the host within three days, for as long as breaches have not stopped for thirty days. The thirty days are counted from each finding. The foreign minister of the host country orders them.

        ```truce
        response: ladder
        to: [fire-ceases, free-passage]
        breach-by: [north, south]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - {rung: warning, when: first-breach, who: mission, measure: a public warning, involves: none, within: 24h}
          - {rung: sanctions, when: {count: {at-least: 3, within: 30d}}, who: host, authorised-by: [host], measure: a ban on the import of fuel, involves: none, within: 72h, stand-down: {stopped-for: 30d}}
        ```

        Evidence that comes within thirty days of a finding is heard by the mission, and the finding is reconsidered. What was done on the earlier finding stays lawful, and is undone where it can be.

        """
}
