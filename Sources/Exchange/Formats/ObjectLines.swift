internal import CeasefireModel

/// Files of objects of JSON, one on each line.
enum ObjectLines {
    /// Reads the lines of a file. `row` books the row of a line; `ahead` may take the next lines in another way, as far as it can.
    /// `things` are what the lines hold, for whoever is told that there are too many.
    static func read<Row: Equatable & Sendable>(
        _ source: SourceText, _ times: TimeReader, things: String,
        ahead: (inout LineScanner, inout IntakeBuilder<Row>) -> Void = { _, _ in },
        row: (SourceLine, inout IntakeBuilder<Row>) -> Void
    ) -> IntakeBuilder<Row> {
        var builder = IntakeBuilder<Row>(expecting: source.expectedRows, saysTheSame: ==)
        guard let canAccept = builder.open(source, times) else { return builder }
        var lines = LineScanner(source)
        while true {
            if canAccept { ahead(&lines, &builder) }
            guard let line = lines.next() else { return builder }
            guard builder.intake.readCount < source.limits.rows else {
                builder.tell(.tooMany(things, source.limits.rows, file: source.file, line: line.number))
                return builder
            }
            if canAccept {
                row(line, &builder)
            } else {
                builder.reject()
            }
        }
    }
}
