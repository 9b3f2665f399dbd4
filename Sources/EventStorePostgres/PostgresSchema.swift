internal import AuditLog
internal import EventStore

/// The tables of a record, and how those of an older program become those of this one.
enum PostgresSchema {
    /// The version that this program writes.
    static let version: Int64 = 3

    /// The tables of the first version. One row of `truce_record` says which record it is and where it ends; whoever writes holds it.
    static let first = """
        CREATE TABLE truce_record (
            one boolean PRIMARY KEY DEFAULT true CHECK (one),
            schema_version bigint NOT NULL,
            origin text NOT NULL,
            secret bytea NOT NULL,
            frontier bytea NOT NULL,
            last_recorded bigint);
        CREATE TABLE truce_leaf (
            number bigint PRIMARY KEY,
            kind smallint NOT NULL,
            bytes bytea NOT NULL);
        CREATE TABLE truce_name (
            space smallint NOT NULL,
            name bytea NOT NULL,
            number bigint NOT NULL,
            substance bytea NOT NULL,
            PRIMARY KEY (space, name, number));
        CREATE TABLE truce_attachment (
            digest bytea PRIMARY KEY,
            bytes bytea NOT NULL);
        CREATE TABLE truce_checkpoint (
            size bigint PRIMARY KEY,
            note bytea NOT NULL);
        CREATE TABLE truce_cosignature (
            size bigint NOT NULL,
            witness bytea NOT NULL,
            line bytea NOT NULL,
            PRIMARY KEY (size, witness));
        """

    /// What makes each version of the one before it, from the second on.
    private static let steps: [Int64: String] = [
        // Lists of one kind of entry do not read the whole log.
        2: "CREATE INDEX truce_leaf_kind ON truce_leaf (kind, number);",
        // A leaf carries the first of its names itself, so that an import writes one row for each and not two. The leaves that are
        // there keep theirs in `truce_name`, where second names stand as before. Reports are nearly all there is: a list of them reads
        // the log.
        3: """
        ALTER TABLE truce_leaf ADD COLUMN name bytea, ADD COLUMN substance bytea;
        CREATE INDEX truce_leaf_name ON truce_leaf (name) WHERE name IS NOT NULL;
        DROP INDEX truce_leaf_kind;
        CREATE INDEX truce_leaf_kind ON truce_leaf (kind, number) WHERE kind <> 1;
        """,
    ]

    /// Makes the tables as an earlier program would have, where `version` is an earlier one.
    static func create(
        _ identity: RecordIdentity, version: Int64 = version, on connection: PostgresConnection
    ) throws(PostgresError) {
        try connection.run(first)
        try connection.rows(
            "INSERT INTO truce_record (schema_version, origin, secret, frontier) VALUES ($1, $2, $3, $4)",
            [
                .bigint(1), .text(identity.origin), .bytea(identity.secret),
                .bytea(RecordHead.empty.frontier.encoded),
            ])
        try raise(from: 1, to: version, on: connection)
    }

    /// Brings the tables from one version to another.
    static func raise(
        from old: Int64, to new: Int64 = version, on connection: PostgresConnection
    ) throws(PostgresError) {
        guard old < new else { return }
        for step in (old + 1)...new { if let statements = steps[step] { try connection.run(statements) } }
        try connection.rows("UPDATE truce_record SET schema_version = $1", [.bigint(new)])
    }
}
