internal import AgreementLanguage
internal import CeasefireModel

/// A provision of which nobody can say where it holds.
struct GeographyUndefined: TextRule {
    static let page = RulePage(
        id: .geographyUndefined, kind: .omission, title: "Undefined geography",
        looksFor:
            "A provision whose place is unstated, relayed in several ways, left to readings that differ, or given by names alone, with no zone or line drawn.",
        matters:
            "Incidents crowd at the edge of where an agreement holds. Where the edge is a name and not a line on an agreed map, every one of them is fought over twice: once with guns, once about whether it counts.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            where: unstated
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(
            """
            zone: border-strip
            file: maps/border-strip.geojson
            text: The strip on both sides of the border, as drawn on the map of annex A.
            """,
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            where: {zone: border-strip}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """), guidance: [.exactPlaces])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.compactMap { provision in
            let settled = draft.settled(provision.place)
            let name = provision.name.text
            let span = draft.span("provision", name, "where")
            let mend = Mend(
                "Draw the area on a map that both sides sign, and name it as a zone; or say that it holds everywhere.",
                draft.edit("provision", name, "where", to: "anywhere"))
            switch settled {
            case .settled:
                guard case .stated(let place) = provision.place, place.isNamedOnly else { return nil }
                return Flaw(
                    rule: .geographyUndefined, severity: .slight, subject: name,
                    message: "\(provision.name) says where by names alone; nothing draws the edge.",
                    story:
                        "A strike hits a field between two districts. The name of the district is in the text, its edge is not, and the two sides' maps differ there.",
                    span: span,
                    mend: Mend("Draw the area on a map that both sides sign, and name it as a `zone`."))
            case .unsaid:
                return Flaw(
                    rule: .geographyUndefined, severity: .grave, subject: name,
                    message: "Nothing says where \(provision.name) holds.",
                    story:
                        "Something is struck far behind the front, or across a border. Whoever did it says that the truce was about the front; whoever was hit says that it was about everything. The text is silent.",
                    span: span, mend: mend)
            case .relayed, .disputed:
                return Flaw(
                    rule: .geographyUndefined, severity: .serious, subject: name,
                    message: "Where \(provision.name) holds is disputed: \(draft.answers(settled)).",
                    story:
                        "The same strike is a breach on one side's map and none on the other's. Neither map is in the text.",
                    span: span, mend: mend)
            }
        }
    }

    func said(in draft: Draft) -> String? {
        if !draft.agreement.zones.isEmpty || !draft.agreement.lines.isEmpty {
            return
                "draws \((draft.agreement.zones.map(\.name.text) + draft.agreement.lines.map(\.name.text)).joined(separator: ", "))"
        }
        return draft.agreement.provisions.contains { $0.place == .stated(.anywhere) }
            ? "holds everywhere" : nil
    }
}

extension PlaceScope {
    /// Whether it is told by names of places and nothing drawn.
    fileprivate var isNamedOnly: Bool {
        switch self {
        case .named: true
        case .any(let all): all.allSatisfy(\.isNamedOnly)
        case .anywhere, .zone, .outside, .within, .beyond, .held: false
        }
    }
}
