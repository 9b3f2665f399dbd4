internal import AgreementLanguage
internal import Algorithms
public import CeasefireModel

/// The incidents, parties and provisions of one reading that are out of scope, sorted by time.
///
/// Nearly every report of a long record lies outside the time in force, under every reading. So a row is kept as a few numbers, and
/// is made, with its reason, when somebody asks for it.
public struct OutOfScopeRows: Sendable, RandomAccessCollection {
    /// A row without its names and its reason.
    struct Key: Hashable, Sendable {
        /// The place of the incident among all of the record.
        var incident: Int32
        /// The place of the provision in the agreement.
        var provision: Int32
        /// The place of the party among those named; the first is nobody.
        var party: Int32
        /// The place of the reason among those kept; negative where it follows from the incident's time.
        var reason: Int32
        var element: Element
    }

    /// What rows share.
    final class Shared: Sendable {
        /// The names of all incidents of the record.
        let incidents: [IncidentID]
        let provisions: [ProvisionName]
        let parties: [ActorID?]
        /// The reason of a row, and the figures that may follow it.
        let reason: @Sendable (Key) -> (Reason, figures: String)

        init(
            incidents: [IncidentID], provisions: [ProvisionName], parties: [ActorID?],
            reason: @escaping @Sendable (Key) -> (Reason, figures: String)
        ) {
            self.incidents = incidents
            self.provisions = provisions
            self.parties = parties
            self.reason = reason
        }
    }

    let keys: [Key]
    let shared: Shared
    /// The place of each incident in the order in which rows stand.
    let ranks: [Int32]

    /// The place of the first row.
    public var startIndex: Int { 0 }
    /// The place behind the last row.
    public var endIndex: Int { keys.count }

    /// The row at a place, with its reason.
    public subscript(place: Int) -> OutOfScope { row(keys[place]) }

    /// The element on which the row at a place falls outside.
    public func element(at place: Int) -> Element { keys[place].element }

    /// The incident of the row at a place.
    public func incident(at place: Int) -> IncidentID { shared.incidents[Int(keys[place].incident)] }

    /// The provision of the row at a place.
    public func provision(at place: Int) -> ProvisionName { shared.provisions[Int(keys[place].provision)] }

    /// The rows of the incident at a place among all of the record.
    public func places(ofIncident number: Int) -> Range<Int> {
        let rank = ranks[number]
        let first = keys.partitioningIndex { ranks[Int($0.incident)] >= rank }
        let next = keys.partitioningIndex { ranks[Int($0.incident)] > rank }
        return first..<next
    }

    /// How many incidents have a row, but for those of these names.
    public func incidentCount(but left: Set<IncidentID>) -> Int {
        var (count, last) = (0, Int32(-1))
        for key in keys where key.incident != last {
            last = key.incident
            if left.isEmpty || !left.contains(shared.incidents[Int(key.incident)]) { count += 1 }
        }
        return count
    }

    /// How many rows fall outside on which element; elements without one are missing.
    public var countsByElement: [Element: Int] {
        keys.reduce(into: [:]) { $0[$1.element, default: 0] += 1 }
    }

    /// The same rows as others may see them, in another order.
    ///
    /// - Parameters:
    ///   - incidents: What each incident of the record is called now.
    ///   - ranks: The place of each incident in the order in which rows are to stand.
    ///   - party: What a party is called now.
    ///   - reason: What is told in place of a row's reason and figures.
    public func shown(
        incidents: [IncidentID], ranks: [Int32], party: (ActorID) -> ActorID,
        reason: @escaping @Sendable (OutOfScope) -> Reason
    ) -> Self {
        let own = self
        let shared = Shared(
            incidents: incidents, provisions: shared.provisions,
            parties: self.shared.parties.map { $0.map(party) }
        ) { key in (reason(own.row(key)), "") }
        return Self(unordered: keys, ranks: ranks, shared: shared)
    }

    private func row(_ key: Key) -> OutOfScope {
        let (reason, figures) = shared.reason(key)
        return OutOfScope(
            incident: shared.incidents[Int(key.incident)],
            provision: shared.provisions[Int(key.provision)],
            party: shared.parties[Int(key.party)], element: key.element, reason: reason, figures: figures)
    }

    /// Puts keys into the order of their incidents, and those of one incident into that of the names of provisions and parties.
    init(unordered keys: [Key], ranks: [Int32], shared: Shared) {
        self.shared = shared
        self.ranks = ranks
        let provisions = Self.ranks(shared.provisions.map(\.text))
        let parties = Self.ranks(shared.parties.map { $0?.text ?? "" })
        var rows = RowsByIncident<Key>()
        for key in keys { rows.append(key, of: Int(key.incident)) }
        self.keys = rows.sorted(byRanks: ranks) { a, b in
            let (i, j) = (provisions[Int(a.provision)], provisions[Int(b.provision)])
            return i == j ? parties[Int(a.party)] < parties[Int(b.party)] : i < j
        }
    }

    /// The place of each name in their order; equal names share one.
    private static func ranks(_ names: [String]) -> [Int] {
        let sorted = Set(names).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(sorted, 0...))
        return names.map { places[$0] ?? 0 }
    }
}

extension OutOfScopeRows: Hashable {
    /// Whether both hold the same rows in the same order.
    public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }

    /// Hashes what the rows say.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for row in self { hasher.combine(row) }
    }
}

extension OutOfScopeRows {
    /// Takes rows that are at hand, in their order.
    public init(_ rows: [OutOfScope]) {
        var builder = OutOfScopeBuilder()
        for (number, row) in rows.enumerated() {
            builder.append(
                incident: number, provision: number, party: row.party, element: row.element,
                reason: GuardedReason(row.reason, figures: row.figures))
        }
        let reasons = builder.reasons
        self.init(
            unordered: builder.keys, ranks: rows.indices.map { Int32($0) },
            shared: Shared(
                incidents: rows.map(\.incident), provisions: rows.map(\.provision), parties: builder.parties
            ) { key in (reasons[Int(key.reason)].words, reasons[Int(key.reason)].figures) })
    }
}

/// Gathers the rows of one reading.
struct OutOfScopeBuilder {
    fileprivate var keys: [OutOfScopeRows.Key] = []
    /// The first is nobody.
    fileprivate var parties: [ActorID?] = [nil]
    /// Each once: many incidents lie outside for one reason.
    fileprivate var reasons: [GuardedReason] = []
    private var partyNumbers: [ActorID: Int32] = [:]
    private var reasonNumbers: [GuardedReason: Int32] = [:]

    /// Adds a row; where no reason is given it follows from the incident's time and that of the provision.
    mutating func append(
        incident: Int, provision: Int, party: ActorID?, element: Element, reason: GuardedReason?
    ) {
        keys.append(
            OutOfScopeRows.Key(
                incident: Int32(incident), provision: Int32(provision), party: number(of: party),
                reason: reason.map { number(of: $0) } ?? -1, element: element))
    }

    private mutating func number(of party: ActorID?) -> Int32 {
        guard let party else { return 0 }
        if let number = partyNumbers[party] { return number }
        let number = Int32(parties.count)
        partyNumbers[party] = number
        parties.append(party)
        return number
    }

    private mutating func number(of reason: GuardedReason) -> Int32 {
        if let number = reasonNumbers[reason] { return number }
        let number = Int32(reasons.count)
        reasonNumbers[reason] = number
        reasons.append(reason)
        return number
    }

    /// The rows by time.
    func rows(of index: IncidentIndex, provisions: [ProvisionUnderReading]) -> OutOfScopeRows {
        let reasons = reasons
        return OutOfScopeRows(
            unordered: keys, ranks: index.ranks,
            shared: OutOfScopeRows.Shared(
                incidents: index.names, provisions: provisions.map(\.provision.name), parties: parties
            ) { key in
                guard key.reason < 0 else {
                    let reason = reasons[Int(key.reason)]
                    return (reason.words, reason.figures)
                }
                let fit = provisions[Int(key.provision)].fit(index.incidents[Int(key.incident)].occurred)
                return (fit.reason, "")
            })
    }
}
