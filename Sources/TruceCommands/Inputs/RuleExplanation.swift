internal import Analysis
internal import CeasefireModel
internal import Publication

/// Tells what a rule of the draft check looks for.
struct RuleExplanation {
    let shell: Shell

    /// The rule's page; all rules where no name is given; what was probably meant where there is no such rule.
    func put(_ name: String) throws {
        guard !name.isEmpty else {
            return shell.out(RulePageText.list(style: shell.style, width: shell.width))
        }
        if let page = DraftCheck.pages.first(where: { $0.id.rawValue == name }) {
            return shell.out(RulePageText.text(page, style: shell.style, width: shell.width))
        }
        let near = NearestWord.of(name, among: RuleID.allCases.map(\.rawValue))
        shell.err(
            "truce: there is no rule '\(DiagnosticText.escaped(name))'; "
                + (near.map { "did you mean \($0)?" } ?? "`truce check --explain` lists them") + "\n")
        throw ExitStatus.usage.code
    }
}
