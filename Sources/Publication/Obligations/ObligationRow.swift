internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Something that somebody must do, or must not: one line of what an agreement asks for.
struct ObligationRow: Hashable {
    /// What kind of thing is asked.
    enum Kind: String, Hashable, CaseIterable {
        /// Something must be done.
        case duty
        /// Something must not be done.
        case abstention
        /// Somebody must act when a rung is called for.
        case measure
        /// Somebody must decide or certify when a matter is put.
        case decision
        /// Somebody must give notice before using a permission.
        case notice
    }

    var kind: Kind
    /// Names it: `withdrawal/arland`.
    var id: String
    /// The same without who it is asked of: `withdrawal`.
    var thing: String
    /// Who must.
    var who: [ActorID]
    /// Who must, in words.
    var whoWords: String
    /// What, in a sentence without its subject.
    var must: String
    /// From when, in words.
    var from: String
    /// By when, in words.
    var by: String
    /// From when; nil where that is not known yet.
    var opens: Interval?
    /// By when; nil where that is not known yet, or nothing is asked.
    var due: Interval?
    /// What answers it where it is not done.
    var ifNot: String
    /// The heading of the article; empty where none is known.
    var article: String
    /// Where it stands.
    var span: SourceSpan
}

extension ObligationRow {
    /// Whether it asks the same of somebody else.
    fileprivate func asksTheSame(as other: Self) -> Bool {
        (kind == .duty || kind == .abstention) && kind == other.kind && must == other.must
            && from == other.from
            && by == other.by && opens == other.opens && due == other.due && ifNot == other.ifNot
            && Set(who).isDisjoint(with: other.who)
    }
}

/// What an agreement asks of everybody under one reading, before anything has happened.
struct ObligationRows {
    let agreement: Agreement
    let reading: ReadingVerdict
    let words: AgreementWords

    func all() -> [ObligationRow] {
        let timed = reading.deeds.map(row).sorted { a, b in
            let (x, y) = (a.due?.latest, b.due?.latest)
            // What has no time yet stands last.
            if let x, let y, x != y { return x < y }
            return (x == nil ? 1 : 0, a.id) < (y == nil ? 1 : 0, b.id)
        }
        return Self.merged(
            timed + agreement.provisions.flatMap(rows) + agreement.responses.flatMap(rows)
                + agreement.standingMeasures.flatMap(rows) + agreement.permissions.compactMap(row))
    }

    /// What is asked of several in the same words stands in one row.
    private static func merged(_ rows: [ObligationRow]) -> [ObligationRow] {
        var merged: [ObligationRow] = []
        for row in rows {
            if let same = merged.firstIndex(where: { $0.asksTheSame(as: row) }) {
                merged[same].who += row.who
                // Those of whom nobody says who they are stand there once.
                if !row.who.isEmpty { merged[same].whoWords += ", " + row.whoWords }
                merged[same].id = row.thing
            } else {
                merged.append(row)
            }
        }
        return merged
    }

    // MARK: Duties

    private func row(_ deed: DeedVerdict) -> ObligationRow {
        let name = [deed.deed.text, deed.tranche?.text, deed.occasion.map { "occasion \($0)" }].compactMap(
            \.self)
        let told = declared(deed.deed, tranche: deed.tranche)
        var from = deed.opens.map { words.moments.local($0) } ?? told?.from ?? "at once"
        if let beginBy = deed.beginBy { from += ", begun by \(words.moments.local(beginBy))" }
        var must = "\(name.joined(separator: ", ")): \(deed.what)"
        if let owed = deed.owed { must += " (\(owed)\(told?.unit ?? ""))" }
        if let every = told?.every { must += ", every \(every)" }
        if let waits = told?.waitsFor { must += "; only once \(waits)" }
        // Where the text does not say whom it binds, an assessment asks every party; here it is told as it is.
        let bindsNobodyByName = agreement.obligations.contains {
            $0.name == deed.deed && $0.binds == .unstated
        }
        return ObligationRow(
            kind: .duty, id: (name + [deed.party.text]).joined(separator: "/"),
            thing: name.joined(separator: "/"),
            who: bindsNobodyByName ? [] : [deed.party],
            whoWords: bindsNobodyByName ? "unstated" : words.actor(deed.party), must: must, from: from,
            by: deed.completeBy.map { words.moments.local($0) } ?? told?.by ?? "no time is stated",
            opens: deed.opens, due: deed.completeBy,
            ifNot: answers(deed: deed.deed, by: deed.party), article: told?.article ?? "",
            span: told?.span ?? SourceSpan(file: agreement.file, line: 1, column: 1))
    }

    /// What the document itself says of a duty, where moments cannot be told yet.
    private struct Declared {
        var from = "at once"
        var by = "no time is stated"
        var waitsFor: String?
        var every: String?
        var unit = ""
        var article: String
        var span: SourceSpan
    }

    private func declared(_ name: DeedName, tranche: TrancheName?) -> Declared? {
        if let one = agreement.obligations.first(where: { $0.name == name }) {
            return Declared(
                from: words.moment(one.opens), by: one.completeBy.map(words.moment) ?? "no time is stated",
                waitsFor: one.waitsFor.map(words.condition),
                every: one.everySeconds.map { words.text($0) { lengthText(seconds: $0) } },
                unit: one.amount.map { $0.unit.isEmpty ? "" : " " + $0.unit } ?? "", article: one.article,
                span: one.span)
        }
        if let one = agreement.declarations.first(where: { $0.name == name }) {
            return Declared(by: words.moment(one.by), article: one.article, span: one.span)
        }
        return agreement.exchanges.first { $0.name == name }.map { exchange in
            let part = exchange.tranches.first { $0.name == tranche }
            return Declared(
                by: part.map { words.moment($0.by) } ?? "no time is stated", article: exchange.article,
                span: part?.span ?? exchange.span)
        }
    }

    private func answers(deed: DeedName, by party: ActorID) -> String {
        answers(agreement.responses.filter { $0.deeds.contains(deed) }, party)
    }

    private func answers(_ responses: [Response], _ party: ActorID) -> String {
        let own = responses.filter {
            guard case .stated(let parties) = $0.breachBy else { return true }
            return parties.contains(party)
        }
        return Self.answers(own)
    }

    /// What follows where something is not kept, by the names of the responses.
    private static func answers(_ responses: [Response]) -> String {
        guard !responses.isEmpty else { return "nothing answers it" }
        return "answered by \(responses.map(\.name.text).joined(separator: ", "))"
    }

    // MARK: What must not be done

    private func rows(_ provision: Provision) -> [ObligationRow] {
        let window = reading.windows.first { $0.provision == provision.name }
        let bound: [ActorID] = if case .stated(let set) = provision.binds { set.sorted() } else { [] }
        let place =
            provision.place == .stated(.anywhere) ? "" : "; where: \(words.text(provision.place, \.words))"
        let targets =
            provision.targets == .stated(.any)
            ? "" : " against \(words.text(provision.targets, words.members))"
        let acts = provision.acts == .stated(.any) ? "any act" : words.text(provision.acts, words.members)
        let weapons =
            provision.weapons == .stated(.any) ? "" : " with \(words.text(provision.weapons, \.words))"
        let quota = provision.quota.map {
            ", at most \($0.atMost)" + ($0.perSeconds.map { " in \(lengthText(seconds: $0))" } ?? "")
        }
        let responses = agreement.responses.filter { $0.provisions.contains(provision.name) }
        func row(_ party: ActorID?) -> ObligationRow {
            ObligationRow(
                kind: .abstention,
                id: [provision.name.text, party?.text].compactMap(\.self).joined(separator: "/"),
                thing: provision.name.text,
                who: party.map { [$0] } ?? [],
                whoWords: party.map(words.actor) ?? words.actors(provision.binds),
                must: "\(provision.name): abstain from \(acts)\(targets)\(weapons)\(place)\(quota ?? "")",
                from: told(provision.from, window?.from),
                by: provision.until == .stated(InstantExpression(base: .never))
                    ? "without end" : "until " + told(provision.until, window?.until),
                opens: Self.hull(window?.from ?? []), due: Self.hull(window?.until ?? []),
                ifNot: party.map { answers(responses, $0) }
                    ?? Self.answers(responses),
                article: provision.article, span: provision.span)
        }
        return bound.isEmpty ? [row(nil)] : bound.map { row($0) }
    }

    /// The moments where the reading gives them, the document's words where it does not.
    private func told(_ value: Value<InstantExpression>, _ moments: [Instant]?) -> String {
        guard let moments, !moments.isEmpty else { return words.moment(value) }
        return moments.map { words.moments.local($0) }.joined(separator: ", or ")
    }

    private static func hull(_ instants: [Instant]) -> Interval? {
        guard let first = instants.min(), let last = instants.max() else { return nil }
        return Interval(spanning: first, last)
    }

    // MARK: What follows from something

    /// When a condition calls for something: some are told as a thing, others as a sentence.
    private func called(by condition: Condition) -> String {
        switch condition {
        case .firstBreach, .expandedAttack, .count, .places: "at \(words.condition(condition))"
        default: "when \(words.condition(condition))"
        }
    }

    private func rows(_ response: Response) -> [ObligationRow] {
        let against = words.actors(response.breachBy)
        let anchor =
            if case .stated(.found) = response.clockStarts, case .stated? = response.foundBy {
                "the finding by \(words.actors(response.foundBy ?? .unstated))"
            } else {
                words.text(response.clockStarts) { Wording.anchor($0) }
            }
        let counted =
            response.clockStarts == .unstated
            ? "and nothing says from when it counts" : "counted from \(anchor)"
        return response.rungs.flatMap { rung -> [ObligationRow] in
            let who: [ActorID] = if case .stated(let set) = rung.who { set.sorted() } else { [] }
            let ordered = rung.authorisedBy.map { ", ordered by \(words.actors($0))" } ?? ""
            return [
                ObligationRow(
                    kind: .measure, id: "\(response.name)/\(rung.name)",
                    thing: "\(response.name)/\(rung.name)", who: who,
                    whoWords: words.actors(rung.who),
                    must: "\(rung.name) of \(response.name): \(rung.measure), against \(against)\(ordered)",
                    from: called(by: rung.condition),
                    by: rung.timing == .unstated
                        ? "no time is stated" : "\(words.text(rung.timing, words.timing)), \(counted)",
                    ifNot: response.isGuarantee ? "the guarantor is in default" : "nothing answers it",
                    article: "", span: rung.span)
            ] + decisions(rung.condition, for: "\(response.name)/\(rung.name)", span: rung.span)
        }
    }

    private func rows(_ measure: StandingMeasure) -> [ObligationRow] {
        measure.transitions.flatMap {
            decisions($0.condition, for: "\(measure.name)/\($0.to.rawValue)", span: $0.span)
        }
    }

    /// Who must decide or certify before something else can come about.
    private func decisions(_ condition: Condition, for subject: String, span: SourceSpan) -> [ObligationRow] {
        switch condition {
        case .decided(let rule):
            return [
                decision(
                    rule.by, "decide \(rule.matter)", for: subject,
                    by: rule.within.map { "within \(words.text($0) { lengthText(seconds: $0) })" }
                        ?? "no time is stated",
                    ifNot: rule.otherwise.map { "deemed \($0 ? "agreed" : "refused")" }
                        ?? "nothing says what then holds",
                    span)
            ]
        case .certified(let rule):
            return [
                decision(
                    rule.by, "certify \(rule.matter)", for: subject, by: "no time is stated",
                    ifNot: "it does not come about", span)
            ]
        case .any(let all), .all(let all): return all.flatMap { decisions($0, for: subject, span: span) }
        case .not(let one), .expandedAttack(.stated(let one)): return decisions(one, for: subject, span: span)
        default: return []
        }
    }

    private func decision(
        _ who: Value<Set<ActorID>>, _ what: String, for subject: String, by: String, ifNot: String,
        _ span: SourceSpan
    ) -> ObligationRow {
        let actors: [ActorID] = if case .stated(let set) = who { set.sorted() } else { [] }
        return ObligationRow(
            kind: .decision, id: "\(subject)/\(what.split(separator: " ").last ?? "")", thing: subject,
            who: actors,
            whoWords: words.actors(who), must: "\(what), for \(subject)", from: "when it is put", by: by,
            ifNot: ifNot,
            article: "", span: span)
    }

    private func row(_ permission: Permission) -> ObligationRow? {
        guard let notice = permission.notice else { return nil }
        let who: [ActorID] = if case .stated(let set) = permission.to { set.sorted() } else { [] }
        return ObligationRow(
            kind: .notice, id: permission.name.text, thing: permission.name.text, who: who,
            whoWords: words.actors(permission.to),
            must: "give notice to \(words.actors(notice.to)) before using \(permission.name)",
            from: words.moment(permission.from),
            by: "\(words.text(notice.beforeSeconds) { lengthText(seconds: $0) }) before",
            ifNot: "the act is not permitted", article: permission.article, span: permission.span)
    }
}
