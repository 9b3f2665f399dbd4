internal import ArgumentParser
internal import CeasefireModel
internal import Evaluation
internal import Exchange
internal import Publication

/// `truce watch`: what ladders said as the record became known.
struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Tells what ladders said as a record became known, and what late words took back.",
        usage: "truce watch [<options>] <agreement> --reports <file> ...",
        discussion: """
            Takes breaches, findings, notices and measures in the order in which they became known, and tells for each response which \
            episode began, which rung was called for, and which clock ran and ran out. What comes late is put in its place, however \
            late: what it takes back is told as taken back, with what had been said before, and whether a measure had been taken on \
            it. In the end every ladder stands as `truce assess` has it.

            Breaches are those that an assessment of the whole record sees, each from when it became known. What is said of breaches that somebody \
            found binds; what is said of all breaches is hypothetical. Rungs that wait for what is certified, decided or done are left to \
            the assessment, and named.

            It is for the mission's own room: every breach is named, and nothing is kept back.

            EXAMPLES
              truce watch Examples/energy-truce-2026/energy-truce.md --reading kyiv \\
                --reports Examples/energy-truce-2026/reports.csv \\
                --entries Examples/energy-truce-2026/entries.ndjson \\
                --origins Examples/energy-truce-2026/origins.csv
              truce watch agreement.md --record mission.record --json

            \(ExitStatus.help)
            """)

    @OptionGroup var inputs: InputOptions

    @Flag(help: "Print a line of JSON for each thing that was said.")
    var json = false

    func validate() throws { try inputs.requireInput() }

    func run() throws {
        let shell = Shell.current
        let read = try inputs.readAll([inputs.agreement], in: shell, release: .internal)
        let document = read.documents[0]
        shell.progress("replaying \(read.record.reports.count) reports")
        let prepared = PreparedRecord(read.record(of: document), asOf: read.moment, workers: AllCores())
        let report = WatchReport(
            watch(document.agreement, prepared: prepared, readings: document.readings),
            agreement: document.agreement, zones: shell.zones)
        shell.progress(nil)
        shell.out(json ? report.jsonLines() : report.text(style: shell.style, width: shell.width))
        if read.hasRejections { throw ExitStatus.rejections.code }
    }
}
