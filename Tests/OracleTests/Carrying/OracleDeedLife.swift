import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// How something with a time stands: the beginning of a duty, or its end.
enum OracleTask: Hashable {
    case notAsked
    /// Its time has not certainly run out.
    case running
    case met
    case breached(from: Interval, known: Instant)
    case silent(from: Interval)
    case open
}

extension OracleCarrying {
    /// "Pending until it opens; due until its time has certainly run out; then performed, excused, breached, unverified or
    /// undecidable."
    func tell(_ duty: OracleDuty) -> OracleDeed {
        var duty = duty
        let words = duty.words
        // "Once one has, the others owe, from that moment on at the earliest. Who goes first is never late."
        if let gate = duty.gate {
            if case .went(let first) = gate, let by = duty.completeBy {
                duty.completeBy = later(by, .at(first))
            }
        }
        let told = words.of(.completed).filter { isOfThisReturn($0, duty) == .yes }
        let perhaps = words.of(.completed).filter {
            isOfThisReturn($0, duty) == .perhaps && $0.step.amount == nil
        }
        // A part of something that nobody counts does not show the whole.
        let done = duty.isCounted && duty.owed != nil ? told : told.filter { $0.step.amount == nil }
        let begun = words.of(.begun, .completed).filter { isOfThisReturn($0, duty) == .yes }
        // What was not begun was not done either.
        let notDone = words.of(.notCompleted, .notBegun).filter { isOfThisReturn($0, duty) == .yes }
        let notBegun = words.of(.notBegun).filter { isOfThisReturn($0, duty) == .yes }
        let begins = words.of(.begun).filter { isOfThisReturn($0, duty) == .yes }
        var deed = OracleDeed(
            id: id(duty), name: duty.deed, tranche: duty.tranche, occasion: duty.occasion, party: duty.party,
            isOwed: duty.isOwed, state: .pending, owed: duty.owed,
            opens: duty.opens?.interval, beginBy: duty.beginBy?.interval,
            completeBy: duty.completeBy?.interval)
        deed.recurs = duty.recurs
        deed.completed = completed(duty, done, notDone)
        deed.begun = words.when(begins, notBegun, later: begins)
        let whole = done.filter { $0.step.amount.map { $0 >= duty.owed ?? .max } ?? true }
        deed.notCompletedAt = words.notBefore(
            whole, notDone, later: whole.filter { $0.step.amount == nil })
        deed.notBegunAt = words.notBefore(begun, notBegun, later: begins)
        if duty.isCounted, duty.owed != nil {
            deed.done = words.amount(by: Instant(secondsSinceEpoch: .max), done, all: duty.owed, against: [])
            // "Without an amount `completed` means all of it", whenever they say it was.
            if deed.completed != nil { deed.done = max(deed.done ?? 0, duty.owed ?? 0) }
        }
        if !duty.isCounted, told.contains(where: { $0.step.amount != nil }) {
            deed.done = words.amount(
                by: Instant(secondsSinceEpoch: .max), told.filter { $0.step.amount != nil }, all: nil,
                against: [])
        }
        if let amount = declared(duty) { deed.done = amount }
        var end = task(duty.completeBy, duty, deed.completed) { moment, known in
            question(
                duty, by: moment, done.filter { $0.word.known <= known },
                notDone.filter { $0.word.known <= known })
        }
        // "What may have been done before as well as after leaves both open": where it would be no breach with it.
        if !perhaps.isEmpty, let due = duty.completeBy?.interval {
            let first = words.when(done + perhaps, notDone, later: done)
            let isShown = first.map { $0.earliest <= due.latest } ?? false
            let isDenied = words.question(by: due.latest, done + perhaps, notDone, later: done).isDenied
            switch end {
            case .silent where duty.silence == .breach && isShown: end = .open
            case .breached where isShown || (!isDenied && duty.silence != .breach): end = .open
            default: break
            }
        }
        let beginning =
            duty.beginBy.map { beginBy in
                task(
                    beginBy, duty, deed.begun, implied: words.when(begun, notBegun, later: begins)
                ) { moment, known in
                    words.question(
                        by: moment, begun.filter { $0.word.known <= known },
                        notBegun.filter { $0.word.known <= known },
                        later: begins.filter { $0.word.known <= known })
                }
            } ?? .notAsked
        settle(&deed, duty, beginning, end)
        return deed
    }

    /// Reading, deed, tranche or number where there is one, and party, joined by `/`.
    func id(_ duty: OracleDuty) -> String {
        [
            reading.name.text, duty.deed.text, duty.tranche?.text, duty.occasion.map(String.init),
            duty.party.text,
        ].compactMap { $0 }.joined(separator: "/")
    }

    /// "What is done after one return was due is done for the next"; perhaps, where it may have been done before. That it
    /// was not done is said of the return that was due last.
    private func isOfThisReturn(_ word: OracleStepWord, _ duty: OracleDuty) -> Truth {
        let when = word.step.occurred
        switch word.step.stage {
        case .notBegun, .notCompleted:
            guard duty.after != nil, let due = duty.completeBy?.interval else {
                return duty.next.map { when.earliest < $0 } ?? true ? .yes : .no
            }
            return when.earliest >= due.earliest && (duty.next.map { when.earliest < $0 } ?? true)
                ? .yes : .no
        default:
            if let after = duty.after {
                if when.latest <= after.earliest { return .no }
                if when.earliest < after.latest { return .perhaps }
            }
            if duty.hasNext, let due = duty.completeBy?.interval {
                if when.earliest > due.latest { return .no }
                if when.earliest > due.earliest { return .perhaps }
            }
            return .yes
        }
    }

    private func completed(_ duty: OracleDuty, _ done: [OracleStepWord], _ notDone: [OracleStepWord])
        -> Interval?
    {
        if let first = duty.given.map(\.declared.given).min(by: {
            ($0.latest, $0.earliest) < ($1.latest, $1.earliest)
        }) {
            return first
        }
        let claims = done.filter { $0.step.amount == nil }
        let told = duty.words.when(claims, notDone, later: claims)
        guard duty.isCounted, let owed = duty.owed, owed > 0 else { return told }
        var all = [told].compactMap { $0 }
        if let reached = duty.words.reached(owed, done) {
            let amounts = done.filter { $0.step.amount != nil || $0.step.occurred.latest <= reached.latest }
            let against = notDone.filter { $0.step.occurred.earliest >= reached.latest }
            if duty.words.weigh(for: amounts, against: against).isShown { all.append(reached) }
        }
        return all.min { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
    }

    /// How many things the declaration as given names.
    private func declared(_ duty: OracleDuty) -> Int? {
        duty.given.max { ($0.declared.given, $0.entry.id) < ($1.declared.given, $1.entry.id) }?.declared
            .amount
    }

    private func question(
        _ duty: OracleDuty, by moment: Instant, _ done: [OracleStepWord], _ notDone: [OracleStepWord]
    ) -> (isShown: Bool, isDenied: Bool) {
        // "Declarations are made to the record."
        if let first = completed(duty, [], []), !duty.given.isEmpty {
            return (first.latest <= moment, first.earliest > moment)
        }
        guard duty.isCounted, let owed = duty.owed else {
            return duty.words.question(by: moment, done, notDone, later: done)
        }
        if owed == 0 { return (true, false) }
        let contra = notDone.filter { $0.step.occurred.earliest >= moment }
        let completed = completed(duty, done, notDone)
        let isShown = completed.map { $0.latest <= moment } ?? false
        let pro = done.filter { $0.step.occurred.earliest <= moment && ($0.step.amount ?? owed) >= owed }
        let only = done.filter { word in
            word.step.amount == nil && word.step.occurred.earliest > moment
                && !pro.contains { $0.word.origin.id == word.word.origin.id }
        }
        if isShown { return (true, false) }
        if duty.words.weigh(for: pro, against: contra + only).isDenied { return (false, true) }
        // What was done piece by piece, certainly later: "done, but certainly later than due".
        guard let completed, completed.earliest > moment, duty.words.reached(owed, done) == completed else {
            return (false, false)
        }
        let late = duty.words.weigh(
            for: done.filter { $0.step.occurred.earliest <= moment },
            against: done.filter { $0.step.occurred.earliest > moment } + contra)
        return (false, late.isDenied)
    }

    /// "Past due: with words that meet the standard that it was not done - breached. Done, but certainly later than due -
    /// breached, late. Done at a time that may be before or after - undecidable. Without words - unverified."
    private func task(
        _ due: OracleMoment?, _ duty: OracleDuty, _ happened: Interval?, implied: Interval? = nil,
        _ question: (Instant, Instant) -> (isShown: Bool, isDenied: Bool)
    ) -> OracleTask {
        let always = Instant(secondsSinceEpoch: .max)
        // That something was done shows that it had begun by then, and not when.
        let shown = implied ?? happened
        guard let due else { return shown == nil ? .running : .met }
        guard case .at(let due) = due else {
            // Not due before that moment, whenever it is.
            if case .open(let after?) = due, let shown, shown.latest <= after { return .met }
            return shown == nil ? .running : due == .never ? .met : .open
        }
        // A word that later words outweigh is not revived for a later date: it is asked of the moments that words tell of.
        if let shown, shown.latest <= due.earliest { return .met }
        if now < due.latest { return happened == nil ? .running : .open }
        let moments = Set(verdict.record.entries.map(\.available.latest)).sorted()
        if duty.given.isEmpty, question(due.latest, always).isDenied {
            let known = moments.first { question(due.latest, $0).isDenied } ?? now
            // "Where silence is a breach it is known when the time has run out, whatever is said later."
            return .breached(
                from: due, known: duty.silence == .breach ? due.latest : max(known, due.latest))
        }
        // What was given to the record says itself when.
        if let happened, happened.earliest > due.latest, !duty.given.isEmpty {
            // Where silence is a breach it was known when due; elsewhere when somebody told that it was given later.
            let told = duty.given.map(\.entry.available.latest).min() ?? due.latest
            return .breached(from: due, known: duty.silence == .breach ? due.latest : max(told, due.latest))
        }
        return happened == nil ? .silent(from: due) : .open
    }

    private func settle(
        _ deed: inout OracleDeed, _ duty: OracleDuty, _ beginning: OracleTask, _ end: OracleTask
    ) {
        deed.state = state(&deed, duty, beginning, end)
        if duty.isOwed == .perhaps {
            deed.state = .undecidable
            deed.breached = nil
            deed.breachKnown = nil
        }
    }

    private func state(
        _ deed: inout OracleDeed, _ duty: OracleDuty, _ beginning: OracleTask, _ end: OracleTask
    ) -> DeedState {
        var breaches: [(from: Interval, known: Instant)] = []
        for task in [beginning, end] {
            switch task {
            case .breached(let from, let known): breaches.append((from, known))
            case .silent(let from) where duty.silence == .breach: breaches.append((from, from.latest))
            default: break
            }
        }
        let first = breaches.min { $0.from < $1.from }
        if duty.owed == 0 { return .performed }
        if duty.gate != nil, duty.owed == nil,
            excused(duty, before: first?.from ?? duty.completeBy?.interval) == .yes
        {
            return .excused
        }
        if let gate = duty.gate, let answer = inExchange(duty, gate, end, deed.completed) { return answer }
        let lacksCount = duty.isCounted && duty.owed == nil
        if beginning == .met || beginning == .notAsked, end == .met, !lacksCount { return .performed }
        switch excused(duty, before: first?.from ?? duty.completeBy?.interval) {
        case .yes: return .excused
        case .perhaps: if first != nil { return .undecidable }
        case .no: break
        }
        // "What is owed is not known, and the tranche stays unverified at best"; not before it is past due.
        if lacksCount, end == .met, first == nil {
            let isPast = duty.completeBy?.interval.map { now >= $0.latest } ?? false
            return isPast ? .unverified : .due
        }
        // What is done waits for nothing any more.
        let isBegunLate = if case .breached = beginning { true } else { false }
        if end != .met || isBegunLate {
            switch duty.opens {
            case .at(let opens)? where now < opens.latest: return .pending
            case .open?: return .pending
            default: break
            }
        }
        if let first {
            deed.breached = first.from
            deed.breachKnown = Interval(at: first.known)
            return .breached
        }
        if end == .running, beginning != .open { return .due }
        if beginning == .open || end == .open { return .undecidable }
        return .unverified
    }

    /// "A side that has not done its part is excused as long as no other side has done its own."
    private func inExchange(
        _ duty: OracleDuty, _ gate: OracleGate, _ end: OracleTask, _ completed: Interval?
    ) -> DeedState? {
        if case .went = gate { return nil }
        let isFirst =
            if case .said(let from) = gate { completed.map { $0.latest <= from } ?? false } else { true }
        if completed != nil, isFirst {
            return duty.owed == nil
                ? now < duty.completeBy?.interval?.latest ?? now ? .due : .unverified : .performed
        }
        if end == .running { return nil }
        if gate == .nobody { return .excused }
        if case .breached = end { return .undecidable }
        return nil
    }

    /// "Released by the step `excused` from another of those whom the agreement names (or by the one who verifies), or its
    /// `excused-when` holds, and that before it was past due."
    private func excused(_ duty: OracleDuty, before due: Interval?) -> Truth {
        let sure = duty.words.of(.excused).filter { isOfThisReturn($0, duty) == .yes }
        let perhaps = duty.words.of(.excused).filter { isOfThisReturn($0, duty) != .no }
        var answer = Truth.no
        if let when = released(duty, sure) {
            if when.latest <= due?.earliest ?? when.latest {
                answer = .yes
            } else if when.earliest < due?.latest ?? when.latest {
                answer = .perhaps
            }
        }
        if answer == .no, perhaps.count > sure.count, let when = released(duty, perhaps),
            when.earliest <= due?.latest ?? when.earliest
        {
            answer = .perhaps
        }
        guard let condition = duty.excusedWhen, answer != .yes else { return answer }
        // "What releases only as long as it holds is asked for at the moment at which it is past due."
        let moments = due.map { [$0.earliest, $0.latest] } ?? [now]
        let truths = moments.map { holds(condition, at: min($0, now)) }
        if truths.allSatisfy({ $0 == .yes }) { return .yes }
        return truths.allSatisfy { $0 == .no } ? answer : .perhaps
    }

    /// "One of those in `released-by`; where the document has no such key, or leaves it unstated, all of those to whom it is owed,
    /// and it ends with the last of them. Nobody releases itself."
    private func released(_ duty: OracleDuty, _ words: [OracleStepWord]) -> Interval? {
        func first(_ actors: Set<ActorID>) -> Interval? {
            words.filter { word in word.speaker.map(actors.contains) ?? false }.map(\.step.occurred).min()
        }
        if let named = duty.releasedBy, let sets = meanings(named, reading, \.asParties) {
            // "Of several relayed only who is in all of them counts."
            return first(sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }.subtracting([duty.party]))
        }
        let owedTo = meanings(duty.owedTo, reading, \.asParties)?.reduce(into: Set()) { $0.formUnion($1) }
        let all = (owedTo ?? Set(agreement.parties)).subtracting([duty.party]).map { first([$0]) }
        let known = all.compactMap { $0 }
        guard !all.isEmpty, known.count == all.count, let earliest = known.map(\.earliest).max(),
            let latest = known.map(\.latest).max()
        else { return nil }
        return Interval(spanning: earliest, latest)
    }
}
