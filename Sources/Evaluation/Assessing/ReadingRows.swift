internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// What every provision says of every incident under one reading, before one act is held against another.
struct ReadingRows {
    /// The provisions under the reading, in the agreement's order.
    let provisions: [ProvisionUnderReading]
    private(set) var outOfScope = OutOfScopeBuilder()
    private var byProvision: [[Assessment]]
    private let assessors: [Assessor]

    private init(_ assessment: ReadingAssessment, sharing answers: inout SharedAnswers) {
        let (agreement, reading, record) = (assessment.agreement, assessment.reading, assessment.record)
        let events = assessment.proceedings
        let parties = Set(agreement.parties)
        provisions = agreement.provisions.map { ProvisionUnderReading($0, reading: reading, events: events) }
        assessors = provisions.map { provision in
            Assessor(
                provision: provision, weights: record.weights, parties: parties, theatre: assessment.theatre,
                permissions: agreement.permissions.filter { $0.lifts.contains(provision.provision.name) }.map
                {
                    PermissionUnderReading($0, reading: reading, events: events, entries: record.entries)
                }, sharing: &answers)
        }
        byProvision = provisions.map { _ in [] }
    }

    /// The assessments, by provisions.
    var assessments: [Assessment] { Array(byProvision.joined()) }

    private mutating func add(_ number: Int, _ account: IncidentAccount, sharing answers: inout SharedAnswers)
    {
        for (place, assessor) in assessors.enumerated() {
            for result in assessor.results(account, sharing: &answers) {
                switch result {
                case .assessed(let assessment): byProvision[place].append(assessment)
                case .outOfScope(let party, let element, let reason):
                    outOfScope.append(
                        incident: number, provision: place, party: party, element: element, reason: reason)
                }
            }
        }
    }

    /// The rows of every reading: incident by incident, so that what readings share is asked and weighed once.
    static func all(_ readings: [ReadingAssessment], of accounts: IncidentAccounts) -> [ReadingRows] {
        var answers = SharedAnswers()
        var rows = readings.map { ReadingRows($0, sharing: &answers) }
        for (number, account) in accounts.all.enumerated() {
            answers.begin(accused: account.accused.count)
            for reading in rows.indices { rows[reading].add(number, account, sharing: &answers) }
        }
        return rows
    }
}
