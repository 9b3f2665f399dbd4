import AgreementLanguage
import CeasefireModel
import Evaluation

/// Puts what the engine tells of the carrying out beside what the oracle tells.
struct CarryingComparison {
    var verdict: Verdict
    var differences: [String] = []

    init(_ verdict: Verdict) {
        self.verdict = verdict
        for reading in verdict.readings { compare(reading, OracleCarrying(verdict, reading.reading)) }
    }

    private mutating func check<T: Equatable>(_ place: @autoclosure () -> String, _ engine: T, _ oracle: T) {
        if engine != oracle {
            differences.append("\(place()): the engine says \(show(engine)), the oracle \(show(oracle))")
        }
    }

    private func show<T>(_ value: T) -> String {
        if let interval = value as? Interval? {
            return interval.map { "\($0.earliest.utcText)..\($0.latest.utcText)" } ?? "nil"
        }
        return "\(value)"
    }

    /// Whether a duty hangs on that something is not so: decision 16 does not tell whether that comes about.
    private func hangsOnDenial(_ name: DeedName) -> Bool {
        verdict.agreement.obligations.contains { obligation in
            obligation.name == name
                && [obligation.waitsFor, obligation.excusedWhen].contains {
                    if case .not? = $0 { true } else { false }
                }
        }
    }

    private mutating func compare(_ engine: ReadingVerdict, _ oracle: OracleCarrying) {
        for standing in engine.findings {
            check(
                "\(engine.reading.name) \(standing.entry) carried", standing.notCarried == nil,
                oracle.isCarried(standing.finding))
        }
        let told = oracle.all()
        check("\(engine.reading.name) duties", Set(engine.deeds.map(\.id)), Set(told.map(\.id)))
        for deed in engine.deeds {
            guard let other = told.first(where: { $0.id == deed.id }), !hangsOnDenial(deed.deed) else {
                continue
            }
            check("\(deed.id) state", deed.state, other.state)
            check("\(deed.id) owed", deed.owed, other.owed)
            if deed.state == .performed, let owed = deed.owed {
                check("\(deed.id) done", deed.done.map { min($0, owed) }, other.done.map { min($0, owed) })
            }
            if deed.state != .pending { check("\(deed.id) opens", deed.opens, other.opens) }
            // What is due where nobody knows yet when it opens is told as the document has it.
            if deed.state != .pending {
                check("\(deed.id) begin by", deed.beginBy, other.beginBy)
                if deed.kind != .tranche {
                    check("\(deed.id) complete by", deed.completeBy, other.completeBy)
                }
            }
            if deed.beginBy != nil { check("\(deed.id) begun", deed.begun, other.begun) }
            if deed.owed != 0 { check("\(deed.id) completed", deed.completed, other.completed) }
            check("\(deed.id) breached", deed.breached, other.breached)
            if deed.kind == .obligation {
                check("\(deed.id) breach known", deed.breachKnown, other.breachKnown)
            }
        }
    }
}
