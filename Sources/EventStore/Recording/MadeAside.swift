internal import Dispatch
internal import Synchronization

/// Something that is made on another core while its maker goes on.
final class MadeAside<Made: Sendable>: Sendable {
    private let made = Mutex<Result<Made, any Error>?>(nil)
    private let work = DispatchGroup()

    /// Begins the work.
    init(_ make: @escaping @Sendable () throws -> Made) {
        DispatchQueue.global().async(group: work) { [self] in
            let result = Result { try make() }
            made.withLock { $0 = result }
        }
    }

    /// Waits for the end of the work; throws what it threw.
    func result() throws -> Made {
        work.wait()
        guard let result = made.withLock({ $0 }) else { preconditionFailure("the work has ended") }
        return try result.get()
    }
}
