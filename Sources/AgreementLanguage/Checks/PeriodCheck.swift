internal import CeasefireModel

/// Finds provisions and permissions that end before they begin, under some reading.
enum PeriodCheck {
    /// A time in force.
    private struct Period {
        /// ``The provision `fire-ceases` ``.
        let words: String
        let from: Value<InstantExpression>
        let until: Value<InstantExpression>
        /// Where it is written; nil in a document used.
        let place: Range<Int>?
    }

    /// Reports each period once for each reading under which it ends first, or once for all where no reading
    /// matters.
    static func check(_ own: TypedBlocks, agreement: Agreement, sink: inout DiagnosticSink) {
        let ownReadings = Dictionary(
            own.readings.map { ($0.reading.name, $0.values) }, uniquingKeysWith: { first, _ in first })
        for period in periods(own, agreement) {
            if restsOnNoReading(period) {
                if let place = period.place { check(period, reading: nil, at: place, sink: &sink) }
                continue
            }
            var reported: Set<Range<Int>> = []
            for reading in agreement.readings {
                // Where both were written elsewhere, they were checked there.
                guard period.place != nil || ownReadings[reading.name] != nil else { continue }
                let term = Self.term(of: period.until) ?? Self.term(of: period.from)
                guard let range = term.flatMap({ ownReadings[reading.name]?[$0] }) ?? period.place,
                    reported.insert(range).inserted
                else { continue }
                check(period, reading: reading, at: range, sink: &sink)
            }
        }
    }

    private static func periods(_ own: TypedBlocks, _ agreement: Agreement) -> [Period] {
        let provisions = Dictionary(
            own.provisions.map { ($0.provision.name, $0.keys.place(of: "during")) },
            uniquingKeysWith: { first, _ in first })
        let permissions = Dictionary(
            own.permissions.map { ($0.permission.name, $0.keys.place(of: "during")) },
            uniquingKeysWith: { first, _ in first })
        return agreement.provisions.map {
            Period(
                words: "The provision \($0.name.text.quoted)", from: $0.from, until: $0.until,
                place: provisions[$0.name])
        }
            + agreement.permissions.map {
                Period(
                    words: "The permission \($0.name.text.quoted)", from: $0.from, until: $0.until,
                    place: permissions[$0.name])
            }
    }

    private static func check(
        _ period: Period, reading: Reading?, at range: Range<Int>, sink: inout DiagnosticSink
    ) {
        let values = reading?.values ?? [:]
        guard let begin = instants(period.from, values).min(),
            let end = instants(period.until, values).max(),
            end <= begin
        else { return }
        let under = reading.map { " under the reading \($0.name.text.quoted)" } ?? ""
        sink.error(
            .endsBeforeItBegins,
            "\(period.words) ends at \(end.utcText)\(under), but begins at \(begin.utcText).",
            at: range, mend: "Check both moments.")
    }

    private static func restsOnNoReading(_ period: Period) -> Bool {
        !restsOnReading(period.from) && !restsOnReading(period.until)
    }

    private static func restsOnReading(_ value: Value<InstantExpression>) -> Bool {
        switch value {
        case .term: true
        case .unstated: false
        case .stated(let expression): term(of: expression) != nil
        case .either(let all): all.contains { term(of: $0) != nil }
        }
    }

    private static func term(of value: Value<InstantExpression>) -> TermName? {
        switch value {
        case .term(let term): term
        case .stated(let expression): term(of: expression)
        case .either, .unstated: nil
        }
    }

    private static func term(of expression: InstantExpression) -> TermName? {
        if case .term(let term) = expression.base { term } else { nil }
    }

    // MARK: Moments

    /// The moments that a value may mean; none where any of them is not fixed.
    private static func instants(
        _ value: Value<InstantExpression>, _ values: [TermName: Value<TermValue>]
    ) -> [Instant] {
        var evaluation = Evaluation(values: values)
        return evaluation.instants(value) ?? []
    }

    private struct Evaluation {
        let values: [TermName: Value<TermValue>]
        // Terms in a circle have no moment; the circle is reported elsewhere.
        var underWay: Set<TermName> = []
        // Alternatives counted from alternatives multiply.
        static let most = 256

        mutating func instants(_ value: Value<InstantExpression>) -> [Instant]? {
            switch value {
            case .unstated: return nil
            case .term(let term): return instants(of: term)
            case .stated(let one): return instants(one)
            case .either(let all): return whole(all.map { instants($0) })
            }
        }

        mutating func instants(_ expression: InstantExpression) -> [Instant]? {
            // A day of a count begins and ends at different moments for different purposes.
            guard expression.localDay == nil else { return nil }
            return switch expression.base {
            case .instant(let instant): [instant + expression.plusSeconds]
            case .term(let term): instants(of: term)?.map { $0 + expression.plusSeconds }
            // What has yet to happen has no moment yet.
            case .event, .never: nil
            }
        }

        mutating func instants(of term: TermName) -> [Instant]? {
            guard underWay.insert(term).inserted else { return nil }
            defer { underWay.remove(term) }
            switch values[term] {
            case .stated(.instant(let expression)): return instants(expression)
            case .term(let other): return instants(of: other)
            case .either(let all):
                return whole(
                    all.map {
                        guard case .instant(let expression) = $0 else { return nil }
                        return instants(expression)
                    })
            case .stated, .unstated, nil: return nil
            }
        }

        private func whole(_ parts: [[Instant]?]) -> [Instant]? {
            let known = parts.compactMap(\.self)
            guard known.count == parts.count else { return nil }
            let all = Set(known.joined())
            return all.count <= Self.most ? Array(all) : nil
        }
    }
}
