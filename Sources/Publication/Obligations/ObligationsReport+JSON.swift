internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

extension ObligationsReport {
    /// The same for programs: an object with `schedules`, one for each group of readings that ask the same.
    public func json() -> String {
        JSONValue.object([
            ("agreement", .string(agreement.title)), ("file", .string(agreement.file)),
            ("text", .string(agreement.textFingerprint)), ("meaning", .string(agreement.meaningFingerprint)),
            (
                "schedules",
                .array(
                    schedules.map { schedule in
                        .object([
                            ("readings", .strings(schedule.readings)),
                            ("assumed", .strings(schedule.assumptions)),
                            ("obligations", .array(schedule.rows.map(row))),
                        ])
                    })
            ),
        ]).text(openLevels: 5)
    }

    private func row(_ row: ObligationRow) -> JSONValue {
        func interval(_ interval: Interval?) -> JSONValue {
            .maybe(interval) {
                .object([
                    ("earliest", .maybe(moments.iso($0.earliest), JSONValue.string)),
                    ("latest", .maybe(moments.iso($0.latest), JSONValue.string)),
                ])
            }
        }
        return .object([
            ("kind", .string(row.kind.rawValue)), ("id", .string(row.id)), ("who", .strings(row.who)),
            ("must", .string(row.must)), ("from", .string(row.from)), ("by", .string(row.by)),
            ("opens", interval(row.opens)), ("due", interval(row.due)), ("ifNot", .string(row.ifNot)),
            ("article", .string(row.article)),
            (
                "span",
                .object([
                    ("file", .string(row.span.file)), ("line", .int(row.span.line)),
                    ("column", .int(row.span.column)),
                ])
            ),
        ])
    }
}
