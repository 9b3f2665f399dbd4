import EventStore
import Synchronization

/// A store that fails when it is told to: before it does what it is asked, or after, when the caller cannot know.
final class FaultyStore: RecordStore {
    enum Fault { case before, inTheMiddle, after }
    struct Failure: Error {}

    private let store: any RecordStore
    private let next = Mutex<Fault?>(nil)

    init(_ store: any RecordStore) { self.store = store }

    var identity: RecordIdentity { store.identity }

    /// Makes the next transaction fail.
    func failNext(_ fault: Fault?) { next.withLock { $0 = fault } }

    func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        let fault = next.withLock { next in
            defer { next = nil }
            return next
        }
        if fault == .before { throw Failure() }
        let result = try store.write { record in
            let result = try body(record)
            if fault == .inTheMiddle { throw Failure() }
            return result
        }
        if fault == .after { throw Failure() }
        return result
    }
}
