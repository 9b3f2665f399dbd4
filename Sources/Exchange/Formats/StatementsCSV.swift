public import CeasefireModel

/// Reads tables of statements: what was said about the agreement itself.
public enum StatementsCSV {
    /// Reads a table of statements.
    ///
    /// The columns `statement_id` and `published_at` must be there, in any order; others are optional, and
    /// unknown ones are named in one note. A date alone is a whole day in the source's zone.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<Statement> {
        let times = TimeReader(zone: sourceZone, rules: zones)
        let reading = CSVReading(
            columns: StatementColumns.init,
            row: { columns, cells in columns.statement(of: &cells, times) },
            saysTheSame: ==)
        return reading.read(
            SourceText(file: file, bytes: bytes, limits: limits), refusal: times.refusal(file: file))
    }
}

/// The columns of a table of statements.
private struct StatementColumns {
    let id, published, outlet, url, speaker, onBehalfOf, addressedTo, kind, about, summary: CSVColumn
    let release: ReleaseColumns

    init(_ header: inout CSVHeader) {
        id = header.required("statement_id")
        published = header.required("published_at")
        outlet = header.optional("source_name")
        url = header.optional("url")
        speaker = header.optional("speaker")
        onBehalfOf = header.optional("on_behalf_of")
        addressedTo = header.optional("addressed_to")
        kind = header.optional("kind")
        about = header.optional("about")
        summary = header.optional("summary")
        release = ReleaseColumns(&header)
    }

    /// The statement of a row, or what is wrong with it.
    func statement(of cells: inout CSVCells, _ times: TimeReader) -> RowOutcome<Statement> {
        let name = cells.cell(id)
        let identifier = name.identifier(&cells.problems)
        let available = times.interval(cells.cell(published), &cells.problems)
        let onBehalfOf = cells.cell(onBehalfOf).party(&cells.problems)
        let addressedTo = cells.cell(addressedTo).party(&cells.problems)
        let kind = word(cells.cell(kind), &cells.problems)
        let about = word(cells.cell(about), &cells.problems)
        let texts = [speaker, outlet, url, summary].map { cells.cell($0).plain(&cells.problems) }
        let mark = release.mark(of: &cells, times)
        guard let identifier, let available, !cells.problems.isRejected else {
            return RowOutcome(name: name, key: name.text, row: nil)
        }
        let statement = Statement(
            id: StatementID(identifier), available: available, speaker: texts[0], onBehalfOf: onBehalfOf,
            addressedTo: addressedTo, kind: kind, about: about, outlet: texts[1], url: texts[2],
            summary: texts[3], release: mark)
        return RowOutcome(name: name, key: name.text, row: statement)
    }

    private func word(_ cell: Cell, _ problems: inout Problems) -> String {
        cell.text.isEmpty ? "" : cell.token(&problems) ?? ""
    }
}
