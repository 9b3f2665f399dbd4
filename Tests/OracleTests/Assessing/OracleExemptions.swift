import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

// Whether an exemption applies.
extension OracleAssessor {
    /// "No exemption applies": "a plea is graded as a claim of its own; only one that meets the standard
    /// refutes that no exemption applies. A plea of an exemption that the provision does not grant is recorded
    /// and changes nothing."
    func exemption(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant
    ) -> OracleGrade {
        // Pleas are the accused's own, or of whoever stands on neither side.
        func mayPlead(_ word: OracleWord) -> Bool {
            guard let side = word.origin.party, parties.contains(side) else { return true }
            return side == accused
        }
        var pleas: Set<ExemptionName> = []
        var hasBarePlea = false
        for (entry, bearing) in bearings(incident) where speaks(bearing, on: .exemption, of: accused) {
            guard speakers(entry, bearing).contains(where: mayPlead) else { continue }
            if let plea = bearing.plea {
                pleas.insert(plea)
            } else if bearing.effect == .pleads {
                hasBarePlea = true
            }
        }
        // "A plea that names no exemption leaves it open where nobody says which there are, and changes nothing
        // elsewhere."
        if hasBarePlea, meanings(provision.exemptions, reading, \.asExemptions) == nil { return .open }
        if pleas.isEmpty { return .met }
        guard let granted = meanings(provision.exemptions, reading, \.asExemptions) else { return .open }
        var answers: [Answer] = []
        for grants in granted {
            var worst = ElementState.meetsStandard
            for plea in pleas where grants.contains(plea) {
                let grade = scales.grade(
                    self.words(plea, incident, accused, mayPlead).filter { $0.known <= until },
                    standard: standard)
                // The plea meets the standard where the sum against "no exemption applies" does.
                if grade.state == .refuted || grade.state == .contested { worst = min(worst, grade.state) }
            }
            answers.append(OracleGrade(state: worst))
        }
        return settle(answers) ?? .open
    }

    /// For a plea, the words that plead it, which deny that no exemption applies; against it, the words that
    /// speak for that element.
    func words(
        _ plea: ExemptionName, _ incident: Incident, _ accused: ActorID?, _ mayPlead: (OracleWord) -> Bool
    ) -> [OracleWord] {
        var words: [OracleWord] = []
        for (entry, bearing) in bearings(incident) where speaks(bearing, on: .exemption, of: accused) {
            let concedes = bearing.effect == .concedes && accused != nil
            let isFor =
                (bearing.effect == .supports || concedes) && bearing.elements.contains(.exemption)
            let isAgainst = bearing.effect == .denies && bearing.elements.contains(.exemption)
            for var word in speakers(entry, bearing) {
                if bearing.plea == plea, mayPlead(word) {
                    word.supports = false
                    words.append(word)
                } else if bearing.plea == nil, isFor || isAgainst,
                    !concedes || word.origin.party == accused
                {
                    word.supports = isFor
                    words.append(word)
                }
            }
        }
        return words
    }
}
