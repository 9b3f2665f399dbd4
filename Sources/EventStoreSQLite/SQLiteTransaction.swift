internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Foundation
internal import GRDB

/// The record within a transaction of SQLite.
struct SQLiteTransaction: RecordReading {
    let database: Database

    init(_ database: Database) { self.database = database }

    func head() throws -> RecordHead {
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT frontier, last_recorded FROM head"))
        else { throw RecordStoreError(.damaged, "The record does not say where it ends.") }
        let frontier: Data = row[0]
        let recorded: Int64? = row[1]
        guard let edge = try? MerkleFrontier(encoded: Array(frontier)) else {
            throw RecordStoreError(
                .damaged,
                "Where the log ends cannot be read from the store: it was cut or changed. Compare it with a backup or with a sealed folder."
            )
        }
        return RecordHead(
            frontier: edge,
            lastRecorded: recorded.map { Instant(secondsSinceEpoch: $0) })
    }

    func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: "SELECT number, leaf FROM leaves WHERE number >= ? AND number < ? ORDER BY number"),
            arguments: [integer(numbers.lowerBound), integer(numbers.upperBound)])
        while let row = try rows.next() {
            let number: Int64 = row[0]
            try row.withUnsafeData(atIndex: 1) { leaf in
                guard let leaf else { throw RecordStoreError(.damaged, "Leaf \(number) has no bytes.") }
                try body(UInt64(number), leaf.bytes)
            }
        }
    }

    func unknownParts() throws -> [String] {
        let rows = try Row.fetchAll(
            database, sql: "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
        return rows.compactMap { row in
            let (type, name, table): (String, String, String) = (row[0], row[1], row[2])
            guard !SQLiteSchema.isKnown(type: type, name: name, table: table, statement: row[3]) else {
                return nil
            }
            return
                "The file has the \(type) '\(name)'\(type == "table" || type == "view" ? "" : " on \(table)"), which this program did not make, or not so: somebody who has the file put it there, and it may change what is written."
        }
    }

    func lastNumber() throws -> UInt64? {
        try Int64.fetchOne(database, sql: "SELECT max(number) FROM leaves").map { UInt64(clamping: $0) }
    }

    func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) throws -> [UInt64] {
        guard !kinds.isEmpty else { return [] }
        // The numbers of kinds are this program's own. The index holds all kinds but that of reports, and is used where it is seen to do.
        let list = kinds.map { String($0.rawValue) }.sorted().joined(separator: ", ")
        let indexed = kinds.contains(.report) ? "" : "kind <> \(EntryKind.report.rawValue) AND"
        return try Int64.fetchAll(
            database.cachedStatement(
                sql:
                    "SELECT number FROM leaves WHERE \(indexed) kind IN (\(list)) AND number >= ? AND number < ? ORDER BY number"
            ), arguments: [integer(range.lowerBound), integer(range.upperBound)]
        ).map { UInt64($0) }
    }

    func leaves(named names: [EntryName]) throws -> [[NamedLeaf]] {
        let own = try BoundStatement(
            database, "SELECT number, substance FROM leaves WHERE name = ? ORDER BY number")
        let further = try BoundStatement(
            database, "SELECT number, substance FROM names WHERE space = ? AND name = ? ORDER BY number")
        let hasFurther =
            try Bool.fetchOne(
                database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM names)")) ?? true
        var all: [[NamedLeaf]] = []
        all.reserveCapacity(names.count)
        for name in names {
            var found: [NamedLeaf] = []
            func take(_ number: Int64, _ substance: UnsafeRawBufferPointer) throws {
                guard let substance = Digest(substance) else {
                    throw RecordStoreError(.damaged, "The name '\(name.text)' has no digest beside it.")
                }
                found.append(NamedLeaf(number: UInt64(bitPattern: number), substance: substance))
            }
            try name.withKey { key in
                try own.bind(key, at: 1)
                try own.run { try take(own.integer(0), own.bytes(1)) }
                guard hasFurther else { return }
                try further.bind(Int64(name.space.rawValue), at: 1)
                // Behind the number of the space stands the name.
                try further.bind(UnsafeRawBufferPointer(rebasing: key[1...]), at: 2)
                try further.run { try take(further.integer(0), further.bytes(1)) }
                found.sort { $0.number < $1.number }
            }
            all.append(found)
        }
        return all
    }

    func listing(of numbers: Range<UInt64>) throws -> [ListedName] {
        // What is listed under a number that is none of a leaf lies beyond the end too.
        let isOpen = numbers.upperBound > UInt64(Int64.max)
        let condition = isOpen ? "number >= ? OR number < 0" : "number >= ? AND number < ?"
        var names: [ListedName] = []
        for (columns, table) in [("NULL, name", "leaves"), ("space, name", "names")] {
            let statement = try BoundStatement(
                database,
                "SELECT number, substance, \(columns) FROM \(table) WHERE name IS NOT NULL AND (\(condition))"
            )
            try statement.bind(integer(numbers.lowerBound), at: 1)
            if !isOpen { try statement.bind(integer(numbers.upperBound), at: 2) }
            try statement.run {
                // A leaf's own name carries its space; a number that is none of a space makes no name.
                let space = table == "names" ? [UInt8(clamping: statement.integer(2))] : []
                names.append(
                    ListedName(
                        number: UInt64(bitPattern: statement.integer(0)), key: space + statement.bytes(3),
                        substance: Array(statement.bytes(1))))
            }
        }
        return names
    }

    func attachment(_ digest: Digest) throws -> [UInt8]? {
        try Data.fetchOne(
            database.cachedStatement(sql: "SELECT bytes FROM attachments WHERE digest = ?"),
            arguments: [Data(digest.bytes)]
        ).map { Array($0) }
    }

    func attachmentSize(_ digest: Digest) throws -> UInt64? {
        try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT length(bytes) FROM attachments WHERE digest = ?"),
            arguments: [Data(digest.bytes)]
        ).map { UInt64($0) }
    }

    func attachments() throws -> [Digest] {
        try Data.fetchAll(database, sql: "SELECT digest FROM attachments ORDER BY digest").compactMap {
            Digest($0)
        }
    }

    func checkpoints() throws -> [StoredCheckpoint] {
        try Row.fetchAll(database, sql: "SELECT size, note FROM checkpoints ORDER BY size").map { row in
            let (size, note): (Int64, Data) = (row[0], row[1])
            return StoredCheckpoint(size: UInt64(size), note: Array(note))
        }
    }

    func cosignatures(ofSize size: UInt64) throws -> [StoredCosignature] {
        try Row.fetchAll(
            database, sql: "SELECT witness, line FROM cosignatures WHERE size = ? ORDER BY witness",
            arguments: [integer(size)]
        ).map { row in
            let (witness, line): (Data, Data) = (row[0], row[1])
            return StoredCosignature(
                size: size, witness: String(decoding: witness, as: UTF8.self), line: Array(line))
        }
    }
}

extension SQLiteTransaction: RecordWriting {
    func append(_ leaves: [StoredLeaf], head: RecordHead) throws {
        if let misuse = try self.head().misuse(appending: leaves, newHead: head) { throw misuse }
        let changesBefore = database.totalChangesCount
        let leafStatement = try BoundStatement(
            database, "INSERT INTO leaves (number, kind, leaf, name, substance) VALUES (?, ?, ?, ?, ?)")
        let nameStatement = try BoundStatement(
            database, "INSERT INTO names (space, name, number, substance) VALUES (?, ?, ?, ?)")
        // By their places: a leaf that is taken out is a leaf that is counted.
        for place in leaves.indices {
            try leafStatement.bind(integer(leaves[place].number), at: 1)
            try leafStatement.bind(Int64(leaves[place].kind.rawValue), at: 2)
            try leaves[place].bytes.withUnsafeBytes { bytes in
                try leafStatement.bind(bytes, at: 3)
                guard let own = leaves[place].name else {
                    try leafStatement.bindNothing(at: 4)
                    try leafStatement.bindNothing(at: 5)
                    return try leafStatement.run()
                }
                try own.withBytes { key, substance in
                    try leafStatement.bind(key, at: 4)
                    try leafStatement.bind(substance, at: 5)
                    try leafStatement.run()
                }
            }
            for further in leaves[place].furtherNames {
                try further.withBytes { key, substance in
                    try nameStatement.bind(Int64(further.name.space.rawValue), at: 1)
                    try nameStatement.bind(UnsafeRawBufferPointer(rebasing: key[1...]), at: 2)
                    try nameStatement.bind(integer(leaves[place].number), at: 3)
                    try nameStatement.bind(substance, at: 4)
                    try nameStatement.run()
                }
            }
        }
        let written = leaves.reduce(leaves.count) { $0 + $1.furtherNames.count }
        guard database.totalChangesCount - changesBefore == written else {
            throw RecordStoreError(
                .damaged,
                "The file did not keep what was written to it: its tables are not those that this program made. Nothing was added. `truce record check` looks at the rest of the store."
            )
        }
        try database.execute(
            sql: "UPDATE head SET frontier = ?, last_recorded = ?",
            arguments: [Data(head.frontier.encoded), head.lastRecorded?.secondsSinceEpoch])
    }

    func keep(attachment bytes: [UInt8], digest: Digest) throws {
        try database.execute(
            sql: "INSERT INTO attachments (digest, bytes) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING",
            arguments: [Data(digest.bytes), Data(bytes)])
    }

    func keep(_ checkpoint: StoredCheckpoint) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO checkpoints (size, note) VALUES (?, ?)",
            arguments: [integer(checkpoint.size), Data(checkpoint.note)])
    }

    func keep(_ cosignature: StoredCosignature) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO cosignatures (size, witness, line) VALUES (?, ?, ?)",
            arguments: [
                integer(cosignature.size), Data(cosignature.witness.utf8), Data(cosignature.line),
            ])
    }
}

/// SQLite's whole numbers have a sign; those of leaves stay far below 2^63.
private func integer(_ number: UInt64) -> Int64 { Int64(clamping: number) }
