internal import AgreementLanguage
internal import CeasefireModel

/// Which duties fall due only when others are done.
struct DutyWaits {
    private var waits: [DeedName: Set<DeedName>] = [:]
    /// The duties that must be done for the first part of an exchange to be due.
    private var waitsAtFirst: [DeedName: Set<DeedName>] = [:]
    private let agreement: Agreement

    init(_ agreement: Agreement) {
        self.agreement = agreement
        for one in agreement.obligations {
            waits[one.name] = deeds(
                [one.opens, one.completeBy ?? one.beginBy ?? .unstated]
            ).union(one.waitsFor.map(Self.deeds) ?? [])
        }
        for one in agreement.declarations { waits[one.name] = deeds([one.by]) }
        for one in agreement.exchanges {
            let parts = one.tranches.map { deeds([$0.by]) }
            let declared: Set<DeedName> = one.declaration.map { [$0] } ?? []
            waitsAtFirst[one.name] = (parts.first ?? []).union(declared)
            // What one part waits for and another does not, the exchange does not wait for.
            waits[one.name] = parts.dropFirst().reduce(parts.first ?? []) { $0.intersection($1) }
                .union(declared)
        }
    }

    /// The duties for which one waits, or its first part.
    func of(_ deed: DeedName) -> Set<DeedName> { waitsAtFirst[deed] ?? waits[deed] ?? [] }

    /// The deeds that a condition certainly asks for.
    static func deeds(in condition: Condition) -> Set<DeedName> {
        switch condition {
        case .performed(let deed): [deed]
        case .all(let all): all.reduce(into: []) { $0.formUnion(deeds(in: $1)) }
        default: []
        }
    }

    /// The deeds from which moments are counted, by way of times in force too.
    private func deeds(_ moments: [Value<InstantExpression>]) -> Set<DeedName> {
        moments.reduce(into: []) { all, moment in
            guard case .stated(let expression) = moment, case .event(let event) = expression.base else {
                return
            }
            switch event {
            case .deedStarted(let name), .deedCompleted(let name): all.insert(name)
            case .provisionStarted(let name):
                guard let provision = agreement.provisions.first(where: { $0.name == name }),
                    case .stated(let from) = provision.from, case .event(let first) = from.base,
                    case .deedCompleted(let deed) = first
                else { return }
                all.insert(deed)
            case .provisionEnded: break
            }
        }
    }

    /// The circles, each once, from the duty that the document tells first.
    func circles() -> [[DeedName]] {
        let order =
            agreement.obligations.map(\.name) + agreement.declarations.map(\.name)
            + agreement.exchanges.map(\.name)
        var told: Set<Set<DeedName>> = []
        return order.compactMap { start in
            // A time that is counted from the duty's own beginning is no circle.
            guard let circle = path(from: start, to: start, seen: []), circle.count > 1,
                told.insert(Set(circle)).inserted
            else { return nil }
            return circle
        }
    }

    private func path(from deed: DeedName, to goal: DeedName, seen: Set<DeedName>) -> [DeedName]? {
        for next in (waits[deed] ?? []).sorted() where next != deed {
            if next == goal { return [deed] }
            guard !seen.contains(next) else { continue }
            if let rest = path(from: next, to: goal, seen: seen.union([deed])) { return [deed] + rest }
        }
        return nil
    }
}

extension Obligation {
    /// Whether all its times are counted from its own beginning or end, so that nothing says by when it must begin.
    var waitsForItself: Bool {
        let times = [beginBy, completeBy].compactMap { $0 }
        return !times.isEmpty
            && times.allSatisfy { time in
                guard case .stated(let due) = time, case .event(let event) = due.base else { return false }
                return event == .deedStarted(name) || event == .deedCompleted(name)
            }
    }
}
