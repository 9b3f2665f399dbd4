internal import AgreementLanguage
internal import CeasefireModel

// Moments: given, counted from an open term, or from something that happens.
extension TermResolution {
    /// Which moment of a whole day is meant.
    enum Edge {
        /// Its first: what begins on a day begins with it.
        case first
        /// Its last: what is due by a day, or lasts until it, may take all of it.
        case last
    }

    /// What has been followed already, so that a circle comes to an end.
    private struct Followed {
        var terms: Set<TermName> = []
        var provisions: Set<ProvisionName> = []
    }

    /// The moments that a value may mean. A term that nobody has fixed stays in the answer, so that `start`
    /// and `start + 7d` can still be compared.
    func instants(_ value: Value<InstantExpression>, _ edge: Edge) -> Settled<ReadInstant> {
        instants(value, edge, Followed())
    }

    private func instants(
        _ value: Value<InstantExpression>, _ edge: Edge, _ followed: Followed
    ) -> Settled<ReadInstant> {
        switch value {
        case .stated(let expression): .candidates(evaluate(expression, edge, followed))
        case .either(let all): .candidates(all.flatMap { evaluate($0, edge, followed) })
        case .term(let term): .candidates(evaluate(term, edge, followed))
        case .unstated: .unstated("a bound of the time in force")
        }
    }

    private func evaluate(
        _ expression: InstantExpression, _ edge: Edge, _ followed: Followed
    ) -> [ReadInstant] {
        let bases: [ReadInstant] =
            switch expression.base {
            case .instant(let instant): [.known(instant)]
            case .term(let term): evaluate(term, edge, followed)
            case .event(let event): evaluate(event, followed)
            case .never: [.never]
            }
        return bases.map { base in
            let moment = base + expression.plusSeconds
            return expression.localDay.map { day($0, of: moment, edge) } ?? moment
        }
    }

    private func evaluate(_ term: TermName, _ edge: Edge, _ followed: Followed) -> [ReadInstant] {
        // The compiler refuses circles; a hand-made agreement that has one is read as not fixed.
        guard !followed.terms.contains(term) else { return [.after(term, plusSeconds: 0)] }
        var followed = followed
        followed.terms.insert(term)
        switch reading.values[term] ?? .unstated {
        case .stated(.instant(let expression)): return evaluate(expression, edge, followed)
        case .either(let all):
            return all.flatMap { value -> [ReadInstant] in
                guard case .instant(let expression) = value else { return [] }
                return evaluate(expression, edge, followed)
            }
        case .term(let other): return evaluate(other, edge, followed)
        case .stated, .unstated: return [.after(term, plusSeconds: 0)]
        }
    }

    private func evaluate(_ event: EventReference, _ followed: Followed) -> [ReadInstant] {
        guard let events else { return [open(event, "nobody shows that it came about")] }
        switch event {
        case .provisionStarted(let name), .provisionEnded(let name):
            guard let provision = events.provision(name), !followed.provisions.contains(name) else {
                return [open(event, "\(name) is counted from itself")]
            }
            var followed = followed
            followed.provisions.insert(name)
            let isStart = event == .provisionStarted(name)
            let bound = isStart ? provision.from : provision.until
            switch instants(bound, isStart ? .first : .last, followed) {
            case .candidates(let all): return all
            case .unstated: return [open(event, "the document does not say when")]
            }
        case .deedStarted, .deedCompleted:
            return events.times(of: event).map { time in
                switch time {
                case .happened(let interval):
                    interval.lengthSeconds == 0 ? .known(interval.earliest) : .within(interval, event.words)
                case .awaited(let notBefore, let reason):
                    .awaited(Awaited(words: event.words, notBefore: notBefore, reason: reason))
                }
            }
        }
    }

    private func open(_ event: EventReference, _ reason: Reason) -> ReadInstant {
        .awaited(Awaited(words: event.words, notBefore: nil, reason: reason))
    }

    /// A whole day by the document's clocks, counted from the one in which a moment lies.
    private func day(_ number: Int, of moment: ReadInstant, _ edge: Edge) -> ReadInstant {
        let days = events?.localDays ?? LocalDays()
        func pick(_ instant: Instant) -> Instant {
            let day = days.day(number, of: instant)
            return edge == .first ? day.earliest : day.latest
        }
        switch moment {
        case .known(let instant): return .known(pick(instant))
        case .within(let interval, let words):
            let picked = Interval(spanning: pick(interval.earliest), pick(interval.latest))
            // However closely an event is known, its day may be certain.
            return picked.lengthSeconds == 0
                ? .known(picked.earliest) : .within(picked, "day \(number) of \(words)")
        case .after(let term, let plus):
            let offset = plus == 0 ? "" : " + \(lengthText(seconds: plus))"
            return .awaited(
                Awaited(
                    words: "day \(number) of \(term)\(offset)", notBefore: nil, reason: "\(term) is unstated")
            )
        case .awaited(let awaited):
            return .awaited(
                Awaited(
                    words: "day \(number) of \(awaited.words)", notBefore: awaited.notBefore.map(pick),
                    reason: awaited.reason))
        case .never: return .never
        }
    }
}
