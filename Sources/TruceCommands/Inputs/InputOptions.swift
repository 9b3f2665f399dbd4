internal import ArgumentParser

/// The files that an assessment is made from.
struct InputOptions: ParsableArguments {
    @Argument(
        help: "The agreement: a Markdown document with truce blocks.", completion: .file(extensions: ["md"]))
    var agreement: String

    @OptionGroup var files: ReportFiles

    @OptionGroup var kept: RecordInput

    @Option(help: ArgumentHelp("Statements about the agreement, as CSV.", valueName: "file"))
    var statements: String?

    @Option(help: ArgumentHelp("What people say about the evidence, as NDJSON.", valueName: "file"))
    var entries: String?

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Who looked where, when and by what means, as CSV. From it follows how much was observed.",
            discussion: "Without it the coverage is unknown.", valueName: "file"))
    var observations: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Where places are of which reports give only the name, as CSV.",
            discussion:
                "FILE@MAPPING.json is a foreign gazetteer and the mapping that reads it. Of several places that a name may mean none is chosen.",
            valueName: "file"))
    var gazetteer: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption,
        help: ArgumentHelp(
            "Reads a zone or line that the agreement draws from this file or folder instead of the one that it names.",
            valueName: "name=path"))
    var drawn: [String] = []

    @Option(
        help: ArgumentHelp(
            "Who stands behind the names that outlets give, as CSV. Names that are not listed are graded F6.",
            valueName: "file"))
    var origins: String?

    @Option(
        help: ArgumentHelp("Weights that replace those of the standard table, as CSV.", valueName: "file"))
    var weights: String?

    @Option(
        help: ArgumentHelp(
            "A reading of the agreement, or all.", discussion: "Repeat the option for several readings.",
            valueName: "name"))
    var reading: [String] = ["all"]

    @Option(
        help: ArgumentHelp(
            "Assess what was known at this moment, and nothing that became known later.",
            discussion:
                "For example 2026-02-03T12:00+02:00; without an offset it is read in the agreement's zone.",
            valueName: "moment"))
    var asOf: String?

    @Option(
        help: ArgumentHelp(
            "The zone in which dates without a clock are read: an IANA name, or an offset such as +02:00.",
            discussion: "The agreement's own zone where this is not given.", valueName: "zone"))
    var sourceZone: String?

    @Flag(help: "Stop at the first file of which a row or an entry is rejected.")
    var strict = false
}

/// A record in the place of files.
struct RecordInput: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Assess from a record instead of from files: its path, or a sealed folder.",
            discussion:
                "Reports, statements, entries and observations come from there, with corrections applied; origins and weights are files as before.",
            valueName: "record"))
    var record: String?

    @Option(
        help: ArgumentHelp(
            "What counts as known at --as-of, of a record: available (the default) or recorded.",
            discussion:
                "available takes what had become known by then, whenever somebody wrote it down; recorded takes what stood on the record by then, and gives the same result for ever.",
            valueName: "basis"))
    var basis = "available"

    @Option(
        help: ArgumentHelp(
            "A public key that you trust to sign the sealed folder; may be given several times.",
            discussion:
                "name+01234567+BASE64, as the mission published it: the owner's key, under which all roles stand. The log's alone says that the folder is whole, and not who may decide. Without either a forged folder may be taken.",
            valueName: "key"))
    var trust: [String] = []
}
