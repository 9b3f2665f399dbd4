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
                    "\(draft.name(party)) is accused. On the day of the session its chair is empty. \(body.name) has \(left) \(left == 1 ? "member" : "members") in the room and needs \(needed). Whatever it was to decide, it decides neither way.",
                span: draft.span("body", name, isVote ? "vote" : "quorum"),
                mend: Mend(
                    words:
                        "Ask for no more members than there are without the accused, and let who stays away count as abstaining; where the two sides sit alone, seat somebody without a stake with them.",
                    edits: draft.quorate(body, Voices(agreement: draft.agreement)) ?? []))
        }
    }
}

extension Draft {
    /// The edits by which no member of a body can meet alone, and none stops it by staying away: a majority of at least two. Where fewer than three
    /// sit in it somebody without a stake is seated; nil where the document names nobody: with two alone, one of the two gaps stays open.
    func quorate(_ body: Body, _ voices: Voices) -> [DocumentEdit]? {
        let members = voices.members(of: body)
        var edits: [DocumentEdit?] = []
        func set(_ key: String, _ value: String) { edits.append(edit("body", body.id.text, key, to: value)) }
        var count = members.count
        if count < 3 {
            guard count == 2, let seated = voices.neutral, !members.contains(seated) else { return nil }
            set("members", Self.list(members + [seated]))
            count += 1
        }
        // Of a vote that all must cast, or most by number, one who stays away takes his away.
        let needed: Int =
            switch body.vote {
            case .stated(.unanimity): count
            case .stated(.consensus) where members.count < 3: count
            case .stated(.atLeast(let votes)): votes
            default: 0
            }
        if needed > count - 1 { set("vote", "majority") }
        let quorum = min(max(2, body.quorum ?? 2), count - 1)
        if body.quorum != quorum { set("quorum", "\(quorum)") }
        return edits.isEmpty || edits.contains { $0 == nil } ? nil : edits.compactMap(\.self)
    }
}
