import CeasefireModel
import Geography

/// The places of reports, each looked at once: many reports tell of one place.
struct KnownPlaces {
    /// For each place, the number of its fullest name.
    private(set) var name: [Int32] = []
    /// For each place, the number of what is compared of it: its position, its radius, its name.
    private(set) var compared: [Int32] = []
    /// For each place, the words of its names.
    private(set) var words: [[UInt64]] = []

    private var summaries = SummaryWords()
    private var numbers: [Key: Int] = [:]
    private var nameNumbers: [String: Int32] = [:]
    private var comparedNumbers = Interner<Compared>()

    /// The number of a place.
    mutating func number(
        _ place: Place, names: inout NameSimilarity, _ parameters: FusionParameters
    ) -> Int {
        let key = Key(place: place)
        if let known = numbers[key] { return known }
        let fullest = Self.fullestName(of: place)
        let nameNumber = nameNumbers[fullest] ?? names.add(fullest)
        nameNumbers[fullest] = nameNumber
        name.append(nameNumber)
        compared.append(
            comparedNumbers.number(
                Compared(
                    coordinate: place.coordinate, radiusMeters: parameters.radiusMeters(of: place),
                    name: nameNumber)))
        words.append(summaries.words(of: place))
        numbers[key] = numbers.count
        return name.count - 1
    }

    private static func fullestName(of place: Place) -> String {
        if !place.name.isEmpty { return place.name }
        return place.region.isEmpty ? place.country : place.region
    }

    /// A place, hashed by its position where it has one: comparing the texts of the few that are left is faster
    /// than hashing them all.
    private struct Key: Hashable {
        var place: Place

        func hash(into hasher: inout Hasher) {
            hasher.combine(place.coordinate)
            if place.coordinate == nil { hasher.combine(place.name) }
        }
    }

    private struct Compared: Hashable {
        var coordinate: Coordinate?
        var radiusMeters: Double
        var name: Int32
    }
}
