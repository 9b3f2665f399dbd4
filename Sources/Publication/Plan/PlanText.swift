public import AgreementLanguage
public import CeasefireModel
internal import Evaluation
internal import Evidence

/// A document that forbids and orders nothing by itself, such as a plan of responses that a truce uses: what it answers,
/// what it leaves open, and how it is put to work. There is nothing in it that reports could break.
public enum PlanText {
    /// Whether nothing in the agreement can be broken.
    public static func isPlan(_ agreement: Agreement) -> Bool {
        agreement.provisions.isEmpty && agreement.obligations.isEmpty && agreement.declarations.isEmpty
            && agreement.exchanges.isEmpty
    }

    /// The page for a terminal.
    public static func text(
        _ agreement: Agreement, zones: any TimeZoneRules, style: TerminalStyle, width: Int
    ) -> String {
        let released = Released(
            Context(
                verdict: assess(agreement, record: Record(reports: [])), zones: zones, release: .public))
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        page.line(
            "text \(agreement.textFingerprint), meaning \(agreement.meaningFingerprint)", tone: .faint)
        for (role, actors) in involved(agreement) { page.line("\(role): \(actors)") }
        page.blank()
        page.line(
            "This document forbids nothing and orders nothing by itself, so there is nothing in it that anybody could break, and nothing was assessed.",
            hanging: 0)
        let answered = Set(agreement.responses.flatMap(\.provisions)).map(\.text).sorted()
        if !answered.isEmpty {
            page.line(
                "It answers breaches of \(answered.joined(separator: ", ")), which another document agrees. Put it to work there, and assess that document:",
                hanging: 0)
            page.blank()
            page.line("uses:", indent: 2)
            page.line("- document: \(agreement.file)", indent: 4)
            let pairs = answered.map { "\($0): NAME" }.joined(separator: ", ")
            page.line("where: {\(pairs)}", indent: 6)
        }
        let plan = Plan(agreement: agreement, released: released)
        for response in agreement.responses { plan.put(response, on: &page) }
        page.heading("What it leaves open")
        let open = plan.open
        if open.isEmpty { page.line("Nothing that Truce asks of a response.") }
        for one in open { page.line("- " + one) }
        if !open.isEmpty {
            page.blank()
            page.line(
                "Under each of these a breach will be answered in more than one way, and every result will say so.",
                hanging: 0)
        }
        return page.text
    }

    /// Whom the document names, by role, in the order in which it names them.
    private static func involved(_ agreement: Agreement) -> [(role: String, actors: String)] {
        Actor.Role.allCases.compactMap { role in
            let actors = agreement.actors.filter { $0.role == role }
            guard !actors.isEmpty else { return nil }
            return (
                actors.count == 1 ? role.rawValue : role.plural, actors.map(\.name).joined(separator: ", ")
            )
        }
    }

    /// The same for programs: `truce-plan/1`. What is open stands as words, as on the page.
    public static func json(_ agreement: Agreement, zones: any TimeZoneRules) -> String {
        let released = Released(
            Context(
                verdict: assess(agreement, record: Record(reports: [])), zones: zones, release: .public))
        let plan = Plan(agreement: agreement, released: released)
        return JSONValue.object([
            ("schema", .string("truce-plan/1")), ("title", .string(agreement.title)),
            ("text_fingerprint", .string(agreement.textFingerprint)),
            ("meaning_fingerprint", .string(agreement.meaningFingerprint)),
            (
                "answers",
                .strings(Set(agreement.responses.flatMap(\.provisions)).map(\.text).sorted())
            ),
            (
                "actors",
                .array(
                    agreement.actors.map {
                        .object([
                            ("actor", .string($0.id.text)), ("name", .string($0.name)),
                            ("role", .string($0.role.rawValue)),
                        ])
                    })
            ),
            ("responses", .array(agreement.responses.map { plan.json($0) })),
            ("open", .strings(plan.open)),
        ]).text(openLevels: 3)
    }
}

/// The responses of a plan in words.
private struct Plan {
    let agreement: Agreement
    let released: Released

    func json(_ response: Response) -> JSONValue {
        .object([
            ("response", .string(response.name.text)), ("guarantee", .bool(response.isGuarantee)),
            ("breach_by", .string(words.actors(response.breachBy))),
            ("clock_starts", .string(words.text(response.clockStarts) { $0.rawValue })),
            ("found_by", .maybe(response.foundBy) { .string(words.actors($0)) }),
            (
                "episode_ends_after",
                .string(words.text(response.episodeEndsAfter) { lengthText(seconds: $0) })
            ),
            (
                "rungs",
                .array(
                    response.rungs.map { rung in
                        .object([
                            ("rung", .string(rung.name.text)), ("measure", .string(rung.measure)),
                            ("when", .string(words.condition(rung.condition))),
                            ("who", .string(words.actors(rung.who))),
                            ("ordered_by", .maybe(rung.authorisedBy) { .string(words.actors($0)) }),
                            (
                                "involves",
                                .maybe(rung.involves) { .string(words.involvement($0)) }
                            ),
                            ("by_when", .string(words.text(rung.timing, words.timing))),
                            ("ends_when", .maybe(rung.standDown) { .string(words.condition($0)) }),
                        ])
                    })
            ),
        ])
    }

    private var words: AgreementWords { AgreementWords(released) }

    func put(_ response: Response, on page: inout TextPage) {
        page.heading(response.name.text + (response.isGuarantee ? ", a guarantee" : ""))
        page.line("answers breaches by: \(words.actors(response.breachBy))")
        let others = agreement.parties.filter { !named(response.breachBy).contains($0) }
        if case .stated = response.breachBy, !others.isEmpty {
            page.line("what answers a breach by \(released.names(others)): not said")
        }
        page.line("its clocks count from: \(words.text(response.clockStarts) { Wording.anchor($0) })")
        page.line("whose findings count: \(response.foundBy.map(words.actors) ?? "not said, so anybody's")")
        page.line(
            "a silence that ends an episode: \(words.text(response.episodeEndsAfter) { lengthText(seconds: $0) })"
        )
        for (i, rung) in response.rungs.enumerated() {
            page.line("\(i + 1). \(rung.name): \(rung.measure)", indent: 2, hanging: 3)
            page.line("when: \(words.condition(rung.condition))", indent: 5)
            page.line("who: \(words.actors(rung.who))", indent: 5)
            if let authorised = rung.authorisedBy {
                page.line("ordered by: \(words.actors(authorised))", indent: 5)
            }
            if let involved = rung.involves {
                page.line("involves: \(words.involvement(involved))", indent: 5)
            }
            page.line("by when: \(words.text(rung.timing, words.timing))", indent: 5)
            if let end = rung.standDown { page.line("ends when: \(words.condition(end))", indent: 5) }
        }
    }

    /// What the document does not settle, a line each.
    var open: [String] {
        agreement.responses.flatMap { response -> [String] in
            var all: [String] = []
            func ask<Wrapped>(_ value: Value<Wrapped>, _ question: String) {
                switch value {
                case .unstated: all.append("\(question): unstated")
                case .either: all.append("\(question): relayed in several ways")
                case .term(let term): all.append("\(question): as a reading gives \(term)")
                case .stated: break
                }
            }
            let name = response.name.text
            ask(response.breachBy, "\(name): whose breaches it answers")
            ask(response.clockStarts, "\(name): from what its clocks count")
            if response.foundBy == nil { all.append("\(name): who finds a breach: not said") }
            ask(response.episodeEndsAfter, "\(name): how long a silence ends an episode")
            for rung in response.rungs {
                let rungName = "\(name), \(rung.name)"
                if isOpen(rung.condition) {
                    all.append("\(rungName): what calls for it: \(words.condition(rung.condition))")
                }
                ask(rung.who, "\(rungName): who must act")
                ask(rung.timing, "\(rungName): by when")
                if case .stated(let timing) = rung.timing, timing.isCeilingUnstated {
                    all.append("\(rungName): by when at the latest: unstated")
                }
                if rung.standDown == nil { all.append("\(rungName): what ends it: not said") }
            }
            return all
        }
    }

    private func isOpen(_ condition: Condition) -> Bool {
        switch condition {
        case .unstated: true
        case .expandedAttack(.stated(let definition)): isOpen(definition)
        case .expandedAttack: true
        case .any(let all), .all(let all): all.contains(where: isOpen)
        case .not(let one): isOpen(one)
        default: false
        }
    }

    // MARK: Words

    private func named(_ value: Value<Set<ActorID>>) -> Set<ActorID> {
        switch value {
        case .stated(let set): set
        case .either(let all): all.reduce(into: []) { $0.formUnion($1) }
        case .unstated, .term: []
        }
    }
}

extension Actor.Role {
    /// What several of them are called.
    fileprivate var plural: String {
        switch self {
        case .party: "parties"
        case .body: "bodies"
        case .mediator, .guarantor, .observer: rawValue + "s"
        }
    }
}
