import CeasefireModel
import Geography

/// What fusion compares of the reports, as flat arrays of integers: strings are interned once, up front.
struct ReportTraits {
    /// What stands for a value that the report does not say.
    static let unsaid: Int32 = -1

    var start: [Int64] = []
    var end: [Int64] = []
    var coordinate: [Coordinate?] = []
    var radiusMeters: [Double] = []
    /// Numbers of names in ``names``.
    var name: [Int32] = []
    var act: [Int32] = []
    var target: [Int32] = []
    var killed: [Int32] = []
    var injured: [Int32] = []
    var count: [Int32] = []
    var page: [Int32] = []
    var weapons = FlatSets()
    var accused = FlatSets()
    var origins = FlatSets()
    /// Words of the summary as numbers in order of their spelling.
    var words = FlatSets()
    /// The rarity of each word of ``words`` in hundredths of a bit.
    var rarity: [Int32] = []
    var names = NameSimilarity()

    /// Takes what is compared from reports that are sorted by name. `theatres` are those of the whole record,
    /// where these reports are not all of it.
    init(
        _ reports: [Report], origins register: OriginRegister, parameters: FusionParameters,
        theatres: Theatres? = nil
    ) {
        var strings = Interner<String>()
        var nameNumbers: [String: Int32] = [:]
        var known = KnownOrigins(register)
        var originsOf: [KnownOrigins.Key: [Int32]] = [:]
        var summaries = SummaryWords()
        var wordsOf: [[UInt64]] = []
        for report in reports {
            start.append(report.occurred.earliest.secondsSinceEpoch)
            end.append(report.occurred.latest.secondsSinceEpoch)
            coordinate.append(report.place.coordinate)
            radiusMeters.append(parameters.radiusMeters(of: report.place))
            let placeName = Self.fullestName(of: report.place)
            if let number = nameNumbers[placeName] {
                name.append(number)
            } else {
                let number = names.add(placeName)
                nameNumbers[placeName] = number
                name.append(number)
            }
            act.append(
                strings.number(report.act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0.text }))
            target.append(
                strings.number(
                    report.target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0.text }))
            killed.append(Self.small(report.killed))
            injured.append(Self.small(report.injured))
            count.append(Self.small(report.weaponCount))
            page.append(strings.number(report.url.isEmpty ? nil : report.url))
            weapons.append(report.weapons.map { strings.number($0.text) })
            accused.append(
                report.accused.filter { !Vocabulary.unsaidActors.contains($0) }.map {
                    strings.number($0.text)
                })
            let key = KnownOrigins.Key(report)
            let numbers =
                originsOf[key] ?? known.origins(of: report).map { strings.number("origin " + $0.id.text) }
            originsOf[key] = numbers
            origins.append(numbers)
            wordsOf.append(summaries.words(of: report))
        }
        intern(wordsOf)
        let theatres = theatres ?? Theatres(coordinate)
        rarity =
            WordRarity(
                traits: self, theatres: coordinate.map { theatres.theatre(of: $0) },
                windowSeconds: parameters.raritySeconds
            ).hundredthsOfBits
    }

    /// How many reports there are.
    var reportCount: Int { start.count }

    private mutating func intern(_ wordsOf: [[UInt64]]) {
        var all = wordsOf.flatMap { $0 }
        all.sort()
        var numbers: [UInt64: Int32] = [:]
        for word in all where numbers[word] == nil { numbers[word] = Int32(numbers.count) }
        for list in wordsOf { words.append(list.compactMap { numbers[$0] }) }
    }

    private static func fullestName(of place: Place) -> String {
        if !place.name.isEmpty { return place.name }
        return place.region.isEmpty ? place.country : place.region
    }

    private static func small(_ value: Int?) -> Int32 {
        value.map { Int32(clamping: max(0, $0)) } ?? unsaid
    }
}

/// Gives each distinct value a small number, in order of arrival.
struct Interner<Value: Hashable> {
    private var numbers: [Value: Int32] = [:]

    /// The value's number; ``ReportTraits/unsaid`` for nil.
    mutating func number(_ value: Value?) -> Int32 {
        guard let value else { return ReportTraits.unsaid }
        if let known = numbers[value] { return known }
        let number = Int32(numbers.count)
        numbers[value] = number
        return number
    }
}

/// One sorted set of integers per report, in one array.
struct FlatSets {
    private(set) var values: [Int32] = []
    private var ends: [Int32] = []

    /// Adds the next report's set.
    mutating func append(_ set: [Int32]) {
        var last: Int32?
        for value in set.sorted() where value != last {
            values.append(value)
            last = value
        }
        ends.append(Int32(values.count))
    }

    /// Where the report's set lies in ``values``.
    func range(_ report: Int) -> Range<Int> {
        (report == 0 ? 0 : Int(ends[report - 1]))..<Int(ends[report])
    }

    /// How many values two reports share.
    func sharedCount(_ a: Int, _ b: Int) -> Int {
        var shared = 0
        forEachShared(a, b) { _, _ in shared += 1 }
        return shared
    }

    /// Calls `body` with the positions in ``values`` of each value that both reports have.
    func forEachShared(_ a: Int, _ b: Int, _ body: (Int, Int) -> Void) {
        let (x, y) = (range(a), range(b))
        var (i, j) = (x.lowerBound, y.lowerBound)
        while i < x.upperBound, j < y.upperBound {
            if values[i] == values[j] {
                body(i, j)
                i += 1
                j += 1
            } else if values[i] < values[j] {
                i += 1
            } else {
                j += 1
            }
        }
    }
}
