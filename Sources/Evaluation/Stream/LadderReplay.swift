internal import AgreementLanguage
internal import CeasefireModel

/// One party's breaches under one response, heard of one by one.
struct LadderReplay {
    private(set) var lines: [LadderWatch.Line] = []
    private(set) var left: [Reason] = []
    /// The streams in the end.
    private(set) var ends: [End] = []

    /// How a ladder stands in the end.
    struct End {
        let response: ResponseAssessment
        let isBinding: Bool
        let stream: LadderStream
        /// What the breaches are called that each number stands for.
        let names: [Int32: [String]]
    }

    fileprivate struct Heard {
        var at: Instant
        var cause: LadderWatch.Cause
        var word: Word
    }

    fileprivate enum Word {
        case breach([Breach])
        case anchor(BreachSubject, Interval)
        case measure(Measure)
    }

    init(_ response: ResponseAssessment, now: Instant) {
        guard response.answersParty != false else { return }
        let all = response.breaches(foundOnly: false)
        let found = response.breaches(foundOnly: true)
        guard !all.isEmpty else { return }
        guard response.pauses.isEmpty else {
            left.append("the clocks of \(response.response.name) stood still by agreement")
            return
        }
        let ladders = StreamLadder.all(
            response.response, under: response.reading,
            hasSeveralBreaches: max(all.count, found.count) > 1)
        for ladder in ladders {
            for rung in ladder.rungs {
                guard let reason = rung.leftBecause else { continue }
                let words: Reason = "\(rung.name) of \(response.response.name): \(reason)"
                if !left.contains(words) { left.append(words) }
            }
            if !found.isEmpty { replay(found, response, ladder, isBinding: true, now) }
            // Where all were found, what binds is all there is to say.
            if all.map(\.id) != found.map(\.id) { replay(all, response, ladder, isBinding: false, now) }
        }
    }

    private mutating func replay(
        _ breaches: [Breach], _ response: ResponseAssessment, _ ladder: StreamLadder, isBinding: Bool,
        _ now: Instant
    ) {
        var stream = LadderStream(ladder)
        let lane = stream.lane(0)
        var rows: [BreachSubject: Int32] = [:]
        var names: [Int32: [String]] = [:]
        var places: [String: Int32] = ["": 0]
        for heard in Self.heard(breaches, response, ladder, isBinding: isBinding, now: now) {
            // What is heard in one second is heard together.
            stream.advance(to: heard.at - 1)
            tell(&stream, response, isBinding, cause: nil)
            switch heard.word {
            case .breach(let told):
                let row = stream.add(Self.breach(told, of: ladder, &places), to: lane)
                rows[told[0].subject] = row
                names[row] = told.map(\.id)
            case .anchor(let subject, let anchored):
                if let row = rows[subject] { stream.anchor(row, anchored) }
            case .measure(let measure):
                for (number, rung) in ladder.rungs.enumerated() where rung.name == measure.rung {
                    guard let isCertain = ladder.asks(number, of: measure.by) else { continue }
                    stream.take(rung: number, at: measure.taken, isCertain: isCertain, in: lane)
                }
            }
            tell(&stream, response, isBinding, cause: heard.cause)
        }
        stream.advance(to: now)
        tell(&stream, response, isBinding, cause: nil)
        ends.append(
            End(response: response, isBinding: isBinding, stream: stream, names: names))
    }

    /// What was heard, in the order in which it became known.
    private static func heard(
        _ breaches: [Breach], _ response: ResponseAssessment, _ ladder: StreamLadder, isBinding: Bool,
        now: Instant
    ) -> [Heard] {
        let known = Dictionary(
            response.record.entries.map { ($0.id, $0.available.latest) }, uniquingKeysWith: { a, _ in a })
        var foundWhen: [String: Instant] = [:]
        for standing in response.findings {
            guard let id = standing.assessment ?? standing.deed, let at = known[standing.entry] else {
                continue
            }
            foundWhen[id] = at
        }
        var heard: [Heard] = []
        for told in Dictionary(grouping: breaches, by: \.subject).values.map({ $0.sorted { $0.id < $1.id } })
        {
            var at = told.map(\.available.latest).max() ?? now
            // Who counts only what was found hears of it when it was.
            if isBinding { at = max(at, told.compactMap { foundWhen[$0.id] }.max() ?? at) }
            at = min(at, now)
            heard.append(Heard(at: at, cause: .breach(told[0].id), word: .breach(told)))
            let anchored = anchored(told, response, ladder)
            guard let anchored, ladder.anchor == .found || ladder.anchor == .notified else { continue }
            let when =
                ladder.anchor == .found
                ? told.compactMap { foundWhen[$0.id] }.max() ?? anchored.latest : anchored.latest
            heard.append(
                Heard(
                    at: min(max(when, at), now), cause: .anchored(told[0].id, ladder.anchor),
                    word: .anchor(told[0].subject, anchored)))
        }
        for entry in response.record.entries {
            guard case .measureTaken(let measure) = entry.content, response.measures.contains(measure) else {
                continue
            }
            heard.append(
                Heard(
                    at: min(entry.available.latest, now), cause: .measure(measure.rung, by: measure.by),
                    word: .measure(measure)))
        }
        return heard.sorted { ($0.at, $0.order, $0.name) < ($1.at, $1.order, $1.name) }
    }

    /// What the clocks run from for the breaches of one subject; nil where there is nothing.
    private static func anchored(
        _ told: [Breach], _ response: ResponseAssessment, _ ladder: StreamLadder
    ) -> Interval? {
        switch ladder.anchor {
        case .occurred: nil
        case .available: told.dropFirst().reduce(told[0].available) { $0.union($1.available) }
        case .found: Breach.first(of: told.compactMap(\.finding?.made))
        case .notified: response.notified(of: told)
        }
    }

    private static func breach(
        _ told: [Breach], of ladder: StreamLadder, _ places: inout [String: Int32]
    ) -> LadderStream.Breach {
        let first = told[0]
        // A finding and a notice are heard of by themselves.
        var breach = LadderStream.Breach(
            occurred: first.occurred,
            anchored: ladder.anchor == .available
                ? told.dropFirst().reduce(first.available) { $0.union($1.available) } : nil)
        if let name = first.place?.name {
            breach.place = places[name] ?? Int32(places.count)
            places[name] = breach.place
        }
        let (killed, injured) = (first.told.toll(\.killed), first.told.toll(\.injured))
        breach.setPeople(killed: killed.least...killed.most, injured: injured.least...injured.most)
        breach.setActs(Set(first.told.reports.compactMap(\.act)), of: ladder)
        return breach
    }

    private mutating func tell(
        _ stream: inout LadderStream, _ response: ResponseAssessment, _ isBinding: Bool,
        cause: LadderWatch.Cause?
    ) {
        let ladder = stream.ladder
        for notice in stream.notices {
            let number = Int(notice.number)
            let matter: LadderWatch.Matter =
                switch notice.matter {
                case .beginning: .episode(isGone: notice.isGone)
                case .rung:
                    .rung(ladder.rungs[number].name, from: notice.rungBefore, to: notice.rungAfter)
                case .clock:
                    .clock(
                        ladder.rungs[ladder.clocks[number].rung].name, ladder.clocks[number].kind,
                        from: notice.clockBefore, to: notice.clockAfter)
                }
            lines.append(
                LadderWatch.Line(
                    told: notice.told, reading: response.reading.name, response: response.response.name,
                    party: response.party, episode: Int(notice.episode), assumptions: ladder.assumptions,
                    isBinding: isBinding,
                    cause: cause, matter: matter, revision: notice.revision,
                    wasActedOn: notice.wasActedOn, formerly: notice.formerSpan, span: notice.span))
        }
        stream.clearNotices()
    }
}

extension LadderReplay.Heard {
    /// A breach is heard of before what is said of it.
    fileprivate var order: Int {
        switch word {
        case .breach: 0
        case .anchor: 1
        case .measure: 2
        }
    }

    fileprivate var name: String {
        switch cause {
        case .breach(let name), .anchored(let name, _): name
        case .measure(let rung, let actor): "\(rung) \(actor)"
        }
    }
}
