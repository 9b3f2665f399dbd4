import AuditLog
import CeasefireModel
import EventStore
import Testing

/// What the commands make of a store to which somebody who holds the database, and no key, added what fits its tree.
@Suite("A leaf that nobody may have put there is found, and named")
struct ForgedLeafTests {
    private static let noon = Interval(at: Instant(secondsSinceEpoch: 1_772_452_800))
    /// The leaf after those of the mission.
    private static let next = 7

    private static func finding(by author: String = "Commission") -> RecordedEntry {
        RecordedEntry(
            EntrySubstance(
                .finding(
                    Finding(
                        report: "R1", provision: "ceasefire", party: "arland", conclusion: .breach,
                        body: "Commission", made: noon)),
                name: "F-9", available: noon), author: author, reason: "Forged.")
    }

    /// The mission with its leaves changed, in a tree that fits them.
    private func forged(_ change: (inout [Leaf], RecordIdentity) throws -> Void) async throws -> RecordWorld {
        let world = await RecordWorld.mission()
        let store = try #require(world.store("mission.record"))
        var leaves: [Leaf] = []
        try store.read { record in
            try record.leaves(0..<100) { leaves.append(try Leaf(encoded: $1.withUnsafeBytes { Array($0) })) }
        }
        #expect(leaves.count == Self.next)
        try change(&leaves, store.identity)
        let other = MemoryRecordStore(identity: store.identity)
        try other.write { record in
            var head = RecordHead.empty
            for leaf in leaves {
                let stored = try StoredLeaf(number: head.size, encoded: leaf.encoded)
                head.frontier.append(MerkleHash(leaf: stored.bytes))
                head.lastRecorded = leaf.recorded
                try record.append([stored], head: head)
            }
        }
        world.put(other, at: "mission.record")
        return world
    }

    private func added(
        _ entry: RecordedEntry, _ signature: ((_ message: [UInt8]) throws -> EntrySignature)? = nil
    ) async throws -> RecordWorld {
        try await forged { leaves, identity in
            let body = EntryCodec.body(of: entry)
            let signed = try signature?(SignedMessage.ofBody(body, origin: identity.origin))
            leaves.append(
                Leaf(
                    body: body, signature: signed, recorded: leaves[leaves.count - 1].recorded,
                    secret: identity.secret))
        }
    }

    /// The same with the finding of a commission, signed by a key without a role over what `message` makes of it.
    private func addedFinding(over message: @escaping (_ message: [UInt8]) -> [UInt8]) async throws
        -> RecordWorld
    {
        let key = try PrivateKey(seed: Array(repeating: 7, count: 32))
        let publicKey = try #require(PublicKey(key.publicKey))
        return try await added(Self.finding()) {
            try #require(EntrySignature(key: publicKey, bytes: key.signature(over: message($0))))
        }
    }

    /// Nothing is made from the store, and each command says the same of it.
    private func expectRefused(
        _ world: RecordWorld, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let checked = await world.run("record", "check", "mission.record")
        #expect(
            checked.status == 1 && checked.out.contains(words), "\(checked.out)",
            sourceLocation: sourceLocation)
        for command in [
            ["record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key"],
            ["record", "backup", "mission.record", "copy.record"],
            ["assess", "truce.md", "--record", "mission.record"],
            ["assess", "truce.md", "--record", "mission.record", "--basis", "recorded"],
            ["sweep", "truce.md", "--record", "mission.record"],
            ["incidents", "--record", "mission.record"],
        ] {
            let outcome = await world.run(command)
            #expect(
                outcome.status == 2 && outcome.out.isEmpty && outcome.err.contains(words),
                "\(command) \(outcome.status) \(outcome.err)", sourceLocation: sourceLocation)
        }
    }

    @Test("a finding that nobody signed")
    func unsigned() async throws {
        let world = try await added(Self.finding())
        await expectRefused(
            world, "Leaf 7 is of the kind finding, which must be signed, and nobody signed it.")
        let shown = await world.run("record", "show", "--record", "mission.record", "F-9")
        #expect(shown.status == 1 && shown.out.contains("NOT GOOD: nobody signed it"), "\(shown.out)")
    }

    @Test("a finding whose signature is another's, or that of a key without a role")
    func wronglySigned() async throws {
        let altered = try await addedFinding { $0 + [0] }
        await expectRefused(altered, "Leaf 7 (finding) may not stand there. The signature on 'F-9' is not")
        let stranger = try await addedFinding { $0 }
        await expectRefused(stranger, "has no role on this record")
        let shown = await stranger.run("record", "show", "--record", "mission.record", "F-9")
        #expect(shown.status == 1 && shown.out.contains("has no role on this record"), "\(shown.out)")
    }

    @Test("a role that nobody signed gives no right")
    func grant() async throws {
        let key = try PrivateKey(seed: Array(repeating: 7, count: 32))
        let publicKey = try #require(PublicKey(key.publicKey))
        let world = try await forged { leaves, identity in
            let grant = RecordedEntry(
                EntrySubstance(
                    .roleGranted(RoleGrant(holder: "Commission", role: .commission, key: publicKey)),
                    name: "role-x", available: Self.noon), author: "Mission")
            let body = EntryCodec.body(of: Self.finding())
            let bytes = try key.signature(over: SignedMessage.ofBody(body, origin: identity.origin))
            let (last, signature) = (leaves[leaves.count - 1], EntrySignature(key: publicKey, bytes: bytes))
            leaves.append(
                Leaf(
                    body: EntryCodec.body(of: grant), signature: nil, recorded: last.recorded,
                    secret: identity.secret))
            leaves.append(
                Leaf(body: body, signature: signature, recorded: last.recorded, secret: identity.secret))
        }
        await expectRefused(world, "Leaf 7 is of the kind role, which must be signed, and nobody signed it.")
        let checked = await world.run("record", "check", "mission.record")
        #expect(checked.out.contains("Leaf 8 (finding) may not stand there."), "\(checked.out)")
    }

    @Test("a row whose author was changed after its intake was signed")
    func row() async throws {
        let world = try await forged { leaves, identity in
            var entry = try EntryCodec.entry(fromBody: leaves[3].body)
            entry.author = "Somebody else"
            leaves[3] = Leaf(
                body: EntryCodec.body(of: entry), signature: nil, recorded: leaves[3].recorded,
                secret: identity.secret)
        }
        await expectRefused(world, "Leaf 6 (intake) may not stand there. The leaves that the intake")
        let shown = await world.run("record", "show", "--record", "mission.record", "3")
        #expect(shown.status == 1 && shown.out.contains("NOT GOOD: the rows"), "\(shown.out)")
    }

    @Test("a row that no intake names is no fault, and is told of")
    func unvouched() async throws {
        let world = try await forged { leaves, identity in
            var entry = try EntryCodec.entry(fromBody: leaves[3].body)
            entry.author = "Somebody else"
            entry.substance = EntrySubstance(Statement(id: "S-9", available: Self.noon))
            leaves.append(
                Leaf(
                    body: EntryCodec.body(of: entry), signature: nil, recorded: leaves[3].recorded,
                    secret: identity.secret))
        }
        let checked = await world.run("record", "check", "mission.record")
        #expect(
            checked.status == 0
                && checked.out.contains("leaf 7 is a row that nobody signed and no intake names")
                && checked.out.contains("no checkpoint is kept here"), "\(checked.out)")
        let assessed = await world.run("assess", "truce.md", "--record", "mission.record")
        #expect(
            assessed.status == 0 && assessed.err.contains("warning: leaf 7 is a row that nobody signed"),
            "\(assessed.err)")
        let shown = await world.run("record", "show", "--record", "mission.record", "7")
        #expect(shown.status == 0 && shown.out.contains("none, and no intake names it"), "\(shown.out)")
    }

    @Test("a store that says another origin or another secret than its leaves bear out")
    func identity() async throws {
        let world = await RecordWorld.mission()
        let store = try #require(world.store("mission.record"))
        var altered = AlteredStore(store: store)
        altered.otherIdentity = RecordIdentity(origin: "other.example/record", secret: store.identity.secret)
        world.put(altered, at: "mission.record")
        await expectRefused(world, "The opening is that of 'mission.example/record'")
        altered.otherIdentity = RecordIdentity(
            origin: store.identity.origin, secret: Array(repeating: 0, count: 32))
        world.put(altered, at: "mission.record")
        await expectRefused(world, "The salt of leaf 1 is not that of its entry")
    }

    @Test("a checkpoint that was moved or is another's, and what is no cosignature")
    func checkpoints() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        let store = try #require(world.store("mission.record"))
        var forged = try SignedNote(
            text: "mission.example/record\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
        try forged.sign(
            name: "mission.example/record", with: PrivateKey(seed: Array(repeating: 7, count: 32)))
        let note = forged.encoded
        let line = StoredCosignature(size: 7, witness: "arland.example/w", line: Array("garbage\n".utf8))
        let changes: [(String, (inout AlteredStore) -> Void)] = [
            (
                "kept for 5 leaves is one of 7 leaves",
                { $0.checkpoint = { StoredCheckpoint(size: 5, note: $0.note) } }
            ),
            (
                "The checkpoint of 0 leaves is not signed by the key",
                { $0.checkpoint = { _ in StoredCheckpoint(size: 0, note: note) } }
            ),
            (
                "cosignature of 'arland.example/w' below the checkpoint of 7 leaves is none",
                { $0.cosignatures = [line] }
            ),
        ]
        for (words, change) in changes {
            var altered = AlteredStore(store: store)
            change(&altered)
            world.put(altered, at: "mission.record")
            await expectRefused(world, words)
        }
    }

    @Test("a leaf beyond the end")
    func stray() async throws {
        let world = await RecordWorld.mission()
        var altered = AlteredStore(store: try #require(world.store("mission.record")))
        altered.strayLeaf = 12
        world.put(altered, at: "mission.record")
        let checked = await world.run("record", "check", "mission.record")
        #expect(
            checked.status == 1 && checked.out.contains("Leaf 12 is in the store, which says that it has 7."))
        #expect(await world.run("record", "backup", "mission.record", "copy.record").status == 2)
    }
}
