internal import CeasefireModel

extension ReportObjectReader {
    /// Takes lines up to the first that leaves a doubt, straight from their bytes.
    mutating func takeLines(_ lines: inout LineScanner, _ builder: inout IntakeBuilder<Report>) {
        let source = cells.problems.source
        guard source.mayBeTakenQuickly, patience.tries() else { return }
        objects.keepFile(source.bytes)
        source.bytes.withUnsafeBufferPointer { bytes in
            var (position, number) = (lines.position, lines.number)
            while builder.intake.readCount < source.limits.rows,
                let next = take(bytes, from: position, line: number + 1, source.file, source.limits, &builder)
            {
                position = next
                number += 1
                patience.hasTaken()
            }
            lines.move(to: position, number: number)
        }
    }

    /// Takes a line; the first byte of the next one, nil where there is any doubt.
    @inline(__always)
    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, line: Int, _ file: String,
        _ limits: ReaderLimits,
        _ builder: inout IntakeBuilder<Report>
    ) -> Int? {
        var cursor = QuickCursor(bytes, from: start)
        guard objects.find(&cursor) else { return nil }
        let end = cursor.position
        _ = cursor.skip(ASCII.carriageReturn)
        guard cursor.skip(ASCII.lineFeed), cursor.lines == 0, end - start < limits.lineBytes,
            cursor.isASCII || bytes.isPlainText(start..<end), let made = objects.row(bytes),
            builder.accept(made.name, line: line, in: file, { objects.fields.table.add(made.row) })
        else { return nil }
        return cursor.position
    }
}
