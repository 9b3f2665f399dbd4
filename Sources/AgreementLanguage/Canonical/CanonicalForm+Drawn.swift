internal import CeasefireModel

// Zones, lines, places and calibres.
extension CanonicalForm {
    static func text(of place: PlaceScope) -> String {
        switch place {
        case .anywhere: "anywhere"
        case .named(let names): list("", Set(names).map(quoted))
        case .zone(let zone): "zone \(quoted(zone.text))"
        case .outside(let zone): "outside \(quoted(zone.text))"
        case .within(let meters, let baseline): "within \(meters)m of \(text(of: baseline))"
        case .beyond(let meters, let baseline): "beyond \(meters)m of \(text(of: baseline))"
        case .held(let party, let line): "held-by \(quoted(party.text)) of \(text(of: line))"
        case .any(let all): list("any", Set(all).map(text(of:)))
        }
    }

    static func text(of weapons: WeaponScope) -> String {
        switch weapons {
        case .any: "any"
        case .only(let words, let calibres):
            list("", words.map { quoted($0.text) } + calibres.map(text(of:)))
        }
    }

    static func text(of zone: Zone) -> String {
        block(
            "zone \(quoted(zone.name.text))",
            zone.features.isEmpty ? [] : [("feature", list("", Set(zone.features).map(quoted)))])
    }

    static func text(of line: DrawnLine) -> String {
        var lines = line.selecting.map {
            ("select \(quoted($0.property))", list("", Set($0.values).map(quoted)))
        }
        switch line.source {
        case .file: lines.append(("moves", "no"))
        case .folder(_, .unknown): lines.append(("missing-days", "unknown"))
        case .folder(_, .latestBefore(nil)): lines.append(("missing-days", "latest-before"))
        case .folder(_, .latestBefore(let days?)): lines.append(("missing-days", "latest-before \(days)d"))
        }
        if let holder = line.holder { lines.append(("held-by", quoted(holder.text))) }
        if line.seamMeters > 0 { lines.append(("seam", "\(line.seamMeters)m")) }
        if let other = line.leavingOut {
            lines.append(("leave-out", "within \(other.meters)m of \(quoted(other.line.text))"))
        }
        return block("line \(quoted(line.name.text))", lines)
    }

    private static func text(of baseline: Baseline) -> String {
        switch baseline {
        case .line(let line): text(of: line)
        case .byParty(let lines): list("", lines.map { "\(quoted($0.key.text)) \(text(of: $0.value))" })
        }
    }

    private static func text(of line: LineReference) -> String {
        quoted(line.line.text)
            + (line.asOf.map { " as-of \($0.earliest.utcText) \($0.latest.utcText)" } ?? "")
    }

    private static func text(of range: CalibreRange) -> String {
        list(
            "calibre",
            [range.atLeast.map { "at-least \($0.text)" }, range.below.map { "below \($0.text)" }].compactMap {
                $0
            })
    }
}
