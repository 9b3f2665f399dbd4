public import CeasefireModel
internal import Geography

extension Gazetteer {
    /// Fills in positions where reports give only names. A report that has a position, or no name, stays as it
    /// is. One note tells how many were found; then each place for which several may be meant, that the gazetteer does
    /// not know, or has no position for, gets one note where it first stands, with the number of its rows.
    public func fill(_ intake: Intake<Report>, limits: ReaderLimits = .standard) -> Intake<Report> {
        var filled = intake
        // The rows of a file ask for few places again and again.
        var asked: [Place: Asked] = [:]
        var order: [Place] = []
        var found = 0
        for i in filled.rows.indices {
            let place = filled.rows[i].place
            guard place.coordinate == nil, !place.name.isEmpty else { continue }
            if asked[place] == nil {
                asked[place] = Asked(answer: locate(place), span: filled.spans[i])
                order.append(place)
            }
            asked[place]?.rows += 1
            switch asked[place]?.answer {
            case .found(let located), .withinPrecision(let located, _):
                filled.rows[i].place = located
                found += 1
            default: break
            }
        }
        guard let first = order.first.flatMap({ asked[$0] }) else { return filled }
        let rows = asked.values.reduce(0) { $0 + $1.rows }
        filled.diagnostics.append(
            Diagnostic(
                severity: .note, code: "places-looked-up",
                message:
                    "The gazetteer gives a position to \(found) of \(rows) report\(rows == 1 ? "" : "s") that give\(rows == 1 ? "s" : "") only a name.",
                span: first.span))
        filled.diagnostics += order.compactMap { place in
            asked[place].flatMap { note(on: place, $0, limits) }
        }
        return filled
    }

    /// A place that reports name: what is known of it, where it first stands, and in how many rows.
    private struct Asked {
        var answer: Answer
        var span: SourceSpan
        var rows = 0
    }

    private func note(on place: Place, _ asked: Asked, _ limits: ReaderLimits) -> Diagnostic? {
        let (code, message, mend): (String, String, String)
        let rows = asked.rows == 1 ? "" : " (\(asked.rows) rows)"
        switch asked.answer {
        case .found: return nil
        case .withinPrecision(_, let candidates):
            code = "several-places"
            message =
                "\(place.name.quoted)\(rows) may be \(list(candidates, limits)); all lie within the stated precision of their middle, which is taken."
            mend = ""
        case .ambiguous(let candidates):
            code = "ambiguous-place"
            message = "\(place.name.quoted)\(rows) may be \(list(candidates, limits)): no position is taken."
            mend =
                place.region.isEmpty && Set(candidates.map(\.region)).count > 1
                ? "Name the region, as the gazetteer does."
                : "Give the position, or say how precise it need be."
        case .unpositioned:
            code = "place-without-position"
            message = "The gazetteer knows \(place.name.quoted)\(rows), but not where it is."
            mend = ""
        case .unknown:
            code = "unknown-place"
            let elsewhere = candidates(for: Place(name: place.name))
            message =
                "The gazetteer does not know \(place.name.quoted)\(whereabouts(of: place))\(rows)"
                + (elsewhere.isEmpty ? "." : ", but \(list(elsewhere, limits)).")
            mend =
                elsewhere.isEmpty ? "" : "Write region and country as the gazetteer does, or leave them out."
        }
        return Diagnostic(severity: .note, code: code, message: message, span: asked.span, mend: mend)
    }

    private func whereabouts(of place: Place) -> String {
        let parts = [place.region, place.country].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " in " + parts.joined(separator: ", ")
    }

    private func list(_ candidates: [Entry], _ limits: ReaderLimits) -> String {
        let shown = candidates.prefix(limits.candidatesShown).map { entry in
            let parts = [entry.region, entry.country].filter { !$0.isEmpty }
            let position = entry.coordinate.map { " at \($0.latitude), \($0.longitude)" } ?? ", no position"
            return "\(entry.name) (\(parts.joined(separator: ", "))\(position))"
        }
        let more = candidates.count - shown.count
        return shown.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    }
}
