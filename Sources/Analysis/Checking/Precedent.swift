internal import AgreementLanguage

/// What another agreement says at the point of a finding.
public struct Precedent: Hashable, Sendable {
    /// The agreement's title.
    public var agreement: String
    /// What it says there, in a few words; `leaves it open` where it has the same flaw.
    public var says: String

    /// Creates a precedent.
    public init(agreement: String, says: String) {
        self.agreement = agreement
        self.says = says
    }
}

/// Other agreements, asked what they say at a point. Each rule that reads words knows where to look for them.
struct Precedents {
    /// More than these are read by nobody.
    static let mostShown = 8

    private let library: [Draft]

    init(_ library: [Draft]) { self.library = library }

    /// What the agreements say at the point of a rule, those first that say something.
    func at(_ rule: RuleID) -> [Precedent] {
        guard !library.isEmpty,
            let rule = DraftCheck.rules.first(where: { type(of: $0).page.id == rule }) as? any TextRule
        else { return [] }
        let said = library.compactMap { draft in
            rule.said(in: draft).map { Precedent(agreement: draft.agreement.title, says: $0) }
        }
        guard !said.isEmpty else { return [] }
        let open = library.filter { rule.said(in: $0) == nil && !rule.flaws(in: $0).isEmpty }.map {
            Precedent(agreement: $0.agreement.title, says: "leaves it open")
        }
        return Array((said + open).prefix(Self.mostShown))
    }
}
