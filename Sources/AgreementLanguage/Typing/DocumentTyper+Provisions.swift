internal import CeasefireModel

// Open terms, exemptions, provisions.
extension DocumentTyper {
    /// `open-term: start`, `type: instant`.
    mutating func openTerm(_ block: ParsedBlock, _ keys: Keys) {
        guard let name = block.name, let kind = scope.terms[name], let kind,
            // A second one of that name was reported when the names were gathered.
            !typed.openTerms.contains(where: { $0.term.name.text == name })
        else { return }
        typed.openTerms.append(
            (OpenTerm(name: TermName(name), kind: kind, span: span(block.nameRange)), block.nameRange))
    }

    /// `exemption: military-use`, `text: ...`.
    mutating func exemption(_ block: ParsedBlock, _ keys: Keys) {
        let mend = "Write what it allows, in the words of the agreement."
        guard let node = required("text", in: keys, mend: mend), let text = words(node, for: "text"),
            let name = block.name
        else { return }
        typed.exemptions.append(
            Exemption(name: ExemptionName(name), text: text.trimmed, span: span(block.nameRange)))
    }

    /// `provision: energy-spared` and what it forbids to whom.
    mutating func provision(_ block: ParsedBlock, _ keys: Keys) {
        let whole = "Name the actors, or write `unstated` where the text does not say."
        let binds: Value<Set<ActorID>>? = required("binds", in: keys, mend: whole).flatMap {
            value($0, for: "binds", of: .parties) { $0.actors($1, for: $2) }
        }
        let prohibited = prohibits(keys)
        let place: Value<PlaceScope>? =
            keys["where"] == nil
            ? .stated(.anywhere)
            : optional("where", in: keys).flatMap {
                value($0, for: "where", of: .place) { $0.place($1, for: $2) }
            }
        let observedOver = optional("observed-over", in: keys).flatMap { zoneName($0, for: "observed-over") }
        if let place, let binds, let node = keys["where"] {
            checkBaselines(of: place, binds: binds, at: node.range)
        }
        let (from, until) = during(keys)
        let exemptions: Value<Set<ExemptionName>>? =
            keys["except"] == nil
            ? .stated([])
            : optional("except", in: keys).flatMap {
                value($0, for: "except", of: .exemptions) { $0.exemptions($1, for: $2) }
            }
        let standard: Value<StandardOfProof>? = required(
            "standard-of-proof", in: keys, mend: "Name it, or write `unstated` where the text does not say."
        ).flatMap {
            value($0, for: "standard-of-proof", of: .standard) { $0.standard($1, for: $2) }
        }
        guard let name = block.name, let binds, let prohibited, let place, let from, let until,
            let exemptions,
            let standard
        else { return }
        let provision = Provision(
            name: ProvisionName(name), binds: binds, acts: prohibited.acts, targets: prohibited.targets,
            weapons: prohibited.weapons, place: place, observedOver: observedOver, from: from, until: until,
            exemptions: exemptions,
            standard: standard, article: block.article, span: span(block.nameRange))
        typed.provisions.append((provision, keys["during"]?.range ?? block.range))
    }

    private typealias Prohibited = (
        acts: Value<Selection<Act>>, targets: Value<Selection<TargetClass>>, weapons: Value<WeaponScope>
    )

    private mutating func prohibits(_ keys: Keys) -> Prohibited? {
        let form = "Write `prohibits: {acts: ..., against: ..., with: ...}`."
        guard let node = required("prohibits", in: keys, mend: form) else { return nil }
        guard node.entries != nil else {
            wrongShape(node, key: "prohibits", wanted: "keys with values", mend: form)
            return nil
        }
        var inner = self.keys(of: node, allowed: ["acts", "against", "with"], what: "`prohibits`")
        if inner["acts"] == nil, let own = keys.ranges["prohibits"] {
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

    private mutating func during(
        _ keys: Keys
    ) -> (from: Value<InstantExpression>?, until: Value<InstantExpression>?) {
        let form = "Write `during: {from: ..., until: ...}`, with `unstated` for what the text does not say."
        guard let node = required("during", in: keys, mend: form) else { return (nil, nil) }
        if node.text == "unstated" { return (.unstated, .unstated) }
        guard node.entries != nil else {
            wrongShape(node, key: "during", wanted: "the keys `from` and `until`", mend: form)
            return (nil, nil)
        }
        let found = self.keys(of: node, allowed: ["from", "until"], what: "`during`")
        let inner = found.pointing(to: keys.ranges["during"] ?? node.range)
        let from = required("from", in: inner, mend: form).flatMap {
            value($0, for: "from", of: .instant) { $0.instant($1, for: $2) }
        }
        let until = required("until", in: inner, mend: form).flatMap {
            value($0, for: "until", of: .instant) { $0.instant($1, for: $2) }
        }
        return (from, until)
    }
}
