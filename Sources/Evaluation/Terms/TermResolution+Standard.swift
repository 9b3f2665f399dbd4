internal import AgreementLanguage
internal import CeasefireModel

extension TermResolution {
    /// The standard that is asked, and what that assumes. Of several relayed standards the most demanding is asked: a
    /// result then holds under each.
    func standard(
        _ value: Value<StandardOfProof>, of name: String
    ) -> (standard: StandardOfProof, assumptions: [Assumption]) {
        let subject = "standard-of-proof of \(name)"
        switch standard(value) {
        case .candidates(let all):
            let standard = all.max { $0.rank < $1.rank } ?? ProvisionUnderReading.assumedStandard
            guard all.count > 1 else { return (standard, []) }
            return (
                standard,
                [
                    Assumption(
                        subject: subject,
                        text: "several are relayed; the most demanding, \(standard.rawValue), is asked")
                ]
            )
        case .unstated:
            let standard = ProvisionUnderReading.assumedStandard
            return (
                standard, [Assumption(subject: subject, text: "unstated; \(standard.rawValue) is asked")]
            )
        }
    }
}
