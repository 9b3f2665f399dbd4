internal import CeasefireModel

extension EntryReader {
    /// The keys under which an entry tells of the carrying out of an agreement.
    static let proceedings = ["step", "declaration", "certification", "decision", "announcement"]

    /// What somebody puts on the record about the carrying out of the agreement, by the key it stands under.
    mutating func proceeding(_ member: JSONMember) -> Proceeding? {
        switch member.key {
        case "step": step(member).map { .step($0) }
        case "declaration": declaration(member).map { .declared($0) }
        case "certification": certification(member).map { .certified($0) }
        case "decision": decision(member).map { .decided($0) }
        default: announcement(member).map { .announced($0) }
        }
    }

    /// Somebody's words on what a party did of what it owes.
    private mutating func step(_ member: JSONMember) -> Step? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let deed = fields.requiredText("deed", &problems).flatMap { $0.token(&problems) }
        let tranche = fields.text("tranche", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let stage = fields.requiredText("stage", &problems).flatMap { self.stage($0) }
        let occurred = period(&fields)
        let amountMember = fields.optional("amount")
        let amount = amountMember.flatMap { count($0) }
        let speaker = fields.text("speaker", &problems)
        let statement = fields.text("statement", &problems)
        let speakerName = speaker.map { $0.plain(&problems) } ?? ""
        let statementName = statement.flatMap { $0.identifier(&problems) }
        fields.finish(&problems)
        if speaker == nil, statement == nil {
            problems.error(
                "no-source", "The entry does not say whose words the step rests on.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Add `statement` or `speaker`.")
        }
        if let stage, let amountMember { checkAmount(amount, of: stage, amountMember) }
        guard let deed, let by, let stage, let occurred else { return nil }
        return Step(
            deed: DeedName(deed), tranche: tranche.map { TrancheName($0) }, by: by, stage: stage,
            occurred: occurred, amount: amount, speaker: speakerName,
            statement: statementName.map { StatementID($0) })
    }

    /// Only what was done, or offered, has an amount, and nothing at all is not an amount of it.
    private mutating func checkAmount(_ amount: Int?, of stage: Step.Stage, _ member: JSONMember) {
        guard stage == .completed || stage == .offered else {
            problems.error(
                "key-out-of-place",
                "The key \(member.key.quoted) has no meaning beside the stage \(stage.rawValue.quoted).",
                at: member.keyRange,
                mend: "Remove it, or tell what was done in a step `completed` of its own.")
            return
        }
        guard amount == 0 else { return }
        problems.error(
            "amount-of-nothing", "A step \(stage.rawValue.quoted) cannot have the amount 0.",
            at: member.node.range,
            mend: stage == .completed ? "Where nothing was done, write the stage `not-completed`." : "")
    }

    private mutating func stage(_ cell: Cell) -> Step.Stage? {
        word(cell, code: "unknown-stage", kind: "a stage")
    }

    /// An inventory or a notice that the agreement asks for.
    private mutating func declaration(_ member: JSONMember) -> Declared? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let deed = fields.requiredText("deed", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let given = fields.requiredText("at", &problems).flatMap { times.interval($0, &problems) }
        let amountMember = fields.optional("amount")
        let amount = amountMember.flatMap { count($0) }
        let items = (fields.texts("items", &problems) ?? []).map { $0.plain(&problems) }
        fields.finish(&problems)
        // It may list some and count all, but never list more than it counts.
        if let amount, let amountMember, amount < items.count {
            problems.error(
                "fewer-than-listed",
                "The declaration lists \(items.count) things and counts \(amount).",
                at: amountMember.node.range,
                mend: "Correct `amount`, or leave it out.")
        }
        guard let deed, let by, let given else { return nil }
        return Declared(
            deed: DeedName(deed), by: by, given: given, amount: amount, items: items)
    }

    /// Whoever may certify a matter says whether it holds.
    private mutating func certification(_ member: JSONMember) -> Certified? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let matter = fields.requiredText("matter", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let holds = fields.required("holds", &problems).flatMap { truth($0) }
        let made = fields.requiredText("at", &problems).flatMap { times.interval($0, &problems) }
        let standard = fields.text("standard", &problems).flatMap { self.standard($0) }
        fields.finish(&problems)
        guard let matter, let by, let holds, let made else { return nil }
        return Certified(
            matter: MatterName(matter), by: by, holds: holds, made: made, standard: standard)
    }

    private mutating func standard(_ cell: Cell) -> StandardOfProof? {
        word(cell, code: "unknown-standard", kind: "a standard of proof")
    }

    /// A matter that was put to whoever decides it, decided, or both.
    private mutating func decision(_ member: JSONMember) -> Decided? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let matter = fields.requiredText("matter", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let putCell = fields.text("put", &problems)
        let put = putCell.flatMap { times.interval($0, &problems) }
        let madeCell = fields.text("at", &problems)
        let made = madeCell.flatMap { times.interval($0, &problems) }
        let yes = fields.optional("yes")
        let isYes = yes.flatMap { truth($0) }
        let votesMember = fields.optional("votes")
        let votes = votesMember.map { self.votes($0) } ?? []
        let dissentMember = fields.optional("dissent")
        let dissent = fields.text("dissent", &problems).map { $0.plain(&problems) } ?? ""
        fields.finish(&problems)
        let opening = fields.range.lowerBound..<(fields.range.lowerBound + 1)
        switch (madeCell, yes) {
        case (nil, let yes?):
            problems.error(
                "half-a-decision", "The decision does not say when it was made.", at: yes.keyRange,
                mend: "Add `at`.")
        case (let made?, nil):
            problems.error(
                "half-a-decision", "The decision does not say what was decided.", at: made.range,
                mend: "Add `yes`, true or false.")
        case (nil, nil):
            if putCell == nil {
                problems.error(
                    "nothing-decided", "The matter was neither put to anybody nor decided.", at: opening,
                    mend: "Add `put`, or `at` and `yes`.")
            }
            for member in [votesMember, dissentMember].compactMap({ $0 }) {
                problems.error(
                    "key-out-of-place",
                    "The key \(member.key.quoted) has no meaning where nothing was decided.",
                    at: member.keyRange, mend: "Add `at` and `yes`, or remove it.")
            }
        case (_?, _?): break
        }
        if let put, let made, let madeCell, made.earliest < put.earliest, made.latest <= put.earliest {
            problems.error(
                "ends-before-it-begins", "The matter was decided before it was put.", at: madeCell.range,
                mend: "Correct `put` or `at`.")
        }
        guard let matter, let by else { return nil }
        return Decided(
            matter: MatterName(matter), by: by, put: put, made: made, isYes: isYes, votes: votes,
            dissent: dissent)
    }

    /// A use of a permission, as announced beforehand.
    private mutating func announcement(_ member: JSONMember) -> Announced? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let permission = fields.requiredText("permission", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let to = actors("given-to", &fields)
        let served = fields.requiredText("at", &problems).flatMap { times.interval($0, &problems) }
        let period = period(&fields)
        let places = (fields.texts("places", &problems) ?? []).map { $0.plain(&problems) }
        fields.finish(&problems)
        guard let permission, let by, let served, let period else { return nil }
        return Announced(
            permission: PermissionName(permission), by: by, to: to, served: served, period: period,
            places: places)
    }
}

// Values that only these entries hold.
extension EntryReader {
    /// Actors in a list that may be left out.
    mutating func actors(_ key: String, _ fields: inout JSONFields) -> Set<ActorID> {
        var actors: Set<ActorID> = []
        for cell in fields.texts(key, &problems) ?? [] {
            guard let actor = cell.party(&problems) else { continue }
            if !actors.insert(actor).inserted { tellTwice(cell) }
        }
        return actors
    }

    /// From the beginning of `from` to the end of `to`, which must both be there.
    mutating func period(_ fields: inout JSONFields) -> Interval? {
        let from = fields.required("from", &problems)
        let to = fields.required("to", &problems)
        guard let from, let to else { return nil }
        return interval(from, to)
    }

    /// A whole number from 0 to the limit, as a number of JSON.
    mutating func count(_ member: JSONMember) -> Int? {
        guard case .number(let text) = member.node.value else {
            problems.error(
                "wrong-kind", "\(member.key.quoted) is \(member.node.value.kind), and should be a number.",
                at: member.node.range, mend: "Write digits, without quotes.")
            return nil
        }
        let limit = problems.source.limits.count
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text), number <= limit {
            return number
        }
        problems.error(
            "not-a-count",
            "\(member.key.quoted) cannot be \(text.quoted): expected a whole number from 0 to \(limit).",
            at: member.node.range, mend: "Write digits only, or remove the key where the source does not say."
        )
        return nil
    }

    /// True or false.
    mutating func truth(_ member: JSONMember) -> Bool? {
        if case .bool(let value) = member.node.value { return value }
        problems.error(
            "wrong-kind", "\(member.key.quoted) is \(member.node.value.kind), and should be true or false.",
            at: member.node.range, mend: "Write `true` or `false`, without quotes.")
        return nil
    }

    /// One of a few words.
    private mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ cell: Cell, code: String, kind: String
    ) -> Word? {
        if let word = Word(rawValue: cell.text) { return word }
        let known = Word.allCases.map(\.rawValue)
        problems.error(
            code, "\(cell.text.quoted) is not \(kind): those are \(known.quotedList).", at: cell.range,
            mend: NearestWord.question(cell.text, among: known))
        return nil
    }
}
