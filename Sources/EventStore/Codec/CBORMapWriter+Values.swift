internal import AuditLog
internal import CeasefireModel

/// Values that bodies hold in many places. What is empty is left out.
extension CBORMapWriter {
    mutating func put(_ key: UInt64, time: Interval?) { put(key, time) { $0.interval($1) } }

    mutating func put(_ key: UInt64, instant: Instant?) { put(key, int: instant?.secondsSinceEpoch) }

    mutating func put(_ key: UInt64, filled text: String) {
        if !text.isEmpty { put(key, text: text) }
    }

    mutating func put(_ key: UInt64, count: Int?) { put(key, int: count.map { Int64($0) }) }

    mutating func put<Kind>(_ key: UInt64, id: Identifier<Kind>?) {
        if let id { put(key, text: id.text) }
    }

    mutating func put(_ key: UInt64, texts: [String]) {
        put(key, each: texts) { $0.text($1) }
    }

    mutating func put<Kind>(_ key: UInt64, ids: [Identifier<Kind>]) {
        put(key, each: ids) { $0.text($1.text) }
    }

    /// The members in the order of their bytes.
    mutating func put<Kind>(_ key: UInt64, set: Set<Identifier<Kind>>) {
        put(key, texts: set.map(\.text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    mutating func put(_ key: UInt64, word: (some RawRepresentable<String>)?) {
        put(key, text: word?.rawValue)
    }

    mutating func put<Element>(
        _ key: UInt64, each elements: [Element], _ write: (inout CBORWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        put(key) { $0.array(elements, write) }
    }
}

extension CBORWriter {
    mutating func interval(_ interval: Interval) {
        array(count: 2)
        int(interval.earliest.secondsSinceEpoch)
        int(interval.latest.secondsSinceEpoch)
    }
}
