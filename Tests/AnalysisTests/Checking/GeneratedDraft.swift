import TestSupport

/// A document put together by chance, in which every construct that the rules on loopholes look at turns up.
struct GeneratedDraft {
    /// The document.
    let text: String

    /// Writes a document.
    ///
    /// - Parameters:
    ///   - seed: The same seed writes the same document.
    ///   - mirrored: Whether the two parties' names are exchanged wherever they stand, but for where they are declared.
    init(seed: UInt64, mirrored: Bool = false) {
        var writer = Writer(random: Seeded(seed: seed &+ 40_000), mirrored: mirrored)
        text = writer.document()
    }

    private struct Writer {
        var random: Seeded
        let mirrored: Bool

        var east: String { mirrored ? "west" : "east" }
        var west: String { mirrored ? "east" : "west" }

        mutating func document() -> String {
            var blocks = ["open-term: start\ntype: instant"]
            blocks.append(provision("fire-ceases"))
            let second = random.below(2) == 0
            if second { blocks.append(provision("energy-spared", against: "[energy]")) }
            blocks.append(body())
            let deeds = random.below(3) > 0
            if deeds {
                blocks.append(obligation("guns-withdrawn", other: "prisoners-freed"))
                blocks.append(obligation("prisoners-freed", other: "guns-withdrawn"))
                blocks.append(declaration())
            }
            blocks.append(response("ladder", second: second, deeds: deeds))
            if random.below(2) == 0 { blocks.append(response("other-ladder", second: second, deeds: false)) }
            if random.below(2) == 0 { blocks.append(measure()) }
            if random.below(2) == 0 {
                blocks.append("reading: of-one\nvalues: {start: 2030-01-01T00:00}")
                blocks.append(
                    "reading: of-another\nvalues: {start: \(random.pick(["2030-01-01T00:00", "2030-01-08T00:00", "unstated"]))}"
                )
            }
            return ExampleDocument.text(blocks)
        }

        mutating func parties() -> String {
            random.pick(["[\(east), \(west)]", "[\(east), \(west)]", "[\(east)]", "[\(west)]", "unstated"])
        }

        mutating func speakers() -> String {
            random.pick(["[\(east)]", "[\(west)]", "[mission]", "[commission]", "[commission]", "unstated"])
        }

        mutating func standard() -> String {
            random.pick([
                "reasonable-grounds", "balance-of-probabilities", "clear-and-convincing", "unstated",
            ])
        }

        mutating func provision(_ name: String, against: String? = nil) -> String {
            let target = against.map { ", against: \($0)" } ?? ""
            let acts = random.pick([
                "any-attack", "[shelling, small-arms-fire]", "unstated",
                "{either: [any-strike, any-attack]}",
            ])
            let from = random.pick([
                "2030-01-01T00:00", "2030-01-01T00:00", "start", "unstated",
                "{either: [2030-01-01T00:00, 2030-01-03T00:00]}",
            ])
            return """
                provision: \(name)
                binds: \(parties())
                prohibits: {acts: \(acts)\(target)}
                during: {from: \(from), until: \(random.pick(["never", "2031-01-01T00:00", "unstated"]))}
                standard-of-proof: \(standard())
                """
        }

        mutating func body() -> String {
            let members = random.pick(["[\(east), \(west), mission]", "[\(east), \(west)]", "unstated"])
            let quorum = random.pick(["", "\nquorum: 2"])
            return """
                body: commission
                name: Commission
                members: \(members)
                vote: \(random.pick(["consensus", "majority", "unanimity", "two-thirds", "unstated"]))\(quorum)
                """
        }

        mutating func word(_ matter: String) -> String {
            random.pick([
                "{certified: {what: \(matter), by: \(speakers())}}",
                "{decided: {what: \(matter), by: \(speakers()), within: \(random.pick(["2d", "20d"])), otherwise: no}}",
                "{decided: {what: \(matter), by: \(speakers())}}",
                "{breach-found: {of: [fire-ceases], by: \(speakers())}}", "{breach-found: [fire-ceases]}",
            ])
        }

        mutating func obligation(_ name: String, other: String) -> String {
            let due = random.pick([
                "fire-ceases.started + 14d", "\(other).completed + 7d", "\(other).completed + 7d", "unstated",
                "2030-02-01T00:00",
            ])
            var lines = [
                "obligation: \(name)", "binds: \(parties())", "to: do what the article says",
                "from: fire-ceases.started", "complete-by: \(due)",
                "standard-of-proof: \(standard())",
            ]
            if random.below(3) == 0 { lines.append("after: \(word("ready-\(name)"))") }
            if random.below(2) == 0 { lines.append("excused-when: \(word("excused-\(name)"))") }
            if random.below(2) == 0 { lines.append("verified-by: \(speakers())") }
            if random.below(3) == 0 { lines.append("silence: breach") }
            if random.below(3) == 0 {
                lines.append("involves: \(random.pick(["none", "unstated", "{acts: [shelling]}"]))")
            }
            return lines.joined(separator: "\n")
        }

        mutating func declaration() -> String {
            """
            declaration: listed
            binds: \(parties())
            of: prisoners
            to: [mission]
            by: \(random.pick(["2030-01-10T00:00", "fire-ceases.started + 3d", "unstated"]))
            """
        }

        mutating func response(_ name: String, second: Bool, deeds: Bool) -> String {
            let to =
                ["fire-ceases"] + (second && random.below(2) == 0 ? ["energy-spared"] : [])
                + (deeds && random.below(2) == 0 ? ["guns-withdrawn"] : [])
            var lines = [
                "response: \(name)", "to: [\(to.joined(separator: ", "))]", "breach-by: \(parties())",
                "clock-starts: \(random.pick(["occurred", "available", "found", "found", "notified", "unstated", "{either: [occurred, found]}"]))",
                "episode-ends-after: \(random.pick(["24h", "60d", "unstated"]))",
            ]
            if random.below(3) > 0 { lines.append("found-by: \(speakers())") }
            if random.below(3) == 0 { lines.append("guarantee: yes") }
            lines.append("rungs:")
            lines.append(contentsOf: rung("warning", when: "first-breach"))
            let higher = random.pick([
                "{continues-after: warning}", "{count: {at-least: 3, within: 7d}}",
                word("due-\(name)"), "{all: [first-breach, \(word("due-\(name)"))]}",
            ])
            lines.append(contentsOf: rung("sanctions", when: higher))
            return lines.joined(separator: "\n")
        }

        mutating func rung(_ name: String, when: String) -> [String] {
            let timing = random.pick([
                "    within: 24h", "    within: 72h", "    within: unstated",
                "    timing: {either: [{not-before: 72h}, {within: 72h}]}", "    not-before: 12h",
            ])
            var lines = [
                "  - rung: \(name)", "    when: \(when)",
                "    who: \(random.pick(["[guarantor]", "[\(east), \(west)]", "[\(west)]", "unstated"]))",
                "    measure: \(random.pick(["a warning", "action by the army to halt the infraction"]))",
                timing,
            ]
            if random.below(3) == 0 {
                lines.append(
                    "    involves: \(random.pick(["none", "{acts: [shelling], against: [military]}"]))")
            }
            if random.below(3) == 0 { lines.append("    stand-down: \(word("end-\(name)"))") }
            return lines
        }

        mutating func measure() -> String {
            """
            standing-measure: embargo
            measure: embargo
            kept-by: [guarantor]
            against: \(random.pick(["[\(east)]", "[\(west)]", "[\(east), \(west)]"]))
            at-first: on
            from: 2030-01-01T00:00
            transitions:
              - {to: lifted, from: on, when: \(word("embargo-lifted"))}
              - {to: reimposed, from: lifted, when: \(word("embargo-back"))}
            """
        }
    }
}

/// Blocks as a document of two parties, a guarantor and a mission.
enum ExampleDocument {
    static func text(_ blocks: [String]) -> String {
        """
        ---
        truce: 1
        title: A generated draft
        time-zone: UTC
        parties: {east: East, west: West}
        guarantors: {guarantor: Guarantor}
        observers: {mission: Mission}
        ---

        \(blocks.enumerated().map { "# Article \($0 + 1)\n\n```truce\n\($1)\n```" }.joined(separator: "\n\n"))

        """
    }
}
