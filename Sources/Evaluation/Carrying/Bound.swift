internal import AgreementLanguage
internal import CeasefireModel

/// A moment that a duty is counted from or due by.
enum Bound: Hashable {
    /// None is asked for.
    case none
    /// It lies in this interval.
    case known(Interval)
    /// It cannot be told, for the reason given; it lies not before `notBefore`.
    case open(notBefore: Instant?, Reason)

    var interval: Interval? { if case .known(let interval) = self { interval } else { nil } }

    /// What a moment of the document comes to. Several relayed moments are as wide as they lie apart.
    init(_ settled: Settled<ReadInstant>, orElse unstated: Bound) {
        guard case .candidates(let all) = settled, !all.isEmpty else {
            self = unstated
            return
        }
        let known = all.compactMap(\.interval)
        if known.count == all.count {
            self = .known(known.dropFirst().reduce(known[0]) { $0.union($1) })
        } else if all.allSatisfy({ $0 == .never }) {
            self = .none
        } else {
            let earliest = all.map { moment -> Instant? in
                switch moment {
                case .known(let instant): instant
                case .within(let interval, _): interval.earliest
                case .awaited(let awaited): awaited.notBefore
                case .after, .never: nil
                }
            }
            let reasons = all.compactMap(\.whyOpen)
            self = .open(
                notBefore: earliest.contains(nil) ? nil : earliest.compactMap { $0 }.min(),
                reasons.first ?? "it depends on which value is meant")
        }
    }

    /// The later of two moments; what cannot be told of either cannot be told.
    func later(_ other: Bound) -> Bound {
        switch (self, other) {
        case (.none, _): return other
        case (_, .none): return self
        case (.known(let a), .known(let b)):
            return .known(Interval(spanning: max(a.earliest, b.earliest), max(a.latest, b.latest)))
        case (.open(let a, let reason), .open(let b, _)):
            return .open(notBefore: [a, b].compactMap { $0 }.max(), reason)
        case (.open(let moment, let reason), .known(let known)),
            (.known(let known), .open(let moment, let reason)):
            return .open(notBefore: moment.map { max($0, known.earliest) } ?? known.earliest, reason)
        }
    }

    /// The same, so many seconds later.
    static func + (bound: Bound, seconds: Int64) -> Bound {
        switch bound {
        case .none: .none
        case .known(let interval): .known(interval + seconds)
        case .open(let notBefore, let reason): .open(notBefore: notBefore.map { $0 + seconds }, reason)
        }
    }
}

extension ReadInstant {
    /// Why it is not known when it lies; nil where it is.
    fileprivate var whyOpen: Reason? {
        switch self {
        case .known, .within, .never: nil
        case .after(let term, _): "\(term) is unstated"
        case .awaited(let awaited): "it hangs on \(awaited.words): \(awaited.reason)"
        }
    }
}
