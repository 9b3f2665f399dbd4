internal import AuditLog
internal import CeasefireModel
internal import EventStore

/// What is read and written within one transaction.
final class PostgresTransaction: RecordWriting {
    private let connection: PostgresConnection
    private let place: String
    /// Where the log ends, as this transaction has it; nil until it was asked for.
    private var knownHead: RecordHead?

    init(_ connection: PostgresConnection, place: String) {
        self.connection = connection
        self.place = place
    }

    /// Runs statements, and tells what goes wrong as a store does.
    func run(_ statements: String) throws {
        do throws(PostgresError) { try connection.run(statements) } catch {
            throw error.asStoreError(at: place)
        }
    }

    /// Begins to write: waits for this writer's turn. Returns the transaction's number at the server.
    func beginWriting() throws -> String {
        try run("BEGIN")
        let rows = try self.rows(
            "SELECT frontier, last_recorded, pg_current_xact_id()::text FROM truce_record FOR UPDATE")
        knownHead = try head(in: rows)
        return rows.text(0, 2)
    }

    private func rows(_ statement: String, _ values: [PostgresValue] = []) throws -> PostgresRows {
        do throws(PostgresError) {
            return try connection.rows(statement, values)
        } catch {
            throw error.asStoreError(at: place)
        }
    }

    private func damaged(_ what: String) -> RecordStoreError {
        RecordStoreError(.damaged, "\(place): \(what). Compare it with a backup or with a sealed folder.")
    }

    private func head(in rows: PostgresRows) throws -> RecordHead {
        guard rows.count == 1, let frontier = try? MerkleFrontier(encoded: rows.bytes(0, 0)) else {
            throw damaged("where the log ends cannot be read")
        }
        let last = rows.isNull(0, 1) ? nil : Instant(secondsSinceEpoch: rows.integer(0, 1))
        return RecordHead(frontier: frontier, lastRecorded: last)
    }

    func head() throws -> RecordHead {
        if let knownHead { return knownHead }
        let head = try head(in: rows("SELECT frontier, last_recorded FROM truce_record"))
        knownHead = head
        return head
    }

    func leaves(_ numbers: Range<UInt64>, _ body: (UInt64, RawSpan) throws -> Void) throws {
        let numbers = numbers.clamped(to: 0..<(try head().size))
        var next = numbers.lowerBound
        while next < numbers.upperBound {
            let end = min(next + PostgresLimits.leavesAtOnce, numbers.upperBound)
            let rows = try self.rows(
                "SELECT number, bytes FROM truce_leaf WHERE number >= $1 AND number < $2 ORDER BY number",
                [.bigint(next), .bigint(end)])
            for row in 0..<rows.count {
                guard rows.count(row, 0) == next else { throw damaged("leaf \(next) is missing") }
                try body(next, rows.raw(row, 1).bytes)
                next += 1
            }
            guard next == end else { throw damaged("leaf \(next) is missing") }
        }
    }

    func unknownParts() throws -> [String] {
        // Others may keep tables of their own in the database. What runs when the record is written is no business of theirs.
        let rows = try self.rows(
            """
            SELECT convert_to(kind || ' ' || quote_ident(name) || ' on ' || place, 'UTF8') FROM (
                SELECT 'trigger' AS kind, tgname::text AS name, relname::text AS place
                FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
                WHERE NOT tgisinternal AND relnamespace::regnamespace::text = quote_ident(current_schema())
                    AND starts_with(relname::text, 'truce_')
                UNION ALL
                SELECT 'rule', rulename::text, tablename::text FROM pg_rules
                WHERE schemaname = current_schema() AND starts_with(tablename::text, 'truce_')
                UNION ALL
                SELECT 'policy', polname::text, relname::text
                FROM pg_policy JOIN pg_class ON pg_class.oid = polrelid
                WHERE relnamespace::regnamespace::text = quote_ident(current_schema())
                    AND starts_with(relname::text, 'truce_')
                UNION ALL
                SELECT 'setting', CASE relpersistence WHEN 'p' THEN 'row security' ELSE 'unlogged' END, relname::text
                FROM pg_class WHERE relkind IN ('r', 'p') AND (relpersistence <> 'p' OR relrowsecurity)
                    AND relnamespace::regnamespace::text = quote_ident(current_schema())
                    AND starts_with(relname::text, 'truce_')
                UNION ALL
                SELECT 'heir', inhrelid::regclass::text, relname::text
                FROM pg_inherits JOIN pg_class ON pg_class.oid = inhparent
                WHERE relnamespace::regnamespace::text = quote_ident(current_schema())
                    AND starts_with(relname::text, 'truce_')) AS parts ORDER BY kind, name, place
            """)
        return (0..<rows.count).map { row in
            "The database has the \(String(decoding: rows.bytes(row, 0), as: UTF8.self)), which this program did not make: it may lose or change what is written."
        }
    }

    func lastNumber() throws -> UInt64? {
        let rows = try self.rows("SELECT number FROM truce_leaf ORDER BY number DESC LIMIT 1")
        return rows.count == 0 ? nil : rows.count(0, 0)
    }

    func numbers(of kinds: Set<EntryKind>, in range: Range<UInt64>) throws -> [UInt64] {
        guard !kinds.isEmpty else { return [] }
        let range = range.clamped(to: 0..<(try head().size))
        // The numbers of kinds are this program's own. The index holds all kinds but that of reports, and is used where it is seen to do.
        let list = kinds.map { String($0.rawValue) }.joined(separator: ", ")
        let indexed = kinds.contains(.report) ? "" : "kind <> \(EntryKind.report.rawValue) AND"
        let rows = try self.rows(
            "SELECT number FROM truce_leaf WHERE \(indexed) kind IN (\(list)) AND number >= $1 AND number < $2 ORDER BY number",
            [.bigint(range.lowerBound), .bigint(range.upperBound)])
        return (0..<rows.count).map { rows.count($0, 0) }
    }

    func leaves(named names: [EntryName]) throws -> [[NamedLeaf]] {
        var found = [[NamedLeaf]](repeating: [], count: names.count)
        guard !names.isEmpty else { return found }
        // The keys come as what a query says and not as a value, so that the server, which does not know how the tables grow, cannot
        // think of them all and read the tables in whole instead.
        let rows = try self.rows(
            """
            SELECT name, number, substance FROM truce_leaf WHERE name = ANY ((SELECT $1::bytea[])::bytea[])
            UNION ALL
            SELECT asked.key, found.number, found.substance
            FROM unnest($1::bytea[]) AS asked (key)
            CROSS JOIN LATERAL (
                SELECT number, substance FROM truce_name
                WHERE truce_name.space = get_byte(asked.key, 0)::smallint AND truce_name.name = substr(asked.key, 2)
                OFFSET 0) AS found
            WHERE EXISTS (SELECT FROM truce_name)
            """,
            [.byteas(count: names.count) { place, put in names[place].withKey(put) }])
        guard rows.count > 0 else { return found }
        var leaves: [[UInt8]: Set<NamedLeaf>] = [:]
        for row in 0..<rows.count {
            guard let substance = Digest(rows.bytes(row, 2)) else {
                throw damaged("the digest beside a name has not \(Digest.byteCount) bytes")
            }
            leaves[rows.bytes(row, 0), default: []].insert(
                NamedLeaf(number: rows.count(row, 1), substance: substance))
        }
        for (place, name) in names.enumerated() {
            found[place] = leaves[name.key, default: []].sorted { $0.number < $1.number }
        }
        return found
    }

    func listing(of numbers: Range<UInt64>) throws -> [ListedName] {
        // What is listed under a number that is none of a leaf lies beyond the end too.
        let isOpen = numbers.upperBound > UInt64(Int64.max)
        let condition = isOpen ? "number >= $1 OR number < 0" : "number >= $1 AND number < $2"
        let rows = try self.rows(
            """
            SELECT number, name, substance, NULL FROM truce_leaf WHERE name IS NOT NULL AND (\(condition))
            UNION ALL
            SELECT number, name, substance, space FROM truce_name WHERE (\(condition))
            """, [.bigint(numbers.lowerBound)] + (isOpen ? [] : [.bigint(numbers.upperBound)]))
        return (0..<rows.count).map { row in
            // A leaf's own name carries its space; a number that is none of a space makes no name.
            let space = rows.isNull(row, 3) ? [] : [UInt8(clamping: rows.integer(row, 3))]
            return ListedName(
                number: UInt64(bitPattern: rows.integer(row, 0)), key: space + rows.bytes(row, 1),
                substance: rows.bytes(row, 2))
        }
    }

    func attachment(_ digest: Digest) throws -> [UInt8]? {
        let rows = try self.rows(
            "SELECT bytes FROM truce_attachment WHERE digest = $1", [.bytea(digest.bytes)])
        return rows.count == 0 ? nil : rows.bytes(0, 0)
    }

    func attachmentSize(_ digest: Digest) throws -> UInt64? {
        let rows = try self.rows(
            "SELECT length(bytes)::bigint FROM truce_attachment WHERE digest = $1", [.bytea(digest.bytes)])
        return rows.count == 0 ? nil : rows.count(0, 0)
    }

    func attachments() throws -> [Digest] {
        let rows = try self.rows("SELECT digest FROM truce_attachment ORDER BY digest")
        return (0..<rows.count).compactMap { Digest(rows.bytes($0, 0)) }
    }

    func checkpoints() throws -> [StoredCheckpoint] {
        let rows = try self.rows("SELECT size, note FROM truce_checkpoint ORDER BY size")
        return (0..<rows.count).map { StoredCheckpoint(size: rows.count($0, 0), note: rows.bytes($0, 1)) }
    }

    func cosignatures(ofSize size: UInt64) throws -> [StoredCosignature] {
        let rows = try self.rows(
            "SELECT witness, line FROM truce_cosignature WHERE size = $1 ORDER BY witness", [.bigint(size)])
        return (0..<rows.count).map {
            StoredCosignature(size: size, witness: rows.text($0, 0), line: rows.bytes($0, 1))
        }
    }

    func append(_ leaves: [StoredLeaf], head newHead: RecordHead) throws {
        if let misuse = try head().misuse(appending: leaves, newHead: newHead) { throw misuse }
        let furtherNames = leaves.flatMap { leaf in leaf.furtherNames.map { (leaf.number, $0) } }
        do throws(PostgresError) {
            try connection.copy(
                into: "truce_leaf (number, kind, bytes, name, substance)", columns: 5, count: leaves.count
            ) { place, row in
                let leaf = leaves[place]
                row.put(Int64(clamping: leaf.number))
                row.put(Int16(leaf.kind.rawValue))
                leaf.bytes.withUnsafeBytes { row.put($0) }
                guard let own = leaf.name else {
                    row.putNothing()
                    return row.putNothing()
                }
                own.withBytes { key, substance in
                    row.put(key)
                    row.put(substance)
                }
            }
            try connection.copy(
                into: "truce_name (space, name, number, substance)", columns: 4, count: furtherNames.count
            ) { place, row in
                let (number, entry) = furtherNames[place]
                row.put(Int16(entry.name.space.rawValue))
                entry.withBytes { key, substance in
                    // Behind the number of the space stands the name.
                    row.put(UnsafeRawBufferPointer(rebasing: key[1...]))
                    row.put(Int64(clamping: number))
                    row.put(substance)
                }
            }
            try connection.rows(
                "UPDATE truce_record SET frontier = $1, last_recorded = $2",
                [
                    .bytea(newHead.frontier.encoded),
                    newHead.lastRecorded.map { .bigint(Int64($0.secondsSinceEpoch)) } ?? .null,
                ])
        } catch {
            throw error.asStoreError(at: place)
        }
        knownHead = newHead
    }

    func keep(attachment bytes: [UInt8], digest: Digest) throws {
        _ = try rows(
            "INSERT INTO truce_attachment (digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            [.bytea(digest.bytes), .bytea(bytes)])
    }

    func keep(_ checkpoint: StoredCheckpoint) throws {
        _ = try rows(
            "INSERT INTO truce_checkpoint (size, note) VALUES ($1, $2) ON CONFLICT (size) DO UPDATE SET note = $2",
            [.bigint(checkpoint.size), .bytea(checkpoint.note)])
    }

    func keep(_ cosignature: StoredCosignature) throws {
        _ = try rows(
            "INSERT INTO truce_cosignature (size, witness, line) VALUES ($1, $2, $3) ON CONFLICT (size, witness) DO UPDATE SET line = $3",
            [
                .bigint(cosignature.size), .bytea(Array(cosignature.witness.utf8)), .bytea(cosignature.line),
            ])
    }
}
