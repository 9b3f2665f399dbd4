/// Lists known by small numbers, one after the other in one array.
struct NumberedLists<Value: Sendable>: Sendable {
    private var values: [Value] = []
    private var ends: [Int]

    /// Sorts values into lists `0 ..< count`; within a list they keep their order.
    init(_ entries: [(list: Int, value: Value)], count: Int) {
        // Where each list begins; moved on as it is filled, each is in the end where the list ends.
        ends = Array(repeating: 0, count: count + 1)
        for entry in entries { ends[entry.list + 1] += 1 }
        for list in 0..<count { ends[list + 1] += ends[list] }
        guard let first = entries.first else { return }
        values = Array(repeating: first.value, count: entries.count)
        for entry in entries {
            values[ends[entry.list]] = entry.value
            ends[entry.list] += 1
        }
    }

    /// The values of a list.
    func of(_ list: Int) -> ArraySlice<Value> { values[(list == 0 ? 0 : ends[list - 1])..<ends[list]] }
}
