internal import CeasefireModel
internal import Evidence

/// The words on one duty of one party, and what they show of its being done, or begun, by a moment.
struct DeedEvidence {
    /// Words that all of it was done.
    var claims: [StepWord]
    /// Words that it was not.
    var denials: [StepWord]
    /// What was done piece by piece.
    var tally: DeedTally?
    /// How much must be done piece by piece; nil where that is not known.
    var owed: Int?
    /// Words that something was done, without saying when it began or was complete: they bear on a beginning by a moment,
    /// never on one after it.
    var implying: [StepWord] = []
    /// Words that count pieces, and count so many at once that nothing is left.
    private var whole: [StepWord] {
        guard let tally, let owed else { return [] }
        return tally.words.filter { ($0.step.amount ?? 0) >= owed }
    }
    /// When it was given to the record itself, with the entries: that needs no weighing.
    var given: [(occurred: Interval, known: Instant, entry: EntryID)] = []
    /// Whether it would be known without any word on it that it was not done when it was due.
    var isKnownWhenDue = true
    /// Words of those who do not verify, where only some do: they show nothing, and people ask about them.
    var unheard: [StepWord] = []
    let scale: DeedScale

    /// What the words show about a moment by which it had to be done.
    struct Showing {
        enum Outcome {
            /// Done by then.
            case inTime
            /// Not done by then: not at all, or later.
            case notInTime
            /// Done, and whether by then cannot be told.
            case perhaps
            /// Neither is shown.
            case notShown
        }
        var outcome: Outcome
        /// When it was done; nil where nothing that meets the standard says so.
        var done: Interval?
        var grade: ElementGrade?
        var reason: Reason
        /// When what shows that it was not done in time became known.
        var known: Instant?
    }

    /// The first moment by which it was done, by words that meet the standard; nil where none do.
    var done: (occurred: Interval, grade: ElementGrade?)? {
        if let first = given.map(\.occurred).min(by: { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) })
        {
            return (first, nil)
        }
        var found: [(occurred: Interval, grade: ElementGrade?)] = []
        for moment in Set((claims + implying).map(\.occurred.latest)).sorted() {
            let told = (claims + implying).filter { $0.occurred.latest <= moment }
            let against =
                denials.filter { $0.occurred.earliest >= moment }
                + later(than: moment, saidByOthersThan: told)
            let grade = scale.grade(done: told, notDone: against)
            guard grade.state == .meetsStandard else { continue }
            found.append((Self.agreed(told, grade), grade))
            break
        }
        if let tally, let owed, let reached = owed > 0 ? tally.reached(owed) : nil {
            let grade = scale.grade(
                done: tally.words + claims.filter { $0.occurred.latest <= reached.latest },
                notDone: denials.filter { $0.occurred.earliest >= reached.latest })
            if grade.state == .meetsStandard { found.append((reached, grade)) }
        }
        return found.min {
            ($0.occurred.latest, $0.occurred.earliest) < ($1.occurred.latest, $1.occurred.earliest)
        }
    }

    /// Whoever says that it was done only later says that it was not done before; who repeats what it said does not.
    private func later(than moment: Instant, saidByOthersThan words: [StepWord]) -> [StepWord] {
        let speakers = Set(words.map(\.origin.id))
        return claims.filter { $0.occurred.earliest > moment && !speakers.contains($0.origin.id) }
    }

    /// The moments that the words without a stake allow; all that any of them allows where they differ.
    private static func agreed(_ words: [StepWord], _ grade: ElementGrade) -> Interval {
        let settling = Set(
            grade.weighings.filter { $0.direction == .supports && $0.interest != .interested }.map(\.origin))
        let intervals = words.filter { settling.contains($0.origin) }.map(\.occurred)
        let first = intervals[0]
        return intervals.dropFirst().reduce(first as Interval?) { both, next in both?.intersection(next) }
            ?? intervals.dropFirst().reduce(first) { $0.union($1) }
    }

    /// The same by words that say when, and not only that something was done.
    var stated: (occurred: Interval, grade: ElementGrade?)? {
        guard !implying.isEmpty else { return done }
        var plain = self
        plain.implying = []
        return plain.done
    }

    /// What the words show about being done by `due`; that it was not is known since the first moment at which what was known
    /// showed it.
    func showing(by due: Bound) -> Showing {
        var showing = outcome(by: due)
        guard showing.outcome == .notInTime, given.isEmpty, case .known(let bound) = due else {
            return showing
        }
        let first = Set(words.map(\.knownFrom)).sorted().first { moment in
            knownBy(moment).outcome(by: due).outcome == .notInTime
        }
        if let first { showing.known = max(first, bound.latest) }
        return showing
    }

    /// The same of what was known by a moment.
    private func knownBy(_ moment: Instant) -> DeedEvidence {
        func known(_ words: [StepWord]) -> [StepWord] { words.filter { $0.knownFrom <= moment } }
        var then = self
        then.claims = known(claims)
        then.denials = known(denials)
        then.implying = known(implying)
        then.tally = tally.map { DeedTally(known($0.words), scale: scale) }
        return then
    }

    private func outcome(by due: Bound) -> Showing {
        let done = done
        guard case .known(let due) = due else { return showing(done, byOpen: due) }
        if let done, done.occurred.latest <= due.earliest {
            return Showing(
                outcome: .inTime, done: done.occurred, grade: done.grade,
                reason: "done by \(done.occurred.latest)" + Self.because(done.grade))
        }
        if given.isEmpty {
            let words = (claims + implying + whole).filter { $0.occurred.earliest <= due.latest }
            let against =
                denials.filter { $0.occurred.earliest >= due.latest }
                + later(than: due.latest, saidByOthersThan: words)
            let grade = scale.grade(done: words, notDone: against)
            if grade.state == .refuted {
                let what: Reason =
                    if let done, done.occurred.earliest > due.latest {
                        "done not before \(done.occurred.earliest), later than due by \(due.latest)"
                    } else if let missing = missing(by: due.latest) {
                        "\(missing) not done by \(due.latest)"
                    } else { "not done by \(due.latest)" }
                return Showing(
                    outcome: .notInTime, done: done?.occurred, grade: grade,
                    reason: what + Self.because(grade))
            }
        }
        // That it was done at some time says nothing of whether it had begun by an earlier one.
        if let done = stated == nil ? nil : done {
            // What was given to the record says itself when; what was done piece by piece, where more than interested words
            // say that it was done only later.
            if done.occurred.earliest > due.latest, done.grade == nil || isTalliedLate(done.occurred, due) {
                return Showing(
                    outcome: .notInTime, done: done.occurred, grade: done.grade,
                    reason: "done not before \(done.occurred.earliest), later than due by \(due.latest)",
                    known: knownLate(due))
            }
            return Showing(
                outcome: .perhaps, done: done.occurred, grade: done.grade,
                reason: done.occurred.earliest > due.latest
                    ? "done by \(done.occurred.latest); nothing that meets the standard shows that it was not done by \(due.latest)"
                    : "done \(Reason.time(done.occurred)), which may be before or after it was due, \(Reason.time(due))"
            )
        }
        return notShown()
    }

    /// When it became known that it was given to the record only later than it was due.
    private func knownLate(_ due: Interval) -> Instant {
        let told = given.map(\.known).min() ?? due.latest
        return isKnownWhenDue ? due.latest : max(told, due.latest)
    }

    /// Whether the words on the pieces show that not all of it was done when it was due.
    private func isTalliedLate(_ done: Interval, _ due: Interval) -> Bool {
        guard let tally, tally.reached(owed ?? 0) == done else { return false }
        let words = tally.words + claims
        let grade = scale.grade(
            done: words.filter { $0.occurred.earliest <= due.latest },
            notDone: words.filter { $0.occurred.earliest > due.latest }
                + denials.filter { $0.occurred.earliest >= due.latest })
        return grade.state == .refuted
    }

    /// Where it cannot be told by when it is due, or nothing is due by any time.
    private func showing(_ done: (occurred: Interval, grade: ElementGrade?)?, byOpen due: Bound) -> Showing {
        guard let done else { return notShown() }
        if case .open(let notBefore, let reason) = due, notBefore.map({ done.occurred.latest > $0 }) ?? true {
            return Showing(
                outcome: .perhaps, done: done.occurred, grade: done.grade,
                reason: "done by \(done.occurred.latest); whether in time cannot be told: \(reason)")
        }
        return Showing(
            outcome: .inTime, done: done.occurred, grade: done.grade,
            reason: "done by \(done.occurred.latest)" + Self.because(done.grade))
    }

    private func notShown() -> Showing {
        let words = claims + implying + (tally?.words ?? [])
        let grade = scale.grade(done: words, notDone: denials)
        var reason: Reason =
            words.isEmpty && denials.isEmpty
            ? whoIsUnheard ?? "nobody says whether it was done"
            : "nothing that meets the standard shows whether it was done"
        if let tally, tally.total > 0 {
            reason =
                owed.map { "\(tally.total) of \($0) are shown to be done" }
                ?? "\(tally.total) are shown to be done"
        } else if grade.state == .alleged || grade.state == .contested {
            reason += ": \(grade.reason)"
        }
        return Showing(outcome: .notShown, done: nil, grade: grade, reason: reason)
    }

    /// `said only by Arland ministry, who does not verify it`; nil where nobody else speaks.
    private var whoIsUnheard: Reason? {
        let names = Set(unheard.map(\.origin.id.text)).sorted()
        guard !names.isEmpty else { return nil }
        let told = names.prefix(Self.mostNames).joined(separator: ", ")
        let more = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
        return "said only by \(told)\(more), who \(names.count == 1 ? "does" : "do") not verify it"
    }

    /// Of more who do not verify than these the rest is counted.
    private static let mostNames = 3

    /// `28 of 40`: what was not done of what is counted by a moment; nil where nothing was, or nothing is counted.
    private func missing(by moment: Instant) -> String? {
        guard let owed, let done = tally?.done(by: moment), done > 0, done < owed else { return nil }
        return "\(owed - done) of \(owed)"
    }

    private static func because(_ grade: ElementGrade?) -> Reason { grade.map { ": \($0.reason)" } ?? "" }

    /// All words on it, also those that show nothing.
    var words: [StepWord] {
        var all = claims + denials + implying + unheard
        if let tally { all += tally.words }
        return all
    }

    /// Whether somebody says anything about its being done.
    var isSilent: Bool {
        claims.isEmpty && denials.isEmpty && given.isEmpty && (tally?.words.isEmpty ?? true)
    }

    /// The last moment at which it is shown not to have been done.
    var notDoneAt: Instant? {
        Set(denials.map(\.occurred.earliest)).sorted(by: >).first { moment in
            let told = (claims + implying + whole).filter { $0.occurred.earliest <= moment }
            let against =
                denials.filter { $0.occurred.earliest >= moment }
                + later(than: moment, saidByOthersThan: told)
            return scale.grade(done: told, notDone: against).state == .refuted
        }
    }
}
