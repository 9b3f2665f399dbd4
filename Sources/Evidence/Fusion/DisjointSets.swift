/// Which of some numbered things belong together; the least number of a set stands for it.
struct DisjointSets: Sendable {
    private var parent: [Int32]

    /// Each thing is alone.
    init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

    /// How many things there are.
    var count: Int { parent.count }

    /// The least number of the set that holds `i`.
    mutating func root(_ i: Int) -> Int {
        var i = i
        while Int(parent[i]) != i {
            parent[i] = parent[Int(parent[i])]
            i = Int(parent[i])
        }
        return i
    }

    /// Makes one set of two.
    mutating func unite(_ a: Int, _ b: Int) {
        let (x, y) = (root(a), root(b))
        parent[max(x, y)] = Int32(min(x, y))
    }
}
