public import AgreementLanguage
public import CeasefireModel
internal import Evidence

/// What an agreement says of a record, under each of its readings.
///
/// A pure function: it knows no clock, no chance and no files, and gives the same answer for any order in
/// which reports, statements and entries arrived.
///
/// - Parameters:
///   - agreement: The agreement, with at least one reading.
///   - record: All that is on the table; what was not certainly known at `asOf` is left out.
///   - readings: The readings wanted, all where nil. Names that the agreement does not have are ignored.
///   - asOf: Up to when the record is read; all of it where nil.
public func assess(
    _ agreement: Agreement, record: Record, readings: Set<ReadingName>? = nil, asOf: Instant? = nil
) -> Verdict {
    let known = record.known(asOf: asOf)
    let incidents = Fusion(origins: known.origins).incidents(
        from: known.reports, decisions: FusionDecisions(entries: known.entries))
    let reports = Dictionary(known.reports.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    let bearings = BearingIndex(record: known, incidents: incidents, reports: reports)
    let accounts = incidents.map { incident in
        IncidentAccount(
            incident: incident, reports: incident.reports.compactMap { reports[$0] }, bearings: bearings,
            register: known.origins)
    }
    let now = asOf ?? known.lastKnown
    let wanted = agreement.readings.filter { readings?.contains($0.name) ?? true }
    return Verdict(
        agreement: agreement, record: known, asOf: asOf, now: now, incidents: incidents,
        readings: wanted.map { reading in
            ReadingAssessment(
                agreement: agreement, reading: reading, record: known, accounts: accounts, now: now
            ).verdict()
        },
        remarks: bearings.remarks
            + FindingStanding.all(entries: known.entries, incidents: incidents, assessments: []).remarks)
}

/// Assesses a record under one reading.
struct ReadingAssessment {
    let agreement: Agreement
    let reading: Reading
    let record: Record
    let accounts: [IncidentAccount]
    let now: Instant?

    func verdict() -> ReadingVerdict {
        let parties = Set(agreement.parties)
        let provisions = agreement.provisions.map { ProvisionUnderReading($0, reading: reading) }
        var assessments: [Assessment] = []
        var outOfScope: [OutOfScope] = []
        for provision in provisions {
            let assessor = Assessor(provision: provision, weights: record.weights, parties: parties)
            for account in accounts {
                for result in assessor.results(account) {
                    switch result {
                    case .assessed(let assessment): assessments.append(assessment)
                    case .outOfScope(let incident): outOfScope.append(incident)
                    }
                }
            }
        }
        let nests = Nests(accounts.map(\.incident), assessments: assessments)
        assessments = nests.assessments
        let breaches = partyBreaches(assessments)
        let findings = FindingStanding.all(
            entries: record.entries, incidents: accounts.map(\.incident), assessments: assessments
        ).standings
        let hasFinding = findings.contains {
            $0.replacedBy == nil && $0.finding.conclusion == .breach && $0.assessment != nil
        }
        let occurred = Dictionary(
            accounts.map { ($0.incident.id, $0.incident.occurred) }, uniquingKeysWith: { a, _ in a })
        let responses = agreement.responses.flatMap { response in
            agreement.parties.map { party in
                ResponseAssessment(
                    response: response, party: party, reading: reading, assessments: assessments,
                    findings: findings, accounts: accounts, record: record, now: now
                ).verdict()
            }
        }
        return ReadingVerdict(
            reading: reading, windows: provisions.map(\.window),
            assumptions: Set(provisions.flatMap(\.assumptions)).sorted(),
            headline: hasFinding
                ? .breachFound : breaches.isEmpty ? .noBreachEstablished : .breachAssessed,
            breaches: breaches, tallies: nests.tallies(provisions: agreement.provisions.map(\.name)),
            assessments: assessments.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) },
            outOfScope: outOfScope.sorted { a, b in
                if let i = occurred[a.incident], let j = occurred[b.incident], i != j { return i < j }
                return (a.incident, a.provision, a.party?.text ?? "")
                    < (b.incident, b.provision, b.party?.text ?? "")
            },
            responses: responses, findings: findings)
    }

    private func partyBreaches(_ assessments: [Assessment]) -> [PartyBreach] {
        agreement.parties.compactMap { party in
            let met = assessments.filter { $0.party == party && $0.state == .meetsStandard }
                .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
            guard let earliest = met.map(\.occurred.earliest).min(),
                let latest = met.map(\.occurred.latest).min()
            else { return nil }
            let since = Interval(spanning: earliest, latest)
            let elapsed = met.compactMap(\.elapsed)
            return PartyBreach(
                party: party, since: since,
                elapsed: elapsed.map(\.least).min().flatMap { least in
                    elapsed.map(\.most).min().map { ElapsedSeconds(least: least, most: $0) }
                },
                assessments: met.map(\.id),
                highestStandard: met.compactMap(\.highestStandard).max { $0.rank < $1.rank })
        }
    }
}
