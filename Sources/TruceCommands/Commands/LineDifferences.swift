internal import CeasefireModel

/// Which lines of a text would change: what stands there, and what would.
enum LineDifferences {
    /// More lines are only counted.
    static let mostLines = 200

    /// `  12 - binds:   [north]` and `  12 + binds: [north]`, by the lines of each text; empty where both are the same.
    static func text(from old: [UInt8], to new: [UInt8]) -> String {
        let (before, after) = (lines(old), lines(new))
        let changes = after.difference(from: before)
        let removed = Dictionary(
            changes.removals.map { (offset($0), line($0)) }, uniquingKeysWith: { first, _ in first })
        let added = Dictionary(
            changes.insertions.map { (offset($0), line($0)) }, uniquingKeysWith: { first, _ in first })
        var told: [String] = []
        var (i, j) = (0, 0)
        // Both texts side by side; what belongs to both moves both on.
        while i < before.count || j < after.count {
            if let line = removed[i], i < before.count {
                told.append("  \(i + 1) - \(DiagnosticText.escaped(line))")
                i += 1
            } else if let line = added[j], j < after.count {
                told.append("  \(j + 1) + \(DiagnosticText.escaped(line))")
                j += 1
            } else {
                i += 1
                j += 1
            }
        }
        let more = told.count > mostLines ? ["  \(told.count - mostLines) more lines"] : []
        return (told.prefix(mostLines) + more).map { $0 + "\n" }.joined()
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).map(String.init)
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func line(_ change: CollectionDifference<String>.Change) -> String {
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): line
        }
    }
}
