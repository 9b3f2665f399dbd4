internal import AgreementLanguage
internal import CeasefireModel

/// One thing that an agreement agrees, by its name, as people read it: what two versions are compared by.
struct AgreementItem {
    /// What is said of it.
    struct Facet {
        /// What it says.
        enum Content: Hashable {
            /// Words.
            case words(String)
            /// Several things of one kind, in no order.
            case members(Set<String>)
        }
        /// What it is called: `by when`.
        var label: String
        /// What it says.
        var content: Content
        /// How it is told that a member was added, and that one was removed: `is now spared by`, `is no longer spared by`.
        var added = ""
        var removed = ""
    }

    /// Names it among all of a version: `rung multi-tiered/warning`.
    var id: String
    /// The same for readers: `the rung warning of multi-tiered`.
    var title: String
    /// The heading of the article that it stands under; empty where none is known.
    var article = ""
    /// What is said of it.
    var facets: [Facet]
    /// Where it stands.
    var span: SourceSpan?
}

extension AgreementItem {
    /// All that an agreement agrees, in the order in which a reader meets it.
    static func all(_ agreement: Agreement, words: AgreementWords) -> [AgreementItem] {
        let items = Items(words: words)
        var all = [items.header(agreement)]
        all += agreement.actors.map(items.item)
        all += (agreement.signatures ?? [:]).sorted { $0.key < $1.key }.map { items.item($0.key, $0.value) }
        all += agreement.bodies.map(items.item)
        all += agreement.openTerms.map(items.item)
        all += agreement.exemptions.map(items.item)
        all += agreement.zones.map(items.item)
        all += agreement.lines.map(items.item)
        all += agreement.provisions.map(items.item)
        all += agreement.permissions.map(items.item)
        all += agreement.obligations.map(items.item)
        all += agreement.declarations.map(items.item)
        all += agreement.exchanges.map(items.item)
        all += agreement.responses.flatMap(items.items)
        all += agreement.standingMeasures.map(items.item)
        all += agreement.readings.map(items.item)
        return all
    }
}

/// Puts what an agreement agrees into words.
private struct Items {
    let words: AgreementWords

    private func facet(_ label: String, _ text: String) -> AgreementItem.Facet {
        AgreementItem.Facet(label: label, content: .words(text))
    }

    /// Several things where they are stated, words where they are not.
    private func facet<Kind>(
        _ label: String, _ value: Value<Selection<Identifier<Kind>>>, added: String, removed: String
    ) -> AgreementItem.Facet {
        guard case .stated(.only(let members)) = value else {
            return facet(label, words.text(value, words.members))
        }
        return AgreementItem.Facet(
            label: label, content: .members(Set(members.map(\.text))), added: added, removed: removed)
    }

    private func facet(
        _ label: String, _ value: Value<Set<ActorID>>, added: String, removed: String
    ) -> AgreementItem.Facet {
        guard case .stated(let actors) = value else { return facet(label, words.actors(value)) }
        return AgreementItem.Facet(
            label: label, content: .members(Set(actors.map(words.actor))), added: added, removed: removed)
    }

    private func facet<Kind>(
        _ label: String, names: some Sequence<Identifier<Kind>>, added: String, removed: String
    ) -> AgreementItem.Facet {
        AgreementItem.Facet(
            label: label, content: .members(Set(names.map(\.text))), added: added, removed: removed)
    }

    private func length(_ value: Value<Int64>) -> String { words.text(value) { lengthText(seconds: $0) } }

    // MARK: Who agrees

    func header(_ agreement: Agreement) -> AgreementItem {
        AgreementItem(
            id: "header", title: "the document",
            facets: [facet("title", agreement.title), facet("time zone", agreement.timeZone)])
    }

    func item(_ actor: Actor) -> AgreementItem {
        AgreementItem(
            id: "actor \(actor.id)", title: "\(actor.role.rawValue) \(actor.id)",
            facets: [facet("name", actor.name), facet("role", actor.role.rawValue)])
    }

    func item(_ actor: ActorID, _ signature: Signature) -> AgreementItem {
        AgreementItem(
            id: "signature \(actor)", title: "the signature of \(words.actor(actor))",
            facets: [facet("signatory", signature.signatory), facet("capacity", signature.capacity)])
    }

    func item(_ body: Body) -> AgreementItem {
        let name = body.id.text
        return AgreementItem(
            id: "body \(name)", title: "the body \(name)",
            facets: [
                facet(
                    "members", body.members, added: "now sits in \(name)",
                    removed: "no longer sits in \(name)"),
                facet("vote", words.text(body.vote, words.vote)),
                facet("quorum", body.quorum.map(String.init) ?? "none"),
                facet(
                    "veto", names: body.veto, added: "may now veto what \(name) decides",
                    removed: "may no longer veto what \(name) decides"),
                facet("casting vote", body.castingVote.map(words.actor) ?? "nobody's"),
            ], span: body.span)
    }

    // MARK: Terms

    func item(_ term: OpenTerm) -> AgreementItem {
        AgreementItem(
            id: "open term \(term.name)", title: "the open term \(term.name)",
            facets: [facet("type", term.kind.rawValue)], span: term.span)
    }

    func item(_ exemption: Exemption) -> AgreementItem {
        AgreementItem(
            id: "exemption \(exemption.name)", title: "the exemption \(exemption.name)",
            facets: [
                facet("text", exemption.text),
                facet(
                    "what it must answer",
                    exemption.answers.map { rule in
                        "a breach of \(words.list(rule.provisions)) within \(lengthText(seconds: rule.withinSeconds))"
                            + (rule.distanceMeters.map { " and \(Int($0)) m" } ?? "")
                    } ?? "nothing"),
            ], span: exemption.span)
    }

    func item(_ zone: Zone) -> AgreementItem {
        AgreementItem(
            id: "zone \(zone.name)", title: "the zone \(zone.name)",
            facets: [
                facet("file", zone.file), facet("features", zone.features.joined(separator: ", ")),
                facet("text", zone.text),
            ], span: zone.span)
    }

    func item(_ line: DrawnLine) -> AgreementItem {
        let source =
            switch line.source {
            case .file(let path): path
            case .folder(let path, .unknown): "\(path), days without a file unknown"
            case .folder(let path, .latestBefore(let days)):
                "\(path), days without a file as the latest before"
                    + (days.map { ", at most \($0) days" } ?? "")
            }
        return AgreementItem(
            id: "line \(line.name)", title: "the line \(line.name)",
            facets: [facet("drawn in", source), facet("text", line.text)], span: line.span)
    }

    func item(_ reading: Reading) -> AgreementItem {
        AgreementItem(
            id: "reading \(reading.name)", title: "the reading \(reading.name)",
            facets: [facet("held by", reading.heldBy.map(words.actor) ?? "no party")]
                + reading.values.sorted { $0.key < $1.key }.map { facet($0.key.text, words.term($0.value)) }
                + [facet("cites", reading.cites.map(\.text).sorted().joined(separator: ", "))],
            span: reading.span)
    }

    // MARK: Articles

    func item(_ provision: Provision) -> AgreementItem {
        let name = provision.name.text
        return AgreementItem(
            id: "provision \(name)", title: "the provision \(name)", article: provision.article,
            facets: [
                facet(
                    "binds", provision.binds, added: "is now bound by \(name)",
                    removed: "is no longer bound by \(name)"),
                facet(
                    "forbids", provision.acts, added: "is now forbidden by \(name)",
                    removed: "is no longer forbidden by \(name)"),
                facet(
                    "spares", provision.targets, added: "is now spared by \(name)",
                    removed: "is no longer spared by \(name)"),
                facet("weapons", words.text(provision.weapons, \.words)),
                facet("where", words.text(provision.place, \.words)),
                facet("begins", words.moment(provision.from)), facet("ends", words.moment(provision.until)),
                facet("exemptions", words.text(provision.exemptions, words.list)),
                facet(
                    "quota",
                    provision.quota.map {
                        "at most \($0.atMost)"
                            + ($0.perSeconds.map { " in \(lengthText(seconds: $0))" } ?? "")
                    } ?? "none"),
                facet("standard of proof", words.text(provision.standard, \.words)),
            ], span: provision.span)
    }

    func item(_ permission: Permission) -> AgreementItem {
        let name = permission.name.text
        return AgreementItem(
            id: "permission \(name)", title: "the permission \(name)", article: permission.article,
            facets: [
                facet(
                    "lifts", names: permission.lifts, added: "is now lifted by \(name)",
                    removed: "is no longer lifted by \(name)"),
                facet(
                    "given to", permission.to, added: "may now use \(name)",
                    removed: "may no longer use \(name)"),
                facet(
                    "acts", permission.acts, added: "is now permitted by \(name)",
                    removed: "is no longer permitted by \(name)"),
                facet("targets", words.text(permission.targets, words.members)),
                facet("weapons", words.text(permission.weapons, \.words)),
                facet("where", words.text(permission.place, \.words)),
                facet("begins", words.moment(permission.from)), facet("ends", words.moment(permission.until)),
                facet(
                    "notice",
                    permission.notice.map { "to \(words.actors($0.to)), \(length($0.beforeSeconds)) before" }
                        ?? "none"),
            ], span: permission.span)
    }

    func item(_ obligation: Obligation) -> AgreementItem {
        let name = obligation.name.text
        return AgreementItem(
            id: "obligation \(name)", title: "the obligation \(name)", article: obligation.article,
            facets: [
                facet(
                    "binds", obligation.binds, added: "now owes \(name)", removed: "no longer owes \(name)"),
                facet("what is owed", obligation.deed),
                facet("amount", obligation.amount.map { "\($0.count) \($0.unit)" } ?? "none"),
                facet("opens", words.moment(obligation.opens)),
                facet("begin by", obligation.beginBy.map(words.moment) ?? "no time"),
                facet("due by", obligation.completeBy.map(words.moment) ?? "no time"),
                facet("owed anew every", obligation.everySeconds.map(length) ?? "never"),
                facet("until", obligation.until.map(words.moment) ?? "no time"),
                facet("waits for", obligation.waitsFor.map(words.condition) ?? "nothing"),
                facet("excused when", obligation.excusedWhen.map(words.condition) ?? "never"),
                facet("released by", obligation.releasedBy.map(words.actors) ?? "whoever it is owed to"),
                facet("verified by", obligation.verifiedBy.map(words.actors) ?? "anybody"),
                facet("what silence means", obligation.silence.rawValue),
                facet("standard of proof", words.text(obligation.standard, \.words)),
            ], span: obligation.span)
    }

    func item(_ declaration: Declaration) -> AgreementItem {
        let name = declaration.name.text
        return AgreementItem(
            id: "declaration \(name)", title: "the declaration \(name)", article: declaration.article,
            facets: [
                facet(
                    "binds", declaration.binds, added: "now owes \(name)", removed: "no longer owes \(name)"),
                facet("of what", declaration.of), facet("owed to", words.actors(declaration.to)),
                facet("due by", words.moment(declaration.by)),
                facet("what silence means", declaration.silence.rawValue),
            ], span: declaration.span)
    }

    func item(_ exchange: Exchange) -> AgreementItem {
        let name = exchange.name.text
        return AgreementItem(
            id: "exchange \(name)", title: "the exchange \(name)", article: exchange.article,
            facets: [
                facet(
                    "between", exchange.between, added: "is now a side of \(name)",
                    removed: "is no longer a side of \(name)"),
                facet("of what", exchange.of), facet("declared by", exchange.declaration?.text ?? "nothing"),
                facet("verified by", exchange.verifiedBy.map(words.actors) ?? "anybody"),
                facet("standard of proof", words.text(exchange.standard, \.words)),
            ]
                + exchange.tranches.map { tranche in
                    let share =
                        switch tranche.share {
                        case .percent(let percent): "\(percent) %"
                        case .count(let count): "\(count)"
                        case .rest: "the rest"
                        }
                    return facet("tranche \(tranche.name)", "\(share) by \(words.moment(tranche.by))")
                }, span: exchange.span)
    }

    // MARK: Consequences

    func items(_ response: Response) -> [AgreementItem] {
        let name = response.name.text
        return [
            AgreementItem(
                id: "response \(name)", title: "the response \(name)",
                facets: [
                    facet(
                        "answers",
                        names: Set(response.provisions.map(\.text) + response.deeds.map(\.text)).map {
                            ProvisionName($0)
                        }, added: "is now answered by \(name)", removed: "is no longer answered by \(name)"),
                    facet(
                        "breaches by", response.breachBy,
                        added: "is now answered by \(name) for its breaches",
                        removed: "is no longer answered by \(name) for its breaches"),
                    facet("its clocks count from", words.text(response.clockStarts) { Wording.anchor($0) }),
                    facet("who finds", response.foundBy.map(words.actors) ?? "not said"),
                    facet("a silence that ends an episode", length(response.episodeEndsAfter)),
                    facet("guarantee", response.isGuarantee ? "yes" : "no"),
                ], span: response.span)
        ]
            + response.rungs.enumerated().map { i, rung in
                AgreementItem(
                    id: "rung \(name)/\(rung.name)", title: "the rung \(rung.name) of \(name)",
                    facets: [
                        facet("place on the ladder", String(i + 1)),
                        facet("called for by", words.condition(rung.condition)),
                        facet(
                            "who acts", rung.who, added: "must now act on \(rung.name)",
                            removed: "need no longer act on \(rung.name)"),
                        facet("ordered by", rung.authorisedBy.map(words.actors) ?? "not said"),
                        facet("measure", rung.measure),
                        facet("involves", rung.involves.map(words.involvement) ?? "not said"),
                        facet("by when", words.text(rung.timing, words.timing)),
                        facet("ends when", rung.standDown.map(words.condition) ?? "not said"),
                    ], span: rung.span)
            }
    }

    func item(_ measure: StandingMeasure) -> AgreementItem {
        AgreementItem(
            id: "standing measure \(measure.name)", title: "the standing measure \(measure.name)",
            article: measure.article,
            facets: [
                facet("measure", measure.measure), facet("kept up by", words.actors(measure.keptBy)),
                facet("against", measure.against.map(words.actors) ?? "nobody"),
                facet("at first", measure.atFirst.rawValue), facet("from", words.moment(measure.from)),
            ]
                + changes(of: measure), span: measure.span)
    }

    /// What changes a measure from one state to another. Where several conditions do, each of them does: they are one facet, in no
    /// order.
    private func changes(of measure: StandingMeasure) -> [AgreementItem.Facet] {
        var changes: [(label: String, conditions: Set<String>)] = []
        for transition in measure.transitions {
            let label =
                "\(transition.to.rawValue), from \(transition.from.map(\.rawValue).sorted().joined(separator: " or "))"
            let condition = words.condition(transition.condition)
            if let i = changes.firstIndex(where: { $0.label == label }) {
                changes[i].conditions.insert(condition)
            } else {
                changes.append((label, [condition]))
            }
        }
        return changes.map { facet($0.label, $0.conditions.sorted().joined(separator: ", or ")) }
    }
}
