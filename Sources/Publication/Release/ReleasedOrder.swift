internal import CeasefireModel

/// What the incidents of a record are called where they are shown, and how they stand there. By their places before the release.
struct ReleasedOrder {
    /// What each is called.
    let names: [IncidentID]
    /// The place of each by the time that is shown, then by name: the order of times that are not shown would tell of them.
    let ranks: [Int32]
    /// The place that each had, by its place among those that are shown, which stand by their names.
    let numbers: [Int32]

    init(_ incidents: [Incident], shown: (Incident) -> Incident) {
        let all = incidents.map { incident in
            let shown = shown(incident)
            return (name: shown.id, occurred: shown.occurred)
        }
        names = all.map(\.name)
        numbers = all.indices.sorted { all[$0].name < all[$1].name }.map { Int32($0) }
        let byTime = numbers.sorted { a, b in
            let (i, j) = (all[Int(a)], all[Int(b)])
            return i.occurred == j.occurred ? i.name < j.name : i.occurred < j.occurred
        }
        var ranks = [Int32](repeating: 0, count: all.count)
        for (rank, number) in byTime.enumerated() { ranks[Int(number)] = Int32(rank) }
        self.ranks = ranks
    }
}
