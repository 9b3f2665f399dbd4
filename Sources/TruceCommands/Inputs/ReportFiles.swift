internal import ArgumentParser

/// The files of reports: the one input that every command needs.
struct ReportFiles: ParsableArguments {
    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Reports: CSV, NDJSON or GeoJSON, gzipped or not. Several files are read as one.",
            discussion: "TABLE@MAPPING.json is a foreign table and the mapping that reads it.",
            valueName: "file"))
    var reports: [String]
}
