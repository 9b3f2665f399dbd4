import AgreementLanguage
import CeasefireModel
import Testing

@Suite("Whatever changes a duty, a permission, a body or a standing measure changes the meaning")
struct DeedFingerprintTests {
    private static let folder = "Tests/AgreementLanguageTests/Documents/"

    private static let exchange: [(String, String)] = [
        ("of: all persons held in connection", "of: all persons held for reasons"),
        ("to: [red-cross]", "to: [host]"), ("by: 2026-03-05T12:00", "by: 2026-03-05T13:00"),
        ("silence: breach", "silence: unverified"),
        ("between: [north, south]\nof: the", "between: north\nof: the"),
        ("of: persons held", "of: persons detained"), ("share: 20%", "share: 21%"),
        ("share: 20%", "count: 20"), ("share: rest", "share: 80%"), ("tranche: wounded", "tranche: sick"),
        ("completed + 7d}\n  - {tranche: others", "completed + 8d}\n  - {tranche: others"),
        ("count: 100", "count: 101"),
        (
            "verified-by: [red-cross]\nstandard-of-proof: balance-of-probabilities\n```\n\n# 3",
            "standard-of-proof: balance-of-probabilities\n```\n\n# 3"
        ),
        ("every: 7d", "every: 8d"), ("until: all-for-all.completed", "until: all-for-all.started"),
        ("until: all-for-all.completed", "until: never"),
        ("from: prisoners-listed.completed\n", "from: prisoners-listed.started\n"),
        ("what: visits-suspended", "what: visits-ended"), ("by: [red-cross]}}", "by: [host]}}"),
        (
            "{decided: {what: visits-suspended, by: [red-cross]}}",
            "{certified: {what: visits-suspended, by: [red-cross]}}"
        ),
        ("by: A. Northman", "by: N. Northman"),
        ("capacity: head of the delegation}\n  south", "capacity: envoy}\n  south"),
    ]

    private static let sanctions: [(String, String)] = [
        ("quota: {at-most: 4, per: 24h}", "quota: {at-most: 5, per: 24h}"),
        ("quota: {at-most: 4, per: 24h}", "quota: {at-most: 4, per: 25h}"),
        ("quota: {at-most: 4, per: 24h}", "quota: {at-most: 4}"), ("quota: {at-most: 4, per: 24h}\n", ""),
        ("within: 30min", "within: 31min"), ("distance: 5km", "distance: 5001m"), (", distance: 5km", ""),
        ("answers: {to: [fire-ceases], within: 30min, distance: 5km}\n", ""),
        ("answers: {to: [fire-ceases]", "answers: {to: [few-flights]"),
        ("lifts: [fire-ceases]", "lifts: [few-flights]"),
        ("to: [north, south]\npermits", "to: north\npermits"),
        ("permits: {acts: [shelling, small-arms-fire]}", "permits: {acts: [shelling]}"),
        (
            "permits: {acts: [shelling, small-arms-fire]}",
            "permits: {acts: [shelling, small-arms-fire], against: port}"
        ),
        (
            "permits: {acts: [shelling, small-arms-fire]}",
            "permits: {acts: [shelling, small-arms-fire], with: [howitzer]}"
        ),
        ("where: [Training Ground]", "where: anywhere"), ("before: 48h", "before: 47h"),
        ("notice: {to: [mission], before: 48h}", "notice: none"),
        ("notice: {to: [mission], before: 48h}", "notice: unstated"),
        ("notice: {to: [mission]", "notice: {to: [union]"), ("by: day 1 of", "by: day 2 of"),
        ("by: day 1 of fire-ceases.started", "by: fire-ceases.started"),
        ("begin-by: day 2", "begin-by: day 3"), ("begin-by: day 2 of fire-ceases.started\n", ""),
        ("complete-by: fire-ceases.started + 60d", "complete-by: fire-ceases.started + 61d"),
        ("after: {performed: weapons-listed}\n", ""),
        ("after: {performed: weapons-listed}", "after: {not: {performed: weapons-listed}}"),
        ("to: withdraw all", "amount: {count: 60}\nto: withdraw all"),
        ("to: withdraw all", "amount: {count: 60, of: tanks}\nto: withdraw all"),
        ("to: withdraw all", "to: withdraw most"),
        ("to: withdraw all", "involves: none\nto: withdraw all"),
        ("to: withdraw all", "involves: {acts: [mining]}\nto: withdraw all"), ("silence: breach\n", ""),
        ("vote: consensus", "vote: unanimity"), ("vote: consensus", "vote: unstated"),
        ("vote: consensus", "vote: {at-least: 2}"), ("vote: consensus", "vote: {at-least: 3}"),
        ("quorum: 3", "quorum: 2"), ("quorum: 3", "quorum: 3\nveto: [north]"),
        ("quorum: 3", "quorum: 3\ncasting-vote: north"),
        ("members: [north, south, mission]", "members: [north, south, union]"),
        ("name: The Joint Commission", "name: The Commission"),
        ("measure: ban on the import of oil", "measure: ban on the sale of oil"),
        ("kept-by: [union]", "kept-by: unstated"),
        ("against: [north]\n", ""), ("at-first: on", "at-first: reimposed"),
        ("from: unstated\ntransitions", "from: fire-ceases.started\ntransitions"),
        ("from: [on, reimposed]", "from: on"), ("to: lifted", "to: on"),
        ("what: withdrawal-irreversible", "what: withdrawal-final"),
        (", standard: clear-and-convincing", ""),
        (
            "standard: clear-and-convincing}\n  - to: lifted",
            "standard: reasonable-grounds}\n  - to: lifted"
        ),
        ("within: 90d", "within: 91d"), ("within: 90d, otherwise: no", "within: 90d, otherwise: yes"),
        (", within: 90d, otherwise: no", ", within: 90d"), (", within: 90d, otherwise: no", ""),
        (
            "what: lift-sanctions, by: joint-commission",
            "what: lift-sanctions, vote: majority, by: joint-commission"
        ),
        ("when: {breach-found: [fire-ceases, withdrawal]}\n```", "when: {breach-found: [fire-ceases]}\n```"),
        ("to: [fire-ceases, withdrawal]", "to: [fire-ceases]"), ("guarantee: yes", "guarantee: no"),
        ("not-before: 48h\n    within: 72h", "not-before: 48h\n    within: unstated"),
        ("not-before: 48h\n    within: 72h", "not-before: 48h"),
        ("until: never}\nexcept", "until: unstated}\nexcept"),
    ]

    @Test("Any one value that changes makes another meaning, and no two the same")
    func values() throws {
        for (name, changes) in [("all-for-all.md", Self.exchange), ("sanctions-eased.md", Self.sanctions)] {
            let base = try Repository.text(Self.folder + name)
            var seen = [try fingerprint(base, "as it is"): "as it is"]
            for (old, new) in changes where old != new {
                let change = "\(old) -> \(new)"
                #expect(base.contains(old), "\(old) is not in \(name)")
                let fingerprint = try fingerprint(base.replacing(old, with: new, maxReplacements: 1), change)
                #expect(seen[fingerprint] == nil, "\(change) means the same as \(seen[fingerprint] ?? "")")
                seen[fingerprint] = change
            }
        }
    }

    private func fingerprint(_ text: String, _ comment: String) throws -> String {
        let compiled = AgreementCompiler(zones: EuropeanZones()).compile(text: text, file: "truce.md")
        let agreement = try #require(compiled.agreement, "\(comment)\n\(rendered(compiled.errors))")
        return agreement.meaningFingerprint
    }
}
