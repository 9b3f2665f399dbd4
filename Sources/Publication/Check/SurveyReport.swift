internal import AgreementLanguage
public import Analysis
internal import CeasefireModel

/// Several drafts side by side: how much of each can be watched, timed, laid at a door and answered, and what was found in it.
public struct SurveyReport: Sendable {
    private struct Row {
        var title: String
        var file: String
        var points, monitorable, clocked, attributable, answered: Int
        var omissions, ambiguities, loopholes, unanswered, grave: Int

        var figures: [Int] {
            [
                points, monitorable, clocked, attributable, answered, omissions, ambiguities, loopholes,
                unanswered, grave,
            ]
        }
    }

    private let rows: [Row]

    private static let head = [
        "points", "monitorable", "clocked", "attributable", "answered", "omissions", "ambiguities",
        "loopholes", "unanswered", "grave",
    ]

    /// The same on a terminal that is too narrow for the words, with hyphens where they may part.
    private static let partedHead = [
        "Points", "Moni-tored", "Clock-ed", "Attri-buted", "Answ-ered", "Omis-sions", "Ambi-guous",
        "Loop-holes",
        "Unan-swered", "Grave",
    ]

    /// Creates a survey of drafts that were checked, in the order given.
    public init(_ checks: [DraftCheck]) {
        let kinds = Dictionary(DraftCheck.pages.map { ($0.id, $0.kind) }, uniquingKeysWith: { a, _ in a })
        rows = checks.map { check in
            // That nothing answers a breach is told for each party and provision: beside it other loopholes would not be seen.
            let unanswered = check.flaws.count { $0.rule == .breachUnanswered }
            func count(_ kind: RulePage.Kind) -> Int { check.flaws.count { kinds[$0.rule] == kind } }
            let coverage = check.coverage
            return Row(
                title: check.draft.agreement.title, file: check.draft.file, points: coverage.points.count,
                monitorable: coverage.monitorable, clocked: coverage.clocked,
                attributable: coverage.attributable, answered: coverage.answered,
                omissions: count(.omission), ambiguities: count(.ambiguity),
                loopholes: count(.loophole) - unanswered, unanswered: unanswered,
                grave: check.flaws.count { $0.severity == .grave })
        }
    }

    /// The table for a terminal.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        let names = 24
        let wide = Self.head.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        // Behind each column stand three more: a gap, a line, a gap.
        let isWide = wide.reduce(names) { $0 + $1.count + 3 } <= page.width
        let figures = (isWide ? wide : Self.partedHead).map { title in
            let parts = title.split(separator: "-", omittingEmptySubsequences: false).enumerated()
            // All parts but the last keep their hyphen.
            return TextColumn(
                title: title,
                width: parts.map { $0 == 0 && title.contains("-") ? $1.count + 1 : $1.count }.max() ?? 1)
        }
        let rest = page.width - figures.reduce(0) { $0 + $1.width + 3 }
        let columns = [TextColumn(title: "Agreement", width: max(16, rest))] + figures
        page.table(
            columns,
            rows: rows.map { row in
                [[TextCell(text: row.title)]] + row.figures.map { [TextCell(text: String($0))] }
            })
        return page.text
    }

    /// The table in Markdown. Addresses are counted from `folder`, with a slash at its end; from where the command runs where it is empty.
    public func markdown(from folder: String = "") -> String {
        let lines = rows.map { row in
            let path = row.file.hasPrefix(folder) ? String(row.file.dropFirst(folder.count)) : row.file
            return "| [\(Self.cell(row.title))](\(path)) | "
                + row.figures.map(String.init).joined(separator: " | ") + " |"
        }
        let head = "| agreement | " + Self.head.joined(separator: " | ") + " |"
        let rule = "| --- |" + String(repeating: " ---: |", count: Self.head.count)
        return ([head, rule] + lines).joined(separator: "\n") + "\n"
    }

    private static func cell(_ text: String) -> String {
        DiagnosticText.escaped(text).replacing("\\", with: "\\\\").replacing("|", with: "\\|")
            .replacing("[", with: "\\[").replacing("]", with: "\\]").replacing("<", with: "\\<")
    }

    /// The same for programs.
    public func json() -> String {
        JSONValue.object([
            (
                "agreements",
                .array(
                    rows.map { row in
                        .object(
                            [("title", .string(row.title)), ("file", .string(row.file))]
                                + zip(Self.head, row.figures).map { ($0, .int($1)) })
                    })
            )
        ]).text(openLevels: 2)
    }
}
