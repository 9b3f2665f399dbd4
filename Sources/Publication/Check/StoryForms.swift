internal import AgreementLanguage
internal import CeasefireModel

/// What is left of a text when the names of a draft, its figures and what it quotes are left out: texts of one form say the same of
/// different things.
struct StoryForms {
    /// Stands for whatever is left out.
    private static let gap: Character = "\u{2022}"

    /// The draft's names in small letters by their first letter, the longest first.
    private let names: [Character: [[Character]]]

    init(_ agreement: Agreement) {
        var all = Set(Vocabulary.acts.map(\.text)).union(Vocabulary.targets.map(\.text))
        func put(_ names: [String]) { all.formUnion(names.filter { !$0.isEmpty }) }
        put(agreement.actors.flatMap { [$0.id.text, $0.name] })
        put(agreement.provisions.map(\.name.text) + agreement.permissions.map(\.name.text))
        put(agreement.obligations.flatMap { [$0.name.text, $0.deed] })
        put(agreement.declarations.map(\.name.text) + agreement.exchanges.map(\.name.text))
        put(agreement.responses.map(\.name.text))
        put(agreement.responses.flatMap(\.rungs).flatMap { [$0.name.text, $0.measure] })
        put(agreement.standingMeasures.flatMap { [$0.name.text, $0.measure] })
        put(agreement.openTerms.map(\.name.text) + agreement.readings.map(\.name.text))
        put(agreement.exemptions.map(\.name.text) + agreement.zones.map(\.name.text))
        put(agreement.lines.map(\.name.text) + agreement.articles.map(\.heading))
        names = Dictionary(grouping: all.map { Array($0.lowercased()) }, by: { $0[0] })
            .mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// A text without names, figures and quotations. Several names in a row leave one gap.
    func form(_ text: String) -> String {
        let letters = Array(text.lowercased())
        var form: [Character] = []
        var i = 0
        while i < letters.count {
            let end =
                endOfName(letters, at: i) ?? endOfFigure(letters, at: i) ?? endOfQuotation(letters, at: i)
            if let end {
                Self.putGap(on: &form)
                i = end
            } else {
                form.append(letters[i])
                i += 1
            }
        }
        return String(form)
    }

    /// What stands between two names of one list.
    private static let joints: [[Character]] = [", ", " and ", ", and ", " or ", "/", " "].map { Array($0) }

    private static func putGap(on form: inout [Character]) {
        let joined = joints.contains { joint in
            form.count > joint.count && form.suffix(joint.count).elementsEqual(joint)
                && form[form.count - joint.count - 1] == gap
        }
        if joined, let last = form.lastIndex(of: gap) {
            form.removeSubrange((last + 1)...)
        } else if form.last != gap {
            form.append(gap)
        }
    }

    private func endOfName(_ letters: [Character], at start: Int) -> Int? {
        guard start == 0 || !Self.isPart(letters[start - 1]) else { return nil }
        return names[letters[start]]?.lazy.map { (name: $0, end: start + $0.count) }.first { name, end in
            end <= letters.count && letters[start..<end].elementsEqual(name)
                && (end == letters.count || !Self.isPart(letters[end]))
        }?.end
    }

    /// `24 h`, `2030-01-01T01:00`, `12`.
    private func endOfFigure(_ letters: [Character], at start: Int) -> Int? {
        guard letters[start].isNumber, start == 0 || !letters[start - 1].isLetter else { return nil }
        var end = start
        while end < letters.count, letters[end].isNumber || "-:.tz+".contains(letters[end]) { end += 1 }
        // What closes a sentence is no part of the figure.
        while end > start + 1, !letters[end - 1].isNumber, letters[end - 1] != "z" { end -= 1 }
        return end
    }

    private func endOfQuotation(_ letters: [Character], at start: Int) -> Int? {
        guard letters[start] == "\"" else { return nil }
        return letters[(start + 1)...].firstIndex(of: "\"").map { $0 + 1 }
    }

    /// Whether a sign belongs to a name that it stands beside.
    private static func isPart(_ sign: Character) -> Bool {
        sign.isLetter || sign.isNumber || sign == "-" || sign == "_"
    }
}
