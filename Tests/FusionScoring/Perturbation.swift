public import CeasefireModel
internal import Geography

/// The same reports from worse sources: three acts in ten unsaid, two names in three spelled otherwise or in
/// Cyrillic, every position moved within its precision. Nothing depends on anything but the seed.
public struct Perturbation {
    private var state: UInt64

    /// Starts the sequence that belongs to the seed (SplitMix64).
    public init(seed: UInt64) { state = seed }

    /// The reports, perturbed.
    public mutating func apply(to reports: [Report]) -> [Report] {
        reports.map { report in
            var report = report
            if unit() < 0.3 { report.act = nil }
            report.place.name = respelled(report.place.name)
            report.place.coordinate = moved(report.place)
            return report
        }
    }

    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// 0 ..< 1.
    private mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    private mutating func respelled(_ name: String) -> String {
        let kind = unit()
        if kind < 1 / 3.0 { return Self.replace(name.lowercased(), Self.cyrillic) }
        if kind < 2 / 3.0 {
            // Four ways of spelling otherwise, each as likely as any.
            return Self.replace(
                name.lowercased(),
                (0..<4).map { _ in Self.spellings[Int(next() % UInt64(Self.spellings.count))] } + Self.kept)
        }
        return name
    }

    /// A square around the middle whose half diagonal is the radius.
    private mutating func moved(_ place: Place) -> Coordinate? {
        guard let coordinate = place.coordinate, let radius = place.precisionMeters else {
            return place.coordinate
        }
        let half = radius / 111_320 / 2.0.squareRoot()
        let (north, east) = (unit() * 2 - 1, unit() * 2 - 1)
        return Coordinate(
            latitude: coordinate.latitude + half * north, longitude: coordinate.longitude + half * east)
            ?? coordinate
    }

    /// Replaces from left to right, the first rule that fits.
    private static func replace(_ text: String, _ rules: [(String, String)]) -> String {
        var result = ""
        var rest = Substring(text)
        while let first = rest.first {
            if let rule = rules.first(where: { rest.hasPrefix($0.0) }) {
                result += rule.1
                rest = rest.dropFirst(rule.0.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    private static let spellings: [(String, String)] = [
        ("iv", "ov"), ("yi", "ie"), ("i", "y"), ("h", "g"), ("ia", "iya"), ("y", "i"), ("ss", "s"),
        ("sa", "ssa"), ("kh", "h"), ("zh", "j"), ("ch", "tch"), ("k", "c"), ("v", "w"),
    ]
    /// Pairs of letters that write one sound: no spelling changes half of one.
    private static let kept = ["zh", "kh", "ch", "sh", "ts"].map { ($0, $0) }
    private static let cyrillic: [(String, String)] = [
        ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
        ("ya", "я"), ("ia", "я"), ("ii", "ий"), ("a", "а"), ("b", "б"), ("v", "в"), ("h", "г"), ("g", "г"),
        ("d", "д"), ("e", "е"), ("z", "з"), ("y", "и"), ("i", "і"), ("k", "к"), ("l", "л"), ("m", "м"),
        ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"),
        ("c", "к"), ("j", "й"), ("w", "в"), ("x", "кс"), ("q", "к"),
    ]
}
