internal import CeasefireModel

/// Finds events that wait for each other, so that none can ever come: `a` opens when `b` is completed, and `b`
/// waits until `a` is.
///
/// Only what must come about before an event counts: when a provision begins or ends, and when a deed opens. A
/// deed's time to finish may be counted from its own beginning.
struct EventCycleCheck {
    private enum Node: Hashable {
        case started(String)
        case ended(String)
        case completed(String)
        case term(TermName)

        var words: String {
            switch self {
            case .started(let name): "\(name).started"
            case .ended(let name): "\(name).ended"
            case .completed(let name): "\(name).completed"
            case .term(let name): name.text
            }
        }

        init(_ event: EventReference) {
            switch event {
            case .provisionStarted(let name): self = .started(name.text)
            case .provisionEnded(let name): self = .ended(name.text)
            case .deedStarted(let name): self = .started(name.text)
            case .deedCompleted(let name): self = .completed(name.text)
            }
        }
    }

    private var needs: [Node: [Node]] = [:]
    private var done: Set<Node> = []

    /// Reports each circle once.
    static func check(_ own: TypedBlocks, agreement: Agreement, sink: inout DiagnosticSink) {
        let places = places(own)
        var reported: Set<Set<Node>> = []
        let readings = agreement.readings.map(Optional.some)
        for reading in readings.isEmpty ? [nil] : readings {
            var check = Self()
            check.gather(agreement, reading)
            let termPlaces = own.readings.first { $0.reading.name == reading?.name }?.values ?? [:]
            for node in check.needs.keys.sorted(by: { $0.words < $1.words }) {
                guard let circle = check.circle(from: node, path: []), reported.insert(Set(circle)).inserted,
                    // Terms that rest on terms are told of elsewhere.
                    circle.contains(where: { if case .term = $0 { false } else { true } })
                else { continue }
                let place = circle.lazy.compactMap { node -> Range<Int>? in
                    if case .term(let term) = node { return termPlaces[term] }
                    return places[node]
                }.first
                // Where none was written here, the circle was told of where they were.
                guard let place else { continue }
                sink.error(
                    .eventCycle,
                    "None of these can come first: \(chain(circle.map(\.words), "waits for")).", at: place,
                    mend: "Count one of them from a moment, or from something else.")
            }
        }
    }

    private static func places(_ own: TypedBlocks) -> [Node: Range<Int>] {
        var places: [Node: Range<Int>] = [:]
        for (provision, keys) in own.provisions {
            places[.started(provision.name.text)] = keys.place(of: "during")
            places[.ended(provision.name.text)] = keys.place(of: "during")
        }
        for (obligation, keys) in own.obligations {
            let place = keys.place(of: obligation.waitsFor == nil ? "from" : "after")
            places[.started(obligation.name.text)] = place
            places[.completed(obligation.name.text)] = place
        }
        for (exchange, keys) in own.exchanges {
            places[.completed(exchange.name.text)] = keys.place(of: "declared-by")
        }
        return places
    }

    // MARK: What waits for what

    private mutating func gather(_ agreement: Agreement, _ reading: Reading?) {
        for provision in agreement.provisions {
            needs[.started(provision.name.text)] = nodes(provision.from)
            needs[.ended(provision.name.text)] = nodes(provision.until)
        }
        for obligation in agreement.obligations {
            let before = nodes(obligation.opens) + (obligation.waitsFor.map(nodes(of:)) ?? [])
            needs[.started(obligation.name.text)] = before
            needs[.completed(obligation.name.text)] = before
        }
        for exchange in agreement.exchanges {
            needs[.completed(exchange.name.text)] = exchange.declaration.map { [.completed($0.text)] } ?? []
        }
        for (term, value) in reading?.values ?? [:] {
            switch value {
            case .stated(.instant(let one)): needs[.term(term)] = [node(one)].compactMap(\.self)
            case .either(let all):
                needs[.term(term)] = all.compactMap {
                    if case .instant(let one) = $0 { node(one) } else { nil }
                }
            case .term(let other): needs[.term(term)] = [.term(other)]
            case .stated, .unstated: break
            }
        }
    }

    private func nodes(_ value: Value<InstantExpression>) -> [Node] {
        switch value {
        case .stated(let one): [node(one)].compactMap(\.self)
        case .either(let all): all.compactMap(node)
        case .term(let term): [.term(term)]
        case .unstated: []
        }
    }

    private func node(_ expression: InstantExpression) -> Node? {
        switch expression.base {
        case .event(let event): Node(event)
        case .term(let term): .term(term)
        case .instant, .never: nil
        }
    }

    private func nodes(of condition: Condition) -> [Node] {
        switch condition {
        case .performed(let deed): [.completed(deed.text)]
        case .any(let all), .all(let all): all.flatMap(nodes(of:))
        // What must not have happened holds before anything has.
        default: []
        }
    }

    /// The nodes from one back to itself; nil where none that it waits for leads back.
    private mutating func circle(from node: Node, path: [Node]) -> [Node]? {
        if let start = path.firstIndex(of: node) { return path[start...] + [node] }
        guard !done.contains(node), let next = needs[node] else { return nil }
        defer { done.insert(node) }
        for one in next {
            if let found = circle(from: one, path: path + [node]) { return found }
        }
        return nil
    }
}
