internal import CLibPQ

/// The rows that the server answered with, in its binary form.
final class PostgresRows {
    private let result: OpaquePointer

    /// Takes over a result.
    init(_ result: OpaquePointer) { self.result = result }

    deinit { PQclear(result) }

    /// How many rows there are.
    var count: Int { Int(PQntuples(result)) }

    /// Whether there is no value.
    func isNull(_ row: Int, _ column: Int) -> Bool { PQgetisnull(result, Int32(row), Int32(column)) == 1 }

    /// The bytes of a value, which are there as long as the rows are.
    func raw(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: PQgetvalue(result, Int32(row), Int32(column)),
            count: Int(PQgetlength(result, Int32(row), Int32(column))))
    }

    /// A `bytea`.
    func bytes(_ row: Int, _ column: Int) -> [UInt8] { Array(raw(row, column)) }

    /// A `text`.
    func text(_ row: Int, _ column: Int) -> String { String(decoding: raw(row, column), as: UTF8.self) }

    /// A `smallint`, `integer` or `bigint`.
    func integer(_ row: Int, _ column: Int) -> Int64 {
        let bytes = raw(row, column)
        // The first byte brings the sign along.
        let start = Int64(bytes.first.map { Int8(bitPattern: $0) } ?? 0)
        return bytes.dropFirst().reduce(start) { $0 << 8 | Int64($1) }
    }

    /// A `bigint` that is a number of leaves or bytes.
    func count(_ row: Int, _ column: Int) -> UInt64 { UInt64(clamping: integer(row, column)) }
}
