internal import EventStore
internal import Foundation
internal import GRDB

/// What lies at a path, found out without changing it.
enum SQLiteFile {
    case missing
    /// A file in which nothing stands yet.
    case blank
    /// Something else.
    case foreign
    /// A record whose file has this version.
    case record(version: Int)

    /// Looks at a path.
    static func look(at path: String) throws -> SQLiteFile {
        guard FileManager.default.fileExists(atPath: path) else { return .missing }
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        if size == 0 { return .blank }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(30)
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { database in
                let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
                if application == SQLiteSchema.application {
                    return .record(version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0)
                }
                let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
                return application == 0 && tables == 0 ? .blank : .foreign
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
            return .foreign
        } catch {
            throw storeError(error, path)
        }
    }

    /// Makes an empty file that its owner alone may read, where there is none.
    static func make(_ path: String) throws {
        let file = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o600)
        guard file >= 0 else {
            let why = String(cString: strerror(errno))
            throw RecordStoreError(.failed, "\(path) cannot be made: \(why).")
        }
        close(file)
    }
}
