/// Rows that belong to incidents, put into the order of time without comparing moments.
struct RowsByIncident<Row> {
    private var rows: [Row] = []
    private var numbers: [Int32] = []

    /// Adds a row that belongs to the incident of that number.
    mutating func append(_ row: Row, of incident: Int) {
        rows.append(row)
        numbers.append(Int32(incident))
    }

    /// The rows by the ranks of their incidents, and those of one incident as `isBefore` says.
    ///
    /// Counted into place: as many steps as there are rows and incidents.
    func sorted(byRanks ranks: [Int32], _ isBefore: (Row, Row) -> Bool) -> [Row] {
        var starts = [Int](repeating: 0, count: ranks.count + 1)
        for number in numbers { starts[Int(ranks[Int(number)]) + 1] += 1 }
        for rank in ranks.indices { starts[rank + 1] += starts[rank] }
        var next = starts
        var order = [Int32](repeating: 0, count: rows.count)
        for (i, number) in numbers.enumerated() {
            let rank = Int(ranks[Int(number)])
            order[next[rank]] = Int32(i)
            next[rank] += 1
        }
        for rank in ranks.indices where starts[rank + 1] - starts[rank] > 1 {
            order[starts[rank]..<starts[rank + 1]].sort { isBefore(rows[Int($0)], rows[Int($1)]) }
        }
        return order.map { rows[Int($0)] }
    }
}
