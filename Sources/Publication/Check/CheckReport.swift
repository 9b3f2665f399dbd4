internal import AgreementLanguage
public import Analysis
public import CeasefireModel

/// What was found in a draft, ready to be shown. It computes nothing and holds nothing back: a draft has no witnesses.
public struct CheckReport: Sendable {
    let check: DraftCheck
    let zones: any TimeZoneRules

    /// Creates a report. Times are shown by the clocks of the draft's zone.
    public init(_ check: DraftCheck, zones: any TimeZoneRules) {
        self.check = check
        self.zones = zones
    }

    /// The files of the report: `check.html`, `check.json`.
    public func files() -> [(name: String, bytes: [UInt8])] {
        [("check.html", Array(CheckPage.text(self).utf8)), ("check.json", Array(json().utf8))]
    }

    var agreement: Agreement { check.draft.agreement }

    /// What nobody accepts, the gravest first.
    var open: [Flaw] { check.flaws.filter { $0.acceptance == nil } }

    /// What somebody accepts.
    var accepted: [Flaw] { check.flaws.filter { $0.acceptance != nil } }

    /// What nobody accepts, by document, and by rule within each severity.
    var sections: [FlawSection] { FlawSection.all(open, in: check.draft) }

    var moments: Moments { Moments(zones: zones, zone: agreement.timeZone) }

    /// How far searches went: `12 events and 90 days`.
    var bound: String {
        let bounds = check.draft.bounds
        return
            "\(Wording.count(check.draft.searchedEvents, "event")) and \(Wording.count(bounds.days, "day"))"
    }

    /// How the findings were looked for: by timelines within the bound, or in the words alone where nothing can be played.
    private var searched: String {
        check.flaws.contains { $0.rule == .nothingRuns }
            ? "searched in the words alone: no article says in a block what it means, so no timeline was played"
            : "searched within \(bound)"
                + (check.draft.speaksEnglish
                    ? "" : "; the words of the articles were not searched, they are not in English")
    }

    /// How many findings of which severity, in a sentence.
    var headline: String {
        let counts = Flaw.Severity.allCases.compactMap { severity -> String? in
            let count = open.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.rawValue)"
        }
        let told =
            counts.isEmpty
            ? "Nothing was found, \(searched)."
            : "\(Wording.count(open.count, "finding")): \(counts.joined(separator: ", ")). \(searched.prefix(1).uppercased())\(searched.dropFirst())."
        let used = open.count { $0.span.file != check.draft.file }
        return told
            + (used == 0 ? "" : " \(used) of them from documents that the draft uses.")
            + (accepted.isEmpty
                ? "" : " \(Wording.count(accepted.count, "finding")) accepted in the document.")
    }

    /// What was not looked at, and how far rules searched, or where their budget stopped them, a sentence each.
    var limits: [String] { check.limits + Self.sentences(of: check.bounds) }

    /// How far rules searched, those that went equally far together: `veto, pause-resets: timelines of up to 12 breaches.`
    static func sentences(of bounds: [SearchBound]) -> [String] {
        var told: [(words: String, rules: [String])] = []
        for bound in bounds {
            let words = bound.words.joined(separator: "; ")
            if let i = told.firstIndex(where: { $0.words == words }) {
                told[i].rules.append(bound.rule.rawValue)
            } else {
                told.append((words, [bound.rule.rawValue]))
            }
        }
        return told.map { "\($0.rules.joined(separator: ", ")): \($0.words)." }
    }

    /// What other agreements say at the point of a finding, each answer once, with those that give it.
    static func elsewhere(_ flaw: Flaw) -> [(says: String, agreements: [String])] {
        flaw.elsewhere.reduce(into: []) { answers, precedent in
            if let i = answers.firstIndex(where: { $0.says == precedent.says }) {
                answers[i].agreements.append(precedent.agreement)
            } else {
                answers.append((precedent.says, [precedent.agreement]))
            }
        }
    }

    /// `2 others leave it open`; nil where none does.
    static func openElsewhere(_ flaw: Flaw) -> String? {
        let open = flaw.openElsewhere.count
        guard open > 0 else { return nil }
        let others = flaw.elsewhere.isEmpty ? "agreement" : "other"
        return "\(Wording.count(open, others)) leave\(open == 1 ? "s" : "") it open"
    }

    /// How much of the draft can be watched, timed, laid at a door and answered, in a sentence.
    var coverageSentence: String {
        let coverage = check.coverage
        guard !coverage.points.isEmpty else { return responsesSentence }
        return
            "Of \(Wording.count(coverage.points.count, "article")) that ask\(coverage.points.count == 1 ? "s" : "") something of somebody, \(coverage.monitorable) can be monitored, \(coverage.clocked) \(coverage.clocked == 1 ? "has" : "have") clocks, \(coverage.attributable) can be attributed, \(coverage.answered) \(coverage.answered == 1 ? "is" : "are") answered by a consequence."
    }

    /// The same for a draft whose articles bind nobody: a plan asks those who must answer a breach of another document.
    private var responsesSentence: String {
        let coverage = check.coverage
        guard coverage.rungs > 0 else { return "No article asks anything of anybody." }
        let answering =
            coverage.answering.isEmpty
            ? "of actors whom it does not name" : "of \(Wording.count(coverage.answering.count, "actor"))"
        return
            "No article binds a party by itself; the responses ask \(Wording.count(coverage.rungs, "rung")) \(answering)."
    }
}
