extension Array {
    /// The elements sorted by their names, equals in their order; moved once, and not at all where they are in order already,
    /// as reports from one file and events by their first report are.
    func inOrder(by name: (Element) -> String) -> [Element] {
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
        guard let first = names.first, names.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else {
            return nil
        }
        let shared = names.reduce(first.utf8.count) { shared, name in
            zip(first.utf8, name.utf8).prefix(shared).prefix { $0 == $1 }.count
        }
        return names.map { name in
            var key: UInt64 = 0
            var bytes = name.utf8.dropFirst(shared).makeIterator()
            // A name that ends is before those that go on.
            for _ in 0..<8 { key = key << 8 | UInt64(bytes.next() ?? 0) }
            return key
        }
    }
}
