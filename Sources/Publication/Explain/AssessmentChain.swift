internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// An assessment, from the article to the clocks.
struct AssessmentChain {
    private let assessment: Assessment
    private let reading: ReadingVerdict
    private let released: Released

    init(_ assessment: Assessment, _ reading: ReadingVerdict, _ released: Released) {
        self.assessment = assessment
        self.reading = reading
        self.released = released
    }

    func put(on page: inout TextPage) {
        page.line("\(assessment.id): \(assessment.words)", tone: .strong)
        page.line(
            "by \(released.name(assessment.party)); \(released.moments.both(assessment.occurred)); \(Wording.after(assessment.elapsed))"
        )
        article(on: &page)
        terms(on: &page)
        if let incident = released.verdict.incident(assessment.incident) {
            page.heading("Incident \(incident.id)")
            IncidentChain(incident, released).evidence(on: &page)
        }
        elements(on: &page)
        outcome(on: &page)
        page.findings(reading.findings.filter { $0.assessment == assessment.id }, released)
        clocks(on: &page)
        outOfScope(on: &page)
    }

    private func outOfScope(on page: inout TextPage) {
        let lines = OutOfScopeWords.lines(assessment.incident, released)
        guard !lines.isEmpty else { return }
        page.heading("Out of scope under other readings or provisions")
        for (readings, why) in lines { page.line("\(readings); \(why)", indent: 2) }
    }

    private func article(on page: inout TextPage) {
        let agreement = released.verdict.agreement
        guard let provision = agreement.provisions.first(where: { $0.name == assessment.provision }) else {
            return
        }
        page.heading("Article: \(provision.article.isEmpty ? provision.name.text : provision.article)")
        if let article = agreement.articles.first(where: { $0.heading == provision.article }) {
            page.line(article.text.split(separator: "\n").joined(separator: " "), indent: 2, hanging: 0)
        }
        page.line(
            "Provision \(provision.name): \(released.policy.path(provision.span.file)), line \(provision.span.line).",
            indent: 2)
    }

    private func terms(on page: inout TextPage) {
        let reading = reading.reading
        let words = AgreementWords(released)
        page.heading("Reading: \(reading.name)")
        page.line(reading.heldBy.map { "held by " + released.name($0) } ?? "held by no party", indent: 2)
        for term in released.verdict.agreement.openTerms {
            page.line("\(term.name): \(words.term(reading.values[term.name]))", indent: 2)
        }
        if !reading.note.isEmpty { page.line(reading.note, indent: 2, hanging: 0, tone: .faint) }
        for id in reading.cites {
            guard let statement = released.statement(id) else { continue }
            page.line("\(id)  \(statement.speaker), in \(statement.outlet): \(statement.summary)", indent: 2)
            if !statement.url.isEmpty { page.line(statement.url, indent: 4, tone: .faint) }
        }
        for assumption in self.reading.assumptions {
            page.line("assumed: \(released.moments.text(assumption.line))", indent: 2)
        }
    }

    private func elements(on page: inout TextPage) {
        page.heading("Element by element, in decibans")
        for grade in assessment.grades {
            page.line(
                "\(grade.element.rawValue) (\(Wording.element(grade.element))): \(grade.words); \(GradeWords.reason(grade, released))",
                indent: 2)
            if let sum = SumWords.text(grade, standard: assessment.standard, released) {
                page.line(sum, indent: 4)
            }
            for weighing in grade.weighings {
                let carriers = weighing.reports.map(\.text) + weighing.entries.map(\.text)
                page.line(
                    "\(SumWords.signed(weighing)) \(weighing.origin.id) (\(Wording.standing(weighing.origin, released))), \(Wording.interest(weighing, released)): \(carriers.joined(separator: ", "))",
                    indent: 6, tone: .faint)
            }
        }
        let used = Set(assessment.grades.flatMap(\.weighings).flatMap(\.entries)).sorted()
        for entry in used.compactMap({ released.entry($0) }) {
            page.line(
                "\(entry.id)  \(EntryWords.author(entry)) \(EntryWords.text(entry, released)): \(entry.reason)",
                indent: 2)
        }
    }

    private func outcome(on page: inout TextPage) {
        page.heading("State")
        let decisive = assessment.decisive.map(\.element.rawValue).joined(separator: ", ")
        page.line(
            assessment.state == .meetsStandard
                ? "Every element meets the standard asked for, \(assessment.standard.words)\(assessment.highestStandard.map { "; the weakest sum would reach \($0.words)" } ?? "")."
                : "The weakest element decides: \(decisive). So it is \(assessment.words).", indent: 2)
        if let moment = assessment.sufficedFrom {
            page.line("The evidence sufficed from \(released.moments.both(moment)).", indent: 2)
        }
        page.line(
            assessment.countedIn.map { "It is counted in \($0), which contains it." }
                ?? "It counts as a unit of its own (\(Tally.countingRule)).", indent: 2)
    }

    private func clocks(on page: inout TextPage) {
        page.heading("Response")
        let responses = reading.responses.filter { $0.party == assessment.party }
        let isBreach =
            assessment.state == .meetsStandard || responses.contains { $0.breaches.contains(assessment.id) }
        guard isBreach, !responses.isEmpty else {
            page.line(
                isBreach
                    ? "No document on the table says what answers it."
                    : "Nothing: only what meets the standard, or is found to be a breach, is answered.",
                indent: 2)
            return
        }
        for response in responses {
            let words = ResponseWords(response: response, released: released)
            page.line("\(response.response) (\(response.document)): \(words.headline).", indent: 2)
            for scenario in response.scenarios {
                for episode in scenario.episodes where episode.breaches.contains(assessment.id) {
                    let basis =
                        response.found.isEmpty ? "" : episode.isHypothetical ? "hypothetical, " : "binding, "
                    page.line("\(basis)\(words.words(scenario)), episode of \(episode.first):", indent: 4)
                    for rung in episode.rungs {
                        for clock in episode.ownClocks(rung) {
                            page.line(
                                "\(rung.position). \(rung.rung), \(Wording.condition(rung.condition)): \(words.due(clock)); \(clock.state.rawValue). Clock \(clock.id)",
                                indent: 6)
                        }
                    }
                }
            }
        }
        page.line(Wording.hypothetical, indent: 2, tone: .faint)
    }
}
