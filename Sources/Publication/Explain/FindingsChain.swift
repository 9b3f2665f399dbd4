internal import Evaluation

extension TextPage {
    /// What people found on one assessment or duty, and what that does to what the machine assessed.
    mutating func findings(_ findings: [FindingStanding], _ released: Released) {
        guard !findings.isEmpty else { return }
        heading("Findings")
        for standing in findings {
            line(
                "\(FindingWords.headline(standing, released)); \(FindingWords.relation(standing, released))",
                indent: 2)
            for (name, words) in FindingWords.details(standing, released) {
                line("\(name): \(words)", indent: 4)
            }
        }
    }
}
