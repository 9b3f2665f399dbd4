internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// The names that entries can use of an agreement, and what in the entries uses others.
struct AgreementNames {
    private let agreement: Agreement
    private let deeds: Set<String>
    private let tranches: [String: Set<String>]
    private let permissions: Set<String>
    private let certified: [String: [CertificationRule]]
    private let decided: [String: [DecisionRule]]
    private let responses: Set<String>
    private let finders: Finders

    init(_ agreement: Agreement, origins: OriginRegister) {
        self.agreement = agreement
        finders = Finders(agreement, origins: origins)
        deeds = Set(
            agreement.obligations.map(\.name.text) + agreement.declarations.map(\.name.text)
                + agreement.exchanges.map(\.name.text))
        tranches = Dictionary(
            agreement.exchanges.map { ($0.name.text, Set($0.tranches.map(\.name.text))) },
            uniquingKeysWith: { $0.union($1) })
        permissions = Set(agreement.permissions.map(\.name.text))
        let matters = Matters(agreement)
        certified = Dictionary(grouping: matters.certifications) { $0.matter.text }
        decided = Dictionary(grouping: matters.decisions) { $0.matter.text }
        responses = Set(agreement.responses.map(\.name.text))
    }

    /// What in the entries names nothing of the agreement, a sentence each, in the entries' order. It reaches
    /// nothing: whoever wrote it should know.
    func remarks(on entries: [Entry]) -> [Reason] {
        entries.flatMap { entry in
            problems(of: entry.content).map { "entry \(entry.id) \($0)" as Reason }
        }
    }

    private func problems(of content: Entry.Content) -> [String] {
        switch content {
        case .proceeding(.step(let step)): problems(of: step)
        case .proceeding(.declared(let declared)): problems(of: declared)
        case .proceeding(.certified(let certified)): problems(of: certified)
        case .proceeding(.decided(let decided)): problems(of: decided)
        case .proceeding(.announced(let announced)): problems(of: announced)
        case .clockPaused(let pause): unknown("response", pause.response.text, among: responses)
        case .finding(let finding):
            problems(of: finding) + nearlyNamed(finding.body)
                + votes(finding.votes, of: body(called: finding.body), called: finding.body)
        case .noticeServed(let notice):
            notice.deeds.flatMap { unknown("duty", $0.text, among: deeds) }
        case .bearing, .sameEvent, .differentEvents, .contains, .measureTaken: []
        }
    }

    private func problems(of step: Step) -> [String] {
        problems(of: step.deed, step.tranche, by: step.by)
    }

    private func problems(of finding: Finding) -> [String] {
        guard case .deed(let deed, let tranche, let occasion) = finding.subject else { return [] }
        return problems(of: deed, tranche, by: finding.party) + problems(of: deed, occasion)
    }

    private func problems(of deed: DeedName, _ tranche: TrancheName?, by party: ActorID) -> [String] {
        let name = deed.text
        var problems = unknown("duty", name, among: deeds)
        if let known = tranches[name] {
            if let tranche {
                problems += unknown("tranche", tranche.text, among: known, of: name)
            } else {
                problems.append("names no tranche of \(name)")
            }
        } else if let tranche, problems.isEmpty {
            problems.append("names the tranche \(tranche) of \(name), which has none")
        }
        guard problems.isEmpty, let bound = bound(by: name), !bound.contains(party) else { return problems }
        return ["tells of \(name) by \(party), which does not owe it"]
    }

    /// An occasion of what is owed once.
    private func problems(of deed: DeedName, _ occasion: Int?) -> [String] {
        guard let occasion, deeds.contains(deed.text),
            !agreement.obligations.contains(where: { $0.name == deed && $0.everySeconds != nil })
        else { return [] }
        return ["names occasion \(occasion) of \(deed), which is owed once"]
    }

    private func problems(of declared: Declared) -> [String] {
        let known = Set(agreement.declarations.map(\.name.text))
        let problems = unknown("declaration", declared.deed.text, among: known)
        guard problems.isEmpty, let bound = bound(by: declared.deed.text), !bound.contains(declared.by)
        else { return problems }
        return ["holds the declaration \(declared.deed) by \(declared.by), which does not owe it"]
    }

    private func problems(of certified: Certified) -> [String] {
        guard let rules = self.certified[certified.matter.text] else {
            return unknown("matter to certify", certified.matter.text, among: self.certified.keys)
        }
        guard !rules.contains(where: { allows($0.by, certified.by) }) else { return [] }
        return ["holds a certificate of \(certified.matter) by \(certified.by), which may not certify it"]
    }

    private func problems(of decided: Decided) -> [String] {
        guard let rules = self.decided[decided.matter.text] else {
            return unknown("matter to decide", decided.matter.text, among: self.decided.keys)
        }
        guard rules.contains(where: { allows($0.by, decided.by) }) else {
            return ["holds a decision on \(decided.matter) by \(decided.by), which does not decide it"]
        }
        let body = agreement.bodies.first { $0.id == decided.by }
        return votes(decided.votes, of: body, called: decided.by.text)
    }

    private func problems(of announced: Announced) -> [String] {
        let name = announced.permission
        guard let permission = agreement.permissions.first(where: { $0.name == name }) else {
            return unknown("permission", name.text, among: permissions)
        }
        var problems =
            allows(permission.to, announced.by)
            ? [] : ["announces a use of \(name) by \(announced.by), which does not have it"]
        if case .stated(let asked)? = permission.notice?.to, !announced.to.isSuperset(of: asked) {
            let names = asked.subtracting(announced.to).sorted().map(\.text).joined(separator: ", ")
            problems.append(
                announced.to.isEmpty
                    ? "does not say to whom a use of \(name) was announced; \(names) must be told"
                    : "announces a use of \(name), and not to \(names)")
        }
        return problems
    }

    /// Votes of those who do not sit in the body.
    private func votes(_ votes: [Finding.Vote], of body: Body?, called name: String) -> [String] {
        guard let body, case .stated(let members) = body.members else { return [] }
        let strangers = votes.map(\.member).filter { voter in
            !members.contains { isNamed($0, voter) }
        }
        return strangers.map { "counts a vote of \(quoted($0)), which is no member of \(name)" }
    }

    /// A finding by whoever is nearly called as a body or a side is.
    private func nearlyNamed(_ name: String) -> [String] {
        guard case .perhaps(let meant) = finders.finder(name) else { return [] }
        return [
            "holds a finding by somebody whom the agreement does not name; did you mean \(meant)? Until that is settled it decides nothing"
        ]
    }

    private func body(called name: String) -> Body? {
        guard case .body(let body) = finders.finder(name) else { return nil }
        return body
    }

    /// Whether a word names an actor, by its short name or its full one.
    private func isNamed(_ actor: ActorID, _ word: String) -> Bool {
        finders.actor(word) == actor
    }

    /// Who owes a deed; nil where the document does not say, or a reading has to.
    private func bound(by deed: String) -> Set<ActorID>? {
        let all =
            agreement.obligations.map { ($0.name.text, $0.binds) }
            + agreement.declarations.map { ($0.name.text, $0.binds) }
            + agreement.exchanges.map { ($0.name.text, $0.between) }
        guard case .stated(let bound)? = all.first(where: { $0.0 == deed })?.1 else { return nil }
        return bound
    }

    /// Whether a value lets an actor in; where the document does not settle it, nobody is shut out.
    private func allows(_ value: Value<Set<ActorID>>, _ actor: ActorID) -> Bool {
        switch value {
        case .stated(let set): set.contains(actor)
        case .either(let sets): sets.contains { $0.contains(actor) }
        case .unstated, .term: true
        }
    }

    private func unknown(
        _ kind: String, _ name: String, among known: some Collection<String>, of whole: String? = nil
    ) -> [String] {
        guard !known.contains(name) else { return [] }
        let near = NearestWord.of(name, among: known)
        return [
            "names the \(kind) \(name), which \(whole ?? "the agreement") does not have"
                + (near.map { "; did you mean \($0)?" } ?? "")
        ]
    }

    private func quoted(_ words: String) -> String { "'\(words)'" }
}

/// Every matter that somebody certifies or decides under an agreement.
private struct Matters {
    var certifications: [CertificationRule] = []
    var decisions: [DecisionRule] = []

    init(_ agreement: Agreement) {
        for part in agreement.conditions.flatMap(\.condition.all) {
            switch part {
            case .certified(let rule): certifications.append(rule)
            case .decided(let rule): decisions.append(rule)
            default: break
            }
        }
    }
}
