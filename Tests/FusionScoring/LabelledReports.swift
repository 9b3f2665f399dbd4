public import CeasefireModel
internal import Geography

/// Reports with the label that somebody gave each by hand. The product never reads the label.
public struct LabelledReports {
    /// The reports, in the file's order.
    public private(set) var reports: [Report] = []
    /// The event each tells of, by the labeller.
    public private(set) var labels: [String] = []
    /// Seconds east of Universal Time in which each report's interval is written.
    public private(set) var offsetsSeconds: [Int] = []

    /// Reads the columns of a reports file; rows without a name or a readable interval are passed over.
    public init(_ table: CSVTable) {
        for row in table.rows {
            func value(_ column: String) -> String? { table.value(row, column) }
            guard let id = value("report_id"), let label = value("incident_key"),
                let occurred = Self.interval(value("occurred_from"), value("occurred_to"))
            else { continue }
            let published = Self.published(value("published_at")) ?? occurred
            let weapons = (value("weapon") ?? "").split(separator: ",").map { $0.trimmed }
            let accused = (value("against") ?? "").split(separator: ";").map { $0.trimmed }
            reports.append(
                Report(
                    id: ReportID(id), occurred: occurred, available: published,
                    place: Place(
                        name: value("place_name") ?? "", region: value("admin1") ?? "",
                        country: value("country") ?? "",
                        coordinate: value("latitude").flatMap(Double.init).flatMap { latitude in
                            value("longitude").flatMap(Double.init).flatMap {
                                Coordinate(latitude: latitude, longitude: $0)
                            }
                        },
                        precisionMeters: value("location_precision_km").flatMap(Double.init).map {
                            $0 * 1_000
                        }),
                    act: value("act").map { Act($0) }.flatMap {
                        Vocabulary.unsaidActs.contains($0) ? nil : $0
                    },
                    weapons: weapons.sorted().map { Weapon($0) },
                    weaponCount: value("weapon_count").flatMap { Int($0) },
                    target: value("target_class").map { TargetClass($0) }.flatMap {
                        Vocabulary.unsaidTargets.contains($0) ? nil : $0
                    },
                    claimant: value("alleged_by").map { ActorID($0) }.flatMap {
                        Vocabulary.unsaidActors.contains($0) ? nil : $0
                    },
                    accused: accused.sorted().map { ActorID($0) }.filter {
                        !Vocabulary.unsaidActors.contains($0)
                    },
                    killed: value("killed").flatMap { Int($0) },
                    injured: value("injured").flatMap { Int($0) },
                    outlet: value("source_name") ?? "", outletKind: value("source_type") ?? "",
                    attribution: value("attributed_to") ?? "", url: value("url") ?? "",
                    summary: value("summary") ?? ""))
            labels.append(label)
            if case .instant(_, let offset)? = value("occurred_from").flatMap({ TimestampText($0) }) {
                offsetsSeconds.append(offset)
            }
        }
    }

    private static func interval(_ from: String?, _ to: String?) -> Interval? {
        guard case .instant(let start, _)? = from.flatMap({ TimestampText($0) }),
            case .instant(let end, _)? = to.flatMap({ TimestampText($0) })
        else { return nil }
        return Interval(earliest: start, latest: end)
    }

    /// A date without a clock is known only at its end.
    private static func published(_ text: String?) -> Interval? {
        switch text.flatMap({ TimestampText($0) }) {
        case .instant(let instant, _): return Interval(at: instant)
        case .date(let civil), .local(let civil):
            let start = Instant(secondsSinceEpoch: civil.wallSeconds)
            return Interval(spanning: start, start + 86_400)
        case nil: return nil
        }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
