internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// The page of a check, `check.html`: one file that needs nothing else and runs no script.
enum CheckPage {
    static func text(_ report: CheckReport) -> String {
        StillPage.text(
            kicker: "What is wrong with the draft", title: report.agreement.title, css: css,
            skip: "To the findings",
            foot:
                "Made by Truce, which proposes and never decides: what the parties mean is theirs to say. A search that found nothing within its bound has not shown that there is nothing.",
            header: { head(report, in: &$0) }, body: { body(report, in: &$0) })
    }

    private static let css = #"""
        mark { background: none; color: inherit; text-decoration: underline 2px var(--meets); text-underline-offset: .25em; font-weight: 600; }
        .edit { border-left: 2px solid var(--rule); }
        .edit ins, .edit del { display: block; text-decoration: none; padding-left: 1.4em; text-indent: -1.4em; }
        .edit ins { font-weight: 600; color: var(--refuted); } .edit ins::before { content: "+ "; }
        .edit del { color: var(--soft); } .edit del::before { content: "- "; }
        .finding { border-top: 1px solid var(--rule); margin-top: 2.4rem; padding-top: 1rem; }
        .finding h3 { margin-top: .2rem; max-width: 38em; text-wrap: pretty; }
        .finding pre { margin: 0 0 1rem; max-width: 60rem; }
        .sides { display: grid; grid-template-columns: minmax(0, 44rem) minmax(0, 1fr); gap: 0 2.4rem; }
        .sides > .wrong:last-child { grid-column: 1 / -1; }
        .sides > .mend > :first-child { margin-top: 0; }
        @media (max-width: 64rem) { .sides { display: block; } .sides > .mend > :first-child { margin-top: 1rem; } }
        .severity { font-size: .85rem; color: var(--soft); margin: 0; }
        .severity strong { color: var(--ink); }
        .grave > .severity strong { color: var(--meets); }
        .places { list-style: none; padding: 0; margin: 1.2rem 0 0; }
        .places > li { border-left: 2px solid var(--rule); padding: 0 0 .2rem 1rem; margin: 0 0 1.1rem; }
        .places h4 { margin: 0 0 .3rem; font-size: 1rem; }
        .places h4 .line { font-weight: 400; color: var(--soft); margin-right: .5em; white-space: nowrap; }
        .places pre { padding: .5rem .8rem; margin: 0 0 .5rem; }
        .places details { margin: 0; border: 0; }
        .events { padding-left: 1.8rem; font-size: .92rem; margin: 0 0 1rem; }
        .events .again { list-style: none; color: var(--soft); }
        .events .t { margin-right: .6em; }
        .event { stroke: var(--ink); stroke-width: 2; } .event.breach { stroke: var(--meets); } .event.again { opacity: .7; stroke-width: 1.2; }
        .elsewhere { margin: 0 0 .4rem; max-width: 60rem; font-size: .92rem; }
        .elsewhere div { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr); gap: 0 1.2rem; padding: .25rem 0; border-bottom: 1px solid var(--rule); }
        .elsewhere dt { font-weight: 550; } .elsewhere dd { margin: 0; }
        @media (max-width: 44rem) { .elsewhere div { display: block; } }
        .used { margin: 4rem 0 -2.6rem; font: 600 1.3rem/1.3 var(--serif); }
        """#

    private static func head(_ report: CheckReport, in html: inout HTML) {
        html.element("p", [("class", "lead")], report.headline)
        html.element("p", report.coverageSentence)
        html.element("nav", [("aria-label", "Sections")]) { html in
            html.element("ul") { html in
                for part in parts(report) {
                    html.element("li") { html in
                        html.link(
                            to: part.id,
                            "\(part.heading) (\(part.count))"
                                + (part.used == nil ? "" : ", in a document it uses"))
                    }
                }
                html.element("li") { $0.link(to: "coverage", "Coverage and limits") }
                if !report.accepted.isEmpty { html.element("li") { $0.link(to: "accepted", "Accepted") } }
                if !report.check.flaws.isEmpty {
                    html.element("li") { $0.link(to: "rules", "The rules") }
                }
            }
        }
    }

    private static func heading(_ severity: Flaw.Severity) -> String {
        switch severity {
        case .grave: "Grave"
        case .serious: "Serious"
        case .slight: "Slight"
        }
    }

    /// The findings of one severity in one document.
    private struct Part {
        var id: String
        var heading: String
        var severity: Flaw.Severity
        var groups: [FlawGroup]
        /// What a document that the draft uses is called; nil for the draft itself.
        var used: String?
        var isFirstOfDocument: Bool
        /// How many findings.
        var count: Int { groups.reduce(0) { $0 + $1.flaws.count } }
    }

    private static func parts(_ report: CheckReport) -> [Part] {
        report.sections.enumerated().flatMap { number, section in
            let severities = Flaw.Severity.allCases.filter { severity in
                section.groups.contains { $0.severity == severity }
            }
            return severities.map { severity in
                Part(
                    id: section.usedTitle == nil ? severity.rawValue : "\(severity.rawValue)-\(number)",
                    heading: heading(severity), severity: severity,
                    groups: section.groups.filter { $0.severity == severity }, used: section.usedTitle,
                    isFirstOfDocument: severity == severities.first)
            }
        }
    }

    private static func body(_ report: CheckReport, in html: inout HTML) {
        for part in parts(report) {
            if let used = part.used, part.isFirstOfDocument {
                html.element("p", [("class", "used")], "From the document it uses: \(used)")
            }
            let heading = "\(part.heading): \(Wording.count(part.count, "finding"))"
            Page.section(part.id, heading, in: &html) { html in
                html.element("p", [("class", "note")], part.severity.meaning)
                for group in part.groups { CheckFinding(group, report).put(in: &html) }
            }
        }
        coverage(report, in: &html)
        accepted(report, in: &html)
        rules(report, in: &html)
    }

    private static func coverage(_ report: CheckReport, in html: inout HTML) {
        Page.section("coverage", "Coverage and limits", in: &html) { html in
            html.element("p", report.coverageSentence)
            for limit in report.limits { html.element("p", [("class", "note")], limit) }
            points(report, in: &html)
            html.element("p", [("class", "note")]) { html in
                html.text("What was checked, by its fingerprints: the text ")
                html.element("code", Wording.short(report.agreement.textFingerprint))
                html.text(", its meaning ")
                html.element("code", Wording.short(report.agreement.meaningFingerprint))
                html.text(".")
            }
        }
    }

    private static func points(_ report: CheckReport, in html: inout HTML) {
        let points = report.check.coverage.points
        guard !points.isEmpty else { return }
        Page.table(
            "What each article makes possible",
            ["Article", "Monitorable", "Clocked", "Attributable", "Answered"], class: "stack", in: &html
        ) { html in
            for point in points {
                html.element("tr") { html in
                    html.element(
                        "th", [("scope", "row")],
                        point.heading.isEmpty ? "Before the first heading" : point.heading)
                    for (label, holds) in [
                        ("Monitorable", point.isMonitorable), ("Clocked", point.isClocked),
                        ("Attributable", point.isAttributable), ("Answered", point.isAnswered),
                    ] {
                        var attributes: [HTML.Attribute] = [("data-label", label)]
                        if !holds { attributes.append(("class", "zero")) }
                        html.element("td", attributes, holds ? "yes" : "no")
                    }
                }
            }
        }
    }

    private static func accepted(_ report: CheckReport, in html: inout HTML) {
        guard !report.accepted.isEmpty else { return }
        Page.section("accepted", "Accepted in the document", in: &html) { html in
            Page.table(
                "What somebody accepts knowingly", ["Finding", "Rule", "Who", "Why"], class: "stack",
                in: &html
            ) { html in
                for flaw in report.accepted {
                    html.element("tr") { html in
                        html.element("th", [("scope", "row")], flaw.message)
                        html.element("td", [("data-label", "Rule")]) { $0.element("code", flaw.id) }
                        html.element("td", [("data-label", "Who")], flaw.acceptance?.by ?? "")
                        html.element("td", [("data-label", "Why")], flaw.acceptance?.reason ?? "")
                    }
                }
            }
        }
    }

    /// What the rules that found something look for, and why.
    private static func rules(_ report: CheckReport, in html: inout HTML) {
        let pages = DraftCheck.pages.filter { page in report.check.flaws.contains { $0.rule == page.id } }
        guard !pages.isEmpty else { return }
        Page.section("rules", "The rules that found something", in: &html) { html in
            for page in pages {
                Page.details("\(page.title) (\(page.id.rawValue))", id: "rule-\(page.id.rawValue)", in: &html)
                { html in
                    html.element("p", page.looksFor)
                    html.element("p", page.matters)
                    guard !page.guidance.isEmpty else { return }
                    html.element("ul") { html in
                        for guidance in page.guidance {
                            html.element("li") { html in
                                html.text(guidance.says + " ")
                                html.link(out: guidance.url, guidance.source)
                            }
                        }
                    }
                }
            }
        }
    }
}

extension Flaw.Severity {
    /// What it means, in a sentence.
    fileprivate var meaning: String {
        switch self {
        case .grave:
            "A side can use it against the purpose of the agreement, or nobody can say whether the agreement was broken."
        case .serious: "It will be disputed as soon as something happens."
        case .slight: "Better said than left to be asked."
        }
    }
}
