/// How alike two names of places are, 0 to 1, whatever the spelling and the script.
///
/// Each word of one name is matched with the word of the other that is most like it: by the trigrams they
/// share, and by their consonants, since spellings of one name (Kyiv and Kiev, Odesa and Odessa, Zaporizhzhia
/// and Zaporozhye) differ in vowels, doubled letters and ways to write one sound. Long words count for more.
struct NameSimilarity: Sendable {
    private struct Word: Sendable {
        var bytes: [UInt8]
        var trigrams: [UInt32]
        var consonants: [UInt8]
    }

    /// The most that names are alike, in hundredths, which are told apart by a number.
    private static let mostOfOtherNumber = 30

    private var names: [[Word]] = []
    /// For each name what its words sound like.
    private var soundKeysOf: [[UInt64]] = []
    private var known: [UInt64: Int8] = [:]
    private var folder = TextFolder()

    /// Takes in a name and returns its number.
    mutating func add(_ name: String) -> Int32 {
        let words = folder.words(of: name).map {
            Word(bytes: $0, trigrams: Self.trigrams($0), consonants: Self.consonants($0))
        }
        names.append(words)
        soundKeysOf.append(Self.soundKeys(of: words))
        return Int32(names.count - 1)
    }

    /// Hundredths of likeness; nil where either name has no words.
    mutating func hundredths(_ a: Int32, _ b: Int32) -> Int? {
        if a == b { return names[Int(a)].isEmpty ? nil : 100 }
        let key = UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
        if let value = known[key] { return value < 0 ? nil : Int(value) }
        let (x, y) = (names[Int(min(a, b))], names[Int(max(a, b))])
        var value =
            x.isEmpty || y.isEmpty ? nil : (Self.coverage(of: x, by: y) + Self.coverage(of: y, by: x)) / 2
        // Numbers are names in themselves: checkpoint 12 is not checkpoint 13.
        let numbers = x.filter { Self.isNumber($0.bytes) }.map(\.bytes)
        let others = y.filter { Self.isNumber($0.bytes) }.map(\.bytes)
        if !numbers.isEmpty, !others.isEmpty, !numbers.contains(where: others.contains) {
            value = value.map { min($0, Self.mostOfOtherNumber) }
        }
        known[key] = Int8(value ?? -1)
        return value
    }

    /// What the words of a name sound like, sorted, each once; a single 0 where it has none. Spellings of one
    /// word have one key.
    func soundKeys(_ name: Int32) -> [UInt64] { soundKeysOf[Int(name)] }

    private static func soundKeys(of words: [Word]) -> [UInt64] {
        let keys = words.map { word in
            (word.consonants.count >= 2 ? word.consonants : word.bytes).prefix(8).reduce(0 as UInt64) {
                $0 << 8 | UInt64($1)
            }
        }
        return keys.isEmpty ? [0] : Set(keys).sorted()
    }

    private static func coverage(of words: [Word], by others: [Word]) -> Int {
        var sum = 0
        var letters = 0
        for word in words {
            sum += word.bytes.count * others.reduce(0) { max($0, likeness(word, $1)) }
            letters += word.bytes.count
        }
        return letters == 0 ? 0 : sum / letters
    }

    private static func likeness(_ a: Word, _ b: Word) -> Int {
        if a.bytes == b.bytes { return 100 }
        if isNumber(a.bytes) || isNumber(b.bytes) { return 0 }
        let shared = a.trigrams.count { b.trigrams.contains($0) }
        let byTrigrams = 200 * shared / (a.trigrams.count + b.trigrams.count)
        guard a.consonants.count >= 2, b.consonants.count >= 2 else { return byTrigrams }
        let consonants = alike(a.consonants, b.consonants)
        // Vowels alone part Kyiv from Kiev; consonants alone make Lublin of Lubelin, but of Lobalni too.
        return max(byTrigrams, (60 * consonants * consonants + 4_000 * alike(a.bytes, b.bytes)) / 10_000)
    }

    /// Hundredths of the longer word that need not be changed to make it the other.
    private static func alike(_ a: [UInt8], _ b: [UInt8]) -> Int {
        let longer = max(a.count, b.count)
        return 100 * (longer - editDistance(a, b)) / longer
    }

    private static func isNumber(_ word: [UInt8]) -> Bool { word.allSatisfy { (0x30...0x39).contains($0) } }

    private static func trigrams(_ word: [UInt8]) -> [UInt32] {
        let padded = [0x20, 0x20] + word + [0x20]
        var grams: [UInt32] = []
        for i in 0..<(padded.count - 2) {
            let gram = UInt32(padded[i]) << 16 | UInt32(padded[i + 1]) << 8 | UInt32(padded[i + 2])
            if !grams.contains(gram) { grams.append(gram) }
        }
        return grams
    }

    /// The consonants of a romanised word with ways of writing one sound made one; no doubling, and of the
    /// vowels only that the word begins with one.
    static func consonants(_ word: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = word[...]
        if let first = word.first, "aeiouy".utf8.contains(first) { result.append(0x61) }
        while let first = rest.first {
            if let (letters, sound) = soundsOfLetters.first(where: { rest.starts(with: $0.letters) }) {
                if let sound, result.last != sound { result.append(sound) }
                rest = rest.dropFirst(letters.count)
            } else {
                if result.last != first { result.append(first) }
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// Ways of writing a sound in Latin letters, longest first; nil is no consonant. Sounds that one system
    /// of transliteration tells apart and another does not are one here.
    private static let soundsOfLetters: [(letters: [UInt8], sound: UInt8?)] = [
        ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("zh", "z"), ("ch", "c"),
        ("ts", "c"), ("tz", "c"), ("ph", "f"), ("kh", "h"), ("gh", "h"), ("th", "t"), ("dh", "d"),
        ("ck", "k"),
        ("c", "k"), ("q", "k"), ("g", "h"), ("j", "z"), ("w", "v"), ("a", nil), ("e", nil), ("i", nil),
        ("o", nil), ("u", nil), ("y", nil),
    ].map { (letters: Array($0.0.utf8), sound: $0.1?.utf8.first) }

    private static func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
