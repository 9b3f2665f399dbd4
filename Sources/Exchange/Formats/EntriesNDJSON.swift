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
        EntryLines.read(bytes, file: file, sourceZone: sourceZone, zones: zones, limits: limits) {
            $0.entry(&$1)
        }
    }
}
