internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The values of an agreement as people read them.
struct AgreementWords: Sendable {
    /// The full names of actors.
    let names: [ActorID: String]
    let moments: Moments

    init(_ agreement: Agreement, moments: Moments) {
        names = Dictionary(agreement.actors.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a })
        self.moments = moments
    }

    init(_ released: Released) {
        self.init(released.verdict.agreement, moments: released.moments)
    }

    // MARK: Values

    /// What a document says at a place where a value can stand.
    func text<Wrapped>(_ value: Value<Wrapped>, _ plain: (Wrapped) -> String) -> String {
        switch value {
        case .stated(let one): plain(one)
        case .either(let all): all.map(plain).joined(separator: ", or ")
        case .unstated: "unstated"
        case .term(let term): "as a reading gives \(term)"
        }
    }

    func actor(_ id: ActorID) -> String { names[id] ?? id.text }

    func actors(_ ids: Set<ActorID>) -> String {
        ids.isEmpty ? "nobody" : ids.sorted().map(actor).joined(separator: ", ")
    }

    func actors(_ value: Value<Set<ActorID>>) -> String { text(value, actors) }

    func moment(_ value: Value<InstantExpression>) -> String { text(value, moment) }

    func moment(_ expression: InstantExpression) -> String {
        let base =
            switch expression.base {
            case .instant(let instant): moments.local(instant)
            case .term(let term): term.text
            case .event(let event): self.event(event)
            case .never: "never"
            }
        let day = expression.localDay.map { "day \($0) of \(base)" } ?? base
        guard expression.plusSeconds != 0 else { return day }
        let length = lengthText(seconds: abs(expression.plusSeconds))
        return day + (expression.plusSeconds < 0 ? " - " : " + ") + length
    }

    private func event(_ event: EventReference) -> String {
        switch event {
        case .provisionStarted(let name): "the beginning of \(name)"
        case .provisionEnded(let name): "the end of \(name)"
        case .deedStarted(let name): "the beginning of \(name)"
        case .deedCompleted(let name): "the completion of \(name)"
        }
    }

    func members<Kind>(_ selection: Selection<Identifier<Kind>>) -> String {
        switch selection {
        case .any: "any"
        case .only(let members): list(members)
        }
    }

    func list<Kind>(_ members: Set<Identifier<Kind>>) -> String {
        members.isEmpty ? "none" : Self.list(Set(members.map(\.text)))
    }

    /// Names in a row; all acts of an attack by the word that the language has for them.
    static func list(_ names: Set<String>) -> String {
        let attack = Set((Vocabulary.actSets["any-attack"] ?? []).map(\.text))
        guard !attack.isEmpty, names.isSuperset(of: attack) else {
            return names.sorted().joined(separator: ", ")
        }
        return (["any attack"] + names.subtracting(attack).sorted()).joined(separator: ", ")
    }

    /// What a reading gives for an open term.
    func term(_ value: Value<TermValue>?) -> String {
        switch value {
        case nil, .unstated?: "unstated"
        case .stated(let value)?: term(value)
        case .either(let values)?: values.map(term).joined(separator: " or ")
        case .term(let term)?: "as \(term)"
        }
    }

    private func term(_ value: TermValue) -> String {
        switch value {
        case .instant(let expression): moment(expression)
        case .duration(let seconds): lengthText(seconds: seconds)
        case .place(let place): place.words
        case .targets(let selection): members(selection)
        case .acts(let selection): members(selection)
        case .weapons(let weapons): weapons.words
        case .parties(let parties): actors(parties)
        case .exemptions(let names): list(names)
        case .standard(let standard): standard.words
        case .anchor(let anchor): Wording.anchor(anchor)
        case .timing(let timing): self.timing(timing)
        }
    }

    func timing(_ timing: Timing) -> String {
        [
            timing.notBeforeSeconds.map { "not before " + lengthText(seconds: $0) },
            timing.withinSeconds.map { "within " + lengthText(seconds: $0) },
            timing.isCeilingUnstated ? "within a time that is unstated" : nil,
        ].compactMap(\.self).joined(separator: ", ")
    }

    /// By which acts something is done: `shelling against military`, `no act that an agreement could forbid`.
    func involvement(_ involvement: Involvement) -> String {
        guard involvement != .none else { return "no act that an agreement could forbid" }
        let targets =
            involvement.targets == .stated(.any) ? "" : " against \(text(involvement.targets, members))"
        let weapons =
            involvement.weapons == .stated(.any) ? "" : " with \(text(involvement.weapons) { $0.words })"
        return text(involvement.acts, members) + targets + weapons
    }

    // MARK: Conditions

    func condition(_ condition: Condition) -> String {
        switch condition {
        case .firstBreach: "the first breach"
        case .continuesAfter(let rung): "breaches go on after \(rung)"
        case .expandedAttack(let value):
            value == .unstated
                ? "an expanded attack, which nothing defines"
                : "an expanded attack: \(text(value) { self.condition($0) })"
        case .count(let least, let within):
            "\(least) breaches" + (within.map { " within \(lengthText(seconds: $0))" } ?? "")
        case .places(let least): "breaches at \(Wording.count(least, "place"))"
        case .killed(let least): "\(least) killed"
        case .injured(let least): "\(least) injured"
        case .actsInclude(let acts): "a breach by \(acts.sorted().map(\.text).joined(separator: " or "))"
        case .stoppedFor(let seconds): "no breach for \(lengthText(seconds: seconds))"
        case .performed(let deed): "\(deed) is done"
        case .certified(let rule): "\(actors(rule.by)) certifies \(rule.matter)"
        case .decided(let rule):
            "\(actors(rule.by)) decides \(rule.matter)"
                + (rule.within.map { " within \(text($0) { lengthText(seconds: $0) })" } ?? "")
                + (rule.otherwise.map { ", deemed \($0 ? "agreed" : "refused") otherwise" } ?? "")
        case .breachFound(let names, let by):
            "\(by.map(actors) ?? "anybody") finds a breach of \(names.map(\.text).sorted().joined(separator: ", "))"
        case .any(let all): all.map { self.condition($0) }.joined(separator: ", or ")
        case .all(let all): all.map { self.condition($0) }.joined(separator: ", and ")
        case .not(let one): "not: \(self.condition(one))"
        case .unstated: "unstated"
        }
    }

    /// `consensus`, `at least 3 votes in favour`.
    func vote(_ rule: VoteRule) -> String {
        switch rule {
        case .consensus: "consensus"
        case .unanimity: "unanimity"
        case .majority: "a majority"
        case .twoThirds: "two thirds"
        case .atLeast(let votes): "at least \(Wording.count(votes, "vote")) in favour"
        }
    }
}
