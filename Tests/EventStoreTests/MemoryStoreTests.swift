import EventStore
import RecordStoreContract
import Testing

@Suite("A record in memory")
struct MemoryStoreTests {
    @Test("keeps the contract of stores", arguments: RecordStoreContract.promises)
    func contract(_ promise: RecordStoreContract.Promise) {
        let contract = RecordStoreContract { MemoryRecordStore(identity: $0) }
        #expect(contract.breaches(of: promise) == [])
    }
}
