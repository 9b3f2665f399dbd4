import Foundation
import Testing

/// The figures that the page of the moratorium states, read from the page, and made again from `verdict.json`: they stand in one place only.
struct MoratoriumFigures {
    /// A column of figures of the page's table.
    enum Column: Int {
        case whole = 1
        case sample = 2
    }

    /// What each row says, by its words on the page.
    var rows: [String: String] = [:]

    /// The days that the second column is about, as the page names them in its head: `2025-03-18`.
    static func sampleDays(onPage text: String) throws -> [String] {
        let head = try #require(text.split(separator: "\n").first { $0.hasPrefix("| what |") })
        return head.matches(of: /\d{4}-\d{2}-\d{2}/).map { String($0.0) }
    }

    /// A column of the table, as it is stated on the page.
    init(_ column: Column, onPage text: String) throws {
        let lines = text.split(separator: "\n").drop { !$0.hasPrefix("| what |") }.dropFirst(2)
            .prefix { $0.hasPrefix("|") }
        for line in lines {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(cells.count == 3, "\(line)")
            rows[cells[0]] = cells[column.rawValue]
        }
        try #require(!rows.isEmpty, "the page has no table that begins with `| what |`")
    }

    /// The same rows, from what a run wrote.
    init(verdict json: String) throws {
        let verdict = try #require(
            try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        func list(_ key: String, of object: [String: Any]) -> [[String: Any]] {
            object[key] as? [[String: Any]] ?? []
        }
        func text(_ numbers: Int...) -> String {
            numbers.map { $0.formatted(.number.grouping(.automatic).locale(Locale(identifier: "en_US"))) }
                .joined(separator: ", ")
        }
        let tables = list("inputs", of: verdict).filter { $0["kind"] as? String == "reports" }
        func sum(_ key: String) -> Int { tables.reduce(0) { $0 + ($1[key] as? Int ?? 0) } }
        rows["tables; rows read, accepted, set aside by the mappings"] = text(
            tables.count, sum("read"), sum("accepted"), sum("filtered"))
        rows["reports (a post may claim several strikes), incidents"] = text(
            list("reports", of: verdict).count, list("incidents", of: verdict).count)
        rows["maps of the line, one for each day"] = text(
            list("drawn", of: verdict).count { $0["name"] as? String == "contact" })

        let readings = list("readings", of: verdict)
        try #require(
            readings.map { $0["name"] as? String } == [
                "from-18-march", "from-25-march", "from-18-march-behind-the-front",
                "from-25-march-behind-the-front",
            ])
        func units(_ reading: Int, _ state: String, _ party: String) -> Int {
            list("tallies", of: readings[reading]).filter {
                $0["state"] as? String == state && $0["party"] as? String == party
            }.reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
        }
        func alleged(_ reading: Int) -> String {
            text(units(reading, "alleged", "russia"), units(reading, "alleged", "ukraine"))
        }
        rows["from 18 March: alleged against Russia, against Ukraine (units)"] = alleged(0)
        rows["from 25 March: alleged against Russia, against Ukraine (units)"] = alleged(1)
        rows["from 18 March, farther than 30 km from the line only: the same"] = alleged(2)
        rows["from 25 March, farther than 30 km from the line only: the same"] = alleged(3)
        rows["breaches that meet the balance of probabilities, under any reading: by Russia, by Ukraine"] =
            text(
                readings.indices.reduce(0) { $0 + units($1, "meets-the-standard", "russia") },
                readings.indices.reduce(0) { $0 + units($1, "meets-the-standard", "ukraine") })
        func leftOutByPlace(_ reading: Int) -> Int {
            list("out_of_scope", of: readings[reading]).count { $0["element"] as? String == "place" }
        }
        rows["left out by place where the front is left out, from 18 March, from 25 March (rows)"] = text(
            leftOutByPlace(2), leftOutByPlace(3))

        let assessed = Set(
            list("assessments", of: readings[0]).compactMap { $0["incident"] as? String })
        var byDistance = [0, 0, 0, 0]
        for incident in list("incidents", of: verdict)
        where assessed.contains(incident["id"] as? String ?? "") {
            let distance = list("distances", of: incident).first { $0["line"] as? String == "contact" }
            guard let meters = (distance?["meters"] as? NSNumber)?.doubleValue else {
                byDistance[3] += 1
                continue
            }
            byDistance[meters <= 30_000 ? 0 : meters <= 100_000 ? 1 : 2] += 1
        }
        rows["incidents assessed from 18 March"] = text(assessed.count)
        rows[
            "of these, from the line of their day: 30 km or less, 40 to 100 km, more, without a position or a map"
        ] =
            text(byDistance[0], byDistance[1], byDistance[2], byDistance[3])
        rows["coverage"] = verdict["coverage"] as? String ?? "not told"
    }

    /// Checks that the page and the run say the same, row by row.
    static func expectSame(
        _ page: MoratoriumFigures, _ run: MoratoriumFigures, _ location: SourceLocation = #_sourceLocation
    ) {
        for row in Set(page.rows.keys).union(run.rows.keys).sorted() {
            #expect(
                page.rows[row] == run.rows[row],
                "\(row): the page says \(page.rows[row] ?? "nothing"), the run \(run.rows[row] ?? "nothing")",
                sourceLocation: location)
        }
    }
}
