import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// A moment as the oracle knows it.
enum OracleMoment: Hashable {
    /// Somewhere in the interval.
    case at(Interval)
    /// No moment at all.
    case never
    /// Not known; where it is something that happens, not before the moment given.
    case open(after: Instant?)

    var interval: Interval? { if case .at(let interval) = self { interval } else { nil } }
}

/// How an agreement was carried out under one reading, from the words of decision 16, slowly and plainly.
///
/// A class for no other reason than that what was asked once is kept.
final class OracleCarrying {
    let verdict: Verdict
    let reading: Reading
    let now: Instant
    var agreement: Agreement { verdict.agreement }
    /// What is being worked out, so that a circle comes to an end.
    var asking: Set<String> = []
    var deedsByName: [DeedName: [OracleDeed]] = [:]
    var truthsByCondition: [Condition: [Truth]] = [:]
    var coveredByKey: [String: Bool] = [:]
    /// Whether the reading covers the incident of a report as a breach of a provision by a party, or may; whoever reads
    /// incidents tells.
    var covers: (ReportID, ProvisionName, ActorID) -> Bool = { _, _, _ in true }

    init(_ verdict: Verdict, _ reading: Reading) {
        self.verdict = verdict
        self.reading = reading
        now = verdict.now ?? Instant(secondsSinceEpoch: 0)
    }

    /// Every hour that matters: from well before the first thing on the record to the moment asked about.
    lazy var hours: [Instant] = {
        var first = now
        for entry in verdict.record.entries { first = min(first, earliest(of: entry)) }
        var hours: [Instant] = []
        var hour = Instant(secondsSinceEpoch: (first.secondsSinceEpoch / 3_600 - 48) * 3_600)
        while hour <= now {
            hours.append(hour)
            hour = hour + 3_600
        }
        return hours
    }()

    private func earliest(of entry: Entry) -> Instant {
        var first = entry.available.earliest
        switch entry.content {
        case .proceeding(.step(let step)): first = min(first, step.occurred.earliest)
        case .proceeding(.declared(let declared)): first = min(first, declared.given.earliest)
        case .proceeding(.certified(let certified)): first = min(first, certified.made.earliest)
        case .proceeding(.decided(let decided)):
            first = min(first, decided.put?.earliest ?? first, decided.made?.earliest ?? first)
        case .finding(let finding): first = min(first, finding.made.earliest)
        default: break
        }
        return first
    }

    /// What entries say about the carrying out, each with the entry that says it.
    var proceedings: [(entry: Entry, proceeding: Proceeding)] {
        verdict.record.entries.compactMap { entry in
            if case .proceeding(let proceeding) = entry.content { (entry, proceeding) } else { nil }
        }
    }

    /// The actor of that name, short or full.
    func actor(named name: String) -> ActorID? {
        agreement.actors.first { [$0.id.text, $0.name].map(folded).contains(folded(name)) }?.id
    }

    // MARK: - Moments

    /// A moment of the agreement. What begins on a day begins "with its first moment"; what "is due by then is due by its
    /// last".
    func moment(_ value: Value<InstantExpression>, lastOfDay: Bool) -> OracleMoment {
        switch value {
        case .stated(let expression): return moment(expression, lastOfDay)
        case .unstated: return .open(after: nil)
        case .term(let name): return moment(InstantExpression(base: .term(name)), lastOfDay)
        case .either(let several): return either(several.map { moment($0, lastOfDay) })
        }
    }

    private func either(_ several: [OracleMoment]) -> OracleMoment {
        let known = several.compactMap(\.interval)
        guard known.count == several.count, var all = known.first else { return .open(after: nil) }
        for one in known { all = all.union(one) }
        return .at(all)
    }

    private func moment(_ expression: InstantExpression, _ lastOfDay: Bool) -> OracleMoment {
        var base: OracleMoment
        switch expression.base {
        case .instant(let instant): base = .at(Interval(at: instant))
        case .never: return .never
        case .term(let name):
            switch reading.values[name] {
            case .stated(.instant(let value))?: base = moment(value, lastOfDay)
            case .either(let several)?:
                base = either(several.compactMap(\.asInstant).map { moment($0, lastOfDay) })
            default: base = .open(after: nil)
            }
        case .event(let event): base = self.event(event)
        }
        switch base {
        case .never: return .never
        case .open(let after):
            guard let after else { return base }
            if let day = expression.localDay {
                return .open(after: end(day, after + expression.plusSeconds, lastOfDay))
            }
            return .open(after: after + expression.plusSeconds)
        case .at(let interval):
            base = .at(interval + expression.plusSeconds)
            guard let day = expression.localDay else { return base }
            return .at(
                Interval(
                    spanning: end(day, interval.earliest + expression.plusSeconds, lastOfDay),
                    end(day, interval.latest + expression.plusSeconds, lastOfDay)))
        }
    }

    private func end(_ day: Int, _ instant: Instant, _ lastOfDay: Bool) -> Instant {
        let day = agreement.localDays.day(day, of: instant)
        return lastOfDay ? day.latest : day.earliest
    }

    /// "When a provision comes into force, when it no longer is"; "when the first who owes a duty begins it, when the
    /// last has done it".
    func event(_ event: EventReference) -> OracleMoment {
        // "A duty's time may be counted from its own beginning": that is asked of the words alone.
        if case .deedStarted(let name) = event, asking.contains("deed \(name)") { return ownBeginning(name) }
        let key = "\(event)"
        guard asking.insert(key).inserted else { return .open(after: nil) }
        defer { asking.remove(key) }
        switch event {
        case .provisionStarted(let name):
            guard let provision = agreement.provisions.first(where: { $0.name == name }) else {
                return .open(after: nil)
            }
            return moment(provision.from, lastOfDay: false)
        case .provisionEnded(let name):
            guard let provision = agreement.provisions.first(where: { $0.name == name }) else {
                return .open(after: nil)
            }
            return moment(provision.until, lastOfDay: true)
        case .deedStarted(let name): return started(name)
        case .deedCompleted(let name): return completed(name)
        }
    }

    /// "A completion implies a beginning": not before it was owed, as far as anybody knows.
    private func started(_ name: DeedName) -> OracleMoment {
        return first(deeds(name))
    }

    private func ownBeginning(_ name: DeedName) -> OracleMoment {
        guard let obligation = agreement.obligations.first(where: { $0.name == name }),
            asking.insert("begun \(name)").inserted
        else { return .open(after: nil) }
        defer { asking.remove("begun \(name)") }
        return first(begunByWords(obligation))
    }

    private func first(_ all: [OracleDeed]) -> OracleMoment {
        let begun = all.compactMap { deed -> Interval? in
            if let begun = deed.begun { return begun }
            guard let done = deed.completed else { return nil }
            return Interval(spanning: min(deed.opens?.earliest ?? done.earliest, done.earliest), done.latest)
        }
        if let first = OracleLadder.first(of: begun) { return .at(first) }
        let not = all.map(\.notBegunAt)
        return .open(after: not.contains(nil) ? nil : not.compactMap { $0 }.min())
    }

    /// "The last of those who owe it has done it"; whoever is excused, or owes nothing, is not waited for. What is owed again
    /// and again is never done.
    private func completed(_ name: DeedName) -> OracleMoment {
        let all = deeds(name).filter { $0.state != .excused && $0.owed != 0 }
        let lacking = all.filter { $0.completed == nil }
        if !lacking.isEmpty { return .open(after: lacking.compactMap(\.notCompletedAt).max()) }
        if all.isEmpty || all.contains(where: \.recurs) { return .open(after: nil) }
        let done = all.compactMap(\.completed)
        guard let earliest = done.map(\.earliest).max(), let latest = done.map(\.latest).max() else {
            return .open(after: nil)
        }
        return .at(Interval(spanning: earliest, latest))
    }
}
