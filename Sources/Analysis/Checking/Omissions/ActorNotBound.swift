internal import AgreementLanguage
internal import CeasefireModel

/// Somebody who fights, or may, and whom nothing binds.
struct ActorNotBound: TextRule {
    static let page = RulePage(
        id: .actorNotBound, kind: .omission, title: "An actor whom nothing binds",
        looksFor:
            "A party that no provision and no duty binds, and armed groups of whom the articles speak (militias, volunteers, private companies, foreign forces) while no actor of that name is bound.",
        matters:
            "Whoever is not bound can go on, and whoever stands behind him can say that it was not he. Agreements that hold say whose orders every armed man in the area follows.",
        bad: ExampleText.text(
            """
            # Fire ceases

            East, West and the volunteer formations cease fire.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """),
        good: ExampleText.text(
            """
            # Fire ceases

            East, West and the volunteers cease fire.

            ```truce
            provision: fire-ceases
            binds: [east, west, volunteers]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            ```
            """
        ).replacing("west: West}", with: "west: West, volunteers: The volunteer formations}"),
        guidance: [
            Guidance(
                says:
                    "The peace agreement for Bosnia and Herzegovina makes each party answer for all personnel and organisations with military capability under its control or within territory under its control, armed civilian groups among them.",
                source: "Military annex to the General Framework Agreement of 1995, cessation of hostilities",
                url: "https://lawinsider.com/clause/cessation-of-hostilities")
        ])

    static let opens: [RuleID] = [.breachUnanswered, .oneSidedConsequence, .monitorsUnprotected]

    /// Those who fight beside regular forces, as texts name them.
    private static let groups = [
        "militia", "volunteer formation", "volunteer battalion", "volunteers", "private military", "mercenar",
        "irregular", "proxies", "proxy force", "armed group", "armed formation", "foreign forces",
        "foreign fighters", "foreign troops", "partisans", "paramilitar", "separatist", "insurgent",
    ]

    func flaws(in draft: Draft) -> [Flaw] { partiesLeftOut(of: draft) + groupsLeftOut(of: draft) }

    private func partiesLeftOut(of draft: Draft) -> [Flaw] {
        let provisions = draft.agreement.provisions
        // Where it is open whom a provision binds, that is told by another rule.
        guard !provisions.isEmpty, provisions.allSatisfy({ draft.settled($0.binds) == .settled }) else {
            return []
        }
        let bound = draft.boundParties
        return draft.agreement.parties.filter { !bound.contains($0) }.map { party in
            let entry = draft.outlines[draft.file]?.frontMatter?["parties"]?.value[party.text]
            let outline = draft.outlines[draft.file]
            return Flaw(
                rule: .actorNotBound, severity: .serious, subject: party.text,
                message: "\(draft.name(party)) is a party, and nothing binds it.",
                story:
                    "\(draft.name(party)) signs and goes on. It has broken nothing, for no article asks anything of it.",
                span: entry.flatMap { outline?.span($0.wholeRange) } ?? draft.frontMatterSpan,
                mend: Mend(
                    "Bind it like the others, or do not call it a party.",
                    provisions.first.flatMap { first in
                        draft.edit(
                            "provision", first.name.text, "binds",
                            to: Draft.list(first.binds.allNamed.union([party])))
                    }))
        }
    }

    private func groupsLeftOut(of draft: Draft) -> [Flaw] {
        let named = draft.agreement.actors.map { ($0.name + " " + $0.id.text).lowercased() }
        var told: Set<String> = []
        return Self.groups.compactMap { words in
            guard !named.contains(where: { $0.contains(words.prefix(8)) }),
                let place = draft.place(ofWords: [words]), told.insert("\(place.line) \(place.file)").inserted
            else { return nil }
            let spoken = draft.wholeWords(at: place)
            return Flaw(
                rule: .actorNotBound, severity: .serious, subject: words.replacing(" ", with: "-"),
                message:
                    "The text speaks of others who bear arms (\(spoken.words)), and no actor of that name is bound.",
                story:
                    "They fire. The party on whose side they fight says that they are not its forces. The agreement speaks of them, and does not say who answers for them.",
                span: spoken.span,
                mend: Mend(
                    "Name them as an actor and bind them, or say in so many words which party answers for what they do."
                ))
        }
    }
}

extension Draft {
    /// The parties that some provision or duty binds; all of them where it is open whom one binds, and in a plan, whose provisions
    /// stand elsewhere.
    var boundParties: [ActorID] {
        let provisions = agreement.provisions
        guard !provisions.isEmpty, provisions.allSatisfy({ settled($0.binds) == .settled }) else {
            return agreement.parties
        }
        let bound = agreement.provisions.map(\.binds.allNamed).together
            .union(agreement.duties.map(\.binds.allNamed).together)
        return agreement.parties.filter(bound.contains)
    }
}
