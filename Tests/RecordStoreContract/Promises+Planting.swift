internal import AuditLog
internal import CeasefireModel
internal import EventStore

extension RecordStoreContract {
    /// Whoever has the file may write into its list of names.
    static let planting: [Promise] = [
        Promise(
            description:
                "an entry does not count as there because the list of names says so, and the rest goes on"
        ) { contract in
            var findings = Findings()
            let mission = TrialMission(try contract.store())
            let officer = TrialKey("officer")
            try mission.open()
            try mission.grant(.recorder, to: officer)
            let late = mission.entry(.note(Note(text: "Who gave the order.")), named: "N-late")
            let other = mission.entry(.note(Note(text: "Another.")), named: "N-other")
            // What the list will say, as if somebody had written it there: of a leaf that is another entry.
            try plant(late, named: "N-late", in: mission)
            try plant(other, named: "N-taken", in: mission)
            let size = try mission.store.read { try $0.head().size }
            let taken = mission.entry(.note(Note(text: "What is refused.")), named: "N-taken")
            for entry in [late, taken] {
                findings.expectError(.damaged, "'\(entry.name.text)', whose name is planted,") {
                    try mission.add(entry, by: officer)
                }
            }
            findings.expect(
                try mission.store.read { try $0.head().size } == size, "leaves came of what was refused")
            findings.expect(
                try mission.add(other, by: officer).number == size, "what has no planted name was not added")
            findings.expect(
                try mission.add(other, by: officer) == .alreadyThere(size), "what is there is not found there"
            )
            return findings.all
        },
        Promise(description: "what stands there is found again, be it one leaf or many that lie apart") {
            contract in
            var findings = Findings()
            let mission = TrialMission(try contract.store())
            let officer = TrialKey("officer")
            try mission.open()
            try mission.grant(.recorder, to: officer)
            let notes = (0..<120).map {
                mission.entry(.note(Note(text: "Note \($0).")), named: EntryID("N-\($0)"))
            }
            let all = try notes.map { try mission.submission($0, by: officer) }
            let added = try mission.recorder.append(all).compactMap(\.number)
            // Neighbours, leaves a little apart, and leaves far apart.
            for places in [Array(0..<120), [3, 5, 20, 119], [119, 0, 0]] {
                findings.expect(
                    try mission.recorder.append(places.map { all[$0] })
                        == places.map { .alreadyThere(added[$0]) },
                    "the entries at \(places) are not found where they stand")
            }
            let changed = Correction(.replaced(mission.entry(.note(Note(text: "Corrected.")), named: "N-7")))
            let correction = mission.entry(
                .correction(changed), named: "C-7", corrects: try mission.reference(added[7]))
            try mission.add(correction, by: officer)
            // The words of the correction stand under the name too.
            let again = mission.entry(.note(Note(text: "Corrected.")), named: "N-7")
            findings.expect(
                try mission.add(again, by: officer) == .alreadyThere(added[119] + 1),
                "what a correction says is not found there")
            return findings.all
        },
        Promise(
            description: "an intake names no leaf that can be no row, whatever the list of kinds says of it"
        ) {
            contract in
            var findings = Findings()
            let mission = TrialMission(try contract.store())
            let officer = TrialKey("officer")
            try mission.open()
            try mission.grant(.recorder, to: officer)
            let grant = RoleGrant(holder: "Somebody", role: .dutyOfficer, key: TrialKey("somebody").key)
            let role = mission.entry(.roleGranted(grant), named: "role-planted")
            let number = try append(role, listedAs: .note, in: mission)
            let run = number..<number + 1
            let account = IntakeAccount(
                file: "rows.csv", digest: Digest(hashing: []), accepted: 1, leaves: [run],
                root: try mission.store.read { try $0.root(of: [run]) })
            let outcome = try mission.add(mission.entry(.intake(account), named: "intake-1"), by: officer)
            if case .refused(let refusal) = outcome {
                findings.expect(
                    refusal.description.contains("which can be no row of a file"), refusal.description)
            } else {
                findings.expect(false, "the intake was taken in")
            }
            return findings.all
        },
    ]

    /// Appends an entry that nobody signed, and has the list of kinds say that it is of another kind.
    private static func append(
        _ entry: RecordedEntry, listedAs kind: EntryKind, in mission: TrialMission
    ) throws -> UInt64 {
        try mission.store.write { record in
            var head = try record.head()
            let leaf = Leaf(
                body: EntryCodec.body(of: entry), signature: nil, recorded: mission.clock.now(),
                secret: mission.store.identity.secret)
            var stored = try StoredLeaf(number: head.size, encoded: leaf.encoded)
            stored.kind = kind
            head.frontier.append(MerkleHash(leaf: leaf.encoded))
            try record.append([stored], head: head)
            return stored.number
        }
    }

    /// Appends a note, and has the list of names say that it is what an entry says, under a name.
    private static func plant(_ entry: RecordedEntry, named name: String, in mission: TrialMission) throws {
        let note = mission.entry(.note(Note(text: "Of something else.")), named: EntryID("P-\(name)"))
        try mission.store.write { record in
            var head = try record.head()
            let leaf = Leaf(
                body: EntryCodec.body(of: note), signature: nil, recorded: mission.clock.now(),
                secret: mission.store.identity.secret)
            var stored = try StoredLeaf(number: head.size, encoded: leaf.encoded)
            let planted = Leaf(
                body: EntryCodec.body(of: entry), signature: nil, recorded: mission.clock.now(),
                secret: mission.store.identity.secret)
            let said = try StoredLeaf(number: head.size, encoded: planted.encoded).names[0].substance
            stored.names.append(.init(name: EntryName(.entries, name), substance: said))
            head.frontier.append(MerkleHash(leaf: leaf.encoded))
            try record.append([stored], head: head)
        }
    }
}
