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
        else {
            _ = optional("answers", in: keys).flatMap { self.answers($0) }
            return
        }
        let answers = optional("answers", in: keys).flatMap { self.answers($0) }
        typed.exemptions.append(
            Exemption(
                name: ExemptionName(name), text: text.trimmed, answers: answers, span: span(block.nameRange)))
    }

    /// `provision: energy-spared` and what it forbids to whom.
    mutating func provision(_ block: ParsedBlock, _ keys: Keys) {
        let binds = actors("binds", in: keys)
        let prohibited = acts(keys, under: "prohibits")
        let place = place(keys)
        let observedOver = optional("observed-over", in: keys).flatMap { zoneName($0, for: "observed-over") }
        if let place, let binds, let node = keys["where"] {
            checkBaselines(of: place, binds: binds, at: node.range)
        }
        let (from, until) = during(keys)
        let quota = optional("quota", in: keys).flatMap { self.quota($0) }
        let exemptions: Value<Set<ExemptionName>>? =
            keys["except"] == nil
            ? .stated([])
            : optional("except", in: keys).flatMap {
                value($0, for: "except", of: .exemptions) { $0.exemptions($1, for: $2) }
            }
        let standard = standardOfProof(keys)
        guard let name = block.name, let binds, let prohibited, let place, let from, let until,
            let exemptions,
            let standard
        else { return }
        let provision = Provision(
            name: ProvisionName(name), binds: binds, acts: prohibited.acts, targets: prohibited.targets,
            weapons: prohibited.weapons, place: place, observedOver: observedOver, from: from, until: until,
            exemptions: exemptions,
            quota: quota, standard: standard, article: block.article, span: span(block.nameRange))
        typed.provisions.append((provision, keys))
    }
}
