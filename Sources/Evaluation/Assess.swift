public import AgreementLanguage
public import CeasefireModel
public import Evidence

/// What an agreement says of a record, under each of its readings.
///
/// A pure function: it knows no clock, no chance and no files, and gives the same answer for any order in
/// which reports, statements and entries arrived.
///
/// - Parameters:
///   - agreement: The agreement, with at least one reading.
///   - record: All that is on the table; what was not certainly known at `asOf` is left out.
///   - readings: The readings wanted, all where nil. Names that the agreement does not have are ignored.
///   - asOf: Up to when the record is read; all of it where nil.
public func assess(
    _ agreement: Agreement, record: Record, readings: Set<ReadingName>? = nil, asOf: Instant? = nil
) -> Verdict {
    assess(agreement, prepared: PreparedRecord(record, asOf: asOf), readings: readings)
}

/// What an agreement says of a record that has been made ready, under each of its readings. The same as
/// ``assess(_:record:readings:asOf:)``, for whoever asks many agreements or weights of one record.
///
/// - Parameters:
///   - agreement: The agreement, with at least one reading.
///   - prepared: The record.
///   - readings: The readings wanted, all where nil.
///   - weights: Weights that take the place of the record's own.
///   - ignoring: Origins whose words are left out of the weighing. Their reports stay in their incidents.
public func assess(
    _ agreement: Agreement, prepared: PreparedRecord, readings: Set<ReadingName>? = nil,
    weights: WeightTable? = nil, ignoring: Set<OriginID> = []
) -> Verdict {
    var record = prepared.record
    if let weights { record.weights = weights }
    let accounts = prepared.accounts.ignoring(ignoring)
    let theatre = prepared.theatre.prepared(for: agreement)
    let wanted = agreement.readings.filter { readings?.contains($0.name) ?? true }
    let assessments = wanted.map { reading in
        ReadingAssessment(
            agreement: agreement, reading: reading, record: record, accounts: accounts, theatre: theatre,
            now: prepared.now, asOf: prepared.asOf, ignoring: ignoring)
    }
    return Verdict(
        agreement: agreement, record: record, reportCount: record.reports.count, asOf: prepared.asOf,
        now: prepared.now, incidents: prepared.incidents,
        readings: zip(assessments, ReadingRows.all(assessments, of: accounts)).map { $0.verdict($1) },
        distances: prepared.distances,
        remarks: prepared.remarks + nothingToBreak(agreement)
            + MeasureRemarks(agreement: agreement, readings: wanted).remarks(on: record.entries)
            + AgreementNames(agreement, origins: record.origins).remarks(on: record.entries)
            + FinderRemarks(agreement: agreement, readings: wanted, origins: record.origins)
            .remarks(on: record.entries)
            + PartyRemarks(agreement).remarks(on: record)
            + StepRemarks(agreement: agreement, readings: wanted).remarks(on: record))
}

/// Nothing assessed of a document in which nothing can be broken is no finding that anything held.
private func nothingToBreak(_ agreement: Agreement) -> [Reason] {
    guard
        agreement.provisions.isEmpty, agreement.obligations.isEmpty, agreement.declarations.isEmpty,
        agreement.exchanges.isEmpty
    else { return [] }
    let answered = Set(agreement.responses.flatMap(\.provisions)).map(\.text).sorted()
    let why: Reason =
        answered.isEmpty
        ? "" : "; it answers breaches of \(answered.joined(separator: ", ")), which another document agrees"
    return ["the document forbids and orders nothing by itself, so nothing in it can be broken\(why)"]
}
