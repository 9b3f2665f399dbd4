public import CeasefireModel

/// What people decided about which reports belong together. A decision names reports, not incidents, so
/// that it outlives every new run.
public struct FusionDecisions: Hashable, Sendable {
    /// Each group tells of one event.
    public var sameEvent: [[ReportID]]
    /// No two reports of a group tell of one event.
    public var differentEvents: [[ReportID]]
    /// The incident of the first report contains the incident of the second.
    public var contains: [Containment]

    /// Whether nobody decided anything.
    var isEmpty: Bool { sameEvent.isEmpty && differentEvents.isEmpty && contains.isEmpty }

    /// A whole and a part, each named by a report of it.
    public struct Containment: Hashable, Sendable {
        /// A report of the whole.
        public var whole: ReportID
        /// A report of the part.
        public var part: ReportID

        /// Creates a containment.
        public init(whole: ReportID, part: ReportID) {
            self.whole = whole
            self.part = part
        }
    }

    /// Creates decisions.
    public init(
        sameEvent: [[ReportID]] = [], differentEvents: [[ReportID]] = [], contains: [Containment] = []
    ) {
        self.sameEvent = sameEvent
        self.differentEvents = differentEvents
        self.contains = contains
    }

    /// The decisions among some entries.
    public init(entries: [Entry]) {
        self.init()
        for entry in entries {
            switch entry.content {
            case .sameEvent(let reports): sameEvent.append(reports)
            case .differentEvents(let reports): differentEvents.append(reports)
            case .contains(let whole, let part): contains.append(Containment(whole: whole, part: part))
            case .bearing, .measureTaken, .noticeServed, .finding, .clockPaused, .proceeding: break
            }
        }
    }
}
