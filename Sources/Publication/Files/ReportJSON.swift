internal import CeasefireModel
internal import Geography

/// A report as a line of the reports that `truce assess` reads: its members are the columns of `Documentation/Formats.md`. What the
/// report does not say is left out.
enum ReportJSON {
    static func value(_ report: Report) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("report_id", .string(report.id.text)),
            ("occurred_from", .string(report.occurred.earliest.utcText)),
            ("occurred_to", .string(report.occurred.latest.utcText)),
            ("published_at", .string(report.available.latest.utcText)),
        ]
        func put(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { members.append((name, .string(text))) }
        }
        func put(_ name: String, _ count: Int?) {
            if let count { members.append((name, .int(count))) }
        }
        put("source_name", report.outlet)
        put("source_type", report.outletKind)
        put("url", report.url)
        put("attributed_to", report.attribution)
        put("place_name", report.place.name)
        put("admin1", report.place.region)
        put("country", report.place.country)
        if let coordinate = report.place.coordinate {
            members += [
                ("latitude", .number(coordinate.latitude)), ("longitude", .number(coordinate.longitude)),
            ]
        }
        if let meters = report.place.precisionMeters {
            members.append(("location_precision_km", .number(meters / 1_000)))
        }
        put("act", report.act?.text)
        if !report.weapons.isEmpty { members.append(("weapon", .strings(report.weapons))) }
        put("weapon_count", report.weaponCount)
        put("target_class", report.target?.text)
        put("alleged_by", report.claimant?.text)
        if !report.accused.isEmpty { members.append(("against", .strings(report.accused))) }
        put("killed", report.killed)
        put("injured", report.injured)
        put("summary", report.summary)
        put("catalogue", report.catalogue)
        return .object(members)
    }
}
