/// Whoever does pieces of work that do not depend on one another. Evidence knows no threads: whoever fuses brings the
/// workers, and the result is the same with any.
public protocol Workers: Sendable {
    /// The results of the pieces `0 ..< count`, in this order, whoever did each and whenever.
    func results<Result: Sendable>(of count: Int, _ piece: @Sendable (Int) -> Result) -> [Result]
}

/// One who does one piece after the other.
public struct SingleWorker: Workers {
    /// Creates the worker.
    public init() {}

    /// The results of the pieces, in order.
    public func results<Result: Sendable>(of count: Int, _ piece: @Sendable (Int) -> Result) -> [Result] {
        (0..<count).map(piece)
    }
}
