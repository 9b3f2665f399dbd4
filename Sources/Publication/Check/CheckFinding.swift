internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// The findings of a rule on the page: what is the same of all once, then each place, whose own story opens.
struct CheckFinding {
    private let group: FlawGroup
    private let report: CheckReport

    init(_ group: FlawGroup, _ report: CheckReport) {
        self.group = group
        self.report = report
    }

    func put(in html: inout HTML) {
        html.element("div", [("class", "finding \(group.severity.rawValue)")]) { html in
            if group.isSingle { single(group.flaws[0], in: &html) } else { several(in: &html) }
        }
    }

    /// One finding speaks for itself.
    private func single(_ flaw: Flaw, in html: inout HTML) {
        head(", line \(flaw.span.line)", in: &html)
        html.element("h3", flaw.message)
        sides(in: &html) { html in
            words(of: flaw, in: &html)
            story(of: flaw, in: &html)
        } mend: { html in
            mend(of: flaw, in: &html)
            elsewhere(in: &html)
        }
    }

    private func several(in html: inout HTML) {
        head(", \(group.flaws.count) times", in: &html)
        html.element("h3", group.rule.title)
        sides(in: &html) { html in
            html.element("p", group.rule.matters)
        } mend: { html in
            if let mend = group.mend { mendWords(mend, in: &html) }
            elsewhere(in: &html)
        }
        for kind in group.kinds { put(kind, in: &html) }
    }

    /// What is wrong, and beside it, where the page is wide enough, how to mend it.
    private func sides(
        in html: inout HTML, wrong: (inout HTML) -> Void, mend: (inout HTML) -> Void
    ) {
        html.element("div", [("class", "sides")]) { html in
            html.element("div", [("class", "wrong")], wrong)
            html.element("div", [("class", "mend")], mend)
        }
    }

    private func head(_ place: String, in html: inout HTML) {
        html.element("p", [("class", "severity")]) { html in
            html.element("strong", group.severity.rawValue)
            html.text(", ")
            html.link(to: "rule-\(group.rule.id.rawValue)", group.rule.id.rawValue)
            html.text(place)
        }
    }

    /// Findings of one story: the first is told, those of the others open.
    private func put(_ kind: FlawGroup.Kind, in html: inout HTML) {
        html.element("ul", [("class", "places")]) { html in
            for (i, flaw) in kind.flaws.enumerated() {
                html.element("li") { html in
                    html.element("h4") { html in
                        html.element("span", [("class", "line")], "line \(flaw.span.line)")
                        html.text(flaw.message)
                    }
                    if i == 0 {
                        sides(in: &html) { html in
                            words(of: flaw, in: &html)
                            story(of: flaw, in: &html)
                        } mend: { html in
                            mend(of: flaw, in: &html)
                        }
                    } else {
                        words(of: flaw, in: &html)
                        guard hasOwn(flaw, beside: kind.told) else { return }
                        Page.details("The same here, told in full", in: &html) { html in
                            sides(in: &html) { html in
                                story(of: flaw, in: &html)
                            } mend: { html in
                                mend(of: flaw, in: &html)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether a finding has anything to tell that the one told in its place has not.
    private func hasOwn(_ flaw: Flaw, beside told: Flaw) -> Bool {
        flaw.story != told.story || flaw.counterexample != nil || flaw.mend?.edits.isEmpty == false
            || (group.mend == nil && flaw.mend?.words != told.mend?.words)
    }

    /// The line, with the words in question marked.
    private func words(of flaw: Flaw, in html: inout HTML) {
        guard !flaw.excerpt.isEmpty else { return }
        let start = flaw.excerpt.index(
            flaw.excerpt.startIndex, offsetBy: flaw.span.column - 1, limitedBy: flaw.excerpt.endIndex)
        guard let start else { return }
        let end =
            flaw.excerpt.index(start, offsetBy: flaw.span.length, limitedBy: flaw.excerpt.endIndex)
            ?? flaw.excerpt.endIndex
        html.element("pre") { html in
            html.element("code") { html in
                html.text(String(flaw.excerpt[..<start]))
                html.element("mark", String(flaw.excerpt[start..<end]))
                html.text(String(flaw.excerpt[end...]))
            }
        }
    }

    // MARK: The story

    private func story(of flaw: Flaw, in html: inout HTML) {
        html.element("p") { $0.prose(flaw.story) }
        if let example = flaw.counterexample { timeline(example, in: &html) }
        if !flaw.bound.isEmpty { html.element("p", [("class", "note")], "Searched: \(flaw.bound).") }
        if !flaw.holdsFor.isEmpty { html.element("p", [("class", "note")], "Holds for: \(flaw.holdsFor).") }
    }

    private func timeline(_ example: Counterexample, in html: inout HTML) {
        if !example.given.isEmpty {
            html.element(
                "p", [("class", "note")], "Given that " + example.given.joined(separator: "; ") + ".")
        }
        let rows = TimelineRow.all(example.events)
        CheckTimeline(rows, report).put(in: &html)
        html.element("ol", [("class", "events")]) { html in
            for row in rows {
                guard let number = row.number else {
                    html.element("li", [("class", "again")], row.words(report.moments))
                    continue
                }
                html.element("li", [("value", String(number))]) { html in
                    html.element("span", [("class", "t")], report.moments.local(row.at))
                    html.text(row.words(report.moments))
                }
            }
        }
        html.element("p") { html in
            html.element("strong", "So: ")
            html.text(example.shows + ".")
        }
    }

    // MARK: What others say, and the mend

    private func elsewhere(in html: inout HTML) {
        let flaw = group.flaws[0]
        let open = CheckReport.openElsewhere(flaw)
        guard !flaw.elsewhere.isEmpty || open != nil else { return }
        html.element("h4", "What other agreements say at this point")
        if !flaw.elsewhere.isEmpty {
            html.element("dl", [("class", "elsewhere")]) { html in
                for (says, agreements) in CheckReport.elsewhere(flaw) {
                    html.element("div") { html in
                        html.element("dt", says.prefix(1).uppercased() + says.dropFirst())
                        html.element("dd", agreements.joined(separator: "; "))
                    }
                }
            }
        }
        guard let open else { return }
        Page.details(open, in: &html) { html in
            html.element("ul") { html in
                for title in flaw.openElsewhere { html.element("li", title) }
            }
        }
    }

    /// The mend of one finding: its words, unless they are those of the whole group and told there, and its edits.
    private func mend(of flaw: Flaw, in html: inout HTML) {
        guard let mend = flaw.mend else { return }
        if group.isSingle || group.mend == nil { mendWords(mend, in: &html) }
        if !mend.noEdits.isEmpty { html.element("p", [("class", "note")], "No edit: \(mend.noEdits).") }
        for (i, edit) in mend.edits.enumerated() {
            guard let lines = EditLines(edit, in: report.check.draft) else { continue }
            let file = edit.file == flaw.span.file ? "" : " of \(edit.file)"
            html.element(
                "p", [("class", "note")],
                "\(i == 0 ? "For instance," : "and") \(lines.isAddition ? "" : "in ")\(lines.place)\(file):")
            html.element("pre", [("class", "edit")]) { html in
                html.element("code") { html in
                    for line in lines.removed { html.element("del", line) }
                    for line in lines.added { html.element("ins", line) }
                }
            }
        }
    }

    private func mendWords(_ mend: Mend, in html: inout HTML) {
        html.element("p") { html in
            html.element("strong", "Mend: ")
            html.prose(mend.words)
        }
    }
}

extension HTML {
    /// Words in which what stands between two backticks is as it is written in a document.
    fileprivate mutating func prose(_ words: String) {
        let parts = words.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return text(words) }
        for (i, part) in parts.enumerated() {
            if i % 2 == 0 { text(String(part)) } else { element("code", String(part)) }
        }
    }
}
