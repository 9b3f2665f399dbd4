internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

/// A theatre ready for questions about the incidents of a record.
struct PreparedTheatre: Sendable {
    /// The zones, by name.
    let zones: [ZoneName: ContactZone]
    /// The lines, by name.
    private(set) var lines: [LineName: PreparedLine]

    /// Makes the zones ready, and the lines of every day on which an incident may lie. Drawings that were not certainly
    /// known at `asOf` are left out.
    init(_ theatre: Theatre, incidents: [Incident], asOf: Instant?) {
        zones = theatre.zones.mapValues { region in
            ContactZone(ContactSnapshot(day: CivilDay(daysSinceEpoch: 0), region: region))
        }
        lines = theatre.lines.mapValues { PreparedLine($0, knownAt: asOf) }
        guard !lines.isEmpty else { return }
        for interval in Set(incidents.map(\.occurred)) {
            for name in lines.keys { lines[name]?.prepare(interval) }
        }
    }

    /// The same with the lines of the dates ready that an agreement names.
    func prepared(for agreement: Agreement) -> Self {
        var theatre = self
        let scopes = agreement.provisions.flatMap { Self.plain($0.place) }
        let values = agreement.readings.flatMap { reading in reading.values.values.flatMap(Self.plain) }
        let given = values.compactMap { value -> PlaceScope? in
            if case .place(let place) = value { place } else { nil }
        }
        for reference in (scopes + given).flatMap(\.lines) {
            if let asOf = reference.asOf { theatre.lines[reference.line]?.prepare(Self.moment(of: asOf)) }
        }
        return theatre
    }

    private static func plain<Wrapped>(_ value: Value<Wrapped>) -> [Wrapped] {
        switch value {
        case .stated(let one): [one]
        case .either(let all): all
        case .unstated, .term: []
        }
    }

    /// What a date asks of a line: the drawing of that day.
    static func moment(of date: Interval) -> Interval { Interval(at: date.earliest) }

    /// The drawings that a reference means for an event, or why none is known.
    func drawings(_ reference: LineReference, at occurred: Interval) -> Drawings {
        guard let line = lines[reference.line] else { return .unknown("it was not read") }
        switch line.lookup(reference.asOf.map(Self.moment) ?? occurred) {
        case .drawings(let indices): return .drawn(line.drawings(indices))
        case .unknown(let why): return .unknown(why)
        }
    }

    /// What is known of a line at some time.
    enum Drawings {
        case drawn([LineOnDay])
        case unknown(String)
    }
}
