internal import AgreementLanguage
internal import CeasefireModel

/// Works out what one response would ask for after one party's breaches, under every way of settling what
/// the document leaves open.
struct ResponseAssessment {
    let response: Response
    let party: ActorID
    let reading: Reading
    let assessments: [Assessment]
    let findings: [FindingStanding]
    let accounts: IncidentAccounts
    let deeds: [DeedVerdict]
    let proceedings: Proceedings
    let record: Record
    let now: Instant?

    var terms: TermResolution { TermResolution(reading: reading) }

    /// What the response would ask for, and who did not act on it in time where it is a guarantee.
    func outcome() -> (verdict: ResponseVerdict, defaults: [GuarantorDefault]) {
        let breaches = self.breaches(foundOnly: false)
        let found = self.breaches(foundOnly: true)
        let answers = answersParty
        var verdict = ResponseVerdict(
            response: response.name, document: response.document, party: party, answersParty: answers,
            breaches: breaches.map(\.id), found: found.map(\.id),
            incidents: Breach.bySubject(breaches).compactMap(\.subject.incident),
            duties: Breach.bySubject(breaches).count { $0.subject.incident == nil }, scenarios: [], shifts: []
        )
        guard !breaches.isEmpty, answers != false else { return (verdict, []) }
        let settlements = settlements(breaches, found: found)
        verdict.scenarios = settlements.map(\.scenario)
        verdict.shifts = shifts(settlements)
        return (verdict, response.isGuarantee ? GuarantorDefault.all(settlements, of: self) : [])
    }

    /// Whether it answers breaches by the party at all; nil where the document does not say.
    var answersParty: Bool? {
        switch terms.parties(response.breachBy, subject: "whose breaches are answered") {
        case .candidates(let all) where all.allSatisfy({ $0.contains(party) }): true
        case .candidates(let all) where !all.contains(where: { $0.contains(party) }): false
        case .candidates, .unstated: nil
        }
    }

    /// Every way of settling what the document leaves open, with the episodes that each gives.
    func settlements(_ breaches: [Breach], found: [Breach]) -> [Settlement] {
        let ways = SettlementWays(
            response, terms: terms, hasSeveralBreaches: max(breaches.count, found.count) > 1)
        return ways.gaps.flatMap { gap in
            ways.anchors.map { anchor in
                let label =
                    ways.gapIsOpen ? gap.map { "\(anchor.rawValue)-gap-\(Self.name(ofGap: $0))" } : nil
                func episodes(_ breaches: [Breach]) -> [Episode] {
                    self.episodes(
                        breaches, gapSeconds: gap, anchor: anchor, label: label ?? anchor.rawValue)
                }
                return Settlement(
                    anchor: anchor, gapSeconds: gap,
                    assumptions: ways.assumptions(anchor: anchor, gap: gap), found: episodes(found),
                    assessed: episodes(breaches))
            }
        }
    }

    static func assumption(_ anchor: Anchor) -> Assumption {
        Assumption(subject: "clock-starts", text: Reason(anchor.rawValue))
    }

    /// `24h`, `90min`, `45s`: two gaps never share a name, and neither do the clocks that are named by them.
    private static func name(ofGap seconds: Int64) -> String {
        if seconds % 3_600 == 0 { return "\(seconds / 3_600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)min" : "\(seconds)s"
    }

    static func assumption(gap: Int64?) -> Assumption {
        let text: Reason =
            switch gap {
            case nil: "never: no silence ends an episode"
            case 0?: "0 h: every silence ends an episode"
            case let seconds?: "\(lengthText(seconds: seconds))"
            }
        return Assumption(subject: "episode-ends-after", text: text)
    }
}
