internal import AgreementLanguage
internal import CeasefireModel

/// A moment under one reading.
enum ReadInstant: Hashable, Sendable {
    /// A moment that is known.
    case known(Instant)
    /// When something happened that is only known to lie in an interval; the words name it.
    case within(Interval, String)
    /// So many seconds after a term that nobody has fixed.
    case after(TermName, plusSeconds: Int64)
    /// When something happens that nobody shows to have come about.
    case awaited(Awaited)
    /// No moment at all.
    case never

    static func + (instant: Self, seconds: Int64) -> Self {
        switch instant {
        case .known(let moment): .known(moment + seconds)
        case .within(let interval, let words): .within(interval + seconds, words.adding(seconds))
        case .after(let term, let plus): .after(term, plusSeconds: plus + seconds)
        case .awaited(let awaited): .awaited(awaited + seconds)
        case .never: .never
        }
    }

    /// The first and the last moment that it may be; nil where it is not known that closely.
    var interval: Interval? {
        switch self {
        case .known(let moment): Interval(at: moment)
        case .within(let interval, _): interval
        case .after, .awaited, .never: nil
        }
    }
}

/// Something that nobody shows to have come about.
struct Awaited: Hashable, Sendable {
    /// In words: `withdrawal.completed + 14 d`.
    var words: String
    /// A moment at which it is shown not to have come about; nil where nothing is shown.
    var notBefore: Instant?
    /// Why it is awaited.
    var reason: Reason

    static func + (awaited: Self, seconds: Int64) -> Self {
        Self(
            words: awaited.words.adding(seconds), notBefore: awaited.notBefore.map { $0 + seconds },
            reason: awaited.reason)
    }
}

extension String {
    fileprivate func adding(_ seconds: Int64) -> String {
        if seconds == 0 { return self }
        return seconds > 0
            ? "\(self) + \(lengthText(seconds: seconds))" : "\(self) - \(lengthText(seconds: -seconds))"
    }
}

/// When something happened from which time is counted.
enum EventTime: Hashable, Sendable {
    /// In this interval.
    case happened(Interval)
    /// Not yet, as far as anybody shows; by `notBefore` certainly not.
    case awaited(notBefore: Instant?, reason: Reason)
}

/// Knows when things happened from which time is counted.
protocol EventSource: AnyObject {
    /// When a deed began or was done, under each way of settling what the document relays in several; never empty.
    func times(of event: EventReference) -> [EventTime]
    /// The provision of that name.
    func provision(_ name: ProvisionName) -> Provision?
    /// When the days of the document's zone begin.
    var localDays: LocalDays { get }
}

extension EventReference {
    /// As the document writes it: `fire-ceases.started`.
    var words: String {
        switch self {
        case .provisionStarted(let name): "\(name).started"
        case .provisionEnded(let name): "\(name).ended"
        case .deedStarted(let name): "\(name).started"
        case .deedCompleted(let name): "\(name).completed"
        }
    }
}
