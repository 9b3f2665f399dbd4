internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

extension CheckReport {
    /// The same in the Static Analysis Results Interchange Format, version 2.1.0, by which editors and places that host
    /// code show findings where they are.
    ///
    /// - Parameter rulesAt: The address under which the pages of the rules are published, `https://.../Rules`; without one
    ///   each rule brings its page along and gives no address.
    public func sarif(rulesAt: String? = nil) -> String {
        let rules = DraftCheck.pages
        var seen: [String: Int] = [:]
        return JSONValue.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
            ("version", .string("2.1.0")),
            (
                "runs",
                .array([
                    .object([
                        (
                            "tool",
                            .object([("driver", driver(rulesAt))])
                        ),
                        ("columnKind", .string("unicodeCodePoints")),
                        (
                            "results",
                            .array(
                                check.flaws.map { flaw in
                                    seen[flaw.id, default: 0] += 1
                                    return result(
                                        flaw, rule: rules.firstIndex { $0.id == flaw.rule },
                                        number: seen[flaw.id] ?? 1)
                                })
                        ),
                    ])
                ])
            ),
        ]).text(openLevels: 6)
    }

    /// Who found it: which release, and where people read on.
    private func driver(_ address: String?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("name", .string("truce check")), ("version", .string(ToolName.version)),
            ("semanticVersion", .string(ToolName.version)),
        ]
        if let address {
            members.append(("informationUri", .string(Self.folder(address) + "README.md")))
        }
        members.append(("rules", .array(DraftCheck.pages.map { rule($0, at: address) })))
        return .object(members)
    }

    /// An address with a slash at its end.
    private static func folder(_ address: String) -> String {
        address.hasSuffix("/") ? address : address + "/"
    }

    private func rule(_ page: RulePage, at address: String?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", .string(page.id.rawValue)), ("name", .string(Self.name(page.id))),
            ("shortDescription", text(page.title)),
            ("fullDescription", text(page.looksFor + " " + page.matters)),
            (
                "help",
                .object([
                    ("text", .string(page.looksFor + " " + page.matters)),
                    ("markdown", .string(RulePageText.markdown(page))),
                ])
            ),
        ]
        if let address {
            members.append(("helpUri", .string(Self.folder(address) + page.id.rawValue + ".md")))
        }
        members.append(("properties", .object([("tags", .strings([page.kind.rawValue]))])))
        return .object(members)
    }

    /// `NoStandDown`: viewers take names of one word, in the manner of programs.
    static func name(_ rule: RuleID) -> String {
        rule.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// - Parameter number: Tells apart the findings that go by one name, from 1.
    private func result(_ flaw: Flaw, rule: Int?, number: Int) -> JSONValue {
        var words = flaw.message + " " + flaw.story
        if let example = flaw.counterexample { words += " So: \(example.shows)." }
        if let mend = flaw.mend { words += " Mend: \(mend.words)" }
        var members: [(String, JSONValue)] = [("ruleId", .string(flaw.rule.rawValue))]
        if let rule { members.append(("ruleIndex", .int(rule))) }
        members += [
            ("level", .string(flaw.severity.level)), ("message", text(words)),
            ("locations", .array([.object([("physicalLocation", location(flaw.span))])])),
            // The same in every run and wherever the words move to: lines are no part of it.
            ("partialFingerprints", .object([("ruleAndSubject/v1", .string("\(flaw.id):\(number)"))])),
        ]
        if let example = flaw.counterexample, !example.events.isEmpty {
            members.append(("codeFlows", .array([codeFlow(example, of: flaw)])))
        }
        if let acceptance = flaw.acceptance {
            members.append(
                (
                    "suppressions",
                    .array([
                        .object([
                            ("kind", .string("inSource")),
                            ("justification", .string("\(acceptance.by): \(acceptance.reason)")),
                        ])
                    ])
                ))
        }
        if let fix = flaw.mend.flatMap(fix) { members.append(("fixes", .array([fix]))) }
        members.append(
            (
                "properties",
                .object([("severity", .string(flaw.severity.rawValue)), ("subject", .string(flaw.subject))])
            ))
        return .object(members)
    }

    /// The timeline: what happens, each at the words of the draft that it is about.
    private func codeFlow(_ example: Counterexample, of flaw: Flaw) -> JSONValue {
        let given = example.given.isEmpty ? "" : "Given that \(example.given.joined(separator: "; ")). "
        return .object([
            ("message", text("\(given)\(example.shows.prefix(1).uppercased())\(example.shows.dropFirst()).")),
            (
                "threadFlows",
                .array([
                    .object([
                        (
                            "locations",
                            .array(
                                example.events.enumerated().map { step($1, number: $0 + 1, of: flaw) })
                        )
                    ])
                ])
            ),
        ])
    }

    private func step(_ event: Counterexample.Event, number: Int, of flaw: Flaw) -> JSONValue {
        .object([
            (
                "location",
                .object([
                    ("physicalLocation", location(subject(of: event) ?? flaw.span)),
                    ("message", text("\(moments.local(event.at)): \(event.words)")),
                ])
            ), ("executionOrder", .int(number)), ("executionTimeUtc", .string(Self.time(event.at))),
        ])
    }

    /// `2030-01-01T01:00:00Z`: the format leaves no part of a time out.
    private static func time(_ instant: Instant) -> String {
        let text = instant.utcText
        return text.count(where: { $0 == ":" }) == 1 ? text.dropLast() + ":00Z" : text
    }

    /// Where the provision, duty or rung stands that an event names first; nil where it names none.
    private func subject(of event: Counterexample.Event) -> SourceSpan? {
        for word in event.words.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-") }) {
            let name = String(word)
            let span =
                agreement.provisions.first { $0.name.text == name }?.span
                ?? agreement.obligations.first { $0.name.text == name }?.span
                ?? agreement.responses.flatMap(\.rungs).first { $0.name.text == name }?.span
            if let span, check.draft.files.contains(span.file) { return span }
        }
        return nil
    }

    private func location(_ span: SourceSpan) -> JSONValue {
        let excerpt = check.draft.excerpt(line: span.line, of: span.file)
        // Spans count characters; here, as told above, Unicode scalars are counted.
        let before = excerpt.prefix(span.column - 1).unicodeScalars.count
        let words = excerpt.dropFirst(span.column - 1).prefix(span.length).unicodeScalars.count
        return .object([
            ("artifactLocation", .object([("uri", .string(Self.address(span.file)))])),
            (
                "region",
                .object([
                    ("startLine", .int(span.line)), ("startColumn", .int(before + 1)),
                    ("endColumn", .int(before + max(1, words) + 1)),
                    ("snippet", text(String(excerpt.dropFirst(span.column - 1).prefix(span.length)))),
                ])
            ),
        ])
    }

    private func fix(_ mend: Mend) -> JSONValue? {
        guard !mend.edits.isEmpty else { return nil }
        let files = mend.edits.map(\.file).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return .object([
            ("description", text(mend.words)),
            (
                "artifactChanges",
                .array(
                    files.map { file in
                        .object([
                            ("artifactLocation", .object([("uri", .string(Self.address(file)))])),
                            (
                                "replacements",
                                .array(mend.edits.filter { $0.file == file }.compactMap(replacement))
                            ),
                        ])
                    })
            ),
        ])
    }

    private func replacement(_ edit: DocumentEdit) -> JSONValue? {
        check.draft.place(of: edit).map { place in
            .object([
                (
                    "deletedRegion",
                    .object([
                        ("startLine", .int(place.from.line)), ("startColumn", .int(place.from.column)),
                        ("endLine", .int(place.to.line)), ("endColumn", .int(place.to.column)),
                    ])
                ),
                ("insertedContent", text(edit.text)),
            ])
        }
    }

    private func text(_ words: String) -> JSONValue { .object([("text", .string(words))]) }

    /// A path as a reference that any reader of addresses can take: all but the plainest signs by their numbers.
    static func address(_ path: String) -> String {
        let plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/"
        let escaped = path.utf8.map { byte -> String in
            let sign = Character(Unicode.Scalar(byte))
            guard byte < 0x80, plain.contains(sign) else {
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.count < 2 ? "0" : "") + digits
            }
            return String(sign)
        }.joined()
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}

extension Flaw.Severity {
    /// What the format has for it.
    fileprivate var level: String {
        switch self {
        case .grave: "error"
        case .serious: "warning"
        case .slight: "note"
        }
    }
}
