internal import CeasefireModel

// What must be done: obligations and declarations.
extension DocumentTyper {
    /// `obligation: heavy-weapons-withdrawn` and who owes it by when.
    mutating func obligation(_ block: ParsedBlock, _ keys: Keys) {
        let binds = actors("binds", in: keys)
        let deed = text("to", in: keys)
        let amount = optional("amount", in: keys).flatMap { self.amount($0) }
        let involves = involvement(keys)
        let opens = moment("from", in: keys)
        let waitsFor = optionalCondition("after", in: keys)
        let beginBy = optionalMoment("begin-by", in: keys)
        let completeBy = optionalMoment("complete-by", in: keys)
        let (every, until) = recurrence(keys)
        let excusedWhen = optionalCondition("excused-when", in: keys)
        let releasedBy = optionalActors("released-by", in: keys)
        let verifiedBy = optionalActors("verified-by", in: keys)
        let silence: Silence? = optional("silence", in: keys).flatMap { choice($0, for: "silence") }
        let standard = standardOfProof(keys)
        guard let name = block.name, let binds, let deed, let opens, let standard else { return }
        let obligation = Obligation(
            name: DeedName(name), binds: binds, deed: deed, involves: involves, opens: opens,
            beginBy: beginBy,
            completeBy: completeBy, everySeconds: every, until: until, waitsFor: waitsFor,
            excusedWhen: excusedWhen, releasedBy: releasedBy, amount: amount, verifiedBy: verifiedBy,
            silence: silence ?? .unverified, standard: standard, article: block.article,
            span: span(block.nameRange))
        typed.obligations.append((obligation, keys))
    }

    /// `every: 24h` and `until: ...`, which need each other, and the end of the first time.
    private mutating func recurrence(
        _ keys: Keys
    ) -> (every: Value<Int64>?, until: Value<InstantExpression>?) {
        let every: Value<Int64>? = optional("every", in: keys).flatMap {
            value($0, for: "every", of: .duration) { $0.duration($1, for: $2) }
        }
        if case .stated(0) = every {
            sink.error(
                .badDuration, "A duty cannot recur after no time.", at: keys.place(of: "every"),
                mend: "Write a length, such as `24h`.")
        }
        guard let place = keys.ranges["every"] else {
            if let until = keys.ranges["until"] {
                sink.error(
                    .missingKey, "`until` ends a duty that recurs, and the key `every` is missing.",
                    at: until,
                    mend: "Write `every: 24h`, or take `until` out and write `complete-by`.")
            }
            return (nil, nil)
        }
        let recurring = keys.pointing(to: place)
        let until = end(
            "until", in: recurring, mend: "Say when it no longer recurs: a moment, `never` or `unstated`.")
        _ = required(
            "complete-by", in: recurring, mend: "Say by when the first is due; the next follow from it.")
        return (every, until)
    }

    /// `amount: {count: 60, of: tanks}`.
    private mutating func amount(_ node: SurfaceNode) -> Amount? {
        let form = "Write `amount: {count: 60, of: tanks}`."
        guard let keys = part(node, .amount, of: "amount", form: form) else { return nil }
        let count = required("count", in: keys, mend: form).flatMap { number($0, for: "count") }
        let unit = optional("of", in: keys).flatMap { words($0, for: "of") } ?? ""
        return count.map { Amount(count: $0, unit: unit.trimmed) }
    }

    /// `declaration: prisoners-listed` and who owes it to whom.
    mutating func declaration(_ block: ParsedBlock, _ keys: Keys) {
        let binds = actors("binds", in: keys)
        let of = text("of", in: keys)
        let to = actors("to", in: keys)
        let by = moment("by", in: keys)
        let releasedBy = optionalActors("released-by", in: keys)
        let silence: Silence? = optional("silence", in: keys).flatMap { choice($0, for: "silence") }
        guard let name = block.name, let binds, let of, let to, let by else { return }
        let declaration = Declaration(
            name: DeedName(name), binds: binds, of: of, to: to, by: by, releasedBy: releasedBy,
            silence: silence ?? .breach, article: block.article, span: span(block.nameRange))
        typed.declarations.append((declaration, keys))
    }
}
