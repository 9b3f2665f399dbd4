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
        var places = KnownPlaces()
        let placeOf = reports.indices.map { places.number(reports[$0].place, names: &names, parameters) }
        name = placeOf.map { places.name[$0] }
        place = placeOf.map { places.compared[$0] }
        takeTimesAndPlaces(reports, parameters)
        takeWhatAndWho(reports, register)
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

    // Field by field: copying a whole report costs more than all that is asked of it.
    private mutating func takeTimesAndPlaces(_ reports: [Report], _ parameters: FusionParameters) {
        start = reports.indices.map { reports[$0].occurred.earliest.secondsSinceEpoch }
        end = reports.indices.map { reports[$0].occurred.latest.secondsSinceEpoch }
        coordinate = reports.indices.map { reports[$0].place.coordinate }
        radiusMeters = reports.indices.map { parameters.radiusMeters(of: reports[$0].place) }
        var moments = Interner<Interval>()
        available = reports.indices.map { moments.number(reports[$0].available) }
    }

    private mutating func takeWhatAndWho(_ reports: [Report], _ register: OriginRegister) {
        var acts = Interner<Act>()
        var targets = Interner<TargetClass>()
        var actors = Interner<ActorID>()
        var pages = Interner<String>()
        var known = NumberedOrigins(register)
        for i in reports.indices {
            act.append(acts.number(reports[i].act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0 }))
            target.append(
                targets.number(
                    reports[i].target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0 }))
            killed.append(Self.small(reports[i].killed))
            injured.append(Self.small(reports[i].injured))
            count.append(Self.small(reports[i].weaponCount))
            page.append(pages.number(reports[i].url.isEmpty ? nil : reports[i].url))
            arms.append(reports[i].weapons)
            accused.append(
                reports[i].accused.isEmpty
                    ? []
                    : reports[i].accused.filter { !Vocabulary.unsaidActors.contains($0) }.map {
                        actors.number($0)
                    })
            origins.append(known.numbers(of: i, among: reports))
            claimant.append(
                actors.number(
                    reports[i].claimant.flatMap { Vocabulary.unsaidActors.contains($0) ? nil : $0 }))
        }
    }

    private static func small(_ value: Int?) -> Int32 {
        value.map { Int32(clamping: max(0, $0)) } ?? unsaid
    }
}
