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
    /// Words of the summary as numbers.
    var words = FlatSets()
    /// For each word of ``words`` the word said before it. Two reports that share a word share the phrase where this is the same.
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
    /// where these reports are not all of it. `workers` share the work, of which the result knows nothing.
    init(
        _ reports: [Report], origins register: OriginRegister, parameters: FusionParameters,
        theatres: Theatres? = nil, workers: any Workers = SingleWorker()
    ) {
        var known = KnownAnswers(register)
        reserve(reports.count)
        for report in reports { take(report, &known, parameters) }
        let (placeOf, places) = (known.placeOf, known.places)
        let said = SaidWords(reports, placeOf: placeOf, placeWords: places.words, workers: workers)
        words = said.words
        phrase = said.before
        text = said.text
        let theatreOf = theatres ?? Theatres(coordinate)
        let window = NearbyTexts(
            middles: reports.indices.map { NearbyTexts.middle(start[$0], end[$0]) },
            theatres: coordinate.map { theatreOf.theatre(of: $0) }, texts: text,
            windowSeconds: parameters.raritySeconds)
        let rarities = WordRarity(said, in: window, workers: workers)
        rarity = rarities.alone
        rarityInPhrase = rarities.inPhrase
        rarityOfAll = rarities.ofAll
        arms.weigh(in: window)
        momentDoublings = window.moments(of: PlaceCells(self).cellOf, start: start, end: end).map {
            $0 == 1 ? 0 : Int32(Double($0).log2.hundredths)
        }
    }

    /// How many reports there are.
    var reportCount: Int { start.count }

    private mutating func reserve(_ reports: Int) {
        for list in [
            \Self.name, \.place, \.act, \.target, \.killed, \.injured, \.count, \.page, \.claimant,
            \.available,
        ] {
            self[keyPath: list].reserveCapacity(reports)
        }
        start.reserveCapacity(reports)
        end.reserveCapacity(reports)
        coordinate.reserveCapacity(reports)
        radiusMeters.reserveCapacity(reports)
    }

    // All of a report at once: what it holds is fetched from far away.
    private mutating func take(
        _ report: Report, _ known: inout KnownAnswers, _ parameters: FusionParameters
    ) {
        start.append(report.occurred.earliest.secondsSinceEpoch)
        end.append(report.occurred.latest.secondsSinceEpoch)
        available.append(known.moments.number(report.available))
        let spot = report.place
        let number = known.places.number(spot, names: &names, parameters)
        known.placeOf.append(number)
        name.append(known.places.name[number])
        place.append(known.places.compared[number])
        coordinate.append(spot.coordinate)
        radiusMeters.append(parameters.radiusMeters(of: spot))
        act.append(
            known.acts.number(report.act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0 }))
        target.append(
            known.targets.number(report.target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0 }))
        killed.append(Self.small(report.killed))
        injured.append(Self.small(report.injured))
        count.append(Self.small(report.weaponCount))
        page.append(known.pages.number(report.url.isEmpty ? nil : report.url))
        arms.append(report.weapons)
        let named = report.accused.filter { !Vocabulary.unsaidActors.contains($0) }
        accused.append(named.map { known.actors.number($0) })
        origins.append(known.origins.numbers(of: report))
        claimant.append(
            known.actors.number(report.claimant.flatMap { Vocabulary.unsaidActors.contains($0) ? nil : $0 }))
    }

    /// The answers that reports gave so far, each with its number.
    private struct KnownAnswers {
        var places = KnownPlaces()
        /// For each report the number of its place.
        var placeOf: [Int] = []
        var moments = Interner<Interval>()
        var acts = Interner<Act>()
        var targets = Interner<TargetClass>()
        var actors = Interner<ActorID>()
        var pages = Interner<String>()
        var origins: NumberedOrigins

        init(_ register: OriginRegister) { origins = NumberedOrigins(register) }
    }

    private static func small(_ value: Int?) -> Int32 {
        value.map { Int32(clamping: max(0, $0)) } ?? unsaid
    }
}
