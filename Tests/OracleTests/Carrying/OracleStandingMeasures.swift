import AgreementLanguage
import CeasefireModel
import Evaluation

/// A stretch of time in which a standing measure stood in one way.
struct OraclePhase: Hashable, CustomStringConvertible {
    var state: StandingMeasure.State
    var since: Interval?
    var isByDefault: Bool

    var description: String {
        let since = since.map { "\($0.earliest.utcText)..\($0.latest.utcText)" } ?? "?"
        return "\(state) \(since)\(isByDefault ? " by default" : "")"
    }
}

/// A moment at which something was said to hold, or not to.
struct OracleChange: Hashable {
    var at: Interval
    var holds: Bool
    /// Whether it comes about then, be it once more.
    var comesAbout: Bool
    var isByDefault = false
}

/// "State machines over time: from the first state, each transition fires at the first moment after the last change at which
/// its condition comes about."
extension OracleCarrying {
    func phases(_ measure: StandingMeasure) -> [OraclePhase] {
        var phases = [
            OraclePhase(
                state: measure.atFirst, since: moment(measure.from, lastOfDay: false).interval,
                isByDefault: false)
        ]
        let changes = measure.transitions.map { self.changes($0.condition) }
        while true {
            let last = phases[phases.count - 1]
            var next: (transition: StandingMeasure.Transition, change: OracleChange)?
            for (transition, changes) in zip(measure.transitions, changes)
            where transition.from.contains(last.state) && transition.to != last.state {
                let after = changes.filter { change in
                    change.comesAbout && (last.since.map { $0 < change.at } ?? true)
                }
                // "Of two changes at one moment the first in the document is made."
                guard let first = after.min(by: { $0.at < $1.at }) else { continue }
                if let known = next, known.change.at <= first.at { continue }
                next = (transition, first)
            }
            guard let next else { return phases }
            phases.append(
                OraclePhase(
                    state: next.transition.to, since: next.change.at, isByDefault: next.change.isByDefault))
        }
    }

    /// When a condition comes about and when it ceases, by time: "moments that are known as intervals count by their
    /// beginnings, then by their ends".
    private func changes(_ condition: Condition) -> [OracleChange] {
        let all = leaves(condition).flatMap { said($0) }.sorted { $0.at < $1.at }
        switch condition {
        case .any(let parts), .all(let parts): return together(parts, condition, all)
        case .not(let part):
            // "What never was so has not ceased to be so: only what ceases comes about."
            return changes(part).map {
                OracleChange(
                    at: $0.at, holds: !$0.holds, comesAbout: !$0.holds, isByDefault: $0.isByDefault)
            }
        default: return all
        }
    }

    /// It comes about whenever a part of it does, where all of it then holds.
    private func together(
        _ parts: [Condition], _ whole: Condition, _ all: [OracleChange]
    ) -> [OracleChange] {
        parts.flatMap { changes($0) }.sorted { $0.at < $1.at }.map { change in
            let holds = isSo(whole, after: change.at)
            return OracleChange(
                at: change.at, holds: holds, comesAbout: change.comesAbout && holds,
                isByDefault: change.isByDefault)
        }
    }

    /// Whether it holds after all that was said up to a moment.
    private func isSo(_ condition: Condition, after moment: Interval) -> Bool {
        switch condition {
        case .any(let parts): return parts.contains { isSo($0, after: moment) }
        case .all(let parts): return parts.allSatisfy { isSo($0, after: moment) }
        case .not(let part): return !isSo(part, after: moment)
        default:
            let said = said(condition).filter { $0.at <= moment }
            return said.max { $0.at < $1.at }?.holds ?? false
        }
    }

    private func leaves(_ condition: Condition) -> [Condition] {
        switch condition {
        case .any(let parts), .all(let parts): parts.flatMap(leaves)
        case .not(let part): leaves(part)
        default: [condition]
        }
    }

    /// What was said of it, or came about, by itself.
    private func said(_ condition: Condition) -> [OracleChange] {
        switch condition {
        case .performed(let name):
            guard case .at(let done) = event(.deedCompleted(name)) else { return [] }
            return [OracleChange(at: done, holds: true, comesAbout: true)]
        case .certified(let rule):
            guard !isUnstated(condition) else { return [] }
            return certifications(rule).map {
                OracleChange(at: $0.made, holds: $0.isYes, comesAbout: $0.isYes)
            }
        case .decided(let rule):
            guard !isUnstated(condition) else { return [] }
            return decisions(rule).said.map {
                OracleChange(
                    at: $0.made, holds: $0.isYes, comesAbout: $0.isYes, isByDefault: $0.isByDefault)
            }
        case .breachFound(let names, let by):
            return findingsOfBreach(names, by: by).certain.map {
                OracleChange(at: $0.made, holds: true, comesAbout: true)
            }
        default: return []
        }
    }
}
