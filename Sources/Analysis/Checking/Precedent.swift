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
            let rule = DraftCheck.rules.first(where: { type(of: $0).page.id == rule }) as? any ComparedRule
        else { return [] }
        let told = library.map { (title: $0.agreement.title, says: rule.said(in: $0), draft: $0) }
        let said = told.compactMap { one in one.says.map { Precedent(agreement: one.title, says: $0) } }
        let open = told.filter { $0.says == nil && !rule.flaws(in: $0.draft).isEmpty }.map {
            Precedent(agreement: $0.title, says: "leaves it open")
        }
        return Array((said + open).prefix(Self.mostShown))
    }
}
