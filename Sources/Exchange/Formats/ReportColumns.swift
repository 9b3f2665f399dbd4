internal import CeasefireModel

/// The columns of a table of reports.
///
/// `incident_key` is not among them and must never be: it is the label by which fusion is scored, and what
/// no reader can see, no rule can lean on.
struct ReportColumns {
    let id, published, outlet, outletKind, attribution, url: CSVColumn
    let from, to: CSVColumn
    let place, region, country, latitude, longitude, precision: CSVColumn
    let act, weapon, weaponCount, target: CSVColumn
    let claimant, accused, killed, injured, summary, catalogue: CSVColumn
    let release: ReleaseColumns

    /// The names of the fields, in the order in which ``allAtTheirPlace`` counts them.
    static let names =
        [
            "report_id", "occurred_from", "occurred_to", "published_at", "source_name", "source_type",
            "attributed_to", "url", "place_name", "admin1", "country", "latitude", "longitude",
            "location_precision_km", "act", "weapon", "weapon_count", "target_class", "alleged_by", "against",
            "killed", "injured", "summary", "catalogue",
        ] + ReleaseColumns.names

    /// The columns in the order of ``names``.
    var inOrder: [CSVColumn] {
        [
            id, from, to, published, outlet, outletKind, attribution, url, place, region, country, latitude,
            longitude, precision, act, weapon, weaponCount, target, claimant, accused, killed, injured,
            summary,
            catalogue, release.widest, release.embargo,
        ]
    }

    /// The columns of a file that has them all, in the order of ``names``.
    static func allAtTheirPlace() -> ReportColumns {
        var header = CSVHeader(names: names, ranges: names.map { _ in 0..<0 })
        return ReportColumns(&header)
    }

    init(_ header: inout CSVHeader) {
        id = header.required("report_id")
        from = header.required("occurred_from")
        to = header.required("occurred_to")
        published = header.optional("published_at")
        outlet = header.optional("source_name")
        outletKind = header.optional("source_type")
        attribution = header.optional("attributed_to")
        url = header.optional("url")
        place = header.optional("place_name")
        region = header.optional("admin1")
        country = header.optional("country")
        latitude = header.optional("latitude")
        longitude = header.optional("longitude")
        precision = header.optional("location_precision_km")
        act = header.optional("act")
        weapon = header.optional("weapon")
        weaponCount = header.optional("weapon_count")
        target = header.optional("target_class")
        claimant = header.optional("alleged_by")
        accused = header.optional("against")
        killed = header.optional("killed")
        injured = header.optional("injured")
        summary = header.optional("summary")
        catalogue = header.optional("catalogue")
        release = ReleaseColumns(&header)
    }

    /// The report of a row, or what is wrong with it. `known` is kept from row to row, and nil at the first.
    func report(
        of cells: inout some RowCells, _ times: TimeReader, _ words: inout WordCheck, known: inout Report?
    ) -> RowOutcome<Report> {
        let name = cells.cell(id)
        let identifier = name.identifier(&cells.problems)
        let occurred = occurred(&cells, times)
        let available = available(&cells, times, occurred: occurred)
        guard var report = details(&cells, &words, times, known: &known), let identifier, let occurred,
            let available
        else {
            return RowOutcome(name: name, key: name.text, row: nil)
        }
        report.id = ReportID(identifier)
        report.occurred = occurred
        report.available = available
        return RowOutcome(name: name, key: name.text, row: report)
    }

    private func occurred(_ cells: inout some RowCells, _ times: TimeReader) -> Interval? {
        let end = cells.cell(to)
        let first = times.beginning(cells.cell(from), &cells.problems)
        let last = times.end(end, &cells.problems)
        guard let first, let last else { return nil }
        if let interval = Interval(earliest: first, latest: last) { return interval }
        cells.problems.error(
            "ends-before-it-begins",
            "The event ends, at \(end.text.quoted), before it begins, at \(cells.cell(from).text.quoted).",
            at: end.range, mend: "Exchange the two, or correct one of them.")
        return nil
    }

    private func available(_ cells: inout some RowCells, _ times: TimeReader, occurred: Interval?)
        -> Interval?
    {
        let cell = cells.cell(published)
        if cell.isUnsaid {
            guard let occurred else { return nil }
            cells.problems.warning(
                "no-publication-time",
                "The report has no \(cell.name.quoted), so it counts as known when the event had ended.",
                at: cell.range)
            return Interval(at: occurred.latest)
        }
        guard let available = times.interval(cell, &cells.problems) else { return nil }
        if let occurred, available.latest < occurred.earliest {
            cells.problems.warning(
                "published-before-it-happened",
                "The report was published, at \(cell.text.quoted), before the event began, at \(cells.cell(from).text.quoted).",
                at: cell.range, mend: "Correct one of the two.")
        }
        return available
    }
}
