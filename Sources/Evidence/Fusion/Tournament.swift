/// Values of numbered things, of which the highest is known at any time; among equals the one of the smallest number.
struct Tournament {
    /// The winner of each match; those of the last row are the things themselves.
    private var winners: [Int32]
    private var values: [Centibans]
    private let leaves: Int

    /// No thing has a value yet.
    init(count: Int) {
        var leaves = 1
        while leaves < count { leaves *= 2 }
        self.leaves = leaves
        values = Array(repeating: .min, count: leaves)
        winners = Array(repeating: 0, count: 2 * leaves)
        for i in 0..<leaves { winners[leaves + i] = Int32(i) }
        var i = leaves - 1
        while i > 0 {
            winners[i] = winners[2 * i]
            i -= 1
        }
    }

    /// The thing of the highest value, and that value; nil where none has one.
    var first: (thing: Int, value: Centibans)? {
        let winner = Int(winners[1])
        return values[winner] == .min ? nil : (winner, values[winner])
    }

    /// The value of a thing.
    func value(of thing: Int) -> Centibans? { values[thing] == .min ? nil : values[thing] }

    /// Gives a thing a value, or takes it away.
    mutating func set(_ thing: Int, _ value: Centibans?) {
        values[thing] = value ?? .min
        var match = (leaves + thing) / 2
        while match > 0 {
            let (x, y) = (winners[2 * match], winners[2 * match + 1])
            winners[match] = values[Int(y)] > values[Int(x)] ? y : x
            match /= 2
        }
    }
}
