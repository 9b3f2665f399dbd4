internal import CeasefireModel

// Conditions that speak of what is done, certified, decided or found, and not of an episode of breaches.
extension DocumentTyper {
    /// `{performed: prisoners-listed}`.
    mutating func performed(_ node: SurfaceNode) -> Condition? {
        words(node, for: "performed").flatMap { deed(named: $0, at: node.range) }.map { .performed($0) }
    }

    /// `{certified: {what: withdrawal-irreversible, by: [mission], standard: clear-and-convincing}}`.
    mutating func certified(_ node: SurfaceNode) -> Condition? {
        let form = "Write `certified: {what: NAME, by: ..., standard: ...}`."
        guard let keys = part(node, .certified, of: "certified", form: form) else { return nil }
        let matter = matter(keys, form: form)
        let by = actors("by", in: keys)
        let standard = optional("standard", in: keys).flatMap { self.standard($0, for: "standard") }
        guard let matter, let by else { return nil }
        return .certified(CertificationRule(matter: matter, by: by, standard: standard))
    }

    /// `{decided: {what: lift-sanctions, by: joint-commission, vote: consensus, within: 90d, otherwise: no}}`.
    mutating func decided(_ node: SurfaceNode) -> Condition? {
        let form = "Write `decided: {what: NAME, by: ..., within: 90d, otherwise: no}`."
        guard let keys = part(node, .decided, of: "decided", form: form) else { return nil }
        let matter = matter(keys, form: form)
        let by = actors("by", in: keys)
        let vote = optional("vote", in: keys).flatMap { self.vote($0, for: "vote") }
        let within: Value<Int64>? = optional("within", in: keys).flatMap {
            value($0, for: "within", of: .duration) { $0.duration($1, for: $2) }
        }
        let otherwise = optional("otherwise", in: keys).flatMap { isYes($0, for: "otherwise") }
        if otherwise != nil, keys["within"] == nil, let place = keys.ranges["otherwise"] {
            sink.error(
                .missingKey, "`otherwise` says what holds when time has run out, and `within` is missing.",
                at: place, mend: "Add `within: 90d`, or `within: unstated`.")
        }
        guard let matter, let by else { return nil }
        return .decided(
            DecisionRule(matter: matter, by: by, vote: vote, within: within, otherwise: otherwise))
    }

    private mutating func matter(_ keys: Keys, form: String) -> MatterName? {
        guard let node = required("what", in: keys, mend: form),
            let name = BlockReader.name(
                node, of: "what", key: keys.ranges["what"] ?? node.range, sink: &sink)
        else { return nil }
        typed.matters.append((MatterName(name), node.range))
        return MatterName(name)
    }

    /// `{breach-found: [fire-ceases]}`, or `{breach-found: {of: [fire-ceases], by: [joint-commission]}}`. Provisions and
    /// deeds share their names, so one list holds both.
    mutating func breachFound(_ node: SurfaceNode) -> Condition? {
        guard node.entries != nil else {
            return owedNames(node, of: "breach-found").map { .breachFound($0) }
        }
        let form = "Write `breach-found: [NAME]`, or `breach-found: {of: [NAME], by: ...}`."
        guard let keys = part(node, .breachFound, of: "breach-found", form: form) else { return nil }
        let names = required("of", in: keys, mend: form).flatMap { owedNames($0, of: "of") }
        let by = actors("by", in: keys)
        guard let names, let by else { return nil }
        return .breachFound(names, by: by)
    }

    private mutating func owedNames(_ node: SurfaceNode, of key: String) -> Set<ProvisionName>? {
        members(node, of: key, areNames: true) { typer, text, range in
            typer.owed(named: text, at: range).map { _ in ProvisionName(text) }
        }
        .map { Set($0) }
    }
}
