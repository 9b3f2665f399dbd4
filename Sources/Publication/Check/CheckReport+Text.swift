internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

extension CheckReport {
    /// The page for a terminal: the count first, then every flaw with its words underlined.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        let counts = Flaw.Severity.allCases.compactMap { severity -> String? in
            let count = check.flaws.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)"
        }
        page.line(
            counts.isEmpty
                ? "Nothing was found within \(bound)."
                : "\(Wording.count(check.flaws.count, "finding")): \(counts.joined(separator: ", ")). Searched within \(bound)."
        )
        for flaw in check.flaws { put(flaw, on: &page) }
        return page.text
    }

    var bound: String {
        "\(Wording.count(check.draft.bounds.events, "event")) and \(Wording.count(check.draft.bounds.days, "day"))"
    }

    private func put(_ flaw: Flaw, on page: inout TextPage) {
        page.heading("\(flaw.severity.rawValue): \(flaw.message)")
        page.line(
            "\(flaw.span.file):\(flaw.span.line):\(flaw.span.column)  \(flaw.rule.rawValue)", tone: .faint)
        page.line(flaw.story, hanging: 0)
        if let example = flaw.counterexample {
            for given in example.given { page.line("given: \(given)", indent: 2, tone: .faint) }
            for event in example.events {
                page.line(
                    "\(Moments(zones: zones, zone: agreement.timeZone).local(event.at))  \(event.words)",
                    indent: 2, hanging: 4)
            }
            page.line("so: \(example.shows)", indent: 2)
        }
        if let mend = flaw.mend { page.line("mend: \(mend.words)", indent: 2) }
    }
}
