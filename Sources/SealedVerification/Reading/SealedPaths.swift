/// The paths of a sealed folder (C2SP tlog-tiles).
enum SealedPaths {
    static let checkpoint = "checkpoint"

    static func tile(level: Int, number: UInt64, width: Int) -> String {
        "tile/\(level)/\(place(number, width))"
    }

    static func bundle(number: UInt64, width: Int) -> String { "tile/entries/\(place(number, width))" }

    static func attachment(_ digest: SealedHash) -> String { "attachments/\(digest.hexadecimal)" }

    private static func place(_ number: UInt64, _ width: Int) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: (3 - digits.count % 3) % 3) + digits
        var groups: [String] = []
        var rest = Substring(padded)
        while !rest.isEmpty {
            groups.append((rest.count > 3 ? "x" : "") + rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        return groups.joined(separator: "/") + (width < 256 ? ".p/\(width)" : "")
    }
}
