internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Which duties, times in force and matters rest on entries that a tier does not show, by themselves or by
/// what they are counted from. Read off the entries and the agreement, not off verdicts: that nothing was done in time
/// may rest on an entry that no verdict names.
struct RestsOnWithheld {
    /// What one party owes by a deed.
    private struct Duty: Hashable {
        let deed: DeedName
        let party: ActorID
    }

    /// Duties of which a withheld entry says how they were carried out.
    private var duties: Set<Duty> = []
    /// Deeds whose own times, or what opens or ends them, are counted from what is withheld.
    private var counted: Set<DeedName> = []
    /// Provisions whose time in force is counted from what is withheld.
    private(set) var provisions: Set<ProvisionName> = []
    private var matters: Set<MatterName> = []
    /// What withheld findings decide on, and any that names an incident.
    private var found: Set<String> = []
    private var acts: [Entry.Content] = []

    init(_ entries: [Entry], _ agreement: Agreement, _ withholding: Withholding) {
        guard !withholding.entries.isEmpty else { return }
        for entry in entries where withholding.entries[entry.id] != nil { add(entry.content) }
        // Each round reaches one step further along what is counted from what; there are no circles.
        var before = -1
        while before != counted.count + provisions.count {
            before = counted.count + provisions.count
            spread(agreement)
        }
    }

    private mutating func add(_ content: Entry.Content) {
        switch content {
        case .proceeding(.step(let step)): duties.insert(Duty(deed: step.deed, party: step.by))
        case .proceeding(.declared(let given)): duties.insert(Duty(deed: given.deed, party: given.by))
        case .proceeding(.certified(let certified)): matters.insert(certified.matter)
        case .proceeding(.decided(let decided)): matters.insert(decided.matter)
        case .finding(let finding):
            switch finding.subject {
            case .incident(_, let provision): found.insert(provision.text)
            case .deed(let deed, _, _): found.insert(deed.text)
            }
        case .measureTaken, .noticeServed, .clockPaused: acts.append(content)
        case .bearing, .sameEvent, .differentEvents, .contains, .proceeding(.announced): break
        }
    }

    private mutating func spread(_ agreement: Agreement) {
        for provision in agreement.provisions where holds(provision.from) || holds(provision.until) {
            provisions.insert(provision.name)
        }
        for duty in agreement.obligations
        where [duty.opens, duty.beginBy, duty.completeBy, duty.until].contains(where: { holds($0) })
            || [duty.waitsFor, duty.excusedWhen].contains(where: { $0.map(holds) ?? false })
        {
            counted.insert(duty.name)
        }
        for declaration in agreement.declarations where holds(declaration.by) {
            counted.insert(declaration.name)
        }
        // A side is late only when another has done its part: all sides stand on each other's words.
        for exchange in agreement.exchanges
        where isTouched(exchange.name) || exchange.declaration.map(isTouched) ?? false
            || exchange.tranches.contains(where: { holds($0.by) })
        {
            counted.insert(exchange.name)
        }
    }

    // MARK: - Asked

    /// Whether how the duty was carried out is withheld.
    func isClosed(_ deed: DeedVerdict) -> Bool {
        duties.contains(Duty(deed: deed.deed, party: deed.party)) || isCounted(deed)
    }

    /// Whether the times of the duty itself are withheld too.
    func isCounted(_ deed: DeedVerdict) -> Bool { counted.contains(deed.deed) }

    /// Whether anything at all is.
    var isEmpty: Bool {
        duties.isEmpty && matters.isEmpty && found.isEmpty && acts.isEmpty && counted.isEmpty
            && provisions.isEmpty
    }

    /// Whether a condition comes about by what is withheld.
    func holds(_ condition: Condition) -> Bool {
        switch condition {
        case .performed(let deed): isTouched(deed)
        case .certified(let rule): matters.contains(rule.matter)
        case .decided(let rule): matters.contains(rule.matter)
        case .breachFound(let names, _): names.contains { found.contains($0.text) }
        case .expandedAttack(let value): Self.all(value).contains(where: holds)
        case .any(let parts), .all(let parts): parts.contains(where: holds)
        case .not(let part): holds(part)
        case .firstBreach, .continuesAfter, .count, .places, .killed, .injured, .actsInclude, .stoppedFor,
            .unstated:
            false
        }
    }

    /// Whether a measure, a notice or a pause under a response against a party is withheld.
    func hasAct(under response: ResponseName, against party: ActorID) -> Bool {
        acts.contains { content in
            switch content {
            case .measureTaken(let measure): measure.response == response && measure.against == party
            case .clockPaused(let pause): pause.response == response && pause.against == party
            case .noticeServed(let notice): notice.on == party
            default: false
            }
        }
    }

    private func isTouched(_ deed: DeedName) -> Bool {
        counted.contains(deed) || duties.contains { $0.deed == deed }
    }

    private func holds(_ value: Value<InstantExpression>?) -> Bool {
        guard let value else { return false }
        return Self.all(value).contains { expression in
            guard case .event(let event) = expression.base else { return false }
            return switch event {
            case .provisionStarted(let name), .provisionEnded(let name): provisions.contains(name)
            case .deedStarted(let name), .deedCompleted(let name): isTouched(name)
            }
        }
    }

    private static func all<Wrapped>(_ value: Value<Wrapped>) -> [Wrapped] {
        switch value {
        case .stated(let one): [one]
        case .either(let all): all
        case .unstated, .term: []
        }
    }
}
