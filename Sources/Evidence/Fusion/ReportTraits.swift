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
    /// Numbers of places: one for all reports of the same position, radius and name.
    var place: [Int32] = []
    var act: [Int32] = []
    var target: [Int32] = []
    var killed: [Int32] = []
    var injured: [Int32] = []
    var count: [Int32] = []
    var page: [Int32] = []
    var arms = WeaponTraits()
    var accused = FlatSets()
    var origins = FlatSets()
    /// Words of the summary as numbers in order of their spelling.
    var words = FlatSets()
    /// For each word of ``words`` a number for it and the word said before it.
    var phrase: [Int32] = []
    /// The rarity of each word of ``words``, in hundredths of a bit.
    var rarity: [Int32] = []
    /// The rarity of each word of ``words`` given the word before it.
    var rarityInPhrase: [Int32] = []
    /// The rarity of all words of each report together.
    var rarityOfAll: [Int32] = []
    /// Numbers of sentences; what has none has a number of its own.
    var text: [Int32] = []
    /// How many separate moments are told of each report's place nearby in time, in hundredths of a doubling.
    var momentDoublings: [Int32] = []
    var claimant: [Int32] = []
    /// Numbers of the moments at which reports became known.
    var available: [Int32] = []
    var names = NameSimilarity()

    /// Takes what is compared from reports that are sorted by name. `theatres` are those of the whole record,
    /// where these reports are not all of it.
    init(
        _ reports: [Report], origins register: OriginRegister, parameters: FusionParameters,
        theatres: Theatres? = nil
    ) {
        var strings = Interner<String>()
        var places = KnownPlaces()
        var known = KnownOrigins(register)
        var originsOf: [KnownOrigins.Key: [Int32]] = [:]
        var summaries = SummaryWords()
        var said: [UInt64] = []
        var saidEnds: [Int] = []
        var texts = Interner<UInt64>()
        var moments = Interner<Interval>()
        for (number, report) in reports.enumerated() {
            start.append(report.occurred.earliest.secondsSinceEpoch)
            end.append(report.occurred.latest.secondsSinceEpoch)
            coordinate.append(report.place.coordinate)
            radiusMeters.append(parameters.radiusMeters(of: report.place))
            let placeNumber = places.number(report.place, names: &names, summaries: &summaries, parameters)
            name.append(places.name[placeNumber])
            place.append(places.compared[placeNumber])
            act.append(
                strings.number(report.act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0.text }))
            target.append(
                strings.number(
                    report.target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0.text }))
            killed.append(Self.small(report.killed))
            injured.append(Self.small(report.injured))
            count.append(Self.small(report.weaponCount))
            page.append(strings.number(report.url.isEmpty ? nil : report.url))
            arms.append(report.weapons)
            accused.append(
                report.accused.filter { !Vocabulary.unsaidActors.contains($0) }.map {
                    strings.number($0.text)
                })
            let key = KnownOrigins.Key(report)
            let numbers =
                originsOf[key] ?? known.origins(of: report).map { strings.number("origin " + $0.id.text) }
            originsOf[key] = numbers
            origins.append(numbers)
            claimant.append(
                strings.number(
                    report.claimant.flatMap { Vocabulary.unsaidActors.contains($0) ? nil : $0.text }))
            available.append(moments.number(report.available))
            let digest = summaries.add(report.summary, without: places.words[placeNumber], to: &said)
            text.append(texts.number(report.summary.isEmpty ? UInt64(number) : digest))
            saidEnds.append(said.count)
        }
        let order = intern(said, ends: saidEnds)
        let theatres = theatres ?? Theatres(coordinate)
        let window = NearbyTexts(
            traits: self, theatres: coordinate.map { theatres.theatre(of: $0) },
            windowSeconds: parameters.raritySeconds)
        let phrases = Phrases(said: order, ends: saidEnds, words: words)
        let rarities = WordRarity(words: words, phrases: phrases, window: window)
        phrase = phrases.numbers
        rarity = rarities.alone
        rarityInPhrase = rarities.inPhrase
        rarityOfAll = (0..<reportCount).map { report in
            words.range(report).reduce(0) { $0 + rarity[$1] }
        }
        arms.weigh(in: window)
        momentDoublings = window.moments(of: PlaceCells(self).cellOf, start: start, end: end).map {
            Int32(Double($0).log2.hundredths)
        }
    }

    /// How many reports there are.
    var reportCount: Int { start.count }

    /// Takes the words of all reports as sets and gives them in the order in which they were said.
    private mutating func intern(_ said: [UInt64], ends: [Int]) -> [Int32] {
        var arrivals = Interner<UInt64>()
        let arrival = said.map { arrivals.number($0) }
        let rank = arrivals.ranks
        let order = arrival.map { rank[Int($0)] }
        var first = 0
        for end in ends {
            words.append(order[first..<end])
            first = end
        }
        return order
    }

    private static func small(_ value: Int?) -> Int32 {
        value.map { Int32(clamping: max(0, $0)) } ?? unsaid
    }
}

/// Gives each distinct value a small number, in order of arrival.
struct Interner<Value: Hashable & Sendable>: Sendable {
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

extension Interner where Value: Comparable {
    /// For each number the place of its value among all values in their order.
    var ranks: [Int32] {
        var ranks: [Int32] = Array(repeating: 0, count: numbers.count)
        for (rank, entry) in numbers.sorted(by: { $0.key < $1.key }).enumerated() {
            ranks[Int(entry.value)] = Int32(rank)
        }
        return ranks
    }
}

/// One sorted set of integers per report, in one array.
struct FlatSets {
    private(set) var values: [Int32] = []
    private var ends: [Int32] = []

    /// Adds the next report's set. Sets are small: each value goes to its place as it comes.
    mutating func append(_ set: some Sequence<Int32>) {
        let first = Int(ends.last ?? 0)
        for value in set {
            var i = values.count
            while i > first, values[i - 1] > value { i -= 1 }
            if i > first, values[i - 1] == value { continue }
            values.insert(value, at: i)
        }
        ends.append(Int32(values.count))
    }

    /// Where the report's set lies in ``values``.
    func range(_ report: Int) -> Range<Int> {
        (report == 0 ? 0 : Int(ends[report - 1]))..<Int(ends[report])
    }

    /// Adds for the next report the set of an earlier one.
    mutating func repeatSet(of report: Int) {
        let range = range(report)
        values.append(contentsOf: values[range])
        ends.append(Int32(values.count))
    }

    /// Where in ``values`` a value of a report stands; nil where it is not among the report's.
    func position(of value: Int32, in report: Int) -> Int? {
        let range = range(report)
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && values[low] == value ? low : nil
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
