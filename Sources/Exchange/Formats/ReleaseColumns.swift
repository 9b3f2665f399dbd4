internal import CeasefireModel

/// The columns by which a row of any table says who may see it.
struct ReleaseColumns {
    static let names = ["release", "embargo_until"]

    let widest, embargo: CSVColumn

    init(_ header: inout CSVHeader) {
        widest = header.optional(Self.names[0])
        embargo = header.optional(Self.names[1])
    }

    /// The mark of a row. One that cannot be read is an error: a row must never be shown by a slip.
    func mark(of cells: inout some RowCells, _ times: TimeReader) -> ReleaseMark {
        let (tier, moment) = (cells.cell(widest), cells.cell(embargo))
        return ReleaseMark.read(
            tier.text.isEmpty ? nil : tier, moment.text.isEmpty ? nil : moment, times, &cells.problems)
    }
}

extension ReleaseMark {
    /// The mark that two cells give; open to all where neither is filled in.
    static func read(
        _ tier: Cell?, _ embargo: Cell?, _ times: TimeReader, _ problems: inout Problems
    ) -> ReleaseMark {
        guard tier != nil || embargo != nil else { return .open }
        problems.sawMark = true
        var mark = ReleaseMark.open
        if let tier {
            if let known = ReleaseTier(rawValue: tier.text.lowercased()) {
                mark.widest = known
            } else {
                let words = ReleaseTier.allCases.map(\.rawValue)
                problems.error(
                    "unknown-release",
                    "\(tier.name.quoted) cannot be \(tier.text.quoted): those who may see it are \(words.quotedList).",
                    at: tier.range, mend: NearestWord.question(tier.text, among: words))
            }
        }
        if let embargo { mark.embargoUntil = times.end(embargo, &problems) }
        return mark
    }
}
