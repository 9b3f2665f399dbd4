public import AgreementLanguage
public import Analysis
public import CeasefireModel

/// Two versions of a draft: what they say differently, and which flaws the second has that the first had not, and the other way round.
public struct DiffReport: Sendable {
    let first: Agreement
    let second: Agreement
    let diff: AgreementDiff
    /// Flaws of the second version alone; nil where the versions were not searched.
    let opened: [Flaw]?
    /// Flaws of the first version alone; nil where the versions were not searched.
    let closed: [Flaw]?

    /// Compares two versions.
    ///
    /// - Parameters:
    ///   - checks: What searching each version for flaws came to; nil where they were not searched.
    public init(
        from first: Agreement, to second: Agreement, checks: (first: DraftCheck, second: DraftCheck)? = nil,
        zones: any TimeZoneRules
    ) {
        self.first = first
        self.second = second
        diff = AgreementDiff(from: first, to: second, zones: zones)
        let before = Set(checks?.first.flaws.map(\.id) ?? [])
        let after = Set(checks?.second.flaws.map(\.id) ?? [])
        opened = checks?.second.flaws.filter { !before.contains($0.id) }
        closed = checks?.first.flaws.filter { !after.contains($0.id) }
    }

    /// Whether the versions say the same, in the same words.
    public var isSame: Bool { diff.differences.isEmpty && diff.hasSameMeaning }

    private var summary: String {
        if isSame { return "Both say the same, in the same words." }
        if diff.hasSameMeaning { return "Both mean the same; the words differ." }
        return "\(Wording.count(diff.differences.count, "difference"))."
    }

    /// The page for a terminal.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(second.title, tone: .strong)
        page.line("from \(first.file) to \(second.file)", tone: .faint)
        page.line(summary)
        for kind in AgreementDiff.Difference.Kind.allCases {
            let own = diff.differences.filter { $0.kind == kind }
            guard !own.isEmpty else { continue }
            page.heading(Self.heading(kind))
            for difference in own {
                page.line("\(Self.sign(kind)) \(difference.sentence)", hanging: 2)
                if let place = (difference.after ?? difference.before).map({ "\($0.file):\($0.line)" }) {
                    page.line(place, indent: 2, tone: .faint)
                }
            }
        }
        put("Loopholes and omissions opened", "!", opened, tone: .grave, on: &page)
        put("Loopholes and omissions closed", "-", closed, tone: .done, on: &page)
        return page.text
    }

    private func put(
        _ heading: String, _ sign: String, _ flaws: [Flaw]?, tone: TerminalStyle.Tone, on page: inout TextPage
    ) {
        guard let flaws else { return }
        page.heading(heading)
        if flaws.isEmpty { page.line("None that was found.") }
        for flaw in flaws {
            page.line("\(sign) \(flaw.severity.rawValue): \(flaw.message)", hanging: 2, tone: tone)
            page.line("\(flaw.rule.rawValue), \(flaw.span.file):\(flaw.span.line)", indent: 2, tone: .faint)
        }
    }

    private static func heading(_ kind: AgreementDiff.Difference.Kind) -> String {
        switch kind {
        case .added: "New"
        case .removed: "Gone"
        case .changed: "Changed"
        case .reworded: "Other words, same meaning"
        }
    }

    private static func sign(_ kind: AgreementDiff.Difference.Kind) -> String {
        switch kind {
        case .added: "+"
        case .removed: "-"
        case .changed: "*"
        case .reworded: "~"
        }
    }

    /// The same for programs.
    public func json() -> String {
        func version(_ agreement: Agreement) -> JSONValue {
            .object([
                ("file", .string(agreement.file)), ("title", .string(agreement.title)),
                ("text", .string(agreement.textFingerprint)),
                ("meaning", .string(agreement.meaningFingerprint)),
            ])
        }
        func place(_ span: SourceSpan?) -> JSONValue {
            .maybe(span) {
                .object([("file", .string($0.file)), ("line", .int($0.line)), ("column", .int($0.column))])
            }
        }
        func flaws(_ flaws: [Flaw]?) -> JSONValue {
            .maybe(flaws) {
                .array(
                    $0.map {
                        .object([
                            ("rule", .string($0.rule.rawValue)), ("severity", .string($0.severity.rawValue)),
                            ("subject", .string($0.subject)), ("message", .string($0.message)),
                            ("at", place($0.span)),
                        ])
                    })
            }
        }
        return JSONValue.object([
            ("first", version(first)), ("second", version(second)),
            ("sameMeaning", .bool(diff.hasSameMeaning)),
            (
                "differences",
                .array(
                    diff.differences.map {
                        .object([
                            ("kind", .string($0.kind.rawValue)), ("subject", .string($0.subject)),
                            ("sentence", .string($0.sentence)), ("before", place($0.before)),
                            ("after", place($0.after)),
                        ])
                    })
            ),
            ("opened", flaws(opened)), ("closed", flaws(closed)),
        ]).text(openLevels: 3)
    }
}
