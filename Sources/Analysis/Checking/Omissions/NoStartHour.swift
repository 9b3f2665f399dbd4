internal import AgreementLanguage
internal import CeasefireModel

/// A provision of which nobody can say from when it holds.
struct NoStartHour: ComparedRule {
    static let page = RulePage(
        id: .noStartHour, kind: .omission, title: "No start hour",
        looksFor:
            "A provision whose beginning is unstated, is an open term that no reading gives, or is a day without an hour; in a text of prose alone, a sentence that names the day from which something holds, and no hour.",
        matters:
            "The hours around a start are the bloodiest ones, for each side wants the last word. Without an hour, whatever happens in them is a breach to one side and the last day of the war to the other.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: unstated, until: never}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(ExampleText.fireCeases), guidance: [.exactTimes])

    func flaws(in draft: Draft) -> [Flaw] {
        guard !draft.runsNothing else { return draft.speaksEnglish ? days(in: draft) : [] }
        return draft.agreement.provisions.compactMap { provision in
            let isDay = if case .stated(let from) = provision.from { from.localDay != nil } else { false }
            guard draft.settled(provision.from) == .unsaid || isDay else { return nil }
            let start = "\(Stage.beginning)"
            return Flaw(
                rule: .noStartHour, severity: isDay ? .slight : .grave, subject: provision.name.text,
                message: isDay
                    ? "\(provision.name) begins on a day, and the text names no hour."
                    : "Nothing says when \(provision.name) begins\(draft.endFollowsStart(provision) ? ", and so nothing says when it ends: the end is counted from the start" : "").",
                story: isDay
                    ? "Truce counts from the first moment of that day by the clocks of \(draft.agreement.timeZone). A soldier who was told only the day may have gone on until its evening, and will say that he kept to the text."
                    : "A shell falls on the evening before everybody thought that it was over. One side calls it a breach, the other says that nothing held yet. Both have read the same text, and it does not say who is right.",
                span: draft.span("provision", provision.name.text, "during", "from"),
                mend: Mend(
                    "Write the date, the hour and whose clocks, late enough that every unit has its orders by then.",
                    draft.edit("provision", provision.name.text, "during", "from", to: start)
                        ?? draft.edit(
                            "provision", provision.name.text, "during",
                            to: "{from: \(start), until: unstated}")))
        }
    }

    /// The days on which a text of prose alone lets something begin.
    private func days(in draft: Draft) -> [Flaw] {
        var told: Set<String> = []
        return draft.outlinesInOrder.flatMap { outline in
            outline.articles.flatMap { ProseDay.beginnings(in: $0) }.compactMap { day -> Flaw? in
                guard told.insert(day.words.lowercased()).inserted else { return nil }
                let span = SourceSpan(
                    file: outline.file, line: day.line, column: day.column, length: day.words.count)
                return Flaw(
                    rule: .noStartHour, severity: .serious,
                    subject: day.words.lowercased().split { !$0.isLetter && !$0.isNumber }
                        .joined(separator: "-"),
                    message: "The text names \(day.words) as a beginning, and no hour.",
                    story:
                        "A shell falls on the morning of that day. One side counts from midnight, and by its own clocks; the other from the evening, when its units had their orders. Both have read the same sentence.",
                    span: span,
                    mend: Mend(
                        "Write the hour and whose clocks, late enough that every unit has its orders by then.",
                        outline.replacing(
                            wordsAt: span,
                            by: "\(day.words) at 06:00 by the clocks of \(draft.agreement.timeZone)")))
            }
        }
    }

    func said(in draft: Draft) -> String? {
        draft.moments { $0.from }.map { "begins \($0)" }
    }
}

extension Draft {
    /// Whether a provision's end is counted from the same open moment as some provision's start: then it is told with that.
    func endFollowsStart(_ provision: Provision) -> Bool {
        guard let term = provision.until.countedTerm?.term else { return false }
        return agreement.provisions.contains { $0.from.countedTerm?.term == term }
    }

    /// A moment by the clocks of the draft's zone, with their offset.
    func local(_ instant: Instant) -> String {
        zones.offsetSeconds(of: agreement.timeZone, at: instant).map { instant.text(offsetSeconds: $0) }
            ?? instant.utcText
    }

    /// A moment of the first provision that says it in so many words.
    func moments(_ moment: @escaping (Provision) -> Value<InstantExpression>) -> String? {
        agreement.provisions.lazy.compactMap { provision -> String? in
            guard case .stated(let expression) = moment(provision) else { return nil }
            return switch expression.base {
            case .instant(let instant): local(instant + expression.plusSeconds)
            case .never: "never"
            case .term, .event: nil
            }
        }.first
    }
}
