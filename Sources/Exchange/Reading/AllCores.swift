internal import Dispatch
public import Evidence
import Synchronization

/// Workers on all cores of the machine. Few reports are fused faster by one.
public struct AllCores: Workers {
    /// Creates the workers.
    public init() {}

    /// The results of the pieces, in order.
    public func results<Result: Sendable>(of count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        guard count > 1 else { return (0..<count).map(piece) }
        let slots = Slots<Result>(count: count)
        DispatchQueue.concurrentPerform(iterations: count) { number in
            slots.fill(number, piece(number))
        }
        return slots.all
    }
}

/// A place for the result of each piece.
private final class Slots<Value: Sendable>: Sendable {
    private let values: Mutex<[Value?]>

    init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

    func fill(_ number: Int, _ value: Value) { values.withLock { $0[number] = value } }

    /// The values, in order.
    var all: [Value] { values.withLock { $0.compactMap(\.self) } }
}
