internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

extension CheckReport {
    /// The page for a terminal: the counts first, then the flaws by document, severity and rule. What many flaws of one rule have in
    /// common is said once; `--json`, SARIF and the page for browsers tell each in full.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        page.line(headline)
        page.line(coverageSentence)
        let text = CheckText(self)
        for section in sections {
            if let title = section.usedTitle {
                page.blank()
                page.line(
                    "From the document it uses: \(title) (\(section.file)), \(Wording.count(section.count, "finding"))",
                    tone: .strong)
            }
            for group in section.groups { text.put(group, on: &page) }
        }
        if !accepted.isEmpty {
            page.heading("Accepted in the document")
            for flaw in accepted { text.putAccepted(flaw, on: &page) }
        }
        page.heading("Limits of this search")
        for limit in limits { page.line("- \(limit)") }
        return page.text
    }
}

/// What is found, for a terminal.
private struct CheckText {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    func put(_ group: FlawGroup, on page: inout TextPage) {
        if group.isSingle { return putSingle(group.flaws[0], on: &page) }
        page.heading("\(group.severity.rawValue): \(group.rule.title), \(group.flaws.count) times")
        page.line(group.rule.id.rawValue, tone: .faint)
        page.line(group.rule.matters, hanging: 0)
        for kind in group.kinds {
            page.blank()
            for flaw in kind.flaws { putPlace(flaw, on: &page) }
            let isAlone = kind.flaws.count == 1
            let start = isAlone ? "" : "Line \(kind.told.span.line), for instance: "
            page.line(start + kind.told.story, indent: 2, hanging: 0)
            putProof(of: kind.told, indent: 4, on: &page)
            if group.mend == nil { putMend(kind.told, isOneOfMany: !isAlone, on: &page) }
        }
        if group.mend != nil { putMend(group.flaws[0], isOneOfMany: true, on: &page) }
        putElsewhere(group.flaws[0], on: &page)
    }

    private func putSingle(_ flaw: Flaw, on page: inout TextPage) {
        page.heading("\(flaw.severity.rawValue): \(flaw.message)")
        page.line("\(place(flaw.span))  \(flaw.id)", tone: .faint)
        putWords(flaw, on: &page)
        page.line(flaw.story, hanging: 0)
        putProof(of: flaw, indent: 2, on: &page)
        putMend(flaw, isOneOfMany: false, on: &page)
        putElsewhere(flaw, on: &page)
    }

    /// One place of many: its line, what is said of it, the words in question, and by what name it can be accepted.
    private func putPlace(_ flaw: Flaw, on page: inout TextPage) {
        page.line("line \(flaw.span.line): \(flaw.message)", indent: 2, hanging: 2)
        page.words(in: flaw.excerpt, flaw.span, then: flaw.subject, indent: 4)
    }

    func putAccepted(_ flaw: Flaw, on page: inout TextPage) {
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

    /// The timeline, how far was searched, and for what it holds.
    private func putProof(of flaw: Flaw, indent: Int, on page: inout TextPage) {
        if let example = flaw.counterexample { put(example, indent: indent, on: &page) }
        if !flaw.bound.isEmpty { page.line("bound: \(flaw.bound)", indent: indent) }
        if !flaw.holdsFor.isEmpty { page.line("holds for: \(flaw.holdsFor)", indent: indent) }
    }

    private func put(_ example: Counterexample, indent: Int, on page: inout TextPage) {
        for given in example.given { page.line("given: \(given)", indent: indent, tone: .faint) }
        let rows = TimelineRow.all(example.events)
        page.append(
            TextTimeline(rows, indent: indent, width: page.width, style: page.style, report.moments).lines)
        for row in rows {
            guard let number = row.number else {
                page.line(row.words(report.moments), indent: indent + 3, hanging: 3)
                continue
            }
            page.line(
                "\(TextTimeline.mark(number - 1))  \(report.moments.local(row.at))  \(row.words(report.moments))",
                indent: indent, hanging: 3)
        }
        page.line("so: \(example.shows)", indent: indent)
    }

    private func putMend(_ flaw: Flaw, isOneOfMany: Bool, on page: inout TextPage) {
        guard let mend = flaw.mend else { return }
        page.line("mend: \(mend.words)", indent: 2)
        if !mend.noEdits.isEmpty { page.line("no edit: \(mend.noEdits)", indent: 4, tone: .faint) }
        for (i, edit) in mend.edits.enumerated() {
            guard let lines = EditLines(edit, in: report.check.draft) else { continue }
            let file = edit.file == flaw.span.file ? "" : " of \(edit.file)"
            page.line(
                (i == 0 && isOneOfMany ? "for instance " : "") + lines.place + file + ":", indent: 4,
                tone: .faint)
            page.code(lines.removed, "-", indent: 6, tone: .faint)
            page.code(lines.added, "+", indent: 6, tone: .plain)
        }
    }

    /// So many of those who leave a point open are named.
    private static let mostNamed = 3

    private func putElsewhere(_ flaw: Flaw, on page: inout TextPage) {
        for (says, agreements) in CheckReport.elsewhere(flaw) {
            page.line("elsewhere: \(says): \(agreements.joined(separator: "; "))", indent: 2)
        }
        guard let open = CheckReport.openElsewhere(flaw) else { return }
        // Many are counted once they are known by name; the page names all.
        let named = flaw.openElsewhere.prefix(Self.mostNamed)
        let more = flaw.openElsewhere.count - named.count
        page.line(
            "elsewhere: \(open): \(named.joined(separator: "; "))\(more == 0 ? "" : "; and \(more) more")",
            indent: 2)
    }
}

extension TextPage {
    /// The words in question, underlined where the terminal can, else in quotation marks, and what stands behind them.
    fileprivate mutating func words(
        in excerpt: String, _ span: SourceSpan, then subject: String, indent: Int
    ) {
        /// Longer words are cut: the line is at hand.
        let longest = 60
        let all = String(excerpt.dropFirst(span.column - 1).prefix(span.length))
        let words = all.count > longest ? all.prefix(longest - 1) + "\u{2026}" : all[...]
        let quoted = style.underlined(String(words))
        let behind = subject.isEmpty ? "" : style.safe("  (\(subject))", .faint)
        append([String(repeating: " ", count: indent) + quoted + behind])
    }

    /// Lines as they stand in a document, each behind a sign.
    fileprivate mutating func code(
        _ lines: [String], _ sign: String, indent: Int, tone: TerminalStyle.Tone
    ) {
        let start = String(repeating: " ", count: indent)
        append(lines.map { start + style.safe($0.isEmpty ? sign : "\(sign) \($0)", tone) })
    }
}
