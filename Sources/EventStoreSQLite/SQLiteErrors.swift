internal import EventStore
internal import GRDB

/// Tells errors of SQLite in the store's own words; others pass.
func translatingErrors<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch {
        throw storeError(error, path)
    }
}

/// An error of SQLite in the store's own words; another as it is.
func storeError(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let said = error.message ?? error.resultCode.description
    return switch error.resultCode {
    case .SQLITE_FULL:
        RecordStoreError(
            .full,
            "There is no room left for \(path). Nothing of what was being written was kept, and what was acknowledged before is there: make room, then try again."
        )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
        RecordStoreError(
            .busy, "Another program was writing to \(path) for too long. Nothing was kept: try again.")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        RecordStoreError(
            .readOnly,
            "\(path) may not be written to (\(said)). Even to read it SQLite writes beside it: copy it to a folder of your own first."
        )
    case .SQLITE_CANTOPEN: RecordStoreError(.failed, "\(path) cannot be opened (\(said)).")
    // A statement of this program that cannot be run finds other tables than those that it made.
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR:
        RecordStoreError(
            .damaged,
            "\(path) is damaged (\(said)). Do not write to it: restore a backup beside it, and compare.")
    case .SQLITE_IOERR:
        RecordStoreError(
            .failed,
            "The disk under \(path) failed (\(said)). Whether the last entries were kept can be seen when it is read again."
        )
    default: RecordStoreError(.failed, "\(path): \(said).")
    }
}
