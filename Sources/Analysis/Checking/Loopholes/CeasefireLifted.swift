internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A permission that takes force out of a ceasefire: wherever its holder wants, against whatever it wants.
struct CeasefireLifted: Rule {
    static let page = RulePage(
        id: .ceasefireLifted, kind: .loophole, title: "A permission that lifts the ceasefire",
        looksFor:
            "A permission for acts of force that a provision forbids, without a limit of place, of targets or of weapons within what the provision protects. It is grave where it has no end before the provision does. Whoever holds it is told, and whether the other side holds one like it. A drill on a training ground, or a flight, is none.",
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
            draft.agreement.provisions.contains { permission.undoes($0) }
        }
        let settings = permissions.flatMap { permission -> [Stage.Setting] in
            // Provisions are played wherever they apply; so are the permissions that reach as far.
            guard permission.place != .stated(.anywhere) else { return [] }
            return [
                Stage.Setting(
                    holder: .block("permission", permission.name.text), key: "where", value: "anywhere",
                    words: "what happens lies where \(permission.name) applies")
            ]
        }
        guard !permissions.isEmpty, let stage = Stage(draft, settings: settings) else { return [] }
        return permissions.compactMap { flaw($0, in: draft, on: stage) }
    }

    private func flaw(_ permission: Permission, in draft: Draft, on stage: Stage) -> Flaw? {
        for provision in draft.agreement.provisions where permission.undoes(provision) {
            guard let staged = stage.draft.provision(provision.name),
                let played = played(permission, staged, on: stage)
            else { continue }
            let holders = played.holders.map(stage.name).joined(separator: " and ")
            let isEndless = !permission.ends(before: provision)
            let notice = permission.notice == nil ? "" : " once it has said so beforehand"
            let others = played.others.map(stage.name).joined(separator: " and ")
            return Flaw(
                rule: .ceasefireLifted, severity: isEndless ? .grave : .serious,
                subject: permission.name.text,
                message:
                    "\(permission.name) lets \(holders) do what \(provision.name) forbids, by \(played.act), wherever it holds\(isEndless ? ", for as long as it holds" : "")\(notice)\(others.isEmpty ? "" : "; \(others) \(played.others.count == 1 ? "has" : "have") no such permission").",
                story:
                    "\(stage.name(played.holders[0])) fires at a town. It says that this is what \(permission.name) permits, and it is right: the text asks neither where nor at what. \(others.isEmpty ? "The next day the other side does the same, and it is right too." : "When \(stage.name(played.others[0])) fires back, that is a breach.")",
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
        let example: Counterexample
    }

    /// The holder does what is forbidden and breaks nothing; whoever answers in the same way does.
    private func played(_ permission: Permission, _ provision: Provision, on stage: Stage) -> Played? {
        let bound = stage.parties(provision.binds)
        let holders = stage.parties(permission.to).filter(bound.contains)
        let acts = permission.force(forbiddenBy: provision)
        let usual: [Act] = ["shelling", "drone-strike", "small-arms-fire"]
        guard let act = usual.first(where: acts.contains) ?? acts.min(), let holder = holders.first else {
            return nil
        }
        let others = bound.filter { party in
            !stage.draft.agreement.permissions.contains {
                $0.undoes(provision) && stage.parties($0.to).contains(party)
            }
        }
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
                of: provision, by: holder, at: first + day * 86_400, act: act,
                words: "\(stage.name(holder)) does what \(permission.name) permits: \(act)")
        }
        var claims: [Claim] = [.keeps(provision.name, by: holder)]
        if let other = others.first {
            play.breach(of: provision, by: other, at: first + 3 * 86_400, act: act)
            claims.append(.breaks(provision.name, by: other))
        }
        let words =
            "\(stage.name(holder)) has broken nothing\(others.first.map { "; \(stage.name($0)) has" } ?? "")"
        return play.shown(
            .all(claims), until: max(seconds, first + 4 * 86_400), words: words,
            bearingOut: permission.name.text
        ).map {
            Played(holders: holders, others: others, act: act, example: $0)
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

    /// Whether it takes force out of a provision wherever, against whatever and with whatever the provision speaks of.
    fileprivate func undoes(_ provision: Provision) -> Bool {
        !force(forbiddenBy: provision).isEmpty
            && (place == .stated(.anywhere) || place == provision.place)
            && targets.spans(provision.targets)
            && (weapons == .stated(.any) || weapons == provision.weapons)
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
