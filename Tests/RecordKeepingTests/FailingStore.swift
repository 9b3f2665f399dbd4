import EventStore
import Synchronization

/// A store that fails as if its process had been killed: after so many transactions nothing is done any more.
final class FailingStore: RecordStore {
    struct Killed: Error {}
    private let store: any RecordStore
    private let left: Mutex<Int>

    init(_ store: any RecordStore, after writes: Int) {
        self.store = store
        left = Mutex(writes)
    }

    var identity: RecordIdentity { store.identity }

    func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result { try store.read(body) }

    func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        let isDead = left.withLock { left in
            left -= 1
            return left < 0
        }
        if isDead { throw Killed() }
        return try store.write(body)
    }
}
