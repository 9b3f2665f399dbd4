public import CeasefireModel

/// Reads files of entries: one JSON object on each line, one entry in each object.
public enum EntriesNDJSON {
    /// Reads a file of entries. Blank lines are passed over and not counted. `Documentation/Formats.md` shows
    /// every kind of entry.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, lines that end with LF or CRLF.
    ///   - file: The file's path, for diagnostics.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<Entry> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = TimeReader(zone: sourceZone, rules: zones)
        var builder = IntakeBuilder<Entry>(saysTheSame: ==)
        guard let canAccept = builder.open(source, times) else { return builder.intake }
        var reader = EntryReader(source: source, times: times)
        var lines = LineScanner(source)
        while let line = lines.next() {
            guard builder.intake.readCount < limits.rows else {
                builder.tell(.tooMany("entries", limits.rows, file: file, line: line.number))
                break
            }
            guard canAccept else {
                builder.reject()
                continue
            }
            let outcome = reader.entry(on: line)
            builder.close(outcome, &reader.problems)
        }
        return builder.intake
    }
}
