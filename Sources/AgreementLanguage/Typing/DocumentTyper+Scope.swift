internal import CeasefireModel

// What provisions and permissions speak of: acts, places, times, quotas and answers.
extension DocumentTyper {
    /// Acts, what they are done to and with what.
    typealias ActScope = (
        acts: Value<Selection<Act>>, targets: Value<Selection<TargetClass>>, weapons: Value<WeaponScope>
    )

    /// `prohibits: {acts: ..., against: ..., with: ...}`, or the same under `permits`.
    mutating func acts(_ keys: Keys, under key: String) -> ActScope? {
        let form = "Write `\(key): {acts: ..., against: ..., with: ...}`."
        guard let node = required(key, in: keys, mend: form) else { return nil }
        guard node.entries != nil else {
            wrongShape(node, key: key, wanted: "keys with values", mend: form)
            return nil
        }
        var inner = self.keys(of: node, allowed: BlockPart.acts.keys, what: key.quoted)
        if inner["acts"] == nil, let own = keys.ranges[key] {
            inner = inner.pointing(to: own)
        }
        let acts: Value<Selection<Act>>? = required(
            "acts", in: inner, mend: "Name the acts, or write `any` or `unstated`."
        ).flatMap {
            value($0, for: "acts", of: .acts) { $0.selection($1, for: $2, kind: .acts) }
        }
        let targets: Value<Selection<TargetClass>>? =
            inner["against"] == nil
            ? .stated(.any)
            : optional("against", in: inner).flatMap {
                value($0, for: "against", of: .targets) { $0.selection($1, for: $2, kind: .targets) }
            }
        let weapons: Value<WeaponScope>? =
            inner["with"] == nil
            ? .stated(.any)
            : optional("with", in: inner).flatMap {
                value($0, for: "with", of: .weapons) { $0.weapons($1, for: $2) }
            }
        guard let acts, let targets, let weapons else { return nil }
        return (acts, targets, weapons)
    }

    /// `where:`; anywhere where it is left out.
    mutating func place(_ keys: Keys) -> Value<PlaceScope>? {
        keys["where"] == nil
            ? .stated(.anywhere)
            : optional("where", in: keys).flatMap {
                value($0, for: "where", of: .place) { $0.place($1, for: $2) }
            }
    }

    /// `during: {from: ..., until: ...}`.
    mutating func during(
        _ keys: Keys
    ) -> (from: Value<InstantExpression>?, until: Value<InstantExpression>?) {
        let form = "Write `during: {from: ..., until: ...}`, with `unstated` for what the text does not say."
        guard let node = required("during", in: keys, mend: form) else { return (nil, nil) }
        if node.text == "unstated" { return (.unstated, .unstated) }
        guard node.entries != nil else {
            wrongShape(node, key: "during", wanted: "the keys `from` and `until`", mend: form)
            return (nil, nil)
        }
        let found = self.keys(of: node, allowed: BlockPart.during.keys, what: "`during`")
        let inner = found.pointing(to: keys.ranges["during"] ?? node.range)
        return (moment("from", in: inner, mend: form), end("until", in: inner, mend: form))
    }

    /// `quota: {at-most: 4, per: 24h}`.
    mutating func quota(_ node: SurfaceNode) -> Quota? {
        let form = "Write `quota: {at-most: 4, per: 24h}`."
        guard let keys = part(node, .quota, of: "quota", form: form) else { return nil }
        let most = required("at-most", in: keys, mend: form).flatMap { number($0, for: "at-most") }
        let per = optional("per", in: keys).flatMap { duration($0, for: "per") }
        guard let most, (per == nil) == (keys["per"] == nil) else { return nil }
        return Quota(atMost: most, perSeconds: per)
    }

    /// `answers: {to: [fire-ceases], within: 30min, distance: 5km}`.
    mutating func answers(_ node: SurfaceNode) -> AnswerRule? {
        let form = "Write `answers: {to: [PROVISION], within: 30min, distance: 5km}`."
        guard let keys = part(node, .answers, of: "answers", form: form) else { return nil }
        let provisions = required("to", in: keys, mend: form).flatMap { self.provisions($0, for: "to") }
        let within = required("within", in: keys, mend: form).flatMap { duration($0, for: "within") }
        let distance = optional("distance", in: keys).flatMap { self.distance($0, for: "distance") }
        guard let provisions, let within else { return nil }
        return AnswerRule(
            provisions: provisions, withinSeconds: within, distanceMeters: distance.map(Double.init))
    }
}
