internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// Duties that one reading calls late, and another does not.
extension ReadingsDiverge {
    /// What parts readings over a duty.
    struct LateByOne {
        let party: ActorID
        /// The readings under which the party is late, and those under which it is not.
        let late: [ReadingName]
        let other: [ReadingName]
        let seconds: Int64
        let play: Play
    }

    /// More moments than these are not looked at for one duty.
    private static let mostMoments = 8

    /// Of each duty of which the readings give a value, or that they leave the only thing between them, the first day on which one of
    /// them calls somebody late.
    ///
    /// - Parameter isTold: Whether two readings are told apart already by what nobody owes.
    func duties(
        of names: [ReadingName], isTold: (ReadingName, ReadingName) -> Bool, in draft: Draft, on stage: Stage
    ) -> [Flaw] {
        draft.agreement.duties.compactMap { duty in
            guard let found = Self.late(duty.name, under: names, on: stage),
                let (one, other) =
                    (found.late.flatMap { a in found.other.map { (a, $0) } }.first {
                        duty.leavesOpen || !isTold($0, $1)
                    }), let place = draft.deed(duty.name)
            else { return nil }
            let (yes, no) = (Self.list(found.late), Self.list(found.other))
            let day = (stage.begins + found.seconds).utcText
            let what = "On \(day) \(stage.name(found.party)) has not done what \(duty.name) asks"
            let example = found.play.shown(
                .readingsDiffer, until: found.seconds, words: "under \(yes): late; under \(no): not",
                readings: Set(found.late + found.other), bearingOut: "\(duty.name)/\(one)/\(other)")
            guard let example else { return nil }
            return Flaw(
                rule: .readingsDiverge, severity: .serious, subject: "\(duty.name)/\(one)/\(other)",
                message: "\(what): late under \(yes), and not late under \(no).",
                story:
                    "\(what). Nobody disputes it. Whoever holds \(yes) calls it a breach; whoever holds \(no) says that nothing is due from it yet, or at all.",
                span: place.outline.span(place.block.nameRange), counterexample: example,
                mend: Mend(words: "Agree on one value, and write it where the readings differ."))
        }
    }

    /// The first day on which a party that does nothing is late under one reading and certainly not under another. In an exchange the
    /// others do their part: where nobody does, nobody is late.
    static func late(_ deed: DeedName, under names: [ReadingName], on stage: Stage) -> LateByOne? {
        let agreement = stage.draft.agreement
        var opened = Play(on: stage)
        for party in agreement.parties { opened.open(deed, of: party) }
        guard stage.draft.effort.play() else { return nil }
        let rows = opened.verdict(until: 400 * 86_400, readings: Set(names)).readings.flatMap(\.deeds)
            .filter { $0.deed == deed }
        let deadlines = Set(rows.flatMap { [$0.beginBy?.latest, $0.completeBy?.latest].compactMap(\.self) })
        let isExchange = agreement.exchanges.contains { $0.name == deed }
        let idle = isExchange ? Set(rows.map(\.party)).sorted().map { [$0] } : [agreement.parties]
        for seconds in deadlines.sorted().prefix(mostMoments).map({ $0 - stage.begins + 3_600 }) {
            for parties in idle {
                guard stage.draft.effort.play() else { return nil }
                var play = opened
                play.share(deed, rows.filter { !parties.contains($0.party) })
                play.deny(deed, rows.filter { parties.contains($0.party) }, at: seconds)
                if let parted = parted(deed, rows, play, at: seconds, under: names) { return parted }
            }
        }
        return nil
    }

    /// What a timeline comes to for each party that owes a duty, where readings say other things of it.
    private static func parted(
        _ deed: DeedName, _ rows: [DeedVerdict], _ play: Play, at seconds: Int64, under names: [ReadingName]
    ) -> LateByOne? {
        let told = Dictionary(
            play.verdict(until: seconds, readings: Set(names)).readings.map { ($0.reading.name, $0.deeds) },
            uniquingKeysWith: { a, _ in a })
        for (party, tranche) in rows.map({ ($0.party, $0.tranche) }) {
            func states(_ name: ReadingName) -> [DeedState] {
                (told[name] ?? []).filter {
                    $0.deed == deed && $0.party == party && $0.tranche == tranche
                }.map(\.state)
            }
            let late = names.filter { states($0).contains(.breached) }
            let other = names.filter { name in
                states(name).allSatisfy { [.pending, .due, .performed, .excused].contains($0) }
            }
            if !late.isEmpty, !other.isEmpty {
                return LateByOne(party: party, late: late, other: other, seconds: seconds, play: play)
            }
        }
        return nil
    }

    static func list(_ names: [ReadingName]) -> String { names.map(\.text).joined(separator: ", ") }
}

extension Play {
    /// Parties do their parts of a duty at once, each told in words.
    fileprivate mutating func share(_ deed: DeedName, _ rows: [DeedVerdict]) {
        for (party, own) in Dictionary(grouping: rows, by: \.party).sorted(by: { $0.key < $1.key }) {
            let event = Counterexample.Event(
                at: moment(7_200), kind: .word, actor: party,
                words: "\(name(party)) does what \(deed) asks")
            let tranches = Set(own.map(\.tranche))
            tell(as: event) { play in
                for tranche in tranches.sorted(by: { ($0?.text ?? "") < ($1?.text ?? "") }) {
                    for voice in play.voices(on: deed, of: party) {
                        play.step(deed, tranche: tranche, by: party, .completed, saidBy: voice, at: 7_200)
                    }
                }
            }
        }
    }

    /// Everybody who may says of each party that owes a duty that it has not done it, told as nothing but the silence that it is.
    fileprivate mutating func deny(_ deed: DeedName, _ rows: [DeedVerdict], at seconds: Int64) {
        let isDeclared = stage.draft.agreement.declarations.contains { $0.name == deed }
        let idle = Set(rows.map(\.party))
        let who = idle.count == 1 ? idle.first.map(name) : nil
        let silence = Counterexample.Event(
            at: moment(seconds), kind: .silence,
            words: "\(who.map { "\($0) has not" } ?? "nobody has") done what \(deed) asks")
        let begins = stage.begins
        var seen: Set<[String]> = []
        tell(as: silence) { play in
            for row in isDeclared ? [] : rows
            where seen.insert([row.party.text, row.tranche?.text ?? ""]).inserted {
                // What must have begun by then has begun.
                let begun = row.beginBy.map { $0.earliest - begins - 60 }.flatMap {
                    $0 + 7_200 < seconds ? $0 : nil
                }
                for voice in play.voices(on: deed, of: row.party) {
                    func say(_ stage: Step.Stage, at moment: Int64) {
                        play.step(
                            deed, tranche: row.tranche, by: row.party, stage, saidBy: voice, at: moment)
                    }
                    if let begun { say(.begun, at: begun) }
                    say(.notCompleted, at: seconds)
                }
            }
        }
    }
}

extension Duty {
    /// Whether somebody's reading gives who owes it, or by when.
    fileprivate var leavesOpen: Bool {
        if case .term = binds { return true }
        return dueBy.contains { $0?.countedTerm != nil }
    }
}
