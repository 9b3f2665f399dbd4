/// The words that reports and agreements share. Both may use others; these are the ones that Truce knows
/// the meaning of.
public enum Vocabulary {
    /// The act of a report that does not say what was done. Never a member of a set.
    public static let unsaidActs: Set<Act> = ["other", "unknown", ""]
    /// The target of a report that does not say what was hit. `other` is an answer: something else was hit.
    public static let unsaidTargets: Set<TargetClass> = ["unknown", ""]
    /// The weapon of a report that does not say with what it was done.
    public static let unsaidWeapons: Set<Weapon> = ["other", "unknown", ""]
    /// The words of a report that names nobody.
    public static let unsaidActors: Set<ActorID> = ["unknown", ""]

    /// Strikes from a distance, by any means.
    public static let strikes: Set<Act> = [
        "missile-strike", "drone-strike", "glide-bomb", "air-strike", "shelling", "mlrs", "sabotage",
    ]
    /// Every act that Truce knows.
    public static let acts: Set<Act> = strikes.union([
        "ground-assault", "small-arms-fire", "mine", "naval-attack", "incursion", "overflight", "jamming",
        "denial-of-access", "weapon-present", "other",
    ])
    /// Every class of target that Truce knows.
    public static let targets: Set<TargetClass> = [
        "energy", "heating-water", "oil-gas", "residential", "medical", "education", "industry",
        "civilian-vehicle", "transport-rail", "port", "telecommunications", "cultural", "monitors",
        "military",
        "other", "unknown",
    ]

    /// Sets of acts that every agreement may use by name; a document may add its own.
    public static let actSets: [String: Set<Act>] = [
        "any-strike": strikes,
        "air-attack": ["missile-strike", "drone-strike", "glide-bomb", "air-strike"],
        "indirect-fire": ["shelling", "mlrs"],
        "any-attack": acts.subtracting(["other", "weapon-present", "jamming", "denial-of-access"]),
    ]
    /// Sets of targets that every agreement may use by name; a document may add its own.
    public static let targetSets: [String: Set<TargetClass>] = [
        "energy-infrastructure": ["energy", "heating-water", "oil-gas"],
        "civilian-objects": targets.subtracting(["military", "other", "unknown"]),
    ]

    /// Whether what one word names may be what another names: the first says less of the same thing. `missile` may
    /// be a `cruise missile`, `vehicle` a `civilian-vehicle`; a `cruise missile` is no `ballistic missile`.
    ///
    /// One word says less than another where its words begin or end the other's; spaces and hyphens part words. No
    /// list of weapons is kept: whoever names a thing more closely adds words to what it is. `other`
    /// is no general word: it says that something else was meant.
    public static func mayBe<Kind>(_ told: Identifier<Kind>, _ meant: Identifier<Kind>) -> Bool {
        // A single word has none to spare. Asked of every report, so nothing is parted in vain.
        guard meant.text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }) else {
            return false
        }
        let (less, more) = (words(told.text), words(meant.text))
        guard !less.isEmpty, less.count < more.count else { return false }
        return more.starts(with: less) || more.suffix(less.count).elementsEqual(less)
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { $0 == " " || $0 == "-" }
    }
}
