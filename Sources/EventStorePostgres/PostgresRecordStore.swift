public import EventStore
internal import Synchronization

/// A record in a PostgreSQL database, for teams: several may write at once, and take turns on the one row that says where the log
/// ends. There is so neither a gap nor a fork.
///
/// The tables lie in the first schema of the search path, so a database can hold several records:
/// `postgres://desk@db.example/mission?options=-csearch_path%3Dsouth`.
public final class PostgresRecordStore: RecordStore {
    /// Which record it is.
    public let identity: RecordIdentity
    private let address: String
    /// How messages call the place: without the user's password.
    private let place: String
    private let idle: Mutex<[PostgresConnection]>

    private init(identity: RecordIdentity, address: String, place: String, connection: PostgresConnection) {
        self.identity = identity
        self.address = address
        self.place = place
        idle = Mutex([connection])
    }

    /// Makes an empty record.
    ///
    /// - Parameters:
    ///   - identity: Which record it is.
    ///   - address: A URL, `postgres://user@host/database`, or a list of words, as libpq takes them.
    public static func create(_ identity: RecordIdentity, at address: String) throws -> PostgresRecordStore {
        try create(identity, at: address, version: PostgresSchema.version)
    }

    /// Makes an empty record as a program of an earlier version of the schema would have.
    static func create(
        _ identity: RecordIdentity, at address: String, version: Int64
    ) throws -> PostgresRecordStore {
        let place = RecordAddress.words(address)
        let connection = try connect(address, place)
        do throws(PostgresError) {
            try connection.run("BEGIN")
            try PostgresSchema.create(identity, version: version, on: connection)
            try connection.run("COMMIT")
        } catch {
            try? connection.run("ROLLBACK")
            if error.isMadeAlready {
                let leaves = try? connection.rows("SELECT 1 FROM truce_leaf LIMIT 1")
                throw RecordStoreError(
                    .exists,
                    leaves?.count == 0
                        ? "\(place): an empty record lies here, whose making ended early, or somebody makes one now; nothing was changed. If nobody does, drop its tables, whose names begin with truce_, or its schema, and try again."
                        : "\(place): there is a record here already; nothing was changed.")
            }
            throw error.asStoreError(at: place)
        }
        return PostgresRecordStore(
            identity: identity, address: address, place: place, connection: connection)
    }

    /// Opens a record. One of an older program is brought up to this one's version, in one transaction; one of a newer program is
    /// left alone.
    public static func open(_ address: String) throws -> PostgresRecordStore {
        let place = RecordAddress.words(address)
        let connection = try connect(address, place)
        do {
            let found = try connection.rows("SELECT schema_version, origin, secret FROM truce_record")
            guard found.count == 1,
                let identity = RecordIdentity(
                    origin: found.text(0, 1), secret: found.bytes(0, 2))
            else {
                throw RecordStoreError(
                    .damaged,
                    "\(place): the tables are there, and the row that says which record it is is not.")
            }
            let version = found.integer(0, 0)
            guard version <= PostgresSchema.version else {
                throw RecordStoreError(
                    .newer,
                    "\(place): a later version of truce wrote this record (schema \(version), and this one knows \(PostgresSchema.version)); use that version. Nothing was changed."
                )
            }
            if version < PostgresSchema.version { try migrate(connection) }
            return PostgresRecordStore(
                identity: identity, address: address, place: place, connection: connection)
        } catch let error as PostgresError {
            throw error.asStoreError(at: place)
        }
    }

    private static func migrate(_ connection: PostgresConnection) throws(PostgresError) {
        do throws(PostgresError) {
            try connection.run("BEGIN")
            // Somebody else may have been quicker, so the version is asked for again by whoever holds the row.
            let version = try connection.rows("SELECT schema_version FROM truce_record FOR UPDATE")
                .integer(0, 0)
            try PostgresSchema.raise(from: version, on: connection)
            try connection.run("COMMIT")
        } catch {
            try? connection.run("ROLLBACK")
            throw error
        }
    }

    /// Reads the record as it is at one moment, whatever others write meanwhile.
    public func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result {
        let connection = try taken()
        defer { giveBack(connection) }
        let transaction = PostgresTransaction(connection, place: place)
        try transaction.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        defer { try? connection.run("ROLLBACK") }
        return try body(transaction)
    }

    /// Changes the record in one transaction, one writer at a time.
    public func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        let connection = try taken()
        defer { giveBack(connection) }
        let transaction = PostgresTransaction(connection, place: place)
        let result: Result
        let number: String
        do {
            number = try transaction.beginWriting()
            result = try body(transaction)
        } catch {
            try? connection.run("ROLLBACK")
            throw error
        }
        do throws(PostgresError) {
            try connection.run("COMMIT")
        } catch {
            try settle(error, transaction: number, isAlive: connection.isAlive)
        }
        return result
    }

    /// Finds out what became of a transaction of which the commit was not answered; returns where it was kept.
    private func settle(_ error: PostgresError, transaction number: String, isAlive: Bool) throws {
        if isAlive { throw error.asStoreError(at: place) }
        let unknown = RecordStoreError(
            .failed,
            "\(place): the connection broke while the work was being kept (\(error.message)), and the server cannot be asked whether it was. Do it again: what is there already is passed over."
        )
        guard let other = try? PostgresConnection(address),
            let rows = try? other.rows("SELECT pg_xact_status($1::text::xid8)", [.text(number)]),
            rows.count == 1,
            !rows.isNull(0, 0)
        else { throw unknown }
        switch rows.text(0, 0) {
        case "committed": return
        case "aborted": throw error.asStoreError(at: place)
        default: throw unknown
        }
    }

    private static func connect(_ address: String, _ place: String) throws -> PostgresConnection {
        do throws(PostgresError) {
            let connection = try PostgresConnection(address)
            // What the store acknowledges is on the server's disk, whatever the server does by default. All that is asked is found by an
            // index: a plan that reads young tables in whole, or is compiled, costs more than it saves.
            try connection.run(
                "SET synchronous_commit = on; SET lock_timeout = '\(PostgresLimits.lockWaitSeconds)s'; SET enable_seqscan = off; SET jit = off"
            )
            return connection
        } catch {
            throw RecordStoreError(
                .failed, "\(place): the database cannot be reached (\(error.message)); nothing was done.")
        }
    }

    private func taken() throws -> PostgresConnection {
        if let connection = idle.withLock({ $0.popLast() }), connection.isIdle { return connection }
        return try Self.connect(address, place)
    }

    private func giveBack(_ connection: PostgresConnection) {
        guard connection.isIdle else { return }
        idle.withLock { if $0.count < PostgresLimits.idleConnections { $0.append(connection) } }
    }
}
