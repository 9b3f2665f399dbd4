public import CeasefireModel
public import Geography

/// Finds where a place is of which a report gives only the name.
///
/// Names compare without case, marks, script and ways of romanising. Where several places may be meant none
/// is chosen: they get their common middle only if all of them lie within the precision that the report
/// states, and a note lists them either way.
public struct Gazetteer: Sendable {
    /// A place of a gazetteer.
    public struct Entry: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its other names, in any script.
        public var alternates: [String]
        /// The first-level region; empty where the gazetteer gives none.
        public var region: String
        /// The country; empty where the gazetteer gives none.
        public var country: String
        /// What it is, in the gazetteer's word; empty where it gives none.
        public var kind: String
        /// Its middle; nil where the gazetteer knows only that there is such a place.
        public var coordinate: Coordinate?
        /// It lies within so many metres of its middle.
        public var precisionMeters: Double?

        /// Creates a place.
        public init(
            name: String, alternates: [String] = [], region: String = "", country: String = "",
            kind: String = "", coordinate: Coordinate? = nil, precisionMeters: Double? = nil
        ) {
            self.name = name
            self.alternates = alternates
            self.region = region
            self.country = country
            self.kind = kind
            self.coordinate = coordinate
            self.precisionMeters = precisionMeters
        }
    }

    /// What a gazetteer says of a place.
    public enum Answer: Hashable, Sendable {
        /// There is one such place, and this is it with its position.
        case found(Place)
        /// Several may be meant, but all lie within the stated precision of this position.
        case withinPrecision(Place, [Entry])
        /// Several may be meant; nobody can tell which.
        case ambiguous([Entry])
        /// There is one such place, but nobody says where.
        case unpositioned(Entry)
        /// No place has this name there.
        case unknown
    }

    private let entries: [Entry]
    private let regionKeys: [[UInt8]]
    private let byKey: [[UInt8]: [Int32]]

    /// Creates a gazetteer of the places of one or several files.
    public init(_ entries: [Entry]) {
        self.entries = entries
        regionKeys = entries.map { PlaceKey.of($0.region) }
        var byKey: [[UInt8]: [Int32]] = [:]
        for (i, entry) in entries.enumerated() {
            for key in Set(([entry.name] + entry.alternates).map { PlaceKey.of($0) }) where !key.isEmpty {
                byKey[key, default: []].append(Int32(i))
            }
        }
        self.byKey = byKey
    }

    /// The places that a name may mean, in the region and the country if they are given. Where two files know
    /// one place, and only one of them says where, that one stands for both.
    public func candidates(for place: Place) -> [Entry] {
        let country = PlaceKey.of(place.country)
        let region = PlaceKey.of(place.region)
        let found = (byKey[PlaceKey.of(place.name)] ?? []).map { Int($0) }.filter { i in
            (region.isEmpty || regionKeys[i].isEmpty || regionKeys[i] == region)
                && (country.isEmpty || entries[i].country.isEmpty
                    || PlaceKey.of(entries[i].country) == country)
        }
        // A list without positions may have three villages of one name where the one with positions has one:
        // then as many stay unknown as it has more.
        var unmatched: [[UInt8]: Int] = [:]
        for i in found where entries[i].coordinate != nil { unmatched[regionKeys[i], default: 0] += 1 }
        return found.sorted {
            (entries[$0].coordinate != nil ? 0 : 1) < (entries[$1].coordinate != nil ? 0 : 1)
        }
        .filter { i in
            guard entries[i].coordinate == nil, let count = unmatched[regionKeys[i]], count > 0 else {
                return true
            }
            unmatched[regionKeys[i]] = count - 1
            return false
        }
        .map { entries[$0] }
    }

    /// Where a place is, by its name and what else the report says of it.
    public func locate(_ place: Place) -> Answer {
        let candidates = candidates(for: place)
        guard let first = candidates.first else { return .unknown }
        var located = place
        if candidates.count == 1 {
            guard let coordinate = first.coordinate else { return .unpositioned(first) }
            located.coordinate = coordinate
            located.precisionMeters = place.precisionMeters ?? first.precisionMeters
            if located.region.isEmpty { located.region = first.region }
            if located.country.isEmpty { located.country = first.country }
            return .found(located)
        }
        let positions = candidates.compactMap(\.coordinate)
        guard positions.count == candidates.count, let precision = place.precisionMeters,
            let middle = Self.middle(of: positions),
            positions.allSatisfy({ $0.distanceMeters(to: middle) <= precision })
        else { return .ambiguous(candidates) }
        located.coordinate = middle
        return .withinPrecision(located, candidates)
    }

    /// The mean of positions, the way round that is shorter.
    private static func middle(of positions: [Coordinate]) -> Coordinate? {
        guard let first = positions.first else { return nil }
        let count = Double(positions.count)
        let north = positions.reduce(0) { $0 + $1.latitude } / count
        var east =
            positions.reduce(0) { sum, position in
                var difference = position.longitude - first.longitude
                if difference > 180 { difference -= 360 }
                if difference < -180 { difference += 360 }
                return sum + first.longitude + difference
            } / count
        if east > 180 { east -= 360 }
        if east < -180 { east += 360 }
        return Coordinate(latitude: north, longitude: east)
    }
}
