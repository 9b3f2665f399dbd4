internal import CeasefireModel
public import Evidence

/// Reads tables of origins: which institution stands behind a name that outlets give as their source.
public enum OriginsCSV {
    /// Reads a table of origins.
    ///
    /// The columns `alias` and `institution` must be there; `party`, `grade` and `protected` are optional. An
    /// empty party is none; a grade is `B` or `B2`, and F6 where it is empty; `protected` is `yes` or `no`.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, limits: ReaderLimits = .standard
    ) -> Intake<OriginAlias> {
        let reading = CSVReading(
            columns: OriginColumns.init,
            row: { columns, cells in columns.alias(of: &cells) },
            saysTheSame: { a, b in
                var b = b
                b.alias = a.alias
                return a == b
            },
            identicalIsError: false)
        return reading.read(SourceText(file: file, bytes: bytes, limits: limits))
    }
}

/// The columns of a table of origins.
private struct OriginColumns {
    let alias, institution, party, grade, protected: CSVColumn

    init(_ header: inout CSVHeader) {
        alias = header.required("alias")
        institution = header.required("institution")
        party = header.optional("party")
        grade = header.optional("grade")
        protected = header.optional("protected")
    }

    /// The alias of a row, or what is wrong with it.
    func alias(of cells: inout CSVCells) -> RowOutcome<OriginAlias> {
        let name = cells.cell(alias)
        let alias = required(name, &cells.problems)
        let institution = required(cells.cell(institution), &cells.problems)
        let party = cells.cell(party).party(&cells.problems)
        let grade = grade(cells.cell(grade), &cells.problems)
        let isProtected = isProtected(cells.cell(protected), &cells.problems)
        // As the register looks it up: case and the number of blanks do not count.
        let key = name.text.lowercased().split(separator: " ").joined(separator: " ")
        guard let alias, let institution, let grade, let isProtected, !cells.problems.isRejected else {
            return RowOutcome(name: name, key: key, row: nil)
        }
        let line = OriginAlias(
            alias: alias, institution: institution, party: party, reliability: grade.reliability,
            credibility: grade.credibility, isProtected: isProtected)
        return RowOutcome(name: name, key: key, row: line)
    }

    private func required(_ cell: Cell, _ problems: inout Problems) -> String? {
        if cell.text.isEmpty {
            problems.error("no-name", "The row has no \(cell.name.quoted).", at: cell.range)
            return nil
        }
        return cell.plain(&problems)
    }

    private func isProtected(_ cell: Cell, _ problems: inout Problems) -> Bool? {
        switch cell.text.lowercased() {
        case "", "no": return false
        case "yes":
            problems.sawMark = true
            return true
        default:
            problems.error(
                "unknown-mark", "\(cell.name.quoted) cannot be \(cell.text.quoted).", at: cell.range,
                mend: "Write `yes` or `no`.")
            return nil
        }
    }

    private func grade(_ cell: Cell, _ problems: inout Problems) -> (
        reliability: Reliability, credibility: Int
    )? {
        let text = cell.text.uppercased()
        guard let letter = text.first else { return (.f, 6) }
        let digits = text.dropFirst()
        if let reliability = Reliability(rawValue: String(letter)) {
            if digits.isEmpty { return (reliability, 6) }
            if digits.utf8.count == 1, let credibility = Int(digits), (1...6).contains(credibility) {
                return (reliability, credibility)
            }
        }
        problems.error(
            "grade-form", "\(cell.text.quoted) is not an Admiralty grade.", at: cell.range,
            mend: "Write a letter A-F and a digit 1-6, `B2`, or the letter alone.")
        return nil
    }
}
