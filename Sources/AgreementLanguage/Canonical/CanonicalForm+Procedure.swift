internal import CeasefireModel

// Who signed, who decides, and what stands until something ends it.
extension CanonicalForm {
    /// Nothing where the document does not speak of signatures.
    static func lines(ofSignatures signatures: [ActorID: Signature]?) -> [String] {
        guard let signatures else { return [] }
        return ["signatures"]
            + sorted(
                signatures.map { actor, signature in
                    "signature \(quoted(actor.text)) by \(quoted(signature.signatory)) capacity \(quoted(signature.capacity))"
                })
    }

    static func text(of body: Body) -> String {
        var lines = [("members", text(body.members, names)), ("vote", text(body.vote, text(of:)))]
        if let quorum = body.quorum { lines.append(("quorum", "\(quorum)")) }
        if !body.veto.isEmpty { lines.append(("veto", names(body.veto))) }
        if let actor = body.castingVote { lines.append(("casting-vote", quoted(actor.text))) }
        return block("body \(quoted(body.id.text))", lines)
    }

    static func text(of standing: StandingMeasure) -> String {
        var lines = [
            ("at-first", standing.atFirst.rawValue), ("from", text(standing.from, text(of:))),
            ("kept-by", text(standing.keptBy, names)), ("measure", quoted(standing.measure)),
        ]
        if let against = standing.against { lines.append(("against", text(against, names))) }
        // Transitions keep their order: where two come about at once, the first one counts.
        for (number, transition) in numbered(standing.transitions) {
            lines += [
                ("transition \(number) from", list("", transition.from.map(\.rawValue))),
                ("transition \(number) to", transition.to.rawValue),
                ("transition \(number) when", text(of: transition.condition)),
            ]
        }
        return block("standing-measure \(quoted(standing.name.text))", lines)
    }
}
