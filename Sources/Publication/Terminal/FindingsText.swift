internal import CeasefireModel
internal import Evaluation

/// What named people and bodies found, on a terminal.
enum FindingsText {
    static func put(_ released: Released, on page: inout TextPage) {
        let findings = FindingWords.all(released)
        guard !findings.isEmpty else { return }
        page.heading("What named people found")
        for (standing, readings) in findings {
            page.line(
                "\(FindingWords.subject(standing)): \(FindingWords.headline(standing, released))",
                tone: .strong)
            for (name, words) in FindingWords.details(standing, released) {
                page.line("\(name): \(words)", indent: 2)
            }
            for (name, does) in readings { page.line("\(name): \(does)", indent: 2, tone: .faint) }
            page.blank()
        }
    }
}
