internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

extension CheckReport {
    /// Changes whenever a member changes its meaning or goes.
    static let schema = "truce-check/1"

    /// The same for programs: an object with `findings`.
    public func json() -> String {
        let replays = replays
        let played = played(replays)
        // Replays stand in the order of the findings that have one.
        var next = 0
        let findings = check.flaws.map { flaw -> JSONValue in
            guard flaw.counterexample != nil else { return finding(flaw, replay: .null) }
            next += 1
            return finding(flaw, replay: Self.json(replays[next - 1], played: played.names[next - 1]))
        }
        return JSONValue.object([
            ("schema", .string(Self.schema)), ("tool", .string("truce check")),
            ("version", .string(ToolName.version)),
            ("agreement", .string(agreement.title)), ("file", .string(check.draft.file)),
            ("text", .string(agreement.textFingerprint)), ("meaning", .string(agreement.meaningFingerprint)),
            (
                "bounds",
                .object([
                    ("events", .int(check.draft.searchedEvents)), ("days", .int(check.draft.bounds.days)),
                ])
            ),
            ("limits", .strings(limits)),
            (
                "searched",
                .array(
                    check.bounds.map { bound in
                        .object([
                            ("rule", .string(bound.rule.rawValue)), ("words", .strings(bound.words)),
                            ("cutShort", .bool(bound.isCutShort)),
                        ])
                    })
            ), ("coverage", coverage),
            ("findings", .array(findings)), ("played", played.documents),
        ]).text(openLevels: 3)
    }

    private var coverage: JSONValue {
        let coverage = check.coverage
        return .object([
            ("points", .int(coverage.points.count)), ("monitorable", .int(coverage.monitorable)),
            ("clocked", .int(coverage.clocked)), ("attributable", .int(coverage.attributable)),
            ("answered", .int(coverage.answered)),
            (
                "articles",
                .array(
                    coverage.points.map { point in
                        .object([
                            ("heading", .string(point.heading)), ("line", .int(point.span.line)),
                            ("monitorable", .bool(point.isMonitorable)), ("clocked", .bool(point.isClocked)),
                            ("attributable", .bool(point.isAttributable)),
                            ("answered", .bool(point.isAnswered)),
                        ])
                    })
            ),
        ])
    }

    /// What stands between two places is replaced; lines and columns from 1, columns in Unicode scalars.
    private func edit(_ edit: DocumentEdit) -> JSONValue {
        .object([
            ("file", .string(edit.file)),
            (
                "from",
                .maybe(check.draft.place(of: edit)) {
                    .object([("line", .int($0.from.line)), ("column", .int($0.from.column))])
                }
            ),
            (
                "to",
                .maybe(check.draft.place(of: edit)) {
                    .object([("line", .int($0.to.line)), ("column", .int($0.to.column))])
                }
            ),
            ("text", .string(edit.text)),
        ])
    }

    private func finding(_ flaw: Flaw, replay: JSONValue) -> JSONValue {
        .object([
            ("rule", .string(flaw.rule.rawValue)), ("severity", .string(flaw.severity.rawValue)),
            ("subject", .string(flaw.subject)), ("message", .string(flaw.message)),
            ("story", .string(flaw.story)), ("span", span(flaw.span)),
            ("counterexample", .maybe(flaw.counterexample) { counterexample($0, replay) }),
            ("bound", flaw.bound.isEmpty ? .null : .string(flaw.bound)),
            ("holdsFor", flaw.holdsFor.isEmpty ? .null : .string(flaw.holdsFor)),
            ("mend", .maybe(flaw.mend) { .string($0.words) }),
            ("edits", .array((flaw.mend?.edits ?? []).map(edit))),
            ("noEdits", .maybe(flaw.mend?.noEdits) { $0.isEmpty ? .null : .string($0) }),
            (
                "elsewhere",
                .array(
                    flaw.elsewhere.map {
                        .object([("agreement", .string($0.agreement)), ("says", .string($0.says))])
                    })
            ),
            ("openElsewhere", .int(flaw.openElsewhere.count)),
            ("leftOpenBy", .strings(flaw.openElsewhere)),
            (
                "acceptedBy",
                .maybe(flaw.acceptance) {
                    .object([("name", .string($0.by)), ("reason", .string($0.reason))])
                }
            ),
        ])
    }

    private func span(_ span: SourceSpan) -> JSONValue {
        .object([
            ("file", .string(span.file)), ("line", .int(span.line)), ("column", .int(span.column)),
            ("length", .int(span.length)),
        ])
    }

    private func counterexample(_ example: Counterexample, _ replay: JSONValue) -> JSONValue {
        let moments = Moments(zones: zones, zone: agreement.timeZone)
        return .object([
            ("given", .strings(example.given)),
            (
                "events",
                .array(
                    example.events.map { event in
                        .object([
                            ("at", .maybe(moments.iso(event.at), JSONValue.string)),
                            ("kind", .string(event.kind.rawValue)),
                            ("actor", .maybe(event.actor) { .string($0.text) }),
                            ("words", .string(event.words)),
                        ])
                    })
            ),
            ("shows", .string(example.shows)), ("replay", replay),
        ])
    }
}
