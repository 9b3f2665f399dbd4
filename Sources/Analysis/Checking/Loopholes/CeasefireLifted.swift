internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A permission that takes force out of a ceasefire: wherever its holder wants, against whatever it wants.
struct CeasefireLifted: Rule {
    static let page = RulePage(
        id: .ceasefireLifted, kind: .loophole, title: "A permission that lifts the ceasefire",
        looksFor:
            "A permission for acts of force that a provision forbids, without a limit of place, of targets or of weapons within what the provision protects; that it may be used against military targets alone is no limit, for these are whom a ceasefire protects. It is grave where it has no end before the provision does. And one for a named place which only one side holds, against whatever it wants and without notice: serious. Whoever holds it is told, and whether the other side holds one like it. A drill on a training ground, or a flight, is none.",
        matters:
            "Permissions are written for repairs, rotations and drills. One that permits force wherever its holder wants takes the ceasefire away from under the other side: what hits it breaks nothing, and what it fires back does.",
        bad: document("where: anywhere"), good: document("where: [Stony Heath]"))

    private static func document(_ place: String) -> String {
        ExampleText.document(
            ExampleText.fireCeases,
            """
            permission: drills
            lifts: [fire-ceases]
            to: [east]
            permits: {acts: [shelling, small-arms-fire]}
            \(place)
            during: {from: fire-ceases.started, until: never}
            notice: {to: [west], before: 48h}
            """, ExampleText.warnings(ExampleText.aWarning))
    }

    // What was permitted is a breach again, and must be answered.
    static let opens: [RuleID] = [.breachUnanswered, .unpunishedRate]

    func flaws(in draft: Draft) -> [Flaw] {
        let permissions = draft.agreement.permissions.filter { permission in
            draft.agreement.provisions.contains { permission.lifting(of: $0) != nil }
        }
        guard !permissions.isEmpty, let stage = Stage(draft) else { return [] }
        return permissions.compactMap { flaw($0, in: draft, on: stage) }
    }

    private func flaw(_ permission: Permission, in draft: Draft, on stage: Stage) -> Flaw? {
        for provision in draft.agreement.provisions {
            guard let lifting = permission.lifting(of: provision),
                let staged = stage.draft.provision(provision.name),
                let played = played(permission, staged, lifting, on: stage)
            else { continue }
            let holders = played.holders.map(stage.name).joined(separator: " and ")
            let isEndless = !permission.ends(before: provision)
            let notice = permission.notice == nil ? "" : " once it has said so beforehand"
            let others = played.others.map(stage.name).joined(separator: " and ")
            let isMilitary = played.target == "military"
            let reach =
                lifting == .everywhere
                ? "\(isMilitary ? ", at the other side's forces" : ""), wherever it holds\(isEndless ? ", for as long as it holds" : "")\(notice)"
                : " \(played.region.map { "in \($0)" } ?? "there"), at whatever it likes and without a word beforehand"
            let aim = isMilitary ? "the other side's army" : "a town"
            let asked =
                lifting == .everywhere
                ? isMilitary
                    ? "and that is whom the ceasefire was to spare"
                    : "the text asks neither where nor at what"
                : "the text asks neither at what nor when"
            return Flaw(
                rule: .ceasefireLifted,
                severity: isEndless && lifting == .everywhere ? .grave : .serious,
                subject: permission.name.text,
                message:
                    "\(permission.name) lets \(holders) do what \(provision.name) forbids, by \(played.act)\(reach)\(others.isEmpty ? "" : "; \(others) \(played.others.count == 1 ? "has" : "have") no such permission").",
                story:
                    "\(stage.name(played.holders[0])) fires at \(aim). It says that this is what \(permission.name) permits, and it is right: \(asked). \(others.isEmpty ? "The next day the other side does the same, and it is right too." : "When \(stage.name(played.others[0])) fires back, that is a breach.")",
                span: draft.span("permission", permission.name.text, "permits"),
                counterexample: played.example, mend: Self.mend)
        }
        return nil
    }

    // MARK: How it is shown

    private struct Played {
        let holders: [ActorID]
        /// Those whom the provision binds, and who may not do the same.
        let others: [ActorID]
        let act: Act
        let target: TargetClass?
        /// The name of the place for which alone it holds.
        let region: String?
        let example: Counterexample
    }

    /// The holder does what is forbidden and breaks nothing; whoever answers in the same way does.
    private func played(
        _ written: Permission, _ provision: Provision, _ lifting: Permission.Lifting, on stage: Stage
    ) -> Played? {
        let permission = stage.draft.agreement.permissions.first { $0.name == written.name } ?? written
        let bound = stage.parties(provision.binds)
        let holders = stage.parties(permission.to).filter(bound.contains)
        let acts = permission.force(forbiddenBy: provision)
        let usual: [Act] = ["shelling", "drone-strike", "small-arms-fire"]
        guard let act = usual.first(where: acts.contains) ?? acts.min(), let holder = holders.first else {
            return nil
        }
        let others = bound.filter { party in
            !stage.draft.agreement.permissions.contains {
                ($0.lifting(of: provision) == .everywhere
                    || ($0.lifting(of: provision) != nil && $0.place == permission.place))
                    && stage.parties($0.to).contains(party)
            }
        }
        // At a place, what both may do is no more than a place to which the ceasefire does not reach.
        guard lifting == .everywhere || !others.isEmpty else { return nil }
        let (target, region) = (permission.someTarget(of: provision), permission.region)
        let seconds = Int64(30 * 86_400)
        var play = Play(on: stage)
        var before: Int64 = 0
        if let notice = permission.notice {
            if case .stated(let asked) = notice.beforeSeconds { before = asked }
            play.announce(permission, by: holder, at: 3_600, from: 3_600 + before)
        }
        let first = 3_600 + before + 3_600
        for day in 0..<Int64(3) {
            play.breach(
                of: provision, by: holder, at: first + day * 86_400, act: act, target: target, in: region,
                words: "\(stage.name(holder)) does what \(permission.name) permits: \(act)")
        }
        var claims: [Claim] = [.keeps(provision.name, by: holder)]
        if let other = others.first {
            play.breach(
                of: provision, by: other, at: first + 3 * 86_400, act: act, target: target, in: region)
            claims.append(.breaks(provision.name, by: other))
        }
        let words =
            "\(stage.name(holder)) has broken nothing\(others.first.map { "; \(stage.name($0)) has" } ?? "")"
        return play.shown(
            .all(claims), until: max(seconds, first + 4 * 86_400), words: words,
            bearingOut: permission.name.text
        ).map {
            Played(
                holders: holders, others: others, act: act, target: target,
                region: lifting == .atPlace ? region : nil, example: $0)
        }
    }

    // MARK: How it is mended

    /// In words alone: where force is permitted, and against what, only the parties can say, and a place that nobody drew would hide
    /// that nobody said it.
    private static let mend = Mend(
        words:
            "Say where, at what and until when, after notice of at least two days, and permit no force outside of that; or strike it. What one side may do, the other will ask for."
    )
}

extension Permission {
    /// The acts of force that it permits and the provision forbids.
    fileprivate func force(forbiddenBy provision: Provision) -> Set<Act> {
        guard lifts.contains(provision.name), case .stated(let permitted) = acts else { return [] }
        return provision.forbiddenActs.intersection(Provision.actsOfForce).filter(permitted.contains)
    }

    /// How far it takes force out of a provision.
    enum Lifting {
        /// Wherever, against whatever and with whatever the provision speaks of.
        case everywhere
        /// At a place of its own, against whatever and with whatever the provision speaks of, and without notice.
        case atPlace
    }

    /// How far it takes force out of a provision; nil where it is bounded.
    fileprivate func lifting(of provision: Provision) -> Lifting? {
        guard !force(forbiddenBy: provision).isEmpty, isAtWhatever(provision),
            weapons == .stated(.any) || weapons == provision.weapons
        else { return nil }
        if place == .stated(.anywhere) || place == provision.place { return .everywhere }
        return place.isStated && notice == nil ? .atPlace : nil
    }

    /// Whether its targets leave nothing of what the provision protects: military ones alone are those whom a ceasefire protects.
    private func isAtWhatever(_ provision: Provision) -> Bool {
        if targets.spans(provision.targets) { return true }
        guard case .stated(.only(let own)) = targets, own.contains("military") else { return false }
        return switch provision.targets {
        case .stated(.only(let protected)): protected.contains("military")
        default: true
        }
    }

    /// Something at which it permits force and which the provision protects: a town where it may be one.
    fileprivate func someTarget(of provision: Provision) -> TargetClass? {
        let usual = provision.someTarget
        guard case .stated(.only(let own)) = targets else { return usual }
        if usual.map(own.contains) ?? false { return usual }
        return own.contains("military") ? "military" : own.min()
    }

    /// The name of a place for which it holds; nil where it holds everywhere.
    fileprivate var region: String? {
        if case .stated(.named(let names)) = place { names.first } else { nil }
    }

    /// Whether it certainly ends before the provision does.
    fileprivate func ends(before provision: Provision) -> Bool {
        guard let end = until.instant else { return false }
        return provision.until.isNever || provision.until.instant.map { end < $0 } ?? false
    }
}

extension Value<Selection<TargetClass>> {
    /// Whether all that another value holds is in it.
    fileprivate func spans(_ other: Self) -> Bool {
        switch (self, other) {
        case (.stated(.any), _): true
        case (.stated(.only(let own)), .stated(.only(let all))): own.isSuperset(of: all)
        default: self == other
        }
    }
}

extension Play {
    /// A party gives notice that it will use a permission for a month.
    fileprivate mutating func announce(
        _ permission: Permission, by party: ActorID, at seconds: Int64, from: Int64
    ) {
        let addressees: Set<ActorID> =
            permission.notice.map { if case .stated(let to) = $0.to { to } else { [] } } ?? []
        guard let period = Interval(earliest: moment(from), latest: moment(from + 30 * 86_400)) else {
            return
        }
        let announced = Announced(
            permission: permission.name, by: party, to: addressees, served: Interval(at: moment(seconds)),
            period: period)
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .word, actor: party,
                words: "\(name(party)) gives notice of \(permission.name) for a month"),
            entries: [
                Entry(
                    id: nextEntry, author: party.text, role: "liaison-officer",
                    available: Interval(at: moment(seconds)), reason: "it was announced",
                    content: .proceeding(.announced(announced)))
            ])
    }
}
