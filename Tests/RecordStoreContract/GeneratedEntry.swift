internal import AuditLog
internal import CeasefireModel
public import EventStore
internal import Geography
internal import TestSupport

/// Entries of every kind, made from a seed: with everything that a kind can hold, now there and now not.
public struct GeneratedEntry {
    private var random: Seeded

    /// The files that generated entries name.
    public static let files: [[UInt8]] = [
        [], [0], Array("A photograph.".utf8), Array(repeating: 7, count: 300),
    ]

    /// Starts the sequence that belongs to the seed.
    public init(seed: UInt64) { random = Seeded(seed: seed) }

    /// The next entry of a kind.
    public mutating func next(_ kind: EntryKind) -> RecordedEntry {
        let entry = RecordedEntry(
            substance(kind), author: word(), role: text(), reason: text(),
            corrects: kind == .correction ? reference() : nil)
        return entry
    }

    private mutating func substance(_ kind: EntryKind) -> EntrySubstance {
        let files = (0..<random.below(3)).map { _ in attachment() }
        switch kind {
        case .report: return EntrySubstance(report(), attachments: files)
        case .statement: return EntrySubstance(statement(), attachments: files)
        case .observation: return EntrySubstance(observation(), attachments: files)
        default:
            if let content = content(kind) {
                return EntrySubstance(
                    content, name: EntryID(word()), available: interval(), release: mark(), attachments: files
                )
            }
            return EntrySubstance(
                act(kind), name: kind == .opened ? RecordOpening.name : EntryID(word()),
                occurred: optional { $0.interval() }, available: interval(), release: mark(),
                attachments: [attachment()] + files)
        }
    }

    private mutating func report() -> Report {
        Report(
            id: ReportID(word()), occurred: interval(), available: interval(),
            place: random.below(3) == 0 ? Place() : place(), act: optional { Act($0.text()) },
            weapons: list { Weapon($0.text()) }, weaponCount: optional { $0.number() },
            target: optional { TargetClass($0.text()) }, claimant: optional { ActorID($0.word()) },
            accused: list { ActorID($0.word()) }, killed: optional { $0.number() },
            injured: optional { $0.number() }, outlet: text(), outletKind: text(), attribution: text(),
            url: text(), summary: text(), catalogue: text(), release: mark())
    }

    private mutating func statement() -> Statement {
        Statement(
            id: StatementID(word()), available: interval(), speaker: text(),
            onBehalfOf: optional { ActorID($0.word()) }, addressedTo: optional { ActorID($0.word()) },
            kind: text(), about: text(), outlet: text(), url: text(), summary: text(), release: mark())
    }

    private mutating func observation() -> Observation {
        Observation(
            id: ObservationID(word()), observer: text(), period: interval(), available: interval(),
            area: random.below(2) == 0 ? .zone(text()) : .place(place()), means: text(),
            restriction: random.pick([nil] + Observation.Restriction.allCases.map { $0 }),
            shareSeen: optional { Double($0.random.below(1_001)) / 1_000 }, release: mark())
    }

    private mutating func content(_ kind: EntryKind) -> Entry.Content? {
        switch kind {
        case .bearing:
            .bearing(
                Bearing(
                    effect: random.pick(Bearing.Effect.allCases),
                    elements: Set(Element.allCases.filter { _ in random.below(2) == 0 }),
                    plea: optional { ExemptionName($0.word()) }, speaker: text(),
                    statement: optional { StatementID($0.word()) }, incidents: selector()))
        case .sameEvent: .sameEvent([ReportID(word())] + list { ReportID($0.word()) })
        case .differentEvents: .differentEvents([ReportID(word())] + list { ReportID($0.word()) })
        case .contains: .contains(whole: ReportID(word()), part: ReportID(word()))
        case .measure: random.below(2) == 0 ? .measureTaken(measure()) : nil
        case .notice:
            .noticeServed(
                Notice(
                    by: ActorID(word()), on: ActorID(word()), incidents: selector(),
                    deeds: list { DeedName($0.word()) },
                    served: interval()))
        case .finding: .finding(finding())
        case .pause:
            .clockPaused(
                ClockPause(
                    response: ResponseName(word()), against: ActorID(word()), from: instant(),
                    until: optional { $0.instant() }))
        case .proceeding: .proceeding(proceeding())
        default: nil
        }
    }

    private mutating func finding() -> Finding {
        Finding(
            subject: random.below(2) == 0
                ? .incident(report: ReportID(word()), provision: ProvisionName(word()))
                : .deed(
                    DeedName(word()), tranche: optional { TrancheName($0.word()) },
                    occasion: optional { $0.number() }),
            party: ActorID(word()), conclusion: random.pick(Finding.Conclusion.allCases), body: text(),
            made: interval(), verification: list { $0.text() }, notice: optional { EntryID($0.word()) },
            reply: text(), votes: votes(), dissent: text())
    }

    private mutating func votes() -> [Finding.Vote] {
        list { Finding.Vote(member: $0.text(), choice: $0.random.pick(Finding.Vote.Choice.allCases)) }
    }

    private mutating func proceeding() -> Proceeding {
        switch random.below(5) {
        case 0:
            .step(
                Step(
                    deed: DeedName(word()), tranche: optional { TrancheName($0.word()) }, by: ActorID(word()),
                    stage: random.pick(Step.Stage.allCases), occurred: interval(),
                    amount: optional { $0.number() },
                    speaker: text(), statement: optional { StatementID($0.word()) }))
        case 1:
            .declared(
                Declared(
                    deed: DeedName(word()), by: ActorID(word()), given: interval(),
                    amount: optional { $0.number() },
                    items: list { $0.text() }))
        case 2:
            .certified(
                Certified(
                    matter: MatterName(word()), by: ActorID(word()), holds: random.below(2) == 0,
                    made: interval(),
                    standard: random.pick([nil] + StandardOfProof.allCases.map { $0 })))
        case 3:
            .decided(
                Decided(
                    matter: MatterName(word()), by: ActorID(word()), put: optional { $0.interval() },
                    made: optional { $0.interval() }, isYes: optional { $0.random.below(2) == 0 },
                    votes: votes(),
                    dissent: text()))
        default:
            .announced(
                Announced(
                    permission: PermissionName(word()), by: ActorID(word()),
                    to: Set(list { ActorID($0.word()) }),
                    served: interval(), period: interval(), places: list { $0.text() }))
        }
    }

    private mutating func act(_ kind: EntryKind) -> RecordAct {
        switch kind {
        case .opened:
            .opened(
                RecordOpening(
                    origin: word(), owner: word(), ownerKey: key(), logKeyName: word(), logKey: key(),
                    title: text()))
        case .measure: .measureAuthorised(measure())
        case .reply:
            .replied(
                Reply(
                    notice: EntryID(word()), by: ActorID(word()),
                    grants: optional { $0.random.below(2) == 0 },
                    text: text()))
        case .resume: .clockResumed(ClockResumption(pause: EntryID(word()), at: instant()))
        case .verificationTask:
            .verificationTask(
                VerificationTask(
                    assignee: text(), question: text(), incidents: selector(),
                    deeds: list { DeedName($0.word()) },
                    due: optional { $0.instant() }))
        case .attachment: .attachmentAdded(AttachmentAdded(about: list { $0.name() }, text: text()))
        case .agreement:
            .agreement(
                AgreementAdoption(
                    stage: random.pick(AgreementAdoption.Stage.allCases), title: text(), fingerprint: text(),
                    effective: optional { $0.instant() }))
        case .role:
            .roleGranted(
                RoleGrant(
                    holder: word(), role: word(), key: key(),
                    kinds: Set(EntryKind.allCases.filter { _ in random.below(2) == 0 })))
        case .roleRevoked:
            .roleRevoked(RoleRevocation(grant: reference(), since: optional { $0.instant() }))
        case .line:
            .lineOfDay(
                LineOfDay(
                    line: LineName(word()), day: CivilTime(wallSeconds: Int64(random.below(40_000)) * 86_400))
            )
        case .correction: .correction(correction())
        case .intake: .intake(intake())
        case .keyRotated:
            .keyRotated(KeyRotation(use: random.pick(KeyRotation.Use.allCases), name: word(), key: key()))
        default: .note(Note(about: list { $0.name() }, text: text()))
        }
    }

    private mutating func correction() -> Correction {
        guard random.below(4) > 0 else { return Correction(.withdrawn) }
        return Correction(.replaced(next(random.pick(EntryKind.allCases.filter(\.isCorrectable)))))
    }

    private mutating func intake() -> IntakeAccount {
        let leaves = IntakeAccount.runs(of: (0..<random.below(30)).map { _ in UInt64(random.below(60)) })
        return IntakeAccount(
            file: text(), digest: digest(), accepted: UInt64(random.below(100)),
            rejected: UInt64(random.below(100)),
            setAside: UInt64(random.below(100)), alreadyThere: UInt64(random.below(100)), leaves: leaves,
            root: leaves.isEmpty ? nil : MerkleHash(digest().bytes))
    }
}

// The parts that entries are made of.
extension GeneratedEntry {
    private mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? {
        random.below(2) == 0 ? nil : make(&self)
    }

    private mutating func list<Value>(_ make: (inout Self) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<random.below(4) { values.append(make(&self)) }
        return values
    }

    /// A name: never empty.
    private mutating func word() -> String {
        random.pick(["R1", "arland", "é", "e\u{301}", "Ж-7", "a/b", "名"]) + String(random.below(1_000))
    }

    /// Anything that somebody may write.
    private mutating func text() -> String {
        random.pick([
            "", "", "x", "A sentence.", "tab\tand\nline", "quote \" and \\", "\u{0}", "👩‍👩‍👧", "e\u{301}", "é",
            String(repeating: "long ", count: 60),
        ])
    }

    private mutating func number() -> Int {
        random.pick([0, 1, 23, 24, 255, 256, 65_535, 65_536, -1, .max, .min, random.below(1_000_000)])
    }

    private mutating func instant() -> Instant {
        Instant(
            secondsSinceEpoch: random.pick([
                0, -1, 1_772_000_000 + Int64(random.below(10_000_000)), -62_135_596_800, 253_402_300_799,
            ]))
    }

    private mutating func interval() -> Interval {
        let (a, b) = (instant(), instant())
        return random.below(2) == 0 ? Interval(at: a) : Interval(spanning: a, b)
    }

    private mutating func mark() -> ReleaseMark {
        ReleaseMark(widest: random.pick(ReleaseTier.allCases), embargoUntil: optional { $0.instant() })
    }

    private mutating func place() -> Place {
        Place(
            name: text(), region: text(), country: text(),
            coordinate: optional {
                Coordinate(
                    latitudeMicrodegrees: $0.random.below(180_000_001) - 90_000_000,
                    longitudeMicrodegrees: $0.random.below(360_000_001) - 180_000_000)
            } ?? nil,
            precisionMeters: optional {
                $0.random.pick([0, -0.0, 1.5, 3_000, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
            })
    }

    private mutating func selector() -> IncidentSelector {
        IncidentSelector(
            reports: list { ReportID($0.word()) }, within: optional { $0.interval() },
            places: list { $0.text() },
            acts: Set(list { Act($0.word()) }), targets: Set(list { TargetClass($0.word()) }),
            accused: optional { ActorID($0.word()) }, reachesParts: random.below(2) == 0)
    }

    private mutating func measure() -> Measure {
        Measure(
            response: ResponseName(word()), rung: RungName(word()), by: ActorID(word()),
            against: ActorID(word()),
            taken: interval())
    }

    private mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(random.below(256)) } }

    private mutating func digest() -> Digest {
        guard let digest = Digest(bytes(32)) else { preconditionFailure("32 bytes are a digest") }
        return digest
    }

    private mutating func key() -> PublicKey {
        guard let key = PublicKey(bytes(32)) else { preconditionFailure("32 bytes are a key") }
        return key
    }

    private mutating func reference() -> LeafReference {
        guard let hash = MerkleHash(bytes(32)) else { preconditionFailure("32 bytes are a hash") }
        return LeafReference(number: UInt64(random.below(1_000_000)), hash: hash)
    }

    private mutating func name() -> EntryName { EntryName(random.pick(NameSpace.allCases), word()) }

    private mutating func attachment() -> AttachmentReference {
        let file = random.pick(Self.files)
        return AttachmentReference(
            digest: Digest(hashing: file), name: text(), mediaType: text(), byteCount: UInt64(file.count))
    }
}
