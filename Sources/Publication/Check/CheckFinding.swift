internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// One finding on the page: the words in question, the story, the timeline, what others say, and a mend.
struct CheckFinding {
    private let flaw: Flaw
    private let report: CheckReport

    init(_ flaw: Flaw, _ report: CheckReport) {
        self.flaw = flaw
        self.report = report
    }

    func put(in html: inout HTML) {
        html.element("div", [("class", "finding")]) { html in
            html.element("p", [("class", "severity")]) { html in
                html.element("strong", flaw.severity.rawValue)
                html.text(", ")
                html.link(to: "rule-\(flaw.rule.rawValue)", flaw.rule.rawValue)
                html.text(", \(flaw.span.file), line \(flaw.span.line)")
            }
            html.element("h3", flaw.message)
            words(in: &html)
            html.element("p", flaw.story)
            if let example = flaw.counterexample { timeline(example, in: &html) }
            if !flaw.bound.isEmpty { html.element("p", [("class", "note")], "Searched \(flaw.bound).") }
            if !flaw.holdsFor.isEmpty {
                html.element("p", [("class", "note")], "Holds for: \(flaw.holdsFor).")
            }
            elsewhere(in: &html)
            mend(in: &html)
        }
    }

    /// The line, with the words in question marked.
    private func words(in html: inout HTML) {
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

    private func timeline(_ example: Counterexample, in html: inout HTML) {
        if !example.given.isEmpty {
            html.element(
                "p", [("class", "note")], "Given that " + example.given.joined(separator: "; ") + ".")
        }
        chart(example, in: &html)
        html.element("ol", [("class", "events")]) { html in
            for run in EventRun.all(example.events) {
                html.element("li") { html in
                    html.element("span", [("class", "t")], report.moments.local(run.event.at))
                    html.text("  " + run.words)
                }
            }
        }
        html.element("p") { html in
            html.element("strong", "So: ")
            html.text(example.shows + ".")
        }
    }

    /// A lane for each who acts, with a line across for each thing that is done; the list below tells the same.
    private func chart(_ example: Counterexample, in html: inout HTML) {
        let events = EventRun.all(example.events).map(\.event)
        guard let first = events.map(\.at).min(), let last = events.map(\.at).max(), first < last else {
            return
        }
        let margin = max(1, (last - first) / 30)
        let axis = TimeAxis(span: Interval(spanning: first - margin, last + margin))
        let labels = last - first > 6 * 86_400 ? axis.days(report.moments) : axis.halfDays(report.moments)
        let actors = events.map(\.actor).reduce(into: [ActorID?]()) { if !$0.contains($1) { $0.append($1) } }
        Lanes.chart(
            "A timeline that shows it", "The list below tells what happens when, by number.", in: &html
        ) { html in
            Lanes.dates(labels, in: &html)
            for actor in actors {
                Lanes.lane("ruled", height: 34, ticks: labels, in: &html) { html in
                    html.text(actor.map { report.check.draft.fullName($0) } ?? "The record")
                } track: { html in
                    var lastShown = -10.0
                    for (number, event) in events.enumerated() where event.actor == actor {
                        let x = axis.x(event.at)
                        Lanes.line(
                            event.kind == .breach ? "event breach" : "event", x: x, from: 14, to: nil,
                            in: &html)
                        // Numbers that would cover each other are left out; the list has them.
                        guard x - lastShown > 2.5 else { continue }
                        lastShown = x
                        Lanes.text(String(number + 1), x: x, y: 11, anchor: nil, class: "count", in: &html)
                    }
                }
            }
        }
    }

    private func elsewhere(in html: inout HTML) {
        guard !flaw.elsewhere.isEmpty else { return }
        html.element("h4", "What other agreements say at this point")
        html.element("dl", [("class", "elsewhere")]) { html in
            for precedent in flaw.elsewhere {
                html.element("dt", precedent.agreement)
                html.element("dd", precedent.says)
            }
        }
    }

    private func mend(in html: inout HTML) {
        guard let mend = flaw.mend else { return }
        html.element("p") { html in
            html.element("strong", "Mend: ")
            html.text(mend.words)
        }
        for edit in mend.edits {
            guard let place = report.check.draft.place(of: edit),
                let around = report.check.draft.surroundings(of: edit)
            else { continue }
            html.element(
                "p", [("class", "note")], "In line \(place.from.line) of \(edit.file), for instance:")
            html.element("pre") { html in
                html.element("code") { html in
                    html.text(around.before)
                    lines(of: edit.text, in: &html)
                    html.text(around.after)
                }
            }
        }
    }

    /// What is put in; a line break is part of it, and would be shown by its number as text from outside.
    private func lines(of text: String, in html: inout HTML) {
        for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if i > 0 { html.trusted("\n") }
            guard !line.isEmpty else { continue }
            html.element("ins", String(line))
        }
    }
}
