internal import AgreementLanguage

/// What another agreement says at the point of a finding.
public struct Precedent: Hashable, Sendable {
    /// The agreement's title.
    public var agreement: String
    /// What it says there, in a few words.
    public var says: String

    /// Creates a precedent.
    public init(agreement: String, says: String) {
        self.agreement = agreement
        self.says = says
    }
}

/// Other agreements, asked what they say at a point. Each rule that reads words knows where to look for them.
struct Precedents {
    /// What they say at the point of one rule.
    struct Answer {
        /// What those say that say something.
        var said: [Precedent] = []
        /// The titles of those that leave it open: they have the same flaw.
        var open: [String] = []
    }

    /// More than these are read by nobody.
    static let mostShown = 8

    private let library: [Draft]
    private var asked: [RuleID: Answer] = [:]

    init(_ library: [Draft]) { self.library = library }

    /// What the agreements say at the point of a rule. Many findings are of one rule: they are asked once.
    mutating func at(_ rule: RuleID) -> Answer {
        if let answer = asked[rule] { return answer }
        let answer = ask(rule)
        asked[rule] = answer
        return answer
    }

    private func ask(_ rule: RuleID) -> Answer {
        guard !library.isEmpty,
            let rule = DraftCheck.rules.first(where: { type(of: $0).page.id == rule }) as? any ComparedRule
        else { return Answer() }
        var answer = Answer()
        for draft in library {
            if let says = rule.said(in: draft) {
                answer.said.append(Precedent(agreement: draft.agreement.title, says: says))
            } else if !rule.flaws(in: draft).isEmpty {
                answer.open.append(draft.agreement.title)
            }
        }
        answer.said = Array(answer.said.prefix(Self.mostShown))
        return answer
    }
}
