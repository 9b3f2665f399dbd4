internal import Algorithms
internal import ArgumentParser
internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping
internal import SealedVerification

/// `truce record log`: the entries, in their order.
struct RecordLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Lists entries in the order in which they were recorded.",
        usage:
            "truce record log <record> [--kind <kind> ...] [--since <moment>] [--until <moment>] [--last <count>]",
        discussion: """
            A line for each entry: the leaf's number, when it was recorded, its kind, its name, whether it is signed, its \
            author, and what it says in a few words. `truce record show NUMBER` shows one in whole.

            EXAMPLES
              truce record log mission.record --last 20
              truce record log mission.record --kind finding --kind notice --since 2026-02-01T00:00+02:00

            \(RecordCommand.exitStatus)
            """)

    @OptionGroup var record: RecordPlace

    @Option(
        help: ArgumentHelp(
            "Only entries of this kind, such as finding. Repeat it for several.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: ArgumentHelp("Only what was recorded at this moment or after it.", valueName: "moment"))
    var since: String?

    @Option(help: ArgumentHelp("Only what was recorded before this moment.", valueName: "moment"))
    var until: String?

    @Option(help: ArgumentHelp("Only so many, the last.", valueName: "count"))
    var last: Int?

    @Flag(help: "Print lines of JSON, one for each entry.")
    var json = false

    func run() throws {
        let shell = Shell.current
        try shell.recording {
            let kinds = try kind.isEmpty ? Set(EntryKind.allCases) : Set(kind.map { try EntryKind(word: $0) })
            let since = try since.map { try shell.moment($0, option: "--since") }
            let until = try until.map { try shell.moment($0, option: "--until") }
            try shell.readRecord(record.record) { reading in
                let size = try reading.head().size
                var numbers = try reading.numbers(of: kinds, in: 0..<size)[...]
                // Recorded times never run backwards.
                if let since { numbers = numbers[try first(of: numbers, at: since, in: reading)...] }
                if let until { numbers = numbers[..<(try first(of: numbers, at: until, in: reading))] }
                if let last { numbers = numbers.suffix(max(0, last)) }
                for number in numbers {
                    guard let leaf = try reading.leaf(number) else { continue }
                    shell.out(
                        (json ? Self.json(leaf) : line(leaf, digits: String(size).count, shell.columns))
                            + "\n")
                }
                if numbers.isEmpty, !json { shell.err("truce: no entry of the record is like that\n") }
            }
        }
    }

    /// Where the leaves begin that were recorded at a moment or after it.
    private func first(
        of numbers: ArraySlice<UInt64>, at moment: Instant, in record: any RecordReading
    ) throws -> Int {
        try numbers.partitioningIndex { number in
            try record.leaf(number).map { $0.recorded >= moment } ?? true
        }
    }

    private func line(_ leaf: ReadLeaf, digits: Int, _ width: Int?) -> String {
        func padded(_ text: String, _ count: Int) -> String {
            text + String(repeating: " ", count: max(0, count - text.count))
        }
        let number =
            String(repeating: " ", count: max(0, digits - String(leaf.number).count)) + String(leaf.number)
        let entry = leaf.entry
        let words = [
            number, leaf.recorded.utcText, padded(entry.substance.kind.words, 17),
            leaf.signature == nil ? " " : "S",
            DiagnosticText.escaped(entry.substance.name), "\(DiagnosticText.escaped(entry.author)):",
            DiagnosticText.escaped(entry.corrects.map { "leaf \($0.number) is now: " } ?? "")
                + DiagnosticText.escaped(entry.brief),
        ].joined(separator: "  ")
        guard let width, words.count > width else { return words }
        return String(words.prefix(width - 1)) + "…"
    }

    private static func json(_ leaf: ReadLeaf) -> String {
        let line = JSONValue.object(LeafOutline.head(leaf) + EntryOutline.of(leaf.entry)).text(openLevels: 0)
        return line.hasSuffix("\n") ? String(line.dropLast()) : line
    }
}

/// What the recorder added to an entry, as names and values.
enum LeafOutline {
    static func head(_ leaf: ReadLeaf) -> [(String, JSONValue)] {
        [
            ("leaf", .integer(Int64(clamping: leaf.number))), ("recorded", .string(leaf.recorded.utcText)),
            ("hash", .string(leaf.hash.hexadecimal)),
            ("signed_by", .maybe(leaf.signature) { .string($0.key.description) }),
        ]
    }
}

extension Shell {
    /// Reads a record: a store, or a sealed folder that was verified.
    func readRecord<Result>(
        _ place: String, _ body: (any RecordReading) throws -> Result
    ) throws -> Result {
        var signers: [String]?
        return try readRecord(place, trust: [], signers: &signers) { record, identity in
            // The lists of a store are not believed; a folder has none.
            try body(identity == nil ? record : ReadingByLeaves(record))
        }
    }

    /// Reads a record; of a folder tells which of the trusted keys signed it, nil where it is a store. What a store says that it is stands
    /// beside it.
    func readRecord<Result>(
        _ place: String, trust: [TrustedKey], signers: inout [String]?,
        _ body: (any RecordReading, RecordIdentity?) throws -> Result
    ) throws -> Result {
        guard records.look(place) == .folder else {
            let store = try records.open(place)
            return try store.read { try body($0, store.identity) }
        }
        let (record, names) = try verifiedFolder(place, trust: trust)
        signers = names
        return try body(record, nil)
    }
}
