internal import AgreementLanguage
internal import CeasefireModel

/// An act that something takes and a provision forbids.
struct Clash {
    /// One such act.
    let act: Act
    /// All such acts.
    let acts: [Act]
    /// Against what; nil for anything.
    let target: TargetClass?
    /// Whether an exemption for what answers a breach may cover it: the replay decides.
    let mayBeExempt: Bool

    /// nil where nothing clashes, or an exemption or a permission may allow it.
    ///
    /// - Parameters:
    ///   - provision: The provision as it is played.
    ///   - obligation: The duty that takes the acts; nil for a measure.
    ///   - draft: The draft as it is written.
    init?(
        _ involves: Involvement?, _ provision: Provision, _ party: ActorID,
        owed obligation: Obligation? = nil,
        in draft: Draft
    ) {
        let agreement = draft.agreement
        var acts = provision.forbiddenActs
        if case .stated(.only(let wanted))? = involves?.acts { acts.formIntersection(wanted) }
        // What is thought of first where nobody says by which acts.
        let usual: [Act] = ["shelling", "small-arms-fire", "drone-strike"]
        guard let act = usual.first(where: acts.contains) ?? acts.min() else { return nil }
        let (wanted, protected) = (involves?.targets ?? .stated(.any), provision.targets)
        switch (wanted, protected) {
        case (.stated(.only(let a)), .stated(.only(let b))):
            guard let both = a.intersection(b).min() else { return nil }
            target = both
        case (.stated(.only(let a)), _): target = a.min()
        case (_, .stated(.only(let b))):
            // Nobody says against what: force against an infraction is force against an army.
            guard b.contains("military") || involves != nil else { return nil }
            target = b.contains("military") ? "military" : b.min()
        default: target = "military"
        }
        let exempt = agreement.exemptions.filter { exemption in
            if case .stated(let granted) = provision.exemptions {
                granted.contains(exemption.name)
            } else {
                false
            }
        }
        let written = draft.provision(provision.name) ?? provision
        let permitted = agreement.permissions.contains { permission in
            permission.lifts.contains(provision.name) && permission.allows(acts, party, against: involves)
                && permission.reaches(obligation, of: written)
                && permission.holds(with: obligation, of: written, in: agreement)
        }
        // An exemption that is only pleaded may be shown; one that answers a breach is left to the replay.
        guard exempt.allSatisfy({ $0.answers != nil }), !permitted else { return nil }
        self.act = act
        self.acts = acts.sorted()
        mayBeExempt = !exempt.isEmpty
    }
}

extension Permission {
    /// Whether it lets a party do all of these acts, against whatever they are done.
    fileprivate func allows(_ wanted: Set<Act>, _ party: ActorID, against involves: Involvement?) -> Bool {
        guard case .stated(let holders) = to, holders.contains(party), case .stated(let allowed) = acts,
            wanted.allSatisfy(allowed.contains)
        else { return false }
        guard case .stated(.only(let own)) = targets else { return true }
        guard case .stated(.only(let all))? = involves?.targets else { return false }
        return own.isSuperset(of: all)
    }

    /// Whether it holds where the acts are done: wherever the provision does, or at a place of which the duty speaks. Blocks of duties
    /// say in words where they are done.
    fileprivate func reaches(_ obligation: Obligation?, of provision: Provision) -> Bool {
        guard case .stated(let own) = place, own != .anywhere, place != provision.place else { return true }
        guard let obligation else { return false }
        let words = "\(obligation.deed) \(obligation.article)".lowercased()
        let names =
            switch own {
            case .named(let names): names
            case .zone(let zone): [zone.text]
            default: own.lines.map(\.line.text)
            }
        return names.contains { words.contains($0.lowercased()) }
    }

    /// Whether it may hold when the duty is done, and for a measure for as long as the provision does; where that is open, it may.
    fileprivate func holds(
        with obligation: Obligation?, of provision: Provision, in agreement: Agreement
    ) -> Bool {
        func moment(_ value: Value<InstantExpression>?) -> Instant? { value.flatMap(agreement.moment) }
        let (begin, end) = (moment(from), moment(until))
        guard let obligation else {
            guard let end else { return true }
            return !provision.until.isNever && moment(provision.until).map { end >= $0 } ?? true
        }
        let opens = moment(obligation.opens)
        let due = moment(obligation.completeBy) ?? moment(obligation.until) ?? moment(obligation.beginBy)
        let isOver = end.flatMap { end in opens.map { end <= $0 } } ?? false
        let isTooLate = begin.flatMap { begin in due.map { begin >= $0 } } ?? false
        return !isOver && !isTooLate
    }
}

extension Agreement {
    /// The moment that a value names, by itself or counted from when a provision begins or ends; nil where it hangs on something else.
    fileprivate func moment(_ value: Value<InstantExpression>) -> Instant? {
        guard case .stated(let one) = value, one.localDay == nil else { return nil }
        switch one.base {
        case .instant(let instant): return instant + one.plusSeconds
        case .event(.provisionStarted(let name)):
            return provisions.first { $0.name == name }?.from.instant.map { $0 + one.plusSeconds }
        case .event(.provisionEnded(let name)):
            return provisions.first { $0.name == name }?.until.instant.map { $0 + one.plusSeconds }
        case .event, .term, .never: return nil
        }
    }
}
