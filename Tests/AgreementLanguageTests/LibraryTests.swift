import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

/// `Agreements/` holds a folder for each agreement: `agreement.md`, and `statements.csv`, the pages on which it rests.
@Suite("The library of agreements says what its pages say")
struct LibraryTests {
    private func path(_ name: String) -> String { Repository.library + name + "/agreement.md" }

    @Test("Each compiles without an error or a warning", arguments: try Repository.libraryNames())
    func soundness(name: String) throws {
        let compiled = try compileExample(path(name))
        #expect(rendered(compiled.diagnostics.filter { $0.severity != .note }) == "")
        let agreement = try #require(compiled.agreement)
        #expect(agreement.statementsFile == "statements.csv")
        #expect(!agreement.provisions.isEmpty)
    }

    @Test("Each is in the form of `truce fmt`", arguments: try Repository.libraryNames())
    func form(name: String) throws {
        let bytes = Array(try Repository.text(path(name)).utf8)
        #expect(AgreementFormatter.formatted(bytes) == bytes)
    }

    @Test("Each citation has a row, and no row is idle", arguments: try Repository.libraryNames())
    func citations(name: String) throws {
        let text = try Repository.text(path(name))
        let rows = try pages(of: name)
        let ids = rows.map(\.id)
        #expect(Set(ids).count == ids.count)
        let cited = Set(text.matches(of: #/[A-Z0-9]+-S[0-9]{3}/#).map { String($0.output) })
        #expect(cited.subtracting(ids) == [], "no such row")
        #expect(Set(ids).subtracting(cited) == [], "a row that the agreement does not cite")
        let agreement = try #require(try compileExample(path(name)).agreement)
        for reading in agreement.readings {
            #expect(Set(reading.cites.map(\.text)).isSubset(of: ids))
            // A reading that somebody holds rests on something that was said.
            #expect(
                reading.heldBy == nil || !reading.cites.isEmpty, "\(reading.name) is held and cites nothing")
        }
    }

    @Test(
        "Each row has an address and the day on which it was read", arguments: try Repository.libraryNames())
    func addresses(name: String) throws {
        for row in try pages(of: name) {
            let address = try #require(URL(string: row.address), "\(row.id)")
            #expect(["http", "https"].contains(address.scheme) && address.host() != nil, "\(row.id)")
            guard case .date? = TimestampText(row.accessed) else {
                Issue.record("\(row.id) was read on '\(row.accessed)', which is no day")
                continue
            }
            #expect(!row.summary.isEmpty, "\(row.id)")
        }
    }

    @Test("The relays of the enforcement plan are told apart, each by a page")
    func relays() throws {
        let folder = "Examples/enforcement-plan-2026/"
        let ids = try pages(at: folder + "statements.csv").map(\.id)
        let cited = Set(
            try Repository.text(folder + "README.md").matches(of: #/PLAN-S[0-9]{3}/#).map {
                String($0.output)
            })
        #expect(cited == Set(ids) && Set(ids).count == ids.count)
    }

    @Test("The table of the library counts what stands in it")
    func table() throws {
        let lines = try Repository.text(Repository.library + "README.md").split(separator: "\n")
        for name in try Repository.libraryNames() {
            let row = try #require(lines.first { $0.contains("](\(name)/agreement.md)") }, "\(name)")
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let blocks = try Repository.text(path(name)).matches(of: #/(?m)^```truce$/#).count
            #expect(cells[4] == "\(blocks)", "blocks of \(name)")
            #expect(cells[5] == "\(try pages(of: name).count)", "sources of \(name)")
        }
    }

    // MARK: Pages

    private struct Page {
        var id, address, accessed, summary: String
    }

    private func pages(of name: String) throws -> [Page] {
        try pages(at: Repository.library + name + "/statements.csv")
    }

    private func pages(at path: String) throws -> [Page] {
        var table = Self.table(try Repository.text(path))
        let header = table.removeFirst()
        func column(_ title: String) throws -> Int {
            try #require(header.firstIndex(of: title), "\(path) has no column \(title)")
        }
        let columns = try ["statement_id", "url", "accessed", "summary"].map(column)
        return table.map { row in
            let cells = columns.map { row[$0] }
            return Page(id: cells[0], address: cells[1], accessed: cells[2], summary: cells[3])
        }
    }

    /// The rows of a table with commas, in which fields in quotes may hold commas and doubled quotes.
    private static func table(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            var cells = [""]
            var isQuoted = false
            var previous: Character?
            for character in line {
                if character == "\"" {
                    if !isQuoted && previous == "\"" { cells[cells.count - 1].append(character) }
                    isQuoted.toggle()
                } else if character == "," && !isQuoted {
                    cells.append("")
                } else {
                    cells[cells.count - 1].append(character)
                }
                previous = character
            }
            return cells
        }
    }
}
