internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// An incident: its reports, why they are one, where they differ, and what each reading says of it.
struct IncidentChain {
    private let incident: Incident
    private let released: Released

    init(_ incident: Incident, _ released: Released) {
        self.incident = incident
        self.released = released
    }

    func put(on page: inout TextPage) {
        page.line(
            "\(incident.id): an incident of \(Wording.count(incident.reports.count, "report"))", tone: .strong
        )
        evidence(on: &page)
        page.heading("What each reading says of it")
        for reading in released.verdict.readings {
            for assessment in reading.assessments where assessment.incident == incident.id {
                page.line("\(assessment.id): \(assessment.state.words)", indent: 2)
                if assessment.state != .meetsStandard {
                    for grade in assessment.decisive {
                        page.line(GradeWords.line(grade, released), indent: 4, tone: .faint)
                    }
                }
            }
            for row in reading.outOfScope where row.incident == incident.id {
                page.line(
                    "\(reading.reading.name), \(row.provision), \(released.name(row.party)): out of scope; \(row.element.rawValue): \(released.moments.text(row.reason))",
                    indent: 2)
            }
        }
    }

    /// The reports and what was made of them.
    func evidence(on page: inout TextPage) {
        page.line("occurred: \(released.moments.both(incident.occurred))", indent: 2)
        page.line(
            "known from: \(released.moments.both(incident.available))\(Wording.knownEarly(incident))",
            indent: 2)
        page.line("place: \(ReportWords.place(incident.place))", indent: 2)
        let distances = DistanceWords.text(of: incident.id, released)
        if !distances.isEmpty { page.line("distance: " + distances, indent: 2) }
        if let whole = incident.parent { page.line("part of: \(whole)", indent: 2) }
        let parts = released.parts(of: incident.id)
        if !parts.isEmpty { page.line("contains: \(parts.map(\.text).joined(separator: ", "))", indent: 2) }
        page.line(
            "The interval holds the moments that more than half of the origins' accounts allow; an origin's account is the hull of the intervals of its own reports.",
            indent: 2, tone: .faint)
        page.heading("The reports")
        for id in incident.reports {
            guard let report = released.report(id) else { continue }
            ReportLines.put(report, released, on: &page)
        }
        if !incident.reasons.isEmpty {
            page.heading("Why they are one incident")
            for reason in incident.reasons { page.line(reason, indent: 2) }
        }
        guard !incident.disagreements.isEmpty else { return }
        page.heading("Where they differ")
        for disagreement in incident.disagreements {
            let answers = disagreement.answers.map { answer in
                "\(answer.value) (\(answer.reports.map(\.text).joined(separator: ", ")))"
            }
            page.line("\(disagreement.field): \(answers.joined(separator: "; "))", indent: 2)
        }
    }
}
