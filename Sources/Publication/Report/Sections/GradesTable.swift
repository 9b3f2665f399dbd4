internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// The elements of an incident's assessments with their grades and weighings. Readings, and elements, of
/// which the same is to be said share a row.
enum GradesTable {
    /// What is said of an element, whichever it is.
    private struct Finding: Hashable {
        var state: ElementState
        var sum: Double?
        var reason: Reason
        var weighings: [Weighing]
        var standard: StandardOfProof
    }

    /// A finding and where it holds.
    private struct Line {
        var grade: ElementGrade
        var finding: Finding
        /// The elements, and the readings under which it holds of each.
        var readings: [Element: [String]]
    }

    static func put(
        _ assessments: [(reading: ReadingVerdict, assessment: Assessment)], _ released: Released,
        in html: inout HTML
    ) {
        var groups: [(party: ActorID?, members: [(reading: ReadingVerdict, assessment: Assessment)])] = []
        for member in assessments {
            if let at = groups.firstIndex(where: { $0.party == member.assessment.party }) {
                groups[at].members.append(member)
            } else {
                groups.append((member.assessment.party, [member]))
            }
        }
        for group in groups {
            html.element(
                "h4",
                groups.count == 1 ? "Element by element" : "Element by element: \(released.name(group.party))"
            )
            html.element("ul", [("class", "grades")]) { html in
                let all = Set(group.members.map { $0.reading.reading.name.text }).count
                for line in lines(group.members) { put(line, of: all, released, in: &html) }
            }
        }
    }

    private static func lines(
        _ members: [(reading: ReadingVerdict, assessment: Assessment)]
    ) -> [Line] {
        var lines: [Line] = []
        for element in Element.allCases {
            for (reading, assessment) in members {
                guard let grade = assessment.grade(element) else { continue }
                let finding = Finding(
                    state: grade.state, sum: grade.sum, reason: grade.reason, weighings: grade.weighings,
                    standard: assessment.standard)
                let at = lines.firstIndex { $0.finding == finding } ?? lines.count
                if at == lines.count {
                    lines.append(Line(grade: grade, finding: finding, readings: [:]))
                }
                lines[at].readings[element, default: []].append(reading.reading.name.text)
            }
        }
        return lines
    }

    private static func put(_ line: Line, of all: Int, _ released: Released, in html: inout HTML) {
        html.element("li") { html in
            for (i, element) in line.readings.keys.sorted().enumerated() {
                if i > 0 { html.text(", ") }
                html.element("strong", element.rawValue)
                html.text(" (\(Wording.element(element))")
                let readings = line.readings[element] ?? []
                html.text(Set(readings).count < all ? "; under \(readings.joined(separator: ", ")))" : ")")
            }
            html.text(": \(line.grade.words); \(GradeWords.reason(line.grade, released))")
            guard !line.finding.weighings.isEmpty else { return }
            if let sum = SumWords.text(
                line.grade, standard: line.finding.standard, released)
            {
                html.element("span", [("class", "sum")], sum)
            }
            html.element("ul", [("class", "weighings")]) { html in
                for weighing in line.finding.weighings { put(weighing, released, in: &html) }
            }
        }
    }

    private static func put(_ weighing: Weighing, _ released: Released, in html: inout HTML) {
        html.element("li") { html in
            html.element("b", [("class", "db")], SumWords.signed(weighing))
            html.text(
                " \(weighing.origin.id) (\(Wording.standing(weighing.origin, released))) \(weighing.direction == .supports ? "for" : "against"), \(Wording.interest(weighing, released)): "
            )
            Page.reports(weighing.reports, in: &html)
            if !weighing.entries.isEmpty {
                html.text(weighing.reports.isEmpty ? "by entry " : " by entry ")
                Page.entries(weighing.entries, in: &html)
            }
        }
    }
}
