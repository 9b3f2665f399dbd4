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
    /// How many findings of each severity each version has.
    private let counts: [(severity: Flaw.Severity, first: Int, second: Int)]

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
        // What is only called otherwise is the same gap.
        let renames = diff.renames
        func known(_ flaw: Flaw) -> String { "\(flaw.rule.rawValue) \(renames.applied(to: flaw.subject))" }
        func own(_ flaw: Flaw) -> String { "\(flaw.rule.rawValue) \(flaw.subject)" }
        let before = Set(checks?.first.flaws.map(known) ?? [])
        let after = Set(checks?.second.flaws.map(own) ?? [])
        opened = checks?.second.flaws.filter { !before.contains(own($0)) }
        closed = checks?.first.flaws.filter { !after.contains(known($0)) }
        counts = Flaw.Severity.allCases.map { severity in
            func count(_ check: DraftCheck?) -> Int { check?.flaws.count { $0.severity == severity } ?? 0 }
            return (severity, count(checks?.first), count(checks?.second))
        }
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
        if let net, !isSame { page.line(words(net)) }
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
        if let net { put(net, on: &page) }
        return page.text
    }

    // MARK: Findings

    /// What was opened and closed, each in what both versions have and in what only one has: a gap that went with its article was not
    /// mended.
    private struct Net {
        var worse: [Flaw]
        var better: [Flaw]
        var new: [Flaw]
        var gone: [Flaw]
    }

    /// Nil where the versions were not searched.
    private var net: Net? {
        guard let opened, let closed else { return nil }
        func isShared(_ flaw: Flaw) -> Bool { !diff.isOfOneVersion(flaw.subject) }
        return Net(
            worse: opened.filter(isShared), better: closed.filter(isShared),
            new: opened.filter { !isShared($0) }, gone: closed.filter { !isShared($0) })
    }

    private func put(_ net: Net, on page: inout TextPage) {
        put("Loopholes and omissions opened, in what both have", "!", net.worse, .grave, on: &page)
        put("Loopholes and omissions closed, in what both have", "-", net.better, .done, on: &page)
        putShort("Loopholes and omissions that come with what is new", "!", net.new, .grave, on: &page)
        putShort("Loopholes and omissions that went with what is gone", "-", net.gone, .done, on: &page)
    }

    /// `122 findings before, 114 now: grave 21 and now 25, ...`.
    private func words(_ net: Net) -> String {
        let (first, second) = (counts.map(\.first).reduce(0, +), counts.map(\.second).reduce(0, +))
        let each = counts.filter { $0.first + $0.second > 0 }.map {
            "\($0.severity.rawValue) \($0.first == $0.second ? "\($0.first) as before" : "\($0.first), now \($0.second)")"
        }
        return
            "\(Wording.count(first, "finding")) before, \(second) now\(each.isEmpty ? "" : " (\(each.joined(separator: "; ")))"). In what both versions have, \(net.worse.count) \(net.worse.count == 1 ? "was" : "were") opened and \(net.better.count) closed; \(net.new.count) come\(net.new.count == 1 ? "s" : "") with what is new, and \(net.gone.count) went with what is gone."
    }

    /// More of one rule than these are told in one line.
    private static let mostInFull = 2
    /// More than these in what only one version has are told in short.
    private static let mostOfOneVersion = 8

    private func put(
        _ heading: String, _ sign: String, _ flaws: [Flaw], _ tone: TerminalStyle.Tone,
        on page: inout TextPage
    ) {
        page.heading(heading)
        if flaws.isEmpty { page.line("None that was found.") }
        for group in Self.groups(flaws) {
            guard group.count <= Self.mostInFull else {
                put(group, sign, tone, on: &page)
                continue
            }
            for flaw in group {
                page.line("\(sign) \(flaw.severity.rawValue): \(flaw.message)", hanging: 2, tone: tone)
                page.line(
                    "\(flaw.rule.rawValue), \(flaw.span.file):\(flaw.span.line)", indent: 2, tone: .faint)
            }
        }
    }

    /// The same in short: what is told of a thing that only one version has can be read at that thing.
    private func putShort(
        _ heading: String, _ sign: String, _ flaws: [Flaw], _ tone: TerminalStyle.Tone,
        on page: inout TextPage
    ) {
        guard !flaws.isEmpty else { return }
        guard flaws.count > Self.mostOfOneVersion else { return put(heading, sign, flaws, tone, on: &page) }
        page.heading(heading)
        for group in Self.groups(flaws) { put(group, sign, tone, on: &page) }
    }

    private func put(
        _ group: [Flaw], _ sign: String, _ tone: TerminalStyle.Tone, on page: inout TextPage
    ) {
        let first = group[0]
        let title = DraftCheck.pages.first { $0.id == first.rule }?.title ?? first.rule.rawValue
        let times = group.count == 1 ? "" : ", \(group.count) times"
        let places = group.map { flaw in
            flaw.subject.isEmpty ? "line \(flaw.span.line)" : "\(flaw.subject) (line \(flaw.span.line))"
        }
        page.line(
            "\(sign) \(first.severity.rawValue): \(title)\(times): \(places.joined(separator: ", "))",
            hanging: 2,
            tone: tone)
    }

    /// Flaws of one severity and rule together, in the order of the first of each.
    private static func groups(_ flaws: [Flaw]) -> [[Flaw]] {
        flaws.reduce(into: []) { groups, flaw in
            if let i = groups.firstIndex(where: {
                $0[0].rule == flaw.rule && $0[0].severity == flaw.severity
            }) {
                groups[i].append(flaw)
            } else {
                groups.append([flaw])
            }
        }
    }

    // MARK: Words

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
