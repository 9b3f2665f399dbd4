import BenchmarkSupport

/// What appending took.
struct Cost {
    /// Rows a second, one by one and in batches, by the clock.
    var single: Double
    var batched: Double
    /// Microseconds of processor time for a row in batches: this process, and the server's where there is one; nil where that is not known.
    var processor: Double?
    /// Bytes on disk for a row.
    var bytes: Int

    /// Measures; `server` tells the processor seconds of others who work for this.
    static func measure(
        _ workload: Workload, server: () -> Double? = { 0 }, single: (Int) throws -> Void,
        batches: () throws -> Void, bytes: () throws -> Int
    ) rethrows -> Cost {
        let clock = ContinuousClock()
        var began = clock.now
        for place in workload.singles.indices { try single(place) }
        let singleRate = Double(workload.singles.count) / ((clock.now - began) / .seconds(1))
        let (own, others) = (ProcessorTime.seconds(), server())
        began = clock.now
        try batches()
        let rows = Double(workload.batches.reduce(0) { $0 + $1.count })
        let rate = rows / ((clock.now - began) / .seconds(1))
        var processor: Double?
        if let others, let now = server() {
            processor = (ProcessorTime.seconds() - own + now - others) / rows * 1e6
        }
        return Cost(
            single: singleRate, batched: rate, processor: processor, bytes: try bytes() / workload.rowCount)
    }
}

/// The record and the plain tables beside it, in turn.
struct Turns {
    private var costs: [[Cost]]
    private let names: [String]
    private var count = 0

    /// The first name is that of the record.
    init(_ names: [String]) {
        self.names = names
        costs = names.map { _ in [] }
    }

    /// Takes another turn; every other one goes the other way round, so that nobody is always first.
    mutating func take(_ measure: (Int) throws -> Cost) rethrows {
        let places = Array(names.indices)
        for place in count.isMultiple(of: 2) ? places : places.reversed() {
            costs[place].append(try measure(place))
        }
        count += 1
    }

    /// The rows of the table.
    func lines(of store: String) -> [String] {
        names.indices.map { place in
            func cell(_ value: (Cost) -> Double?, isRate: Bool) -> String {
                guard let own = median(costs[place].compactMap(value)) else { return "not known" }
                let text = isRate ? String(Int(own.rounded())) : fixed(own, digits: 1)
                let ratios = zip(costs[place], costs[0]).compactMap { plain, record -> Double? in
                    guard let plain = value(plain), let record = value(record) else { return nil }
                    return isRate ? plain / record : record / plain
                }
                guard place > 0, let ratio = median(ratios), let low = ratios.min(), let high = ratios.max()
                else { return text }
                return text
                    + " (\(fixed(ratio, digits: 2)), \(fixed(low, digits: 2)) to \(fixed(high, digits: 2)))"
            }
            let cells = [
                cell(\.single, isRate: true), cell(\.batched, isRate: true), cell(\.processor, isRate: false),
                String(costs[place].last?.bytes ?? 0),
            ]
            return "| \(store) | \(names[place]) | \(cells.joined(separator: " | ")) |"
        }
    }
}

private func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}

private func fixed(_ value: Double, digits: Int) -> String {
    let scale = digits == 2 ? 100 : 10
    let whole = Int((value * Double(scale)).rounded())
    let rest = String(whole % scale)
    return "\(whole / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
}
