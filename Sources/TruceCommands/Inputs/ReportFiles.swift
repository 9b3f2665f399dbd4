internal import ArgumentParser

/// The files of reports: the one input that every command needs, save for a document in which nothing can be broken.
struct ReportFiles: ParsableArguments {
    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Reports: CSV, NDJSON or GeoJSON, gzipped or not. Several files are read as one.",
            discussion: "TABLE@MAPPING.json is a foreign table and the mapping that reads it.",
            valueName: "file"))
    var reports: [String] = []

    /// Refuses to go on without reports, in the words of the shell.
    func require() throws {
        guard reports.isEmpty else { return }
        throw ValidationError("Missing expected argument '--reports <file> ...'")
    }
}
