internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A counterexample as files that anybody can assess himself: the document as it was played, what was reported, what was put on the
/// record, who stands behind the names, and the command.
struct Replay {
    /// The folder of its files: `unpunished-rate-multi-tiered`.
    let name: String
    let flaw: Flaw
    let example: Counterexample
    private let paths: PortablePaths
    private let drawings: [StandInDrawing]

    init(name: String, flaw: Flaw, example: Counterexample) {
        (self.name, self.flaw, self.example) = (name, flaw, example)
        paths = PortablePaths(example.documents.keys.sorted())
        drawings = StandInDrawing.all(of: example.agreement)
    }

    /// Where nothing is reported: a table that has only its head. Lines of which there are none would have no form.
    private static let noReports = "report_id,occurred_from,occurred_to\r\n"

    private var reportsFile: String {
        example.record.reports.isEmpty ? "reports.csv" : "reports.ndjson"
    }

    static let entriesFile = "entries.ndjson"
    static let originsFile = "origins.csv"

    /// Where the document as it was played lies in the folder.
    var draft: String { paths.moved(example.file) }

    /// The documents as they were played, by where they lie in the folder.
    var documents: [(path: String, text: String)] {
        example.documents.sorted { $0.key < $1.key }.map { (paths.moved($0.key), $0.value) }
    }

    var reports: [JSONValue] { example.record.reports.map(ReportJSON.value) }
    var entries: [JSONValue] { example.record.entries.map(EntryJSON.value) }

    /// `A1`: the grade of an origin.
    static func grade(_ origin: OriginAlias) -> String {
        "\(origin.reliability.rawValue)\(origin.credibility)"
    }

    /// The command that assesses it, run in its folder.
    var command: String {
        var words = ["truce", "assess", draft, "--reports", reportsFile]
        if !example.record.entries.isEmpty { words += ["--entries", Self.entriesFile] }
        words += ["--origins", Self.originsFile]
        for drawing in drawings { words += ["--drawn", "\(drawing.name)=\(drawing.path)"] }
        for reading in example.readings.sorted() { words += ["--reading", reading.text] }
        words += ["--as-of", example.asOf.utcText, "--release", "internal"]
        return words.map(Self.quoted).joined(separator: " ")
    }

    /// A word as a shell takes it.
    private static func quoted(_ word: String) -> String {
        let plain = word.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || "-_./:=+,".unicodeScalars.contains($0)
        }
        return plain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// The files, by where they lie in the folder.
    func files(_ moments: Moments) -> [(path: String, bytes: [UInt8])] {
        var origins = CSVText(columns: ["alias", "institution", "party", "grade"])
        for origin in example.origins {
            origins.add([
                .text(origin.alias), .text(origin.institution), origin.party.map { .text($0.text) } ?? .empty,
                .text(Self.grade(origin)),
            ])
        }
        var files = documents.map { (path: $0.path, bytes: Array($0.text.utf8)) }
        files += drawings.map { ($0.file, Array($0.text.utf8)) }
        files.append((reportsFile, reports.isEmpty ? Array(Self.noReports.utf8) : Self.lines(reports)))
        if !entries.isEmpty { files.append((Self.entriesFile, Self.lines(entries))) }
        files.append((Self.originsFile, Array(origins.text.utf8)))
        files.append(("README.md", Array(readme(moments).utf8)))
        return files
    }

    private static func lines(_ values: [JSONValue]) -> [UInt8] {
        values.flatMap { Array($0.text(openLevels: 0).utf8) }
    }

    private static func line(_ row: TimelineRow, _ moments: Moments) -> String {
        let words = DiagnosticText.escaped(row.words(moments))
        guard let number = row.number else { return "   \(words)" }
        return "\(number). \(moments.local(row.at)): \(words)"
    }

    /// What is played, and how to play it again.
    private func readme(_ moments: Moments) -> String {
        let given =
            example.given.isEmpty
            ? []
            : [
                "Given that:",
                example.given.map { "- \(DiagnosticText.escaped($0))" }.joined(separator: "\n"),
            ]
        let events = TimelineRow.all(example.events).map { Self.line($0, moments) }
        let drawn =
            drawings.isEmpty
            ? []
            : [
                "Timelines are searched without maps. What stands in `\(StandInDrawing.folder)` takes the place of the draft's maps and lies far from all that is played."
            ]
        return
            ([
                "# \(DiagnosticText.escaped(flaw.message))",
                "Found by `truce check` \(ToolName.version), rule `\(flaw.rule.rawValue)`. The document in this folder is the draft as it was played: what the draft leaves open is settled as told here, and all the rest is as it stands.",
            ] + given + [
                events.joined(separator: "\n"), "So: \(DiagnosticText.escaped(example.shows)).",
                "Whoever doubts it assesses it himself, in this folder:", "    \(command)",
            ] + drawn).joined(separator: "\n\n") + "\n"
    }
}
