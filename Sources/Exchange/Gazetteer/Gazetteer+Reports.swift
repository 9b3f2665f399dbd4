public import CeasefireModel
internal import Geography

extension Gazetteer {
    /// Fills in positions where reports give only names. A report that has a position, or no name, stays as it
    /// is. Each report for which several places may be meant gets a note, and so does, once each, a name that
    /// the gazetteer does not know or has no position for.
    public func fill(_ intake: Intake<Report>, limits: ReaderLimits = .standard) -> Intake<Report> {
        var filled = intake
        var told: Set<String> = []
        // The rows of a file ask for few places again and again.
        var answers: [Place: Answer] = [:]
        for i in filled.rows.indices {
            let place = filled.rows[i].place
            guard place.coordinate == nil, !place.name.isEmpty else { continue }
            let answer = answers[place] ?? locate(place)
            answers[place] = answer
            let (code, message): (String, String)
            switch answer {
            case .found(let located):
                filled.rows[i].place = located
                continue
            case .withinPrecision(let located, let candidates):
                filled.rows[i].place = located
                code = "several-places"
                message =
                    "\(place.name.quoted) may be \(list(candidates, limits)); all lie within the stated precision of their middle, which is taken."
            case .ambiguous(let candidates):
                code = "ambiguous-place"
                message = "\(place.name.quoted) may be \(list(candidates, limits)): no position is taken."
            case .unpositioned:
                guard told.insert(place.name).inserted else { continue }
                code = "place-without-position"
                message = "The gazetteer knows \(place.name.quoted), but not where it is."
            case .unknown:
                guard told.insert(place.name).inserted else { continue }
                code = "unknown-place"
                message = "The gazetteer does not know \(place.name.quoted)\(whereabouts(of: place))."
            }
            filled.diagnostics.append(
                Diagnostic(severity: .note, code: code, message: message, span: filled.spans[i]))
        }
        return filled
    }

    private func whereabouts(of place: Place) -> String {
        let parts = [place.region, place.country].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " in " + parts.joined(separator: ", ")
    }

    private func list(_ candidates: [Entry], _ limits: ReaderLimits) -> String {
        let shown = candidates.prefix(limits.candidatesShown).map { entry in
            let parts = [entry.region, entry.country].filter { !$0.isEmpty }
            let position = entry.coordinate.map { " at \($0.latitude), \($0.longitude)" } ?? ""
            return "\(entry.name) (\(parts.joined(separator: ", "))\(position))"
        }
        let more = candidates.count - shown.count
        return shown.joined(separator: "; ") + (more > 0 ? "; and \(more) more" : "")
    }
}
