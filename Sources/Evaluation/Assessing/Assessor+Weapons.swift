internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

// Whether it was done with a weapon that the provision speaks of.
extension Assessor {
    func weaponQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        switch provision.weapons {
        case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
        case .candidates(let all):
            let questions = all.map { question($0, account, party) }
            return questions.count == 1 ? questions[0] : .either(questions)
        }
    }

    private func question(_ scope: WeaponScope, _ account: IncidentAccount, _ party: ActorID?) -> Question {
        if scope == .any { return .settled(.meetsStandard, "the provision covers any") }
        let told = Set(account.reports.flatMap(\.weapons)).subtracting(Vocabulary.unsaidWeapons).sorted()
        let open = told.filter { scope.contains($0) == nil }
        let isMeant = told.contains { scope.contains($0) == true }
        if !told.isEmpty, !isMeant, open.isEmpty {
            return .outside("reports say: \(told.map(\.text).joined(separator: ", "))")
        }
        // A report that names another weapon does not deny: several may have been there.
        let words = account.words(on: .act, accused: party) { report in
            report.weapons.contains { scope.contains($0) == true } ? .supports : nil
        }
        guard words.isEmpty else { return .weigh(words, remark: "") }
        guard !open.isEmpty else { return .settled(.undecidable, "no report says with what it was done") }
        return .settled(
            .undecidable,
            "reports say: \(open.map(\.text).joined(separator: ", ")), which may or may not be what is meant")
    }
}
