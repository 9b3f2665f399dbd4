internal import AgreementLanguage
internal import CeasefireModel

// What answers a breach or an omission that nothing answers: an edit that opens no other gap.
extension Draft {
    /// The edits by which breaches by more parties are answered as others' are. A rung that would then ask a party to act, or to order,
    /// against itself is given to those whose breaches were answered before; nil where that asks them for force, or where the rung
    /// is a body's that the party can stop: the response was written for the others.
    func answering(_ parties: Set<ActorID>, by response: Response) -> [DocumentEdit]? {
        // A guarantee is given to somebody: it is not turned against him by a word.
        guard !response.isGuarantee else { return nil }
        let voices = Voices(agreement: agreement)
        let before = response.breachBy.allNamed
        var edits = [
            edit("response", response.name.text, "breach-by", to: Self.list(before.union(parties)))
        ]
        for rung in response.rungs {
            for (key, asked) in [("who", rung.who), ("authorised-by", rung.authorisedBy ?? .unstated)] {
                let actors = voices.actors(asked)
                let holders = parties.filter { voices.areHeld(actors, by: $0) }
                guard !holders.isEmpty else { continue }
                let others = before.subtracting(holders)
                guard !others.isEmpty, !rung.takesForce, actors.allSatisfy({ voices.body($0) == nil }) else {
                    return nil
                }
                edits.append(
                    edit(
                        Stage.Setting(
                            holder: .rung(rung.name, of: response.name), key: key,
                            value: Self.list(actors.union(others)), words: "")))
            }
        }
        return edits.contains { $0 == nil } ? nil : edits.compactMap(\.self)
    }

    /// How breaches and omissions by parties that a response leaves out come to be answered: by it, or by a response of their own.
    ///
    /// - Parameter breaches: The provisions and duties of which nothing answers them; all that the response answers where empty.
    func mend(leftOut parties: Set<ActorID>, of response: Response, breaches: [String] = []) -> Mend {
        if let edits = answering(parties, by: response) {
            return Mend(
                words:
                    "Let \(response.name) answer breaches by \(names(parties.sorted())) too, or say what does.",
                edits: edits)
        }
        let all = (response.provisions.map(\.text) + response.deeds.map(\.text)).sorted()
        let own = answer(
            named: "breaches-by-\(parties.sorted().map(\.text).joined(separator: "-and-"))",
            to: breaches.isEmpty ? all : breaches, by: parties)
        return Mend(
            words:
                "Say what answers breaches by \(names(parties.sorted())), in a response of its own: \(response.name) is \(response.isGuarantee ? "a guarantee against others" : "written against others, and would leave a measure to the one against whom it stands").",
            edits: own)
    }

    /// The response that answers a first breach of another provision by all these parties, and the edit by which it answers one more; nil where
    /// there is none, or it takes force and the provision forbids none. A guarantee is given for what it names.
    func joining(_ provision: Provision, by parties: Set<ActorID>) -> (Response, DocumentEdit)? {
        for response in agreement.responses where !response.isGuarantee {
            let others = agreement.provisions.filter { response.provisions.contains($0.name) }
            let isAlike = others.contains { $0.forbidsForce == provision.forbidsForce }
            guard !others.isEmpty, isAlike || !response.rungs.contains(where: \.takesForce),
                response.breachBy.isStated, response.breachBy.allNamed.isSuperset(of: parties),
                response.rungs.contains(where: { $0.condition == .firstBreach }),
                let (outline, block) = block("response", response.name.text), outline.file == file,
                let to = block.node["to"]?.value
            else { continue }
            let own = to.text.map { [$0] } ?? to.members.compactMap(\.text)
            let all = "[\((own + [provision.name.text]).joined(separator: ", "))]"
            if let edit = outline.setting("to", to: all, in: block.node) { return (response, edit) }
        }
        return nil
    }

    /// A response of its own: a warning, and where more than duties are broken a measure that the parties must name, after three breaches in
    /// a month, for a ladder of words alone is none. It is found by somebody without a stake in it, and taken by somebody else than whoever is
    /// answered. Nothing where the document names nobody who could find it; in a plan somebody still to be named, as where a plan says
    /// of none of its responses who finds.
    ///
    /// - Parameters:
    ///   - name: What it is called; a number follows where the name is taken.
    ///   - breaches: The provisions and duties that it answers.
    ///   - wanted: Whose breaches; where no response answers the others' either, theirs too.
    func answer(named name: String, to breaches: [String], by wanted: Set<ActorID>) -> [DocumentEdit] {
        let (breaches, parties) = withOthers(breaches, by: wanted)
        // What stands in for the user of a plan holds nothing that is signed: its answers stand in the plan.
        let plan = agreement.responses.first.flatMap { block("response", $0.name.text)?.outline }
        let isPlan = isStandIn || agreement.provisions.isEmpty
        guard let outline = isStandIn ? plan : outlines[file], !parties.isEmpty else { return [] }
        let known = finders(of: parties)
        let stranger = isPlan && known == nil ? NobodyDecides.stranger(in: outline, of: agreement) : nil
        let named = stranger.map { [$0.id] }
        let taken = Set(agreement.responses.map(\.name.text))
        let candidates = [name] + (2...9).map { number -> String in "\(name)-\(number)" }
        guard let finders = known ?? named, let free = candidates.first(where: { !taken.contains($0) }) else {
            return []
        }
        // What answers fire need not answer a late report.
        let duties = Set(agreement.duties.map(\.name.text))
        let actors = MeasureToAgree.actors(against: parties, in: agreement)
        let measure =
            breaches.allSatisfy(duties.contains) ? nil : actors.map { MeasureToAgree.rung("measure", by: $0) }
        let addition = outline.adding(
            block: """
                response: \(free)
                to: [\(breaches.joined(separator: ", "))]
                breach-by: \(Self.list(parties))
                clock-starts: found
                found-by: \(Self.list(finders))
                episode-ends-after: \(measure == nil ? "7d" : MeasureToAgree.length)
                rungs:
                  - {rung: warning, when: first-breach, who: \(Self.list(warners(of: parties))), measure: a warning in public, within: 24h}\(measure.map { "\n  - \($0)" } ?? "")
                """, heading: "What else is answered",
            paragraph: measure == nil || !speaksEnglish || NoCountingRule.isTold(in: self)
                ? "" : MeasureToAgree.counting)
        return stranger.map { [addition, $0.edit] } ?? [addition]
    }

    /// What a first response must answer: a consequence for one side only would be a gap of its own.
    private func withOthers(_ breaches: [String], by wanted: Set<ActorID>) -> ([String], Set<ActorID>) {
        guard agreement.responses.isEmpty else { return (breaches, wanted) }
        let others = Set(boundParties).subtracting(wanted)
        func binds(_ value: Value<Set<ActorID>>) -> Bool { !value.allNamed.isDisjoint(with: others) }
        let more =
            agreement.provisions.filter { binds($0.binds) }.map(\.name.text)
            + agreement.duties.filter { binds($0.binds) }.map(\.name.text)
        return (breaches + more.filter { !breaches.contains($0) }, wanted.union(others))
    }

    /// Who may find breaches by these parties: whoever finds others already, bodies, observers, mediators, in this order; nobody whom one
    /// of the parties can stop, or who would accuse alone. Guarantors have a stake, for they must act.
    private func finders(of parties: Set<ActorID>, among roles: [Actor.Role] = [.observer, .mediator])
        -> [ActorID]?
    {
        let voices = Voices(agreement: agreement)
        let sides = Set(agreement.parties)
        func isFit(_ finder: ActorID) -> Bool {
            guard let body = voices.body(finder) else { return !sides.contains(finder) }
            guard body.vote.isStated, body.members.isStated else { return false }
            let members = Set(voices.members(of: body))
            return !parties.contains { voices.isStopped(body, by: $0) }
                && !(voices.isCarriedByOne(body, vote: nil) && !members.isDisjoint(with: sides))
                && (body.quorum ?? 0) < members.count
        }
        let known = agreement.responses.compactMap(\.foundBy).map { voices.actors($0).sorted() }
        func actors(_ role: Actor.Role) -> [ActorID] {
            agreement.actors.filter { $0.role == role }.map(\.id).sorted()
        }
        return
            (known + [agreement.bodies.map(\.id)]
            + roles.map(actors)).lazy.map { $0.filter(isFit) }.first {
                !$0.isEmpty
            }
    }

    /// Who could find the breaches that a response answers: the first who is fit to; nil where the document names nobody.
    func finder(of response: Response) -> ActorID? {
        let answered = response.breachBy.allNamed
        return finders(of: answered.isEmpty ? Set(agreement.parties) : answered, among: [.observer])?.first
    }

    /// Who warns these parties: the guarantors, the mediators, or else the parties themselves, each the others.
    private func warners(of parties: Set<ActorID>) -> [ActorID] {
        for role in [Actor.Role.guarantor, .mediator] {
            let actors = agreement.actors.filter { $0.role == role }.map(\.id).sorted()
            if !actors.isEmpty { return actors }
        }
        let others = agreement.parties.filter { !parties.contains($0) }
        return others.isEmpty ? agreement.parties : others
    }
}
