import CeasefireModel
import Foundation
import TestSupport
import Testing

@testable import Publication

@Suite("What is found in sentences byte by byte")
struct SentenceBytesTests {
    @Test(
        "a moment is told to the hour nearest, and what only looks like one stays",
        arguments: [
            (
                "it was over by 2026-02-03T01:37Z, before the end",
                "it was over by about 2026-02-03T02:00Z, before the end"
            ),
            ("2026-02-03T01:00Z", "2026-02-03T01:00Z"),
            ("at 2026-02-03T01:29:59Z.", "at about 2026-02-03T01:00Z."),
            ("at 2026-13-03T01:29Z.", "at a moment that is withheld."),
            (
                "no 2026-02-03T01:37, no 2026-02-03 01:37Z, no T or Z",
                "no 2026-02-03T01:37, no 2026-02-03 01:37Z, no T or Z"
            ),
            ("Київ 12026-02-03T01:37Z", "Київ 1about 2026-02-03T02:00Z"),
            ("cut short: 2026-02-03T01:3", "cut short: 2026-02-03T01:3"),
        ])
    func moments(text: String, shown: String) {
        #expect(Coarse.moments(in: text, .of(.public)) == shown)
    }

    @Test(
        "how far apart the middles of places lie is left out, whatever the places are called",
        arguments: [
            (
                "near (3 km from the middle of Kyiv, which has a radius of 20 km), same night",
                "near, same night"
            ),
            (
                "near (3 km from the middle of (2 km from the middle of A, which has a radius of 9 km), which has a radius of 20 km)!",
                "near!"
            ),
            ("near (3 km from the middle of Kyiv)", "near (3 km from the middle of Kyiv)"),
            (
                "near ( km from the middle of Kyiv, which has a radius of 20 km)",
                "near ( km from the middle of Kyiv, which has a radius of 20 km)"
            ),
        ])
    func distances(text: String, shown: String) {
        #expect(Coarse.distances(in: text, .of(.public)) == shown)
    }

    @Test("bytes find what a regular expression finds, in 2,000 generated sentences")
    func sameAsExpression() {
        let pieces = [
            "2026-02-03T01:37Z", "2026-02-03T01:37:20Z", "2026-02-03T0", "T", "Z", "1",
            " (4 km from the middle of ",
            "Львів", ", which has a radius of 7 km)", " (", "\n", " km", "99-12-31T23:59Z", "-", ":",
        ]
        let policy = ReleasePolicy.of(.public)
        let moment = /(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?Z/
        let distance = /\ \(\d+ km from the middle of .*, which has a radius of \d+ km\)/
        for seed in UInt64(1)...2_000 {
            var random = Seeded(seed: seed)
            let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in random.pick(pieces) }.joined()
            let found = SentenceBytes(text).replacing { bytes, start in
                bytes.moment(at: start).map { ($0.end, "<moment>") }
            }
            #expect(found == text.replacing(moment, with: "<moment>"), "seed \(seed)")
            #expect(Coarse.distances(in: text, policy) == text.replacing(distance, with: ""), "seed \(seed)")
        }
    }
}
