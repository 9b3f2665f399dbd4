internal import EventStore

/// What the server, or the way to it, answered in place of a result.
struct PostgresError: Error {
    /// The five letters of SQLSTATE; empty where the connection failed before the server could tell.
    var state: String
    /// The first line of what was said.
    var message: String

    /// Nothing of that name is there.
    var isMissingTable: Bool { state == "42P01" }

    /// It is there already, or somebody made it at the same time.
    var isMadeAlready: Bool { ["42P07", "42710", "23505"].contains(state) }

    /// The error as whoever uses a store is told of it.
    func asStoreError(at place: String) -> RecordStoreError {
        switch state {
        case "53100":
            RecordStoreError(
                .full,
                "\(place): the server's disk is full (\(message)); nothing of this was kept. Make room there, then do it again: what is there already is passed over."
            )
        case "55P03":
            RecordStoreError(
                .busy,
                "\(place): others held the record for longer than \(PostgresLimits.lockWaitSeconds) seconds; nothing of this was kept. Do it again."
            )
        case "25006", "42501":
            RecordStoreError(
                .readOnly,
                "\(place): the server does not let this user write (\(message)); nothing was changed. Ask whoever keeps the server."
            )
        case "42P01":
            RecordStoreError(
                .missing, "\(place): there is no record here. `truce record init` makes one.")
        default:
            RecordStoreError(.failed, "\(place): \(message); nothing of this was kept.")
        }
    }
}

/// How much, and how long.
enum PostgresLimits {
    /// A writer waits so long for its turn.
    static let lockWaitSeconds = 60
    /// A connection is waited for so long.
    static let connectSeconds = 10
    /// So many leaves are fetched at once.
    static let leavesAtOnce: UInt64 = 2_048
    /// Rows that are copied in leave in pieces of about so many bytes.
    static let copyBytes = 256 * 1024
    /// So many connections are kept open while nobody uses them.
    static let idleConnections = 4
}
