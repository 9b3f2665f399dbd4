public import EventStore
internal import Foundation
internal import GRDB

/// A record in one file of SQLite.
///
/// The file is in write-ahead mode with full synchronisation: what was acknowledged survives a power cut. Several processes may use it at
/// once; writers take turns. The file holds the record's secret, so it is made for its owner's eyes alone (0600).
public final class SQLiteRecordStore: RecordStore {
    /// Which record it is.
    public let identity: RecordIdentity
    private let pool: DatabasePool
    private let path: String

    /// How a file is used.
    public struct Options: Hashable, Sendable {
        /// How long a writer waits for its turn.
        public var busyTimeoutSeconds: Double = 30
        /// How large the file may grow; nil for as large as the disk allows.
        public var maximumBytes: Int?

        /// Creates the usual options, to be changed one by one.
        public init() {}
    }

    /// Opens a record, and brings its file up to this version where an older one wrote it.
    public convenience init(path: String, options: Options = Options()) throws {
        switch try SQLiteFile.look(at: path) {
        case .missing:
            throw RecordStoreError(.missing, "There is no file \(path): `truce record init` makes a record.")
        case .blank:
            throw RecordStoreError(
                .notARecord, "\(path) is empty: the making of a record ended early, and can be begun anew.")
        case .foreign: throw RecordStoreError(.notARecord, "\(path) is no record of this program.")
        case .record(let version): try SQLiteSchema.refuseNewer(version, path: path)
        }
        try self.init(existing: path, options: options)
    }

    /// Makes a record in a new file, and opens it.
    public static func create(
        path: String, identity: RecordIdentity, options: Options = Options()
    ) throws -> SQLiteRecordStore {
        switch try SQLiteFile.look(at: path) {
        case .missing: try SQLiteFile.make(path)
        // What a making that ended early left behind.
        case .blank: break
        case .foreign, .record:
            throw RecordStoreError(.exists, "\(path) is there already, and nothing is overwritten.")
        }
        try translatingErrors(path) {
            let pool = try open(path, options, isNew: true)
            defer { try? pool.close() }
            try pool.writeWithoutTransaction {
                try SQLiteSchema.create(in: $0, identity: identity, path: path)
            }
        }
        return try SQLiteRecordStore(existing: path, options: options)
    }

    private init(existing path: String, options: Options) throws {
        self.path = path
        (pool, identity) = try translatingErrors(path) {
            let pool = try Self.open(path, options)
            try pool.writeWithoutTransaction { try SQLiteSchema.migrate($0, path: path) }
            return (pool, try pool.read { try SQLiteSchema.identity(in: $0, path: path) })
        }
    }

    /// How large the pages of a new file are. An entry of some 560 bytes leaves much of a page of 4 KB to nobody, and fills it soon: in larger ones a row
    /// costs a fifth less time and less room.
    private static let pageBytes = 16_384
    /// So much is written beside the file before it is carried into it.
    private static let gatheredBytes = 32 << 20

    /// So much of the file the one writing connection holds in memory: the pages of the index of names among them, which an import touches all over.
    private static let cacheBytes = 16 << 20

    private static func open(_ path: String, _ options: Options, isNew: Bool = false) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeoutSeconds)
        let maximumBytes = options.maximumBytes
        configuration.prepareDatabase { database in
            // Before anything else is said to a file in which nothing stands; later it changes nothing.
            if isNew { try database.execute(sql: "PRAGMA page_size = \(pageBytes)") }
            if let maximumBytes {
                let pageBytes = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4_096
                try database.execute(sql: "PRAGMA max_page_count = \(max(1, maximumBytes / pageBytes))")
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        // GRDB sets NORMAL on its one writing connection as it opens; that loses the last commits in a power cut.
        // An import touches the same pages of its indexes again and again: they are carried into the file less often than after every 4 MB.
        try pool.writeWithoutTransaction { database in
            let pageBytes = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 4_096
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = \(gatheredBytes / pageBytes);
                    PRAGMA cache_size = -\(cacheBytes >> 10);
                    """)
        }
        return pool
    }

    /// Reads the record as it is at one moment.
    public func read<Result>(_ body: (any RecordReading) throws -> Result) throws -> Result {
        try translatingErrors(path) { try pool.read { try body(SQLiteTransaction($0)) } }
    }

    /// Changes the record in one transaction.
    public func write<Result>(_ body: (any RecordWriting) throws -> Result) throws -> Result {
        try translatingErrors(path) {
            try pool.writeWithoutTransaction { database in
                var result: Result?
                try database.inTransaction(.immediate) {
                    result = try body(SQLiteTransaction(database))
                    return .commit
                }
                guard let result else { preconditionFailure("the transaction returned") }
                return result
            }
        }
    }

    /// Moves what was written last out of the file beside the record's into the record's own, so that it can be moved by itself. Nobody
    /// else may use the record meanwhile.
    public func gather() throws {
        try translatingErrors(path) { try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) } }
    }

    /// Closes the file: no call may follow.
    public func close() throws { try translatingErrors(path) { try pool.close() } }

    /// How the file is synchronised, for the tests: 2 is full.
    func synchronisation() throws -> Int? {
        try pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }
}
