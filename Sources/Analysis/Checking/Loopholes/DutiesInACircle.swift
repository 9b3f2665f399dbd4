internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties each of which falls due only when another is done.
struct DutiesInACircle: Rule {
    static let page = RulePage(
        id: .dutiesInACircle, kind: .loophole, title: "Duties that wait for each other",
        looksFor:
            "Duties whose times are counted from one another, or that open only when another is done, in a circle: as long as nobody begins, nobody is late. (Circles in which nothing could ever begin are errors, which every command reports.)",
        matters:
            "Each side may wait for the other for ever, and each will say so. The text looks as if it obliged both; as it stands it obliges neither.",
        bad: ExampleText.document(
            provision,
            obligation("guns-withdrawn", due: "prisoners-freed.completed + 7d"),
            obligation("prisoners-freed", due: "guns-withdrawn.completed + 7d"), response,
            front: "observers: {mission: Mission}"),
        good: ExampleText.document(
            provision,
            obligation("guns-withdrawn", due: "fire-ceases.started + 14d"),
            obligation("prisoners-freed", due: "guns-withdrawn.completed + 7d"), response,
            front: "observers: {mission: Mission}"))

    private static let provision = ExampleText.fireCeases

    private static func obligation(_ name: String, due: String) -> String {
        """
        obligation: \(name)
        binds: [east, west]
        to: do what the article says
        from: fire-ceases.started
        complete-by: \(due)
        verified-by: [mission]
        silence: breach
        standard-of-proof: clear-and-convincing
        """
    }

    private static let response = """
        response: answer
        to: [fire-ceases, guns-withdrawn, prisoners-freed]
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - rung: warning
            when: first-breach
            who: [mission]
            measure: a warning
            within: 24h
        """

    // Whoever no longer waits may then open the other's duty by its own word.
    static let opens: [RuleID] = [.selfServingTrigger]

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft, withDuties: true) else { return [] }
        let waits = Waits(draft.agreement)
        return waits.circles().compactMap { flaw($0, in: draft, on: stage) }
    }

    private func flaw(_ circle: [DeedName], in draft: Draft, on stage: Stage) -> Flaw? {
        let days = Int64(draft.bounds.days)
        var play = Play(on: stage)
        for (deed, other) in zip(circle, circle.dropFirst() + circle.prefix(1)) {
            play.put(
                Counterexample.Event(
                    at: play.moment(days * 86_400), kind: .silence,
                    words: "after \(days) days nobody has begun \(deed): it waits for \(other)"))
        }
        let claims = circle.flatMap { deed in
            stage.owners(of: deed).map { Claim.neverLate(deed, of: $0) }
        }
        guard !claims.isEmpty,
            let example = play.shown(
                .all(claims), until: days * 86_400,
                words: "nothing is done, nothing is due, and nobody is in breach",
                bearingOut: circle.map(\.text).joined(separator: "/")),
            let place = draft.deed(circle[0])
        else { return nil }
        let names = circle.map(\.text)
        let chain = zip(names, names.dropFirst() + [names[0]]).map { "\($0) waits for \($1)" }
            .joined(separator: ", and ")
        return Flaw(
            rule: .dutiesInACircle, severity: .grave, subject: names.joined(separator: "/"),
            message: "\(chain): as long as nobody begins, nobody is late.",
            story:
                "Each side waits. Whoever asks the other to begin is told that its own part comes first, and both are right by the text. \(days) days later nothing has been done, and nobody has broken anything.",
            span: draft.span(of: Self.key(of: circle[0], in: draft), in: place), counterexample: example,
            bound: "\(days) days", mend: mend(circle[0], in: draft))
    }

    /// The key by which a duty waits.
    private static func key(of deed: DeedName, in draft: Draft) -> String {
        if let one = draft.agreement.obligations.first(where: { $0.name == deed }) {
            return one.waitsFor.map { !Waits.deeds(in: $0).isEmpty } ?? false
                ? "after" : one.completeBy != nil ? "complete-by" : "from"
        }
        return draft.agreement.declarations.contains { $0.name == deed } ? "by" : "tranches"
    }

    private func mend(_ deed: DeedName, in draft: Draft) -> Mend {
        let words = "Count the time of one of them from a date, or from when the ceasefire began."
        guard let provision = draft.agreement.provisions.first,
            draft.agreement.obligations.contains(where: { $0.name == deed }),
            Self.key(of: deed, in: draft) == "complete-by",
            let edit = draft.edit(
                Stage.Setting(
                    holder: .block("obligation", deed.text), key: "complete-by",
                    value: "\(provision.name).started + 30d", words: ""))
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }

    /// Which duties fall due only when others are done.
    private struct Waits {
        private var waits: [DeedName: Set<DeedName>] = [:]
        private let agreement: Agreement

        init(_ agreement: Agreement) {
            self.agreement = agreement
            for one in agreement.obligations {
                waits[one.name] = deeds(
                    [one.opens, one.completeBy ?? one.beginBy ?? .unstated]
                ).union(one.waitsFor.map(Self.deeds) ?? [])
            }
            for one in agreement.declarations { waits[one.name] = deeds([one.by]) }
            for one in agreement.exchanges {
                waits[one.name] = deeds(Array(one.tranches.map(\.by).prefix(1)))
                    .union(one.declaration.map { [$0] } ?? [])
            }
        }

        /// The deeds that a condition certainly asks for.
        static func deeds(in condition: Condition) -> Set<DeedName> {
            switch condition {
            case .performed(let deed): [deed]
            case .all(let all): all.reduce(into: []) { $0.formUnion(deeds(in: $1)) }
            default: []
            }
        }

        /// The deeds from which moments are counted, by way of times in force too.
        private func deeds(_ moments: [Value<InstantExpression>]) -> Set<DeedName> {
            moments.reduce(into: []) { all, moment in
                guard case .stated(let expression) = moment, case .event(let event) = expression.base else {
                    return
                }
                switch event {
                case .deedStarted(let name), .deedCompleted(let name): all.insert(name)
                case .provisionStarted(let name):
                    guard let provision = agreement.provisions.first(where: { $0.name == name }),
                        case .stated(let from) = provision.from, case .event(let first) = from.base,
                        case .deedCompleted(let deed) = first
                    else { return }
                    all.insert(deed)
                case .provisionEnded: break
                }
            }
        }

        /// The circles, each once, from the duty that the document tells first.
        func circles() -> [[DeedName]] {
            let order =
                agreement.obligations.map(\.name) + agreement.declarations.map(\.name)
                + agreement.exchanges.map(\.name)
            var told: Set<Set<DeedName>> = []
            return order.compactMap { start in
                // A time that is counted from the duty's own beginning is no circle.
                guard let circle = path(from: start, to: start, seen: []), circle.count > 1,
                    told.insert(Set(circle)).inserted
                else { return nil }
                return circle
            }
        }

        private func path(from deed: DeedName, to goal: DeedName, seen: Set<DeedName>) -> [DeedName]? {
            for next in (waits[deed] ?? []).sorted() where next != deed {
                if next == goal { return [deed] }
                guard !seen.contains(next) else { continue }
                if let rest = path(from: next, to: goal, seen: seen.union([deed])) { return [deed] + rest }
            }
            return nil
        }
    }
}

extension Stage {
    /// Who owes a duty.
    func owners(of deed: DeedName) -> [ActorID] {
        let agreement = draft.agreement
        let value =
            agreement.obligations.first { $0.name == deed }?.binds
            ?? agreement.declarations.first { $0.name == deed }?.binds
            ?? agreement.exchanges.first { $0.name == deed }?.between
        guard case .stated(let owners)? = value else { return [] }
        return owners.sorted()
    }
}

extension Draft {
    /// The block that declares a duty.
    func deed(_ name: DeedName) -> (outline: DocumentOutline, block: DocumentOutline.Block)? {
        block("obligation", name.text) ?? block("declaration", name.text) ?? block("exchange", name.text)
    }
}
