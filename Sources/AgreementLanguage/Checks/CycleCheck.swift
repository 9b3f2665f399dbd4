internal import CeasefireModel

/// Finds terms that one reading counts from each other: `start: end - 7d` beside `end: start + 7d`.
enum CycleCheck {
    /// Reports each circle once.
    static func check(
        _ readings: [(reading: Reading, values: [TermName: Range<Int>])], sink: inout DiagnosticSink
    ) {
        for (reading, ranges) in readings {
            var done: Set<TermName> = []
            // In the document's order, so that the same circle is always told from the same term.
            for term in ranges.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }).map(\.key) {
                guard let circle = circle(from: term, in: reading, path: [], done: &done),
                    let last = circle.dropLast().last, let range = ranges[last]
                else { continue }
                sink.error(
                    .termCycle,
                    "In the reading \(reading.name.text.quoted), \(chain(circle.map(\.text), "rests on")).",
                    at: range, mend: "Give one of them a value of its own.")
            }
        }
    }

    /// The terms from one back to itself, nil where none that `term` rests on does.
    private static func circle(
        from term: TermName, in reading: Reading, path: [TermName], done: inout Set<TermName>
    ) -> [TermName]? {
        if let start = path.firstIndex(of: term) { return path[start...] + [term] }
        guard !done.contains(term), let value = reading.values[term] else { return nil }
        defer { done.insert(term) }
        for next in references(of: value) {
            if let found = circle(from: next, in: reading, path: path + [term], done: &done) { return found }
        }
        return nil
    }

    private static func references(of value: Value<TermValue>) -> [TermName] {
        switch value {
        case .term(let term): [term]
        case .stated(let one): references(of: one)
        case .either(let all): all.flatMap(references(of:))
        case .unstated: []
        }
    }

    private static func references(of value: TermValue) -> [TermName] {
        guard case .instant(let expression) = value, case .term(let term) = expression.base else { return [] }
        return [term]
    }
}

/// Replaces terms that a reading gives by naming another term.
enum ReadingAliases {
    /// The reading with the other term's value in place of its name. Moments keep the name, since they may be
    /// counted from it.
    static func resolved(_ reading: Reading) -> Reading {
        var resolved = reading
        for (term, value) in reading.values {
            var (seen, current) = (Set([term]), value)
            while case .term(let next) = current, seen.insert(next).inserted {
                current = reading.values[next] ?? .unstated
            }
            if case .stated(.instant) = current { continue }
            if case .either(let all) = current, case .instant = all.first { continue }
            resolved.values[term] = current
        }
        return resolved
    }
}
