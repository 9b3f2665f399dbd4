import Foundation
import SwiftCSV

/// What others make of the same bytes. They check nothing: a peer is asked for the texts and numbers of each row alone.
enum Peers {
    /// A report as `Codable` sees it.
    struct Row: Decodable {
        var report_id: String
        var occurred_from: String
        var occurred_to: String
        var published_at: String?
        var source_name: String?
        var source_type: String?
        var attributed_to: String?
        var url: String?
        var place_name: String?
        var admin1: String?
        var country: String?
        var latitude: Double?
        var longitude: Double?
        var location_precision_km: Double?
        var act: String?
        var weapon: String?
        var weapon_count: Int?
        var target_class: String?
        var alleged_by: String?
        var against: String?
        var killed: Int?
        var injured: Int?
        var summary: String?
    }

    /// Lines of JSON with `JSONDecoder`, one after the other.
    static func jsonDecoder(_ bytes: [UInt8]) throws -> Sum {
        let decoder = JSONDecoder()
        var sum = Sum()
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let row = try decoder.decode(Row.self, from: Data(line))
            sum.add(id: row.report_id, killed: row.killed, summary: row.summary ?? "")
        }
        return sum
    }

    /// A table with SwiftCSV.
    static func swiftCSV(_ bytes: [UInt8]) throws -> Sum {
        let table = try EnumeratedCSV(string: String(decoding: bytes, as: UTF8.self), loadColumns: false)
        let columns = ["report_id", "killed", "summary"].map { table.header.firstIndex(of: $0) ?? 0 }
        var sum = Sum()
        for row in table.rows {
            sum.add(id: row[columns[0]], killed: Int(row[columns[1]]), summary: row[columns[2]])
        }
        return sum
    }
}

/// By which it is seen that two readers read the same.
struct Sum: Equatable {
    var rows = 0
    var killed = 0
    var nameBytes = 0
    var summaryBytes = 0

    mutating func add(id: String, killed: Int?, summary: String) {
        rows += 1
        self.killed += killed ?? 0
        nameBytes += id.utf8.count
        summaryBytes += summary.utf8.count
    }
}
