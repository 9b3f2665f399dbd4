internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What one of several documents says of a record, in so few words that a hundred of them stand beside each other. It holds words
/// alone, so that the verdict that it was made from need not be kept.
public struct DocumentLine {
    /// The file as it was given.
    let file: String
    let title: String
    /// How many readings come to each headline.
    let headlines: [Headline: Int]
    let readings: [ReadingLine]
    let keptBack: String
    /// What is remarked on in the record, safe to print.
    public let remarks: [String]
    /// The same for programs.
    let json: JSONValue

    /// What one reading says.
    struct ReadingLine {
        let name: String
        let headline: Headline
        let assessed: [TextCell]
        let since: [TextCell]
        let units: [TextCell]
        let rung: [TextCell]
    }

    /// Tells of a context, as its release tier lets it be seen. `file` is the document's.
    public init(_ context: Context, file: String) {
        let released = context.released
        let verdict = released.verdict
        let summaries = verdict.readings.map { ReadingSummary($0, of: released) }
        self.file = file
        title = verdict.agreement.title
        keptBack = released.keptBack.sentence
        remarks = ReportFolder.remarks(context)
        headlines = verdict.readings.reduce(into: [:]) { $0[$1.headline, default: 0] += 1 }
        readings = summaries.map { summary in
            ReadingLine(
                name: summary.verdict.reading.name.text, headline: summary.verdict.headline,
                assessed: TerminalMatrix.assessed(summary, released),
                since: TerminalMatrix.since(summary, released),
                units: summary.parties.map {
                    TextCell(text: "\(released.name($0.party)): \($0.countsText)")
                },
                rung: TerminalMatrix.rung(summary, released))
        }
        json = .object([
            ("file", .string(file)), ("title", .string(verdict.agreement.title)),
            ("text_fingerprint", .string(verdict.agreement.textFingerprint)),
            ("meaning_fingerprint", .string(verdict.agreement.meaningFingerprint)),
            ("readings", .array(summaries.map { VerdictJSON.line($0, released) })),
            ("kept_back", .string(keptBack)), ("remarks", .strings(remarks)),
        ])
    }

    /// `5 of 8 readings: breach assessed; 3: no breach established`.
    var outcome: String {
        let told = Headline.allCases.compactMap { headline in
            headlines[headline].map { (headline.rawValue, $0) }
        }
        let all = readings.count
        guard told.count > 1 else {
            return (told.first?.0 ?? "it has no reading")
                + (all > 1 ? ", under each of \(all) readings" : "")
        }
        return told.enumerated().map { i, one in
            i == 0 ? "\(one.1) of \(all) readings: \(one.0)" : "\(one.1): \(one.0)"
        }.joined(separator: "; ")
    }
}

extension VerdictJSON {
    /// A reading in brief: headline, breaches, units by state, the highest rung, and how its totals add up.
    static func line(_ summary: ReadingSummary, _ released: Released) -> JSONValue {
        let reading = summary.verdict
        return .object([
            ("name", .string(reading.reading.name.text)),
            ("headline", .string(reading.headlineText)),
            ("breaches", .array(reading.breaches.map { breach($0, released) })),
            (
                "units",
                .array(
                    summary.parties.map { party in
                        .object([
                            ("party", .maybe(party.party) { .string($0.text) }),
                            (
                                "by_state",
                                .object(
                                    AssessmentState.strongestFirst.compactMap { state in
                                        party.counts[state].map { (state.rawValue, .int($0)) }
                                    })
                            ),
                        ])
                    })
            ),
            ("highest_rung", .maybe(reading.highestRung) { .string($0.text) }),
            ("reconciliation", reconciliation(summary.totals)),
        ])
    }

    static func reconciliation(_ totals: Reconciliation) -> JSONValue {
        .object([
            ("reports", .int(totals.reports)), ("incidents", .int(totals.incidents)),
            ("assessed", .int(totals.assessed)), ("out_of_scope", .int(totals.outOfScope)),
            ("adds_up", .bool(totals.addsUp)),
        ])
    }
}
