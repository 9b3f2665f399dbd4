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
        if let size { try requireWhole(path, size: size) }
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

    /// Throws where a file is shorter than its first page says. SQLite itself would find out after it had made its files beside it, and could
    /// not clear them away. While somebody uses the file, and such a file is there, it may grow.
    private static func requireWhole(_ path: String, size: Int) throws {
        guard !FileManager.default.fileExists(atPath: path + "-wal"),
            let header = try FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 100),
            header.count == 100, header.starts(with: Data("SQLite format 3\0".utf8))
        else { return }
        func number(_ place: Int, _ count: Int) -> Int {
            header[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
        }
        // The number of pages counts where the file was last written by a program that keeps it.
        guard number(24, 4) == number(92, 4) else { return }
        let pageBytes = number(16, 2) == 1 ? 65_536 : number(16, 2)
        guard size < number(28, 4) * pageBytes else { return }
        throw RecordStoreError(
            .damaged,
            "\(path) was cut short: it has \(size) bytes, and its first page says \(number(28, 4) * pageBytes). Restore a backup beside it, and compare."
        )
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
