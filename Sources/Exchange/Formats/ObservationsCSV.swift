public import CeasefireModel
internal import Geography

/// Reads tables of observations: who looked where, when and by what means.
public enum ObservationsCSV {
    /// Reads a table of observations.
    ///
    /// The columns `observation_id`, `observer`, `from` and `to` must be there, in any order. Each row names a
    /// place or a zone, not both.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<Observation> {
        let times = TimeReader(zone: sourceZone, rules: zones)
        let reading = CSVReading(
            columns: ObservationColumns.init,
            row: { columns, cells in columns.observation(of: &cells, times) },
            saysTheSame: ==)
        return reading.read(
            SourceText(file: file, bytes: bytes, limits: limits), refusal: times.refusal(file: file))
    }
}

/// The columns of a table of observations.
private struct ObservationColumns {
    let id, observer, from, to, published, means, restriction, share: CSVColumn
    let zone, place, region, country, latitude, longitude, radius: CSVColumn
    let release: ReleaseColumns

    init(_ header: inout CSVHeader) {
        id = header.required("observation_id")
        observer = header.required("observer")
        from = header.required("from")
        to = header.required("to")
        published = header.optional("published_at")
        means = header.optional("means")
        restriction = header.optional("restriction")
        share = header.optional("share_seen")
        zone = header.optional("zone")
        place = header.optional("place_name")
        region = header.optional("admin1")
        country = header.optional("country")
        latitude = header.optional("latitude")
        longitude = header.optional("longitude")
        radius = header.optional("radius_km")
        release = ReleaseColumns(&header)
    }

    /// The observation of a row, or what is wrong with it.
    func observation(of cells: inout CSVCells, _ times: TimeReader) -> RowOutcome<Observation> {
        let name = cells.cell(id)
        let identifier = name.identifier(&cells.problems)
        let observer = cells.cell(observer)
        if observer.isUnsaid {
            cells.problems.error(
                "no-observer", "The row does not say who looked.", at: observer.range,
                mend: "Name the mission, the sensor or the satellite.")
        }
        let period = period(&cells, times)
        let available = available(&cells, times, period: period)
        let area = area(&cells)
        let means = cells.cell(means).plain(&cells.problems)
        let restriction = restriction(&cells)
        let share = cells.cell(share).decimal(in: 0...1, unit: "the whole", &cells.problems)
        let mark = release.mark(of: &cells, times)
        guard let identifier, let period, let available, let area, !cells.problems.isRejected else {
            return RowOutcome(name: name, key: name.text, row: nil)
        }
        let observation = Observation(
            id: ObservationID(identifier), observer: observer.plain(&cells.problems), period: period,
            available: available, area: area, means: means, restriction: restriction, shareSeen: share,
            release: mark)
        return RowOutcome(
            name: name, key: name.text, row: cells.problems.isRejected ? nil : observation)
    }

    private func period(_ cells: inout CSVCells, _ times: TimeReader) -> Interval? {
        let end = cells.cell(to)
        let first = times.beginning(cells.cell(from), &cells.problems)
        let last = times.end(end, &cells.problems)
        guard let first, let last else { return nil }
        if first < last { return Interval(spanning: first, last) }
        cells.problems.error(
            "looked-for-no-time",
            "The observer looked from \(cells.cell(from).text.quoted) to \(end.text.quoted), which is no time at all.",
            at: end.range, mend: "Exchange the two, or correct one of them.")
        return nil
    }

    /// When it became known; where nobody says, when the observer stopped looking.
    private func available(_ cells: inout CSVCells, _ times: TimeReader, period: Interval?) -> Interval? {
        let cell = cells.cell(published)
        if cell.isUnsaid { return period.map { Interval(at: $0.latest) } }
        return times.interval(cell, &cells.problems)
    }

    private func restriction(_ cells: inout CSVCells) -> Observation.Restriction? {
        let cell = cells.cell(restriction)
        if cell.isUnsaid { return nil }
        if let restriction = Observation.Restriction(rawValue: cell.text.lowercased()) { return restriction }
        let known = Observation.Restriction.allCases.map(\.rawValue)
        cells.problems.error(
            "unknown-restriction",
            "\(cell.text.quoted) is nothing that keeps from looking: those are \(known.quotedList).",
            at: cell.range, mend: NearestWord.question(cell.text, among: known))
        return nil
    }

    private func area(_ cells: inout CSVCells) -> Observation.Area? {
        let zone = cells.cell(zone)
        let names = [cells.cell(place), cells.cell(region), cells.cell(country)]
        let (north, east, radius) = (cells.cell(latitude), cells.cell(longitude), cells.cell(radius))
        let given = (names + [north, east, radius]).filter { !$0.isUnsaid }
        if !zone.isUnsaid {
            for cell in given {
                cells.problems.error(
                    "zone-and-place",
                    "The row names the zone \(zone.text.quoted), so \(cell.name.quoted) has no meaning beside it.",
                    at: cell.range, mend: "Write two rows, or remove one of the two.")
            }
            return .zone(zone.plain(&cells.problems))
        }
        guard !given.isEmpty else {
            cells.problems.error(
                "nowhere", "The row does not say where the observer looked.", at: zone.range,
                mend: "Fill in `zone`, or `place_name` or `latitude`, `longitude` and `radius_km`.")
            return nil
        }
        let degreesNorth = north.decimal(in: -90...90, unit: "degrees", &cells.problems)
        let degreesEast = east.decimal(in: -180...180, unit: "degrees", &cells.problems)
        let kilometers = radius.decimal(in: 0...20_038, unit: "kilometres", &cells.problems)
        let parts = [north, east, radius].filter { !$0.isUnsaid }
        if let part = parts.first, parts.count < 3 {
            cells.problems.error(
                "half-a-circle",
                "The row has \(parts.map(\.name).quotedList) only: a position needs `latitude`, `longitude` and `radius_km`.",
                at: part.range, mend: "Give all three, or none.")
        }
        var place = Place(
            name: names[0].plain(&cells.problems), region: names[1].plain(&cells.problems),
            country: names[2].plain(&cells.problems))
        if let degreesNorth, let degreesEast, let kilometers {
            place.coordinate = Coordinate(latitude: degreesNorth, longitude: degreesEast)
            place.precisionMeters = kilometers * 1_000
        }
        return .place(place)
    }
}
