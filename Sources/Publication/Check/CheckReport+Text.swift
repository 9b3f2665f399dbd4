internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

extension CheckReport {
    /// The page for a terminal: the counts first, then every flaw with its words underlined.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        page.line(headline)
        page.line(coverageSentence)
        for flaw in open { put(flaw, on: &page) }
        if !accepted.isEmpty {
            page.heading("Accepted in the document")
            for flaw in accepted { putAccepted(flaw, on: &page) }
        }
        return page.text
    }

    private func put(_ flaw: Flaw, on page: inout TextPage) {
        page.heading("\(flaw.severity.rawValue): \(flaw.message)")
        page.line("\(place(flaw.span))  \(flaw.id)", tone: .faint)
        putWords(flaw, on: &page)
        page.line(flaw.story, hanging: 0)
        if let example = flaw.counterexample { put(example, on: &page) }
        if !flaw.bound.isEmpty { page.line("bound: \(flaw.bound)", indent: 2) }
        if !flaw.holdsFor.isEmpty { page.line("holds for: \(flaw.holdsFor)", indent: 2) }
        for precedent in flaw.elsewhere {
            page.line("elsewhere: \(precedent.agreement): \(precedent.says)", indent: 2)
        }
        if let mend = flaw.mend { page.line("mend: \(mend.words)", indent: 2) }
    }

    private func putAccepted(_ flaw: Flaw, on page: inout TextPage) {
        guard let acceptance = flaw.acceptance else { return }
        page.line("\(flaw.severity.rawValue): \(flaw.message)", hanging: 2)
        page.line("\(place(flaw.span))  \(flaw.id)", indent: 2, tone: .faint)
        page.line("accepted by \(acceptance.by): \(acceptance.reason)", indent: 2)
    }

    private func place(_ span: SourceSpan) -> String { "\(span.file):\(span.line):\(span.column)" }

    /// The line in question, with marks below the words.
    private func putWords(_ flaw: Flaw, on page: inout TextPage) {
        guard !flaw.excerpt.isEmpty else { return }
        let (line, marks) = DiagnosticText.underlined(
            flaw.excerpt, column: flaw.span.column, length: flaw.span.length)
        page.append(["    " + line, "    " + page.style.paint(marks, .grave)])
    }

    private func put(_ example: Counterexample, on page: inout TextPage) {
        for given in example.given { page.line("given: \(given)", indent: 2, tone: .faint) }
        let runs = EventRun.all(example.events)
        page.append(TextTimeline(runs, width: page.width, style: page.style, moments).lines)
        for (i, run) in runs.enumerated() {
            page.line(
                "\(TextTimeline.mark(i))  \(moments.local(run.event.at))  \(run.words)", indent: 2, hanging: 3
            )
        }
        page.line("so: \(example.shows)", indent: 2)
    }
}
