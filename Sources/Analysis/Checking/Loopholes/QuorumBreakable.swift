internal import AgreementLanguage
internal import CeasefireModel

/// A body that one side stops by staying at home.
struct QuorumBreakable: TextRule {
    static let page = RulePage(
        id: .quorumBreakable, kind: .loophole, title: "A quorum that one side can break",
        looksFor:
            "A body whose quorum, or the number of votes that it needs, cannot be had where one party's members stay away.",
        matters:
            "The accused need not vote against the finding. He need only not come, and the body that was to find the breach does not exist on that day.",
        bad: body(quorum: 3), good: body(quorum: 2),
        guidance: [
            Guidance(
                says:
                    "Sudan's agreement of 2005 passed what a lower committee could not settle to the next one, up to a political commission for deadlocks and at last to the Presidency.",
                source: "Kroc Institute, Peace Accords Matrix, Dispute Resolution Committee, 2005",
                url: "https://peaceaccords.nd.edu/implementation/dispute-resolution-committee-2005-11")
        ])

    private static func body(quorum: Int) -> String {
        ExampleText.document(
            """
            body: commission
            name: The commission
            members: [east, west, mission]
            vote: majority
            quorum: \(quorum)
            """, front: "observers: {mission: The monitoring mission}")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.bodies.compactMap { body in
            guard case .stated(let members) = body.members else { return nil }
            let parties = draft.agreement.parties.filter(members.contains)
            guard let party = parties.first else { return nil }
            let left = members.count - 1
            var needed = body.quorum ?? 0
            var isVote = false
            if case .stated(.atLeast(let votes)) = body.vote, votes > needed {
                (needed, isVote) = (votes, true)
            }
            if case .stated(.unanimity) = body.vote { (needed, isVote) = (members.count, true) }
            guard needed > left, left > 0 else { return nil }
            let name = body.id.text
            return Flaw(
                rule: .quorumBreakable, severity: .grave, subject: name,
                message:
                    "\(body.name) needs \(needed) of \(members.count) members, so that any one party stops it by staying away.",
                story:
                    "\(draft.name(party)) is accused. On the day of the session its chair is empty. \(body.name) has \(left) members in the room and needs \(needed). It cannot find a breach, and cannot find that there was none.",
                span: draft.span("body", name, isVote ? "vote" : "quorum"),
                mend: Mend(
                    words:
                        "Ask for no more members than there are without the accused, and let who stays away count as abstaining.",
                    edits: [
                        isVote ? draft.edit("body", name, "vote", to: "majority") : nil,
                        (body.quorum ?? 0) > left ? draft.edit("body", name, "quorum", to: "\(left)") : nil,
                    ].compactMap(\.self)))
        }
    }
}
