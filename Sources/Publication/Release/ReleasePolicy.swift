public import CeasefireModel

/// What a release tier keeps back, as plain data. It is printed with every output.
public struct ReleasePolicy: Hashable, Sendable {
    /// For whom.
    public var tier: ReleaseTier
    /// Coordinates are rounded to multiples of this; nil for not at all.
    public var gridMicrodegrees: Int32?
    /// The least radius of doubt about a rounded place.
    public var leastPrecisionMeters: Double
    /// How far rounding can move a place: half the diagonal of a cell of the grid, at the equator.
    public var shiftMeters: Double
    /// Distances from lines are rounded to multiples of this, in metres; nil for not at all.
    public var distanceStepMeters: Double?
    /// When something happened is widened to whole multiples of this; nil for not at all.
    public var timeStepSeconds: Int64?
    /// What ended less than this before the verdict's `now` is told by region and day only; nil for no delay.
    public var delaySeconds: Int64?
    /// The same for what struck a sensitive site.
    public var sensitiveDelaySeconds: Int64?
    /// Whether rows that are marked for a smaller circle, and protected origins, are masked.
    public var masksProtected: Bool
    /// Whether people who made entries are shown by their role only.
    public var masksAuthors: Bool
    /// Whether files are shown without the folders of the machine they were read on.
    public var masksFolders: Bool

    /// Sites of which a fresh, precise place tells whoever fired what was hit.
    public static let sensitiveTargets: Set<TargetClass> = [
        "energy", "heating-water", "oil-gas", "medical", "military", "monitors", "telecommunications",
    ]

    /// The policy of a tier.
    public static func of(_ tier: ReleaseTier) -> Self {
        switch tier {
        case .internal:
            Self(
                tier: tier, gridMicrodegrees: nil, leastPrecisionMeters: 0, shiftMeters: 0,
                distanceStepMeters: nil,
                timeStepSeconds: nil, delaySeconds: nil, sensitiveDelaySeconds: nil, masksProtected: false,
                masksAuthors: false, masksFolders: false)
        case .parties:
            Self(
                tier: tier, gridMicrodegrees: 10_000, leastPrecisionMeters: 1_000, shiftMeters: 800,
                distanceStepMeters: 1_000,
                timeStepSeconds: nil, delaySeconds: 6 * 3_600, sensitiveDelaySeconds: 24 * 3_600,
                masksProtected: true, masksAuthors: false, masksFolders: true)
        case .public:
            Self(
                tier: tier, gridMicrodegrees: 100_000, leastPrecisionMeters: 10_000, shiftMeters: 8_000,
                distanceStepMeters: 10_000,
                timeStepSeconds: 3_600, delaySeconds: 24 * 3_600, sensitiveDelaySeconds: 72 * 3_600,
                masksProtected: true, masksAuthors: true, masksFolders: true)
        }
    }

    /// The rules in words, for the reader.
    public var sentences: [String] {
        guard tier != .internal else { return ["All is shown."] }
        var sentences: [String] = []
        if let gridMicrodegrees {
            let shift = shiftMeters / 1_000
            sentences.append(
                "Coordinates are rounded to \(Double(gridMicrodegrees) / 1e6) degree; the radius of doubt is widened by \(shift == shift.rounded() ? String(Int(shift)) : String(shift)) km, to \(Int(leastPrecisionMeters / 1_000)) km at the least."
            )
        }
        if let distanceStepMeters {
            sentences.append(
                "Distances from lines are rounded to \(Int(distanceStepMeters / 1_000)) km, and left out of reasons."
            )
        }
        if timeStepSeconds != nil {
            sentences.append(
                "When something happened is told to the whole hour, and what follows from it too; reasons say about when."
            )
        }
        if let delaySeconds, let sensitiveDelaySeconds {
            let sites = Self.sensitiveTargets.map(\.text).sorted().joined(separator: ", ")
            sentences.append(
                "What ended less than \(delaySeconds / 3_600) hours before the last moment on the record, or less than \(sensitiveDelaySeconds / 3_600) hours where a sensitive site was hit (\(sites)), is told by region and day, by the clocks of the agreement, without coordinates, summary or link."
            )
        }
        if masksProtected {
            sentences.append(
                "Rows marked for a smaller circle or under embargo are counted and not shown. Reports of protected origins are shown without name, words, link and settlement. Their weights, and sums that hold them, are withheld."
            )
            sentences.append(
                "Amounts and moments of a duty that rests on a withheld entry are withheld, and what is counted from them; its state is told. Where such a moment must stand, as in the first breach of a party, its year is told."
            )
        }
        if masksAuthors {
            sentences.append("People who made entries are shown by their role, not by name.")
        }
        return sentences
    }

    /// A file's path, without its folders where those are the machine's own.
    func path(_ path: String) -> String {
        guard masksFolders else { return path }
        // A foreign table and its mapping are one word, with a file on either side.
        return path.split(separator: "@", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("/") ? part.split(separator: "/").last.map(String.init) ?? "" : String(part)
        }.joined(separator: "@")
    }
}
