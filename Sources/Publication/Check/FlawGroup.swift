internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// Findings of one rule and one severity, which are told together: what is the same of all is said once.
struct FlawGroup {
    /// Findings whose stories say the same of different things: the first one's is told, for all of them.
    struct Kind {
        /// In the order in which they were found; never empty.
        var flaws: [Flaw]
        /// The one whose story is told.
        var told: Flaw { flaws[0] }
    }

    /// What people should know of the rule.
    let rule: RulePage
    let severity: Flaw.Severity
    /// The kinds, by their first findings.
    let kinds: [Kind]
    /// How to mend them, where the same words, save for names, mend all.
    let mend: Mend?

    /// All findings of the group.
    var flaws: [Flaw] { kinds.flatMap(\.flaws) }

    /// Whether there is one finding only, which speaks for itself.
    var isSingle: Bool { kinds.count == 1 && kinds[0].flaws.count == 1 }

    private init?(_ flaws: [Flaw], _ forms: StoryForms) {
        guard let first = flaws.first, let page = DraftCheck.pages.first(where: { $0.id == first.rule })
        else {
            return nil
        }
        rule = page
        severity = first.severity
        var kinds: [(form: String, flaws: [Flaw])] = []
        for flaw in flaws {
            let form = forms.form(flaw.story) + (flaw.counterexample == nil ? "" : " played")
            if let i = kinds.firstIndex(where: { $0.form == form }) {
                kinds[i].flaws.append(flaw)
            } else {
                kinds.append((form, [flaw]))
            }
        }
        self.kinds = kinds.map { Kind(flaws: $0.flaws) }
        let mends = Set(flaws.map { $0.mend.map { forms.form($0.words) } ?? "" })
        mend = mends.count == 1 ? first.mend : nil
    }

    /// The groups of some findings, in the order of the first of each.
    static func all(_ flaws: [Flaw], _ forms: StoryForms) -> [FlawGroup] {
        var groups: [[Flaw]] = []
        for flaw in flaws {
            let i = groups.firstIndex { $0[0].rule == flaw.rule && $0[0].severity == flaw.severity }
            if let i { groups[i].append(flaw) } else { groups.append([flaw]) }
        }
        return groups.compactMap { FlawGroup($0, forms) }
    }
}

/// The findings in one document: the draft, or one that it uses.
struct FlawSection {
    /// The path of the document.
    let file: String
    /// What a document that the draft uses is called; nil for the draft itself.
    let usedTitle: String?
    /// The findings, grouped.
    let groups: [FlawGroup]
    /// How many findings.
    var count: Int { groups.reduce(0) { $0 + $1.flaws.count } }

    /// The draft's own findings first, then those of each document that it uses; a document without findings is left out.
    static func all(_ flaws: [Flaw], in draft: Draft) -> [FlawSection] {
        let forms = StoryForms(draft.agreement)
        let files = [draft.file] + draft.files.filter { $0 != draft.file }
        return files.compactMap { file in
            let own = flaws.filter { $0.span.file == file }
            guard !own.isEmpty else { return nil }
            return FlawSection(
                file: file, usedTitle: file == draft.file ? nil : draft.title(of: file) ?? file,
                groups: FlawGroup.all(own, forms))
        }
    }
}
