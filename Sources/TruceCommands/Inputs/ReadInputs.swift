internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A document that reports are held against.
struct ReadDocument {
    let agreement: Agreement
    /// The readings wanted, all where nil.
    let readings: Set<ReadingName>?
    let file: ReadFile
    /// What its zones and lines look like, and the files in which they are drawn.
    var theatre = Theatre()
    var drawn: [ReadFile] = []
}

/// Documents, and the record that all of them are held against.
struct ReadInputs {
    let documents: [ReadDocument]
    /// With the theatre of the first document.
    let record: Record
    let moment: Instant?
    /// The record that rows came from, where they did not come from files.
    let kept: [ReadFile]
    let reader: IntakeReader

    var hasRejections: Bool { reader.hasRejections }

    /// The record on the maps of a document.
    func record(of document: ReadDocument) -> Record {
        var record = record
        record.theatre = document.theatre
        return record
    }

    /// The files that a document's assessment is made from.
    func files(of document: ReadDocument) -> [ReadFile] {
        [document.file] + kept + reader.files(drawn: document.drawn)
    }
}

extension Agreement {
    /// Whether both draw the same zones and lines from the same files.
    func drawsLike(_ other: Agreement) -> Bool {
        func nowhere(_ zones: [Zone]) -> [Zone] {
            zones.map { zone in
                var zone = zone
                zone.span = SourceSpan(file: "", line: 1, column: 1)
                return zone
            }
        }
        func nowhere(_ lines: [DrawnLine]) -> [DrawnLine] {
            lines.map { line in
                var line = line
                line.span = SourceSpan(file: "", line: 1, column: 1)
                return line
            }
        }
        return timeZone == other.timeZone && nowhere(zones) == nowhere(other.zones)
            && nowhere(lines) == nowhere(other.lines)
    }
}
