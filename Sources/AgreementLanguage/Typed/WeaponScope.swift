public import CeasefireModel

/// Which weapons a provision speaks of.
public enum WeaponScope: Hashable, Sendable {
    /// All.
    case any
    /// Those named by one of these words, or of one of these calibres.
    case only(Set<Weapon>, calibres: Set<CalibreRange> = [])

    /// Whether a weapon is meant; nil where its words say less than would tell: `missile` may be a `cruise missile`,
    /// and a `howitzer` has some calibre. Capitals make no difference: readers of reports drop them.
    public func contains(_ weapon: Weapon) -> Bool? {
        guard case .only(let words, let ranges) = self else { return true }
        if words.contains(weapon) { return true }
        let said = weapon.text.lowercased()
        if words.contains(where: { $0.text.lowercased() == said }) { return true }
        let isPerhapsNamed = words.contains { Vocabulary.mayBe(weapon, $0) }
        guard !ranges.isEmpty else { return isPerhapsNamed ? nil : false }
        let calibres = Calibre.all(in: weapon.text)
        guard !calibres.isEmpty else { return nil }
        let isIn = calibres.map { calibre in ranges.contains { $0.contains(calibre) } }
        if isIn.contains(true) { return isIn.contains(false) ? nil : true }
        return isPerhapsNamed ? nil : false
    }
}

/// The width of a barrel.
public struct Calibre: Hashable, Sendable, Comparable {
    /// Hundredths of a millimetre: 7.62 mm are 762.
    public var hundredths: Int

    /// Creates a calibre.
    public init(hundredths: Int) { self.hundredths = hundredths }

    /// The narrower first.
    public static func < (a: Self, b: Self) -> Bool { a.hundredths < b.hundredths }

    /// `100mm`, `7.62mm`.
    public var text: String {
        let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
        guard part > 0 else { return "\(whole)mm" }
        let digits = (part < 10 ? "0" : "") + String(part)
        return "\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits) + "mm"
    }

    /// Every number of millimetres in a weapon's words: `122mm howitzer`, `152-mm`, `7,62 mm`, in Cyrillic too.
    public static func all(in words: String) -> [Calibre] {
        let scalars = Array(words.lowercased().unicodeScalars)
        var found: [Calibre] = []
        var i = 0
        while i < scalars.count {
            guard isDigit(scalars[i]) else {
                i += 1
                continue
            }
            var number = ""
            while i < scalars.count {
                let isPoint =
                    (scalars[i] == "." || scalars[i] == ",") && i + 1 < scalars.count
                    && isDigit(scalars[i + 1])
                guard isDigit(scalars[i]) || isPoint else { break }
                number.unicodeScalars.append(isPoint ? "." : scalars[i])
                i += 1
            }
            var next = i
            while next < scalars.count, [" ", "-", "\u{A0}", "\u{2011}"].contains(scalars[next]) { next += 1 }
            guard next + 1 < scalars.count, ["m", "м"].contains(scalars[next]),
                ["m", "м"].contains(scalars[next + 1]),
                next + 2 == scalars.count || !scalars[next + 2].properties.isAlphabetic
            else { continue }
            if let calibre = Calibre(number: number), !found.contains(calibre) { found.append(calibre) }
        }
        return found
    }

    /// A number of millimetres with up to two digits behind the point; nil for anything else, and for what no barrel has.
    init?(number: String) {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]), whole <= 10_000 else { return nil }
        var part = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let digits = Int(parts[1]) else { return nil }
            part = parts[1].count == 1 ? digits * 10 : digits
        }
        guard whole * 100 + part > 0 else { return nil }
        hundredths = whole * 100 + part
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

/// From one calibre up, below another one, or both.
public struct CalibreRange: Hashable, Sendable {
    /// The least that is meant; nil where there is no lower bound.
    public var atLeast: Calibre?
    /// The least that is no longer meant; nil where there is no upper bound.
    public var below: Calibre?

    /// Creates a range.
    public init(atLeast: Calibre? = nil, below: Calibre? = nil) {
        self.atLeast = atLeast
        self.below = below
    }

    /// Whether the calibre lies in it.
    public func contains(_ calibre: Calibre) -> Bool {
        (atLeast.map { $0 <= calibre } ?? true) && (below.map { calibre < $0 } ?? true)
    }
}
