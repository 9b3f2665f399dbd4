public import CeasefireModel

/// Reads lines of entries for a record: those of ``EntriesNDJSON``, and the kinds that only a record holds.
public enum RecordNDJSON {
    /// Reads a file. `Documentation/RecordKeeping.md` shows every kind.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<RecordLine> {
        EntryLines.read(bytes, file: file, sourceZone: sourceZone, zones: zones, limits: limits) {
            $0.recordLine(&$1)
        }
    }
}
