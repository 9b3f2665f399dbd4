public import AgreementLanguage
public import CeasefireModel
public import Evidence

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
    assess(agreement, prepared: PreparedRecord(record, asOf: asOf), readings: readings)
}

/// What an agreement says of a record that has been made ready, under each of its readings. The same as
/// ``assess(_:record:readings:asOf:)``, for whoever asks many agreements or weights of one record.
///
/// - Parameters:
///   - agreement: The agreement, with at least one reading.
///   - prepared: The record.
///   - readings: The readings wanted, all where nil.
///   - weights: Weights that take the place of the record's own.
///   - ignoring: Origins whose words are left out of the weighing. Their reports stay in their incidents.
public func assess(
    _ agreement: Agreement, prepared: PreparedRecord, readings: Set<ReadingName>? = nil,
    weights: WeightTable? = nil, ignoring: Set<OriginID> = []
) -> Verdict {
    var record = prepared.record
    if let weights { record.weights = weights }
    let accounts = ignoring.isEmpty ? prepared.accounts : prepared.accounts.map { $0.ignoring(ignoring) }
    let theatre = prepared.theatre.prepared(for: agreement)
    let wanted = agreement.readings.filter { readings?.contains($0.name) ?? true }
    return Verdict(
        agreement: agreement, record: record, asOf: prepared.asOf, now: prepared.now,
        incidents: prepared.incidents,
        readings: wanted.map { reading in
            ReadingAssessment(
                agreement: agreement, reading: reading, record: record, accounts: accounts,
                theatre: theatre, now: prepared.now, asOf: prepared.asOf
            ).verdict()
        },
        distances: prepared.distances,
        remarks: prepared.remarks
            + MeasureRemarks(agreement: agreement, readings: wanted).remarks(on: record.entries)
            + AgreementNames(agreement).remarks(on: record.entries))
}

/// Assesses a record under one reading.
struct ReadingAssessment {
    let agreement: Agreement
    let reading: Reading
    let record: Record
    let accounts: [IncidentAccount]
    let theatre: PreparedTheatre
    let now: Instant?
    let asOf: Instant?

    /// A reading that was uttered later than the moment asked for says so: nobody held it then.
    private var notYetHeld: [Assumption] {
        guard let asOf, let held = reading.asOf, asOf < held.earliest else { return [] }
        return [Assumption(subject: "reading", text: "nobody held it yet; it is of \(held.earliest)")]
    }

    func verdict() -> ReadingVerdict {
        let parties = Set(agreement.parties)
        let provisions = agreement.provisions.map { ProvisionUnderReading($0, reading: reading) }
        var assessments: [Assessment] = []
        var outOfScope: [OutOfScope] = []
        for provision in provisions {
            let assessor = Assessor(
                provision: provision, weights: record.weights, parties: parties, theatre: theatre)
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
            assumptions: Set(provisions.flatMap(\.assumptions) + notYetHeld).sorted(),
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
            outOfScope: outOfScope.sorted { a, b in
                if let i = occurred[a.incident], let j = occurred[b.incident], i != j { return i < j }
                return (a.incident, a.provision, a.party?.text ?? "")
                    < (b.incident, b.provision, b.party?.text ?? "")
            },
            responses: responses, findings: findings, deeds: [], standingMeasures: [], guarantorDefaults: [])
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

    private func partyBreaches(_ assessments: [Assessment]) -> [PartyBreach] {
        agreement.parties.compactMap { party -> PartyBreach? in
            let met = assessments.filter { $0.party == party && $0.state == .meetsStandard }
                .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
            guard let since = Breach.first(of: met.map(\.occurred)) else { return nil }
            return PartyBreach(
                party: party, since: since,
                provisions: agreement.provisions.compactMap { provision in
                    let own = met.filter { $0.provision == provision.name }
                    return Breach.first(of: own.map(\.occurred)).map {
                        ProvisionBreach(
                            provision: provision.name, since: $0, elapsed: elapsed(own, since: $0))
                    }
                },
                assessments: met.map(\.id), deeds: [],
                highestStandard: met.compactMap(\.highestStandard).max { $0.rank < $1.rank })
        }
    }
}
