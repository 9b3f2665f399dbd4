public import CeasefireModel

/// A line of a weights file: a weight by its name in the table of weights, and the value to use instead.
public struct WeightSetting: Hashable, Sendable {
    /// The weight's name, such as `prior`.
    public var name: String
    /// Its value: ten times the decimal logarithm of the odds.
    public var decibans: Double
    /// Where the name stands, so that whoever does not know it can point at it.
    public var span: SourceSpan

    /// Creates a setting.
    public init(name: String, decibans: Double, span: SourceSpan) {
        self.name = name
        self.decibans = decibans
        self.span = span
    }
}

/// Reads tables of weights, which replace the ones that Truce prints.
public enum WeightsCSV {
    /// The greatest weight, in decibans either way: odds of ten thousand million to one.
    public static let greatestDecibans = 100.0

    /// Reads a table of weights with the columns `name` and `decibans`.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, limits: ReaderLimits = .standard
    ) -> Intake<WeightSetting> {
        let reading = CSVReading(
            columns: WeightColumns.init,
            row: { columns, cells in columns.setting(of: &cells) },
            saysTheSame: { $0.decibans == $1.decibans })
        return reading.read(SourceText(file: file, bytes: bytes, limits: limits))
    }
}

/// The columns of a table of weights.
private struct WeightColumns {
    let name, decibans: CSVColumn

    init(_ header: inout CSVHeader) {
        name = header.required("name")
        decibans = header.required("decibans")
    }

    /// The setting of a row, or what is wrong with it.
    func setting(of cells: inout CSVCells) -> RowOutcome<WeightSetting> {
        let (cell, weight) = (cells.cell(name), cells.cell(decibans))
        let name = cell.identifier(&cells.problems).flatMap { _ in cell.token(&cells.problems) }
        let limit = WeightsCSV.greatestDecibans
        let value = weight.decimal(in: -limit...limit, unit: "decibans", &cells.problems)
        if weight.isUnsaid {
            cells.problems.error(
                "no-weight", "The row has no \(weight.name.quoted).", at: weight.range,
                mend: "Give the weight, or remove the row to keep the standard one.")
        }
        guard let name, let value, !cells.problems.isRejected else {
            return RowOutcome(name: cell, key: cell.text.lowercased(), row: nil)
        }
        let span = cells.problems.span(of: cell.range)
        return RowOutcome(
            name: cell, key: name, row: WeightSetting(name: name, decibans: value, span: span))
    }
}
