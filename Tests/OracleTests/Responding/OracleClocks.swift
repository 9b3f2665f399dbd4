import AgreementLanguage
import CeasefireModel
import Evaluation

// What is due on a rung, and when.
extension OracleLadder {
    /// "A clock for each way in which its timing is relayed; one without a due time where none is stated."
    func clocks(_ rung: Rung, _ condition: OracleCondition, _ episode: OracleEpisode) -> [OracleClock] {
        var clocks: [OracleClock] = []
        for timing in meanings(rung.timing, reading, \.asTiming) ?? [] {
            if let notBefore = timing.notBeforeSeconds {
                clocks.append(clock(.floor, notBefore, rung, condition, episode))
            }
            if let within = timing.withinSeconds {
                clocks.append(clock(.ceiling, within, rung, condition, episode))
            }
        }
        if clocks.isEmpty {
            var state = state(.unstated, nil, rung, condition, episode)
            if case .holds = condition, episode.measures[rung.name] == OracleMeasure.none { state = .pending }
            clocks = [OracleClock(kind: .unstated, due: nil, state: state)]
        }
        return clocks
    }

    func clock(
        _ kind: Clock.Kind, _ seconds: Int64, _ rung: Rung, _ condition: OracleCondition,
        _ episode: OracleEpisode
    ) -> OracleClock {
        let due = episode.anchor.map {
            Interval(spanning: counted(seconds, from: $0.earliest), counted(seconds, from: $0.latest))
        }
        return OracleClock(kind: kind, due: due, state: state(kind, due, rung, condition, episode))
    }

    private var pauses: [ClockPause] {
        verdict.record.entries.compactMap { entry in
            guard case .clockPaused(let pause) = entry.content, pause.response == response.name,
                pause.against == party
            else { return nil }
            return pause
        }
    }

    /// When a clock has counted so long: "time that was paused is added to what is due", and "of a pause that nobody has
    /// ended yet, up to the moment it is read". Hour by hour.
    func counted(_ seconds: Int64, from anchor: Instant) -> Instant {
        var moment = anchor
        var left = seconds
        let stops = pauses
        while left > 0 {
            if !stops.contains(where: { $0.from <= moment && moment < $0.until ?? now }) { left -= 3_600 }
            moment = moment + 3_600
        }
        return moment
    }

    func state(
        _ kind: Clock.Kind, _ due: Interval?, _ rung: Rung, _ condition: OracleCondition,
        _ episode: OracleEpisode
    ) -> Clock.State {
        switch episode.measures[rung.name] ?? .none {
        case .none: break
        // "A measure is on record, and whether it was taken for this episode ... cannot be told."
        case .perhaps: return .perhapsMet
        case .taken(let taken):
            // "The measure was taken in time"; "not in time, or it cannot be told".
            guard let due else { return .met }
            if kind == .ceiling { return taken.latest <= due.earliest ? .met : .metLate }
            return taken.earliest >= due.latest ? .met : .metEarly
        }
        switch condition {
        case .doesNotHold: return .notCalledFor
        case .unstated, .mayHold: return .pending
        case .holds: break
        }
        guard let due else { return .pending }
        // "It stands still by agreement"; what has certainly run out does not.
        if now < due.latest, pauses.contains(where: { $0.from <= now && now < $0.until ?? (now + 1) }) {
            return .paused
        }
        if now < due.earliest { return .running }
        if now >= due.latest { return kind == .ceiling ? .overdue : .open }
        return kind == .ceiling ? .runningOrOverdue : .running
    }
}
