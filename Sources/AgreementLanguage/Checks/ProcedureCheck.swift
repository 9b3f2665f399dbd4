internal import CeasefireModel

/// Looks for bodies that can never decide, changes of standing measures that can never come, and matters that
/// seem to be misspelt.
enum ProcedureCheck {
    /// Reports what does not fit together in the document's own bodies, measures and conditions.
    static func check(_ own: TypedBlocks, sink: inout DiagnosticSink) {
        for (body, keys) in own.bodies { check(body, keys, sink: &sink) }
        for (measure, places) in own.standingMeasures { check(measure, places, sink: &sink) }
        checkMatters(own.matters, sink: &sink)
    }

    // MARK: Bodies

    private static func check(_ body: Body, _ keys: Keys, sink: inout DiagnosticSink) {
        guard case .stated(let members) = body.members else { return }
        if members.contains(body.id) {
            sink.error(
                .notAMember, "The body \(body.id.text.quoted) cannot be a member of itself.",
                at: keys.place(of: "members"), mend: "Name who sits in it.")
        }
        let count = members.count == 1 ? "1 member" : "\(members.count) members"
        if let quorum = body.quorum, quorum > members.count {
            sink.error(
                .quorumOutOfReach, "The quorum is \(quorum), but the body has \(count).",
                at: keys.place(of: "quorum"), mend: "Write a number that so many members can reach.")
        }
        if case .stated(.atLeast(let votes)) = body.vote, votes > members.count {
            sink.error(
                .quorumOutOfReach, "A decision needs \(votes) votes, but the body has \(count).",
                at: keys.place(of: "vote"), mend: "Write a number that so many members can reach.")
        }
        for (key, actors) in [
            ("veto", body.veto), ("casting-vote", Set([body.castingVote].compactMap(\.self))),
        ] {
            for actor in actors.subtracting(members).sorted() {
                sink.error(
                    .notAMember, "\(actor.text.quoted) has no seat in the body, and so no vote.",
                    at: keys.place(of: key),
                    mend: "Name a member: \(members.map(\.text).sorted().quotedList("or")).")
            }
        }
    }

    // MARK: Standing measures

    private static func check(_ measure: StandingMeasure, _ places: [Range<Int>], sink: inout DiagnosticSink)
    {
        var reached: Set<StandingMeasure.State> = [measure.atFirst]
        var grows = true
        while grows {
            let next = measure.transitions.filter { !reached.isDisjoint(with: $0.from) }.map(\.to)
            grows = !reached.isSuperset(of: next)
            reached.formUnion(next)
        }
        for (transition, place) in zip(measure.transitions, places) {
            let states = transition.from.map(\.rawValue).sorted().quotedList("or")
            if transition.from == [transition.to] {
                sink.warning(
                    .deadTransition, "A change from \(states) to itself changes nothing.", at: place,
                    mend: "Name the state from which it changes.")
            } else if reached.isDisjoint(with: transition.from) {
                sink.warning(
                    .deadTransition,
                    "The measure never comes to be \(states), so this change can never come.",
                    at: place,
                    mend: "The measure can be \(reached.map(\.rawValue).sorted().quotedList("or")).")
            }
        }
    }

    // MARK: Matters

    /// Matters are declared by being named, so a slip of the pen makes a second one.
    private static func checkMatters(
        _ matters: [(name: MatterName, range: Range<Int>)], sink: inout DiagnosticSink
    ) {
        let counts = matters.reduce(into: [String: Int]()) { $0[$1.name.text, default: 0] += 1 }
        for (index, matter) in matters.enumerated() where counts[matter.name.text] == 1 {
            let name = matter.name.text
            let others = counts.keys.filter { other in
                // Of two that are named once each, the later one is told of.
                let isEarlier = matters[..<index].contains { $0.name.text == other }
                return other != name && (isEarlier || counts[other, default: 0] > 1)
                    && withoutDigits(other) != withoutDigits(name)
            }
            guard let near = NearestWord.of(name, among: others) else { continue }
            sink.warning(
                .matterMisspelt,
                "The matter \(name.quoted) is named nowhere else, and looks like \(near.quoted).",
                at: matter.range, mend: "Write \(near.quoted), if it is the same.")
        }
    }

    /// `phase-1` and `phase-2` are two matters.
    private static func withoutDigits(_ name: String) -> String { name.filter { !$0.isNumber } }
}
