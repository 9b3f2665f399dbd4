internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Every incident, to be opened: those that some reading assesses, then the rest.
enum IncidentsSection {
    /// Up to so many incidents that no reading covers are listed one by one. A page of a hundred megabytes is
    /// read by nobody; the table beside it holds them all.
    static let outsideShown = 2_000

    /// Whether the incidents that no reading covers are on the page, to be linked to.
    static func listsOutside(_ released: Released) -> Bool {
        released.verdict.incidents.count - released.assessedCount <= outsideShown
    }

    static func put(_ released: Released, in html: inout HTML) {
        Page.section("incidents", "The incidents", in: &html) { html in
            let sorted = released.verdict.incidents.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
            let assessed = sorted.filter { released.isAssessed($0.id) }
            let others = sorted.filter { !released.isAssessed($0.id) }
            html.element("h3", "Assessed under some reading: \(assessed.count)")
            html.element(
                "p",
                "In order of time. The mark is the strongest state under any reading; open an incident for each reading's own."
            )
            for incident in assessed { IncidentArticle(incident, released).put(in: &html) }
            html.element("h3", "Outside every reading shown here: \(others.count)")
            guard listsOutside(released) else {
                html.element(
                    "p",
                    "More than \(outsideShown), and so not listed one by one: each is a row of assessments.csv, with the element on which it falls outside and why."
                )
                return
            }
            html.element("p", "Listed so that everybody can check that nothing was left out by mistake.")
            for incident in others { IncidentArticle(incident, released).put(in: &html) }
        }
    }
}

/// One incident with everything that is known and said of it.
struct IncidentArticle {
    private let incident: Incident
    private let released: Released
    private let assessments: [(reading: ReadingVerdict, assessment: Assessment)]

    init(_ incident: Incident, _ released: Released) {
        self.incident = incident
        self.released = released
        assessments = released.assessments(of: incident.id)
    }

    func put(in html: inout HTML) {
        let strongest = assessments.map(\.assessment.state).max()
        html.element("details", [("id", incident.id.text), ("class", "incident")]) { html in
            html.element("summary") { html in
                let mark = strongest.map(Symbols.Mark.init) ?? .outOfScope
                html.element("span") { html in
                    Symbols.put(mark, words: "", in: &html)
                    // For those who do not see the mark.
                    html.element("span", [("class", "unseen")], mark.words)
                }
                html.element("span", [("class", "t")], released.moments.local(incident.occurred))
                html.element("span", [("class", "what")]) { html in
                    html.element("strong", incident.place.name)
                    html.text(" " + ReportWords.gist(incident, released))
                }
                html.element(
                    "span", [("class", "sub")],
                    "\(incident.id), \(Wording.count(incident.reports.count, "report"))")
            }
            facts(in: &html)
            if !assessments.isEmpty {
                assessed(in: &html)
                GradesTable.put(assessments, released, in: &html)
            }
            outOfScope(in: &html)
            findings(in: &html)
            differences(in: &html)
            reports(in: &html)
        }
    }

    private func facts(in html: inout HTML) {
        html.element("dl", [("class", "facts")]) { html in
            func fact(_ name: String, _ content: (inout HTML) -> Void) {
                html.element("dt", name)
                html.element("dd", [], content)
            }
            fact("Occurred") { $0.text(released.moments.both(incident.occurred)) }
            fact("Known from") {
                $0.text(released.moments.both(incident.available) + Wording.knownEarly(incident))
            }
            fact("Place") { $0.text(ReportWords.place(incident.place)) }
            let distances = DistanceWords.text(of: incident.id, released)
            if !distances.isEmpty { fact("Distance") { $0.text(distances) } }
            if let whole = incident.parent { fact("Part of") { Page.incidents([whole], in: &$0) } }
            let parts = released.parts(of: incident.id)
            if !parts.isEmpty { fact("Contains") { Page.incidents(parts, in: &$0) } }
        }
    }

    private func assessed(in html: inout HTML) {
        Page.table(
            "Assessments of \(incident.id)",
            ["Reading", "Accused, provision", "State", "Decided by", "After the beginning"], class: "stack",
            in: &html
        ) { html in
            for (reading, assessment) in assessments {
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], reading.reading.name.text)
                    html.element("td", [("data-label", "Accused, provision")]) { html in
                        html.text(released.name(assessment.party))
                        html.element("span", [("class", "sub")], assessment.provision.text)
                    }
                    html.element("td", [("data-label", "State")]) { html in
                        Symbols.put(Symbols.Mark(assessment.state), words: assessment.words, in: &html)
                        if let highest = assessment.highestStandard {
                            html.element("span", [("class", "sub")], "up to " + highest.words)
                        }
                        if let whole = assessment.countedIn {
                            html.element("span", [("class", "sub")]) { html in
                                html.text("counted in ")
                                html.link(to: whole.text, whole.text)
                            }
                        }
                    }
                    html.element("td", [("data-label", "Decided by")]) { html in
                        decided(assessment, in: &html)
                    }
                    html.element(
                        "td", [("data-label", "After the beginning")],
                        assessment.elapsed.map(Wording.length) ?? "unstated")
                }
            }
        }
    }

    private func decided(_ assessment: Assessment, in html: inout HTML) {
        if assessment.state == .meetsStandard {
            html.text("every element meets \(assessment.standard.words)")
            if let moment = assessment.sufficedFrom {
                html.element(
                    "span", [("class", "sub")],
                    "the evidence sufficed from \(released.moments.both(moment))")
            }
            return
        }
        for grade in assessment.decisive {
            html.element("div") { html in
                html.element("strong", grade.element.rawValue)
                html.text(": " + GradeWords.reason(grade, released))
            }
        }
    }

    private func outOfScope(in html: inout HTML) {
        let lines = OutOfScopeWords.lines(incident.id, released)
        guard !lines.isEmpty else { return }
        html.element("h4", "Out of scope")
        html.element("ul") { html in
            for (readings, why) in lines {
                html.element("li") { html in
                    html.element("strong", readings)
                    html.text("; " + why)
                }
            }
        }
    }

    private func findings(in html: inout HTML) {
        let findings = FindingWords.all(released).filter { $0.standing.incident == incident.id }
        guard !findings.isEmpty else { return }
        html.element("h4", "Findings")
        html.element("ul") { html in
            for (standing, readings) in findings {
                html.element("li") { html in
                    html.text(FindingWords.text(standing.finding, released))
                    html.element(
                        "span", [("class", "sub")],
                        readings.map { "\($0.name): \($0.does)" }.joined(separator: "; "))
                }
            }
        }
    }

    private func differences(in html: inout HTML) {
        if !incident.disagreements.isEmpty {
            html.element("h4", "Where the reports differ")
            html.element("ul") { html in
                for disagreement in incident.disagreements {
                    html.element("li") { html in
                        html.element("strong", disagreement.field)
                        html.text(": ")
                        for (i, answer) in disagreement.answers.enumerated() {
                            if i > 0 { html.text("; ") }
                            html.text("\(answer.value) by ")
                            Page.reports(answer.reports, in: &html)
                        }
                    }
                }
            }
        }
        guard !incident.reasons.isEmpty else { return }
        html.element("h4", "Why these reports are one incident")
        html.element("ul") { html in
            for reason in incident.reasons { html.element("li", reason) }
        }
    }

    private func reports(in html: inout HTML) {
        html.element("h4", Wording.count(incident.reports.count, "report"))
        html.element("ul", [("class", "reports")]) { html in
            for id in incident.reports {
                guard let report = released.report(id) else { continue }
                html.element("li", [("id", "r-" + id.text)]) { html in
                    html.element("code", id.text)
                    html.text(" ")
                    html.link(out: report.url, ReportWords.source(report, released))
                    html.element("span", [("class", "said")], report.summary)
                    html.element(
                        "span", [("class", "sub")],
                        "\(ReportWords.said(report, released)). \(report.place.name), \(released.moments.local(report.occurred)); known from \(released.moments.local(report.available))."
                    )
                }
            }
        }
    }
}
