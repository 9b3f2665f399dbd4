extension Array {
    /// The elements sorted by their names, equals in their order; moved once, and not at all where they are in order already,
    /// as reports from one file and events by their first report are.
    package func inOrder(by name: (Element) -> String) -> [Element] {
        let names = map(name)
        guard zip(names, names.dropFirst()).contains(where: { $1 < $0 }) else { return self }
        return NameOrder.order(of: names).map { self[$0] }
    }
}

/// The order of names.
enum NameOrder {
    /// Where the names stand, in their order, equals as they come.
    ///
    /// Names of one file begin alike. The eight bytes behind that beginning part nearly all of them, and comparing two numbers
    /// is faster than comparing two texts.
    static func order(of names: [String]) -> [Int] {
        guard let keys = keys(of: names) else {
            return names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
        }
        return zip(keys, names.indices).sorted { a, b in
            if a.0 != b.0 { return a.0 < b.0 }
            return (names[a.1], a.1) < (names[b.1], b.1)
        }.map(\.1)
    }

    /// For each name the bytes behind what all begin with, as a number of the same order; nil where letters beyond ASCII may
    /// be written in several ways, so that the order of bytes is not that of the names.
    private static func keys(of names: [String]) -> [UInt64]? {
        guard var shared = names.first?.utf8.count else { return nil }
        for name in names {
            guard let alike = sharedCount(name, names[0]) else { return nil }
            shared = min(shared, alike)
        }
        return names.map { key(of: $0, behind: shared) }
    }

    /// How many bytes two names have in common from the first on; nil where the first holds letters beyond ASCII.
    private static func sharedCount(_ name: String, _ other: String) -> Int? {
        withBytes(of: name) { bytes in
            guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
            return withBytes(of: other) { others in
                let most = min(bytes.count, others.count)
                var count = 0
                while count < most, bytes[count] == others[count] { count += 1 }
                return count
            }
        }
    }

    /// Eight bytes from a place on. A name that ends there is before those that go on.
    private static func key(of name: String, behind first: Int) -> UInt64 {
        withBytes(of: name) { bytes in
            var key: UInt64 = 0
            for i in first..<(first + 8) { key = key << 8 | (i < bytes.count ? UInt64(bytes[i]) : 0) }
            return key
        }
    }

    private static func withBytes<Answer>(
        of name: String, _ look: (UnsafeBufferPointer<UInt8>) -> Answer
    ) -> Answer {
        if let answer = name.utf8.withContiguousStorageIfAvailable(look) { return answer }
        var copy = name
        return copy.withUTF8(look)
    }
}
