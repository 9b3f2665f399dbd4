internal import AgreementLanguage
internal import CeasefireModel

// How a duty is mended that takes what is forbidden: by no more than it takes.
extension ObligedAndForbidden {
    /// A permission for whoever owes the duty, for its acts, in its time, with notice to the others. None for force: it would take the
    /// ceasefire away.
    func permission(
        _ obligation: Obligation, _ provisions: [Provision], _ acts: Set<Act>, in draft: Draft
    ) -> Mend {
        let force = acts.intersection(Provision.actsOfForce)
        guard force.isEmpty else {
            let told = force.sorted().prefix(3).map(\.text).joined(separator: ", ")
            let more = force.count > 3 ? " and other acts of force" : ""
            var mend = Mend(
                words:
                    "Say that the duty is done without force, or strike it. If force must be used, the parties must agree who uses it, where exactly, against what and on which days, and how the other side is told beforehand."
            )
            mend.noEdits =
                "the duty is one to use force (\(told)\(more)); a permission for it would take the ceasefire away, and only the parties can give one"
            return mend
        }
        let words =
            "Permit whoever owes the duty the acts that it takes, for as long as it is owed, with notice to the other side beforehand; name the place, if it is to be done at one place alone."
        let owners = obligation.binds.allNamed
        guard let first = provisions.first, let duty = draft.block("obligation", obligation.name.text),
            let block = draft.block("provision", first.name.text), !owners.isEmpty
        else { return Mend(words: words) }
        let during = block.block.node["during"]?.value
        func own(_ keys: [String]) -> String? {
            keys.lazy.compactMap { duty.block.node[$0]?.value }.first.map {
                draft.words(of: $0, in: duty.outline.file)
            }
        }
        func held(_ key: String) -> String {
            during?[key].map { draft.words(of: $0.value, in: block.outline.file) } ?? "unstated"
        }
        let others = draft.agreement.parties.filter { !owners.contains($0) }
        let told = others.isEmpty ? Voices(agreement: draft.agreement).neutral.map { [$0] } : others
        let targets: String
        if case .stated(.only(let only))? = obligation.involves?.targets {
            targets = ", against: [\(only.sorted().map(\.text).joined(separator: ", "))]"
        } else {
            targets = ""
        }
        let edit = duty.outline.adding(
            block: """
                permission: \(obligation.name)-permitted
                lifts: [\(provisions.map(\.name.text).joined(separator: ", "))]
                to: \(Draft.list(owners.sorted()))
                permits: {acts: [\(acts.sorted().map(\.text).joined(separator: ", "))]\(targets)}
                where: \(place(of: obligation, in: draft))
                during: {from: \(own(["from"]) ?? held("from")), until: \(own(["complete-by", "until"]) ?? held("until"))}
                notice: {to: \(Draft.list(told ?? draft.agreement.parties)), before: 48h}
                """, heading: "What \(obligation.name) takes")
        return Mend(words: words, edits: [edit])
    }

    /// The area that the document draws and of which the duty speaks; anywhere where it speaks of none.
    private func place(of obligation: Obligation, in draft: Draft) -> String {
        let words = obligation.deed.lowercased()
        let zone = draft.agreement.zones.map(\.name).sorted().first { words.contains($0.text.lowercased()) }
        return zone.map { "{zone: \($0)}" } ?? "anywhere"
    }
}
