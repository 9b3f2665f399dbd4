public import AgreementLanguage
public import CeasefireModel
internal import Evaluation

/// Who must do what by when, as an agreement says it before anything has happened: a table, a timeline and a calendar.
public struct ObligationsReport: Sendable {
    /// What readings that ask the same ask.
    struct Schedule {
        var readings: [ReadingName]
        var rows: [ObligationRow]
        var deeds: [DeedVerdict]
        var assumptions: [String]

        /// `Under the readings kyiv, moscow`.
        var heading: String {
            "Under the reading\(readings.count == 1 ? "" : "s") "
                + readings.map(\.text).joined(separator: ", ")
        }
    }

    let agreement: Agreement
    let released: Released
    let schedules: [Schedule]

    /// Reads an agreement.
    ///
    /// - Parameters:
    ///   - agreement: The agreement, with at least one reading.
    ///   - readings: The readings wanted, all where nil.
    ///   - zones: What clocks showed where.
    public init(_ agreement: Agreement, readings: Set<ReadingName>? = nil, zones: any TimeZoneRules) {
        // Nothing has happened yet: what is owed follows from the document alone.
        let verdict = assess(agreement, record: Record(reports: []), readings: readings)
        self.agreement = agreement
        released = Released(Context(verdict: verdict, zones: zones, release: .internal))
        let words = AgreementWords(released)
        var schedules: [Schedule] = []
        for reading in verdict.readings {
            let rows = ObligationRows(agreement: agreement, reading: reading, words: words).all()
            if let same = schedules.firstIndex(where: { $0.rows == rows }) {
                schedules[same].readings.append(reading.reading.name)
            } else {
                schedules.append(
                    Schedule(
                        readings: [reading.reading.name], rows: rows, deeds: reading.deeds,
                        assumptions: reading.assumptions.map { words.moments.text($0.line) }))
            }
        }
        self.schedules = schedules
    }

    /// The files of a folder: `obligations.html`, `obligations.ics`, `obligations.json`.
    public func files() -> [(name: String, bytes: [UInt8])] {
        [
            ("obligations.html", Array(page().utf8)), ("obligations.ics", Array(calendar().utf8)),
            ("obligations.json", Array(json().utf8)),
        ]
    }

    var moments: Moments { released.moments }

    /// Said where nothing is asked of anybody.
    static let nothing = "The document asks nothing of anybody that a block says."

    static func heading(_ kind: ObligationRow.Kind) -> String {
        switch kind {
        case .duty: "What must be done"
        case .abstention: "What must not be done"
        case .measure: "Who must act when something is broken"
        case .decision: "Who must decide"
        case .notice: "Notice that must be given"
        }
    }

    /// What stands above a table of them.
    static func caption(_ kind: ObligationRow.Kind) -> String {
        switch kind {
        case .duty: "Duties by the time at which they are due; what has no time yet stands last"
        case .abstention: "Prohibitions, and how long they hold"
        case .measure: "Measures of the agreed responses, rung by rung"
        case .decision: "Decisions and certificates that something else waits for"
        case .notice: "Permissions that ask for notice beforehand"
        }
    }
}
