import CeasefireModel

/// What fusion compares of weapons, as flat arrays of integers.
struct WeaponTraits: Sendable {
    /// Each report's weapons.
    private(set) var named = FlatSets()
    /// For each report the rarity of its most common weapon, in hundredths of a bit.
    private(set) var rarity: [Int32] = []

    /// The words at the end of weapons' names: a `cruise missile` is a `missile`.
    private var kinds = FlatSets()
    /// The words of weapons whose names have a number, and those words with their numbers.
    private var numbered = FlatSets()
    private var numbers = FlatSets()
    private var weapons = Interner<Weapon>()
    private var strings = Interner<String>()
    /// Lists of weapons seen before, with the report that had them first.
    private var known: [[Weapon]: Int] = [:]
    private var last: (list: [Weapon], report: Int?) = ([], nil)
    private var reportCount = 0

    /// Takes the next report's weapons.
    mutating func append(_ list: [Weapon]) {
        defer { reportCount += 1 }
        // Where the report before had the same, nothing need be looked up.
        if let first = list == last.list ? last.report : known[list] {
            last = (list, first)
            named.repeatSet(of: first)
            kinds.repeatSet(of: first)
            numbered.repeatSet(of: first)
            numbers.repeatSet(of: first)
            return
        }
        known[list] = reportCount
        last = (list, reportCount)
        let said = list.filter { !Vocabulary.unsaidWeapons.contains($0) }
        named.append(said.map { weapons.number($0) })
        kinds.append(
            said.compactMap { $0.text.split(separator: " ").last.map { strings.number(String($0)) } })
        let calibres = said.map { Calibre($0.text) }
        numbered.append(calibres.flatMap { $0.words.map { strings.number($0) } })
        numbers.append(calibres.flatMap { $0.wordsWithNumbers.map { strings.number($0) } })
    }

    /// Counts how rare each weapon is nearby. To be done once all reports are taken.
    mutating func weigh(in window: NearbyTexts) {
        let users = window.counts(of: named)
        rarity = (0..<reportCount).map { report in
            let texts = Double(window.textsAround[report] + 1)
            return named.range(report).reduce(Int32.max) {
                min($0, Int32((texts / Double(max(1, users[$1]))).log2.hundredths))
            }
        }
    }

    /// Whether a report names weapons.
    func hasAny(_ report: Int) -> Bool { !named.range(report).isEmpty }

    /// Whether both name weapons, and none of one is, or may be, one of the other.
    func areApart(_ a: Int, _ b: Int) -> Bool {
        !named.range(a).isEmpty && !named.range(b).isEmpty && named.sharedCount(a, b) == 0
            && kinds.sharedCount(a, b) == 0
    }

    /// Whether weapons of one kind have other numbers in one report than in the other: 122 mm and 152 mm.
    func areCalibresApart(_ a: Int, _ b: Int) -> Bool {
        numbered.sharedCount(a, b) > 0 && numbers.sharedCount(a, b) == 0
    }
}
