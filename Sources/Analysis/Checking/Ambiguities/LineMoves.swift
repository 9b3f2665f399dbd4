internal import AgreementLanguage
internal import CeasefireModel

/// A place that is measured from a line which whoever advances moves.
struct LineMoves: TextRule {
    static let page = RulePage(
        id: .lineMoves, kind: .ambiguity, title: "A line that moves",
        looksFor:
            "A provision whose place is measured from a line that is drawn anew day by day, without a day whose line counts.",
        matters:
            "Where a zone follows the front, a side that takes a hill takes the zone along. What it did to take it may be a breach; what it holds afterwards is its own.",
        bad: moving("{within: 25km, of: contact}"),
        good: moving("{within: 25km, of: contact, as-of: 2030-01-01}"),
        guidance: [.exactPlaces])

    private static func moving(_ place: String) -> String {
        ExampleText.document(
            """
            line: contact
            folder: maps/contact
            missing-days: latest-before
            """,
            """
            provision: guns-withdrawn
            binds: [east, west]
            prohibits: {acts: [weapon-present], with: [howitzer]}
            where: \(place)
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """)
    }

    func flaws(in draft: Draft) -> [Flaw] {
        let moving = Set(
            draft.agreement.lines.compactMap { line in
                if case .folder = line.source { line.name } else { nil }
            })
        return draft.agreement.provisions.compactMap { provision in
            guard case .stated(let place) = provision.place,
                let line = place.lines.first(where: { moving.contains($0.line) && $0.asOf == nil })
            else { return nil }
            let name = provision.name.text
            return Flaw(
                rule: .lineMoves, severity: .serious, subject: name,
                message: "\(name) is measured from \(line.line), which is drawn anew every day.",
                story:
                    "A side advances by ten kilometres. From the next day the line runs where it stands now, and its opponent's guns, which have not moved, are inside the zone. It is they that break the agreement.",
                span: draft.span("provision", name, "where"), mend: mend(provision, draft))
        }
    }

    private func mend(_ provision: Provision, _ draft: Draft) -> Mend {
        let words = "Name the day whose line counts (`as-of`), so that nobody gains by moving it."
        let day = draft.moments { $0.name == provision.name ? $0.from : .unstated }.map {
            String($0.prefix(10))
        }
        return Mend(
            words,
            day.flatMap { draft.edit("provision", provision.name.text, "where", "as-of", to: $0) })
    }
}
