internal import AgreementLanguage
internal import CeasefireModel

// What must come about, as it stood over time: done, certified, decided, found.
extension Proceedings {
    /// How something stood over time that is done, certified, decided or found; nil for other conditions.
    func timeline(_ condition: Condition) -> Timeline? {
        switch condition {
        case .performed(let deed): performed(deed)
        case .certified(let rule): certified(rule)
        case .decided(let rule): decided(rule)
        case .breachFound(let names, let by): breachFound(names, by: by)
        default: nil
        }
    }

    /// That all who owe a deed have done it.
    func performed(_ deed: DeedName) -> Timeline {
        switch times(of: .deedCompleted(deed))[0] {
        case .happened(let interval):
            let entries = Set(rows(of: deed).flatMap(\.verdict.entries)).sorted()
            return Timeline(
                [.init(at: interval, holds: true, reason: "\(deed) is done", entries: entries)],
                silence: "\(deed) is done")
        case .awaited(_, let reason): return Timeline([], silence: "\(deed): \(reason)")
        }
    }

    /// That somebody who may says that a matter holds, and to the standard asked. The last word counts.
    func certified(_ rule: CertificationRule) -> Timeline {
        guard case .candidates(let sets) = terms.parties(rule.by, subject: "who certifies") else {
            return .unstated("who certifies \(rule.matter) is unstated")
        }
        var open: Reason?
        let changes = record.entries.compactMap { entry -> Timeline.Change? in
            guard case .proceeding(.certified(let certified)) = entry.content,
                certified.matter == rule.matter, sets.contains(where: { $0.contains(certified.by) })
            else { return nil }
            guard sets.allSatisfy({ $0.contains(certified.by) }) else {
                open = "it depends on which value is meant whether \(certified.by) certifies \(rule.matter)"
                return nil
            }
            if certified.holds, let asked = rule.standard {
                guard let met = certified.standard, met.rank >= asked.rank else { return nil }
            }
            return Timeline.Change(
                at: certified.made, holds: certified.holds,
                reason: certified.holds
                    ? "\(certified.by) certifies \(rule.matter)"
                    : "\(certified.by) says that \(rule.matter) does not hold",
                entries: [entry.id])
        }
        let standard: Reason = rule.standard.map { ", to the standard of \($0.rawValue)" } ?? ""
        return Timeline(
            changes, silence: "nobody who may certifies \(rule.matter)\(standard)", open: open)
    }

    /// That whoever decides a matter says yes, or is deemed to where nobody decides in time. The last word counts.
    func decided(_ rule: DecisionRule) -> Timeline {
        guard case .candidates(let sets) = terms.parties(rule.by, subject: "who decides") else {
            return .unstated("who decides \(rule.matter) is unstated")
        }
        var timeline = DecisionOnRecord(
            rule: rule, sets: sets, proceedings: self
        ).timeline()
        for body in agreement.bodies where rule.vote == nil && sets.contains(where: { $0.contains(body.id) })
        {
            timeline.assumptions += unstatedRule(of: body)
        }
        return timeline
    }

    /// That one of those who find, or anybody where that is not told, found a breach of one of these provisions or
    /// duties: with each finding once more.
    func breachFound(_ names: Set<ProvisionName>, by finders: Value<Set<ActorID>>?) -> Timeline {
        let texts = Set(names.map(\.text))
        let words = texts.sorted().joined(separator: ", ")
        let (certain, open, openFrom) = breachesFound(of: texts, by: finders)
        var timeline = Timeline(
            certain.map {
                Timeline.Change(
                    at: $0.finding.made, holds: true,
                    reason: "\($0.finding.body) found a breach of \($0.finding.subject.words)",
                    entries: [$0.entry])
            },
            silence: "\(finders == nil ? "nobody" : "nobody who finds it") found a breach of \(words)",
            open: open)
        timeline.openFrom = openFrom
        timeline.assumptions = self.open(finders, "who finds a breach of \(words)")
        return timeline
    }
}

/// A matter that was put to whoever decides it, as far as the record tells.
private struct DecisionOnRecord {
    let rule: DecisionRule
    /// Who decides, for each value that may be meant.
    let sets: [Set<ActorID>]
    let proceedings: Proceedings

    func timeline() -> Timeline {
        var changes: [Timeline.Change] = []
        var puts: [(put: Interval, entry: EntryID)] = []
        var made: [Interval] = []
        var perhapsMade: [Interval] = []
        var failed: Reason?
        var open: Reason?
        var openFrom: Instant?
        var openMeans: Set<Bool> = []
        for entry in proceedings.record.entries {
            guard case .proceeding(.decided(let decided)) = entry.content, decided.matter == rule.matter,
                sets.contains(where: { $0.contains(decided.by) })
            else { continue }
            guard sets.allSatisfy({ $0.contains(decided.by) }) else {
                open = "it depends on which value is meant whether \(decided.by) decides \(rule.matter)"
                continue
            }
            if let put = decided.put { puts.append((put, entry.id)) }
            guard let at = decided.made, let isYes = decided.isYes else { continue }
            switch proceedings.weight(of: decided.votes, by: decided.by, rule: rule.vote) {
            case .counts: break
            case .countsNot(let reason):
                failed = "\(decided.by) did not carry it: \(reason)"
                continue
            case .open(let reason):
                open =
                    "whether \(decided.by) carried its decision on \(rule.matter) cannot be told: \(reason)"
                perhapsMade.append(at)
                openFrom = min(openFrom ?? at.earliest, at.earliest)
                openMeans.insert(isYes)
                continue
            }
            made.append(at)
            changes.append(
                Timeline.Change(
                    at: at, holds: isYes,
                    reason: isYes
                        ? "\(decided.by) decided \(rule.matter)" : "\(decided.by) refused \(rule.matter)",
                    entries: [entry.id]))
        }
        if let otherwise = rule.otherwise {
            for (put, entry) in puts {
                switch lapsed(put, made: made, perhapsMade: perhapsMade) {
                case .lapsed(let at):
                    changes.append(
                        Timeline.Change(
                            at: at, holds: otherwise,
                            reason: otherwise
                                ? "nobody decided \(rule.matter) in time, and it is deemed decided"
                                : "nobody decided \(rule.matter) in time, and it is deemed refused",
                            isByDefault: true, entries: [entry]))
                case .open(let reason, let from):
                    open = reason
                    openFrom = min(openFrom ?? from, from)
                    openMeans.insert(otherwise)
                case .notYet: break
                }
            }
        }
        var timeline = Timeline(
            Self.once(changes), silence: failed ?? "\(rule.matter) is not decided", open: open)
        timeline.openFrom = openFrom
        timeline.openMeans = openFrom == nil ? [true] : openMeans
        return timeline
    }

    private enum Lapse {
        case lapsed(Interval)
        case notYet
        /// Why that cannot be told, and from when it may have.
        case open(Reason, from: Instant)
    }

    /// Whether the time to decide what was put then has run out without a decision.
    private func lapsed(_ put: Interval, made: [Interval], perhapsMade: [Interval]) -> Lapse {
        guard let within = rule.within else { return .notYet }
        guard
            case .candidates(let all) = proceedings.terms.duration(
                within, subject: "in what time it is decided"),
            let least = all.min(), let most = all.max()
        else {
            return .open("in what time \(rule.matter) must be decided is unstated", from: put.earliest)
        }
        let end = Interval(spanning: put.earliest + least, put.latest + most)
        guard let now = proceedings.now, now >= end.latest else { return .notYet }
        let later = made.filter { $0.latest >= put.earliest }
        if later.contains(where: { $0.latest <= end.earliest }) { return .notYet }
        let perhaps = later + perhapsMade.filter { $0.latest >= put.earliest }
        return perhaps.contains { $0.earliest <= end.latest }
            ? .open("whether \(rule.matter) was decided in time cannot be told", from: end.earliest)
            : .lapsed(end)
    }

    /// A matter that two entries tell to have been put, or decided, at one time was so once.
    private static func once(_ changes: [Timeline.Change]) -> [Timeline.Change] {
        var kept: [Timeline.Change] = []
        for change in changes {
            if let i = kept.firstIndex(where: {
                $0.at == change.at && $0.holds == change.holds && $0.isByDefault == change.isByDefault
            }) {
                kept[i].entries = Set(kept[i].entries + change.entries).sorted()
            } else {
                kept.append(change)
            }
        }
        return kept
    }
}
