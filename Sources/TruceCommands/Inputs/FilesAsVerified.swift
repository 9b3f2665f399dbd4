internal import AuditLog
internal import EventStore
internal import Synchronization

/// The files of a sealed folder while it is verified, and again while it is read: somebody might change it between, and what is read shall be what
/// was verified. Of each file its digest is kept, for a folder may be larger than memory.
final class FilesAsVerified: Sendable {
    private let read: @Sendable (_ path: String) throws -> [UInt8]
    private let folder: String
    private let digests = Mutex<[String: Digest]>([:])

    init(_ read: @escaping @Sendable (_ path: String) throws -> [UInt8], in folder: String) {
        (self.read, self.folder) = (read, folder)
    }

    /// A file to be verified; nil where there is none, or it is no longer what it was a moment ago.
    func first(_ path: String) -> [UInt8]? {
        guard let bytes = try? read(path) else { return nil }
        let digest = Digest(hashing: bytes)
        return digests.withLock { known in
            guard known[path, default: digest] == digest else { return nil }
            known[path] = digest
            return bytes
        }
    }

    /// A file that was verified; nil where there was none.
    ///
    /// - Throws: `RecordStoreError` where it is another now.
    func again(_ path: String) throws -> [UInt8]? {
        guard let digest = digests.withLock({ $0[path] }) else { return nil }
        guard let bytes = try? read(path), Digest(hashing: bytes) == digest else {
            throw RecordStoreError(
                .damaged,
                "\(folder)/\(path) was changed while it was read, after it had been verified. Nothing was made of it: find out who writes there, and try again."
            )
        }
        return bytes
    }
}
