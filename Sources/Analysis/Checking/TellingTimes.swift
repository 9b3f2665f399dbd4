internal import AgreementLanguage
internal import CeasefireModel

/// Moments in sentences as people write them: `2026-02-02 18:00 +02:00`, by the clocks of the draft wherever Universal Time was meant,
/// so that one moment does not stand in two ways beside itself.
struct TellingTimes {
    private let zones: any TimeZoneRules
    private let zone: String

    init(_ draft: Draft) { (zones, zone) = (draft.zones, draft.agreement.timeZone) }

    /// A flaw with its moments so.
    func told(_ flaw: Flaw) -> Flaw {
        var flaw = flaw
        flaw.message = told(flaw.message)
        flaw.story = told(flaw.story)
        flaw.holdsFor = told(flaw.holdsFor)
        if let words = flaw.mend?.words { flaw.mend?.words = told(words) }
        if var example = flaw.counterexample {
            example.given = example.given.map(told)
            example.shows = told(example.shows)
            for i in example.events.indices { example.events[i].words = told(example.events[i].words) }
            flaw.counterexample = example
        }
        flaw.elsewhere = flaw.elsewhere.map { Precedent(agreement: $0.agreement, says: Self.spaced($0.says)) }
        return flaw
    }

    /// A sentence with its moments so. What stands between backticks is as a document has it, and stays.
    func told(_ sentence: String) -> String {
        let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return sentence }
        return parts.enumerated().map { i, part in
            i % 2 == 0
                ? Self.spaced(part.replacing(Self.universal) { local(String($0.output)) }) : String(part)
        }.joined(separator: "`")
    }

    private func local(_ text: String) -> String {
        guard case .instant(let instant, _)? = TimestampText(text),
            let offset = zones.offsetSeconds(of: zone, at: instant), offset != 0
        else { return text }
        return instant.text(offsetSeconds: offset)
    }

    private static var universal: Regex<Substring> { #/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z/# }

    /// `2026-02-02T18:00+02:00` as `2026-02-02 18:00 +02:00`.
    private static func spaced(_ text: some StringProtocol) -> String {
        String(text).replacing(#/(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?/#) { match in
            let offset = match.output.3.map { $0 == "Z" ? " UTC" : " \($0)" } ?? ""
            return "\(match.output.1) \(match.output.2)\(offset)"
        }
    }
}
