/// What is looked for in a block before any of it reaches the YAML parser.
enum YAMLGuard {
    /// The name of an anchor that the block both sets and uses, and where it is set. A handful of lines in
    /// which each names the one before twice (an "alias bomb") would unfold into more values than any
    /// computer holds, so such a block is not parsed at all.
    static func usedAnchor(in scalars: [Unicode.Scalar]) -> (name: String, range: Range<Int>)? {
        var anchors: [String: Range<Int>] = [:]
        var aliases: Set<String> = []
        var previous: Unicode.Scalar = " "
        for (i, scalar) in scalars.enumerated() {
            defer { previous = scalar }
            // Within a word, as in "R&D", neither mark means anything to YAML.
            guard scalar == "&" || scalar == "*", !previous.properties.isAlphabetic else { continue }
            let name = scalars[(i + 1)...].prefix { isNameScalar($0) }
            guard !name.isEmpty else { continue }
            let text = String(String.UnicodeScalarView(name))
            if scalar == "&" {
                anchors[text] = anchors[text] ?? i..<name.endIndex
            } else {
                aliases.insert(text)
            }
        }
        return anchors.filter { aliases.contains($0.key) }
            .min { $0.value.lowerBound < $1.value.lowerBound }
            .map { ($0.key, $0.value) }
    }

    /// The first character that a reader cannot see: a control character, or one that turns the direction of
    /// writing and so can make a line read otherwise than it is written.
    static func hiddenCharacter(in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
        scalars.firstIndex {
            switch $0.value {
            case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85: false
            case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
            case 0xA0...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: false
            default: true
            }
        }
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }
}
