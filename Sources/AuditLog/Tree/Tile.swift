/// Which hashes a tile holds (C2SP tlog-tiles): up to 256 beside each other, each the root of a perfect tree of 256 to the power of the level leaves.
public struct Tile: Hashable, Sendable {
    /// Levels of the tree that a tile spans.
    public static let height = 8
    /// Hashes of a full tile.
    public static let fullWidth = 256

    /// 0 for the hashes of leaves.
    public var level: Int
    /// The tile's number within its level.
    public var index: UInt64
    /// Hashes in it: 256, or fewer at the right edge of the tree.
    public var width: Int

    /// Names a tile.
    public init(level: Int, index: UInt64, width: Int = Tile.fullWidth) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// The path below the folder of the log: `tile/0/x001/234`, `tile/1/000.p/17`.
    public var path: String { "tile/\(level)/" + Self.numberPath(index, width: width) }

    /// The path of the leaves whose hashes the tile of level 0 holds: `tile/entries/x001/234`.
    public var entriesPath: String { "tile/entries/" + Self.numberPath(index, width: width) }

    /// The tiles of a tree, the partial ones at its right edge too, level by level.
    public static func all(size: UInt64) -> [Tile] {
        var tiles: [Tile] = []
        var (level, count) = (0, size)
        while count > 0 {
            tiles += (0..<count / UInt64(fullWidth)).map { Tile(level: level, index: $0) }
            let rest = Int(count % UInt64(fullWidth))
            if rest > 0 { tiles.append(Tile(level: level, index: count / UInt64(fullWidth), width: rest)) }
            (level, count) = (level + 1, count / UInt64(fullWidth))
        }
        return tiles
    }

    /// The tile of a level in which a hash lies, as wide as it is in a tree of so many leaves; nil where the tree has no such hash.
    public static func holding(hash number: UInt64, level: Int, size: UInt64) -> Tile? {
        let shift = UInt64(height * level)
        guard level >= 0, shift < 64, number < size >> shift else { return nil }
        let index = number / UInt64(fullWidth)
        let rest = (size >> shift) - index * UInt64(fullWidth)
        return Tile(level: level, index: index, width: Int(min(rest, UInt64(fullWidth))))
    }

    /// Groups of three digits, all but the last with an `x`.
    private static func numberPath(_ index: UInt64, width: Int) -> String {
        var rest = index
        var path = group(rest % 1000)
        while rest >= 1000 {
            rest /= 1000
            path = "x" + group(rest % 1000) + "/" + path
        }
        return width == fullWidth ? path : path + ".p/\(width)"
    }

    private static func group(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}
