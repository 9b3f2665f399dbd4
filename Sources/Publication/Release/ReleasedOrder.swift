internal import Algorithms
internal import CeasefireModel

/// The incidents of a record as they are shown, found by the names that they have on it.
struct ShownIncidents: Sendable {
    /// Sorted by name.
    private let own: [Incident]
    /// What each looks like now, in the same order.
    var shown: [Incident]

    /// Takes incidents, sorted by name, that are shown as they are.
    init(_ incidents: [Incident]) {
        own = incidents
        shown = incidents
    }

    /// What the incident of that name looks like now; nil where the record has none.
    subscript(id: IncidentID) -> Incident? {
        let place = own.partitioningIndex { $0.id >= id }
        return place < own.count && own[place].id == id ? shown[place] : nil
    }
}

/// What the incidents of a record are called where they are shown, and how they stand there. By their places before the release.
struct ReleasedOrder {
    /// What each is called.
    let names: [IncidentID]
    /// The place of each by the time that is shown, then by name: the order of times that are not shown would tell of them.
    let ranks: [Int32]
    /// The place that each had, by its place among those that are shown, which stand by their names.
    let numbers: [Int32]

    /// Takes the incidents as they are shown, in the order that they have on the record.
    init(shown: [Incident]) {
        names = shown.map(\.id)
        numbers = shown.indices.sorted { shown[$0].id < shown[$1].id }.map { Int32($0) }
        let byTime = numbers.sorted { a, b in
            let (i, j) = (shown[Int(a)], shown[Int(b)])
            return i.occurred == j.occurred ? i.id < j.id : i.occurred < j.occurred
        }
        var ranks = [Int32](repeating: 0, count: shown.count)
        for (rank, number) in byTime.enumerated() { ranks[Int(number)] = Int32(rank) }
        self.ranks = ranks
    }
}
