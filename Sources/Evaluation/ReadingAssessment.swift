internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Assesses a record under one reading.
struct ReadingAssessment {
    let agreement: Agreement
    let reading: Reading
    let record: Record
    let accounts: IncidentAccounts
    let theatre: PreparedTheatre
    let now: Instant?
    let asOf: Instant?
    let proceedings: Proceedings

    init(
        agreement: Agreement, reading: Reading, record: Record, accounts: IncidentAccounts,
        theatre: PreparedTheatre, now: Instant?, asOf: Instant?, ignoring: Set<OriginID>
    ) {
        self.agreement = agreement
        self.reading = reading
        self.record = record
        self.accounts = accounts
        self.theatre = theatre
        self.now = now
        self.asOf = asOf
        proceedings = Proceedings(
            agreement: agreement, reading: reading, record: record, accounts: accounts,
            theatre: theatre, now: now, ignoring: ignoring)
    }

    /// A reading that was uttered later than the moment asked for says so: nobody held it then.
    private var notYetHeld: [Assumption] {
        guard let asOf, let held = reading.asOf, asOf < held.earliest else { return [] }
        return [Assumption(subject: "reading", text: "nobody held it yet; it is of \(held.earliest)")]
    }

    /// What responses answer, worked out from the record.
    struct Grounds {
        let provisions: [ProvisionUnderReading]
        let assessments: [Assessment]
        let outOfScope: OutOfScopeRows
        let deeds: [DeedVerdict]
        let findings: [FindingStanding]
    }

    func grounds(_ rows: ReadingRows) -> Grounds {
        let incidents = accounts.index
        let assessments = AnswersAndQuotas.applied(
            to: Nests(incidents, assessments: rows.assessments).assessments, provisions: rows.provisions,
            exemptions: agreement.exemptions, incidents: incidents.incidents)
        let deeds = proceedings.verdicts()
        let findings = FindingStanding.all(
            entries: record.entries, incidents: incidents, assessments: assessments,
            proceedings: proceedings)
        return Grounds(
            provisions: rows.provisions, assessments: assessments,
            outOfScope: rows.outOfScope.rows(of: incidents, provisions: rows.provisions), deeds: deeds,
            findings: findings)
    }

    /// Every response to every party whose breaches it may answer.
    func responses(_ grounds: Grounds) -> [ResponseAssessment] {
        agreement.responses.flatMap { response in
            (agreement.parties + othersWhoOwe(response, grounds.deeds)).map { party in
                ResponseAssessment(
                    response: response, party: party, reading: reading, assessments: grounds.assessments,
                    findings: grounds.findings, accounts: accounts, deeds: grounds.deeds,
                    proceedings: proceedings, record: record, now: now)
            }
        }
    }

    func verdict(_ rows: ReadingRows) -> ReadingVerdict {
        let grounds = grounds(rows)
        let (provisions, assessments) = (grounds.provisions, grounds.assessments)
        let (deeds, findings) = (grounds.deeds, grounds.findings)
        let nests = Nests(accounts.index, assessments: assessments)
        let breaches = partyBreaches(assessments, deeds)
        let hasFinding = findings.contains {
            $0.holds && $0.finding.conclusion == .breach && ($0.assessment ?? $0.deed) != nil
        }
        let outcomes = responses(grounds).map { $0.outcome() }
        let breachesByParty = BreachesOfAll(
            agreement: agreement, reading: reading, assessments: assessments, findings: findings,
            accounts: accounts, deeds: deeds, proceedings: proceedings, record: record, now: now)
        return ReadingVerdict(
            reading: reading, windows: provisions.map(\.window),
            assumptions: Set(
                provisions.flatMap(\.assumptions) + notYetHeld + proceedings.assumptions
                    + deeds.flatMap(\.assumptions)
            ).sorted(),
            headline: hasFinding
                ? .breachFound : breaches.isEmpty ? .noBreachEstablished : .breachAssessed,
            coverage: provisions.map { provision in
                CoverageCount(
                    provision: provision, observations: record.observations, theatre: theatre,
                    parties: agreement.parties, now: now
                ).coverage()
            },
            breaches: breaches, tallies: nests.tallies(provisions: agreement.provisions.map(\.name)),
            assessments: assessments.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) },
            outOfScope: grounds.outOfScope,
            responses: outcomes.map(\.verdict), findings: findings, deeds: deeds,
            standingMeasures: agreement.standingMeasures.map {
                StandingMeasureLife(measure: $0, proceedings: proceedings, breaches: breachesByParty)
                    .verdict()
            },
            guarantorDefaults: outcomes.flatMap(\.defaults))
    }

    /// How far into a provision's time in force its first breach came. Any breach that may be the first counts;
    /// where the beginning is not stated there is no answer.
    private func elapsed(_ breaches: [Assessment], since: Interval) -> ElapsedSeconds? {
        let firsts = breaches.filter { $0.occurred.earliest <= since.latest }
        let lengths = firsts.map { first in
            first.elapsed.map { own in
                ElapsedSeconds(
                    least: own.least, most: own.most - max(0, first.occurred.latest - since.latest))
            }
        }
        guard !lengths.contains(nil), let least = lengths.compactMap({ $0?.least }).min(),
            let most = lengths.compactMap({ $0?.most }).max()
        else { return nil }
        return ElapsedSeconds(least: least, most: most)
    }

    /// Whoever else owes something that a response answers: mediators and guarantors have duties too.
    private func othersWhoOwe(_ response: Response, _ deeds: [DeedVerdict]) -> [ActorID] {
        Set(deeds.filter { response.deeds.contains($0.deed) }.map(\.party))
            .subtracting(agreement.parties).sorted()
    }

    private func partyBreaches(_ assessments: [Assessment], _ deeds: [DeedVerdict]) -> [PartyBreach] {
        let others = Set(deeds.map(\.party)).subtracting(agreement.parties).sorted()
        return (agreement.parties + others).compactMap { party in
            let met = assessments.filter { $0.party == party && $0.state == .meetsStandard }
                .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
            let omitted = deeds.filter { $0.party == party && $0.state == .breached }
                .compactMap { deed in deed.breached.map { (id: deed.id, since: $0) } }
                .sorted { ($0.since, $0.id) < ($1.since, $1.id) }
            guard let since = Breach.first(of: met.map(\.occurred) + omitted.map(\.since)) else {
                return nil
            }
            return PartyBreach(
                party: party, since: since,
                provisions: agreement.provisions.compactMap { provision in
                    let own = met.filter { $0.provision == provision.name }
                    return Breach.first(of: own.map(\.occurred)).map {
                        ProvisionBreach(
                            provision: provision.name, since: $0, elapsed: elapsed(own, since: $0))
                    }
                },
                assessments: met.map(\.id), deeds: omitted.map(\.id),
                highestStandard: met.compactMap(\.highestStandard).max { $0.rank < $1.rank })
        }
    }
}
