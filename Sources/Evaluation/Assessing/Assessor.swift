internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// What a provision says of one incident and one accused: an assessment, or that it does not cover it.
enum ProvisionResult {
    case assessed(Assessment)
    case outOfScope(OutOfScope)
}

/// Assesses incidents against one provision under one reading.
struct Assessor: Sendable {
    let provision: ProvisionUnderReading
    let weights: WeightTable
    let parties: Set<ActorID>

    /// Every party that some report accuses is assessed on its own; where none is, nobody is.
    func results(_ account: IncidentAccount) -> [ProvisionResult] {
        let accused = account.accused
        return accused.isEmpty
            ? [result(account, party: nil)] : accused.map { result(account, party: $0) }
    }

    private func result(_ account: IncidentAccount, party: ActorID?) -> ProvisionResult {
        var questions: [Element: Question] = [:]
        for element in Element.allCases {
            let question = question(element, account: account, party: party)
            if case .outside(let reason) = question {
                return .outOfScope(
                    OutOfScope(
                        incident: account.incident.id, provision: provision.provision.name, party: party,
                        element: element, reason: reason))
            }
            questions[element] = question
        }
        let grades = grade(questions, party: party, knownBy: nil)
        let state = Self.state(of: grades)
        let weakestSum = grades.compactMap { $0.weighings.isEmpty ? nil : $0.sum }.min()
        let highest =
            state == .meetsStandard ? weakestSum.flatMap { weights.highestStandard(reachedBy: $0) } : nil
        let incident = account.incident
        let elapsed = provision.start.map {
            ElapsedSeconds(least: incident.occurred.earliest - $0, most: incident.occurred.latest - $0)
        }
        return .assessed(
            Assessment(
                id: [
                    provision.reading.name.text, provision.provision.name.text, party?.text ?? "nobody-named",
                    incident.id.text,
                ].joined(separator: "/"),
                incident: incident.id, provision: provision.provision.name, party: party, state: state,
                standard: provision.standard, highestStandard: highest, grades: grades,
                occurred: incident.occurred, available: incident.available,
                sufficedFrom: state == .meetsStandard ? sufficed(questions, party: party) : nil,
                elapsed: elapsed, countedIn: nil))
    }

    /// The weakest element decides, save that an event that meets the standard while the actor does not is
    /// unattributed.
    static func state(of grades: [ElementGrade]) -> AssessmentState {
        let weakest = grades.map(\.state).min() ?? .undecidable
        let others = grades.filter { $0.element != .actor }
        if weakest != .meetsStandard, weakest != .refuted, others.allSatisfy({ $0.state == .meetsStandard }) {
            return .unattributed
        }
        return switch weakest {
        case .refuted: .refuted
        case .undecidable: .undecidable
        case .contested: .contested
        case .alleged: .alleged
        case .meetsStandard: .meetsStandard
        }
    }

    /// The first moment at which what was known sufficed, the incident and its interval held as they are
    /// known now.
    private func sufficed(_ questions: [Element: Question], party: ActorID?) -> Instant? {
        let moments = questions.values.flatMap { question -> [Instant] in
            guard case .weigh(let words, _) = question else { return [] }
            return words.map(\.knownFrom)
        }
        return Set(moments).sorted().first { moment in
            Self.state(of: grade(questions, party: party, knownBy: moment)) == .meetsStandard
        }
    }

    private func grade(
        _ questions: [Element: Question], party: ActorID?, knownBy: Instant?
    ) -> [ElementGrade] {
        Element.allCases.compactMap { element in
            switch questions[element] {
            case .settled(let state, let reason)?:
                return ElementGrade(element: element, state: state, reason: reason)
            case .weigh(let words, let remark)?:
                let known = words.filter { word in knownBy.map { word.knownFrom <= $0 } ?? true }
                var grade = weights.grade(
                    element, weighings: weights.weigh(known.map(\.word), accused: party, parties: parties),
                    standard: provision.standard)
                if !remark.isEmpty { grade.reason += "; " + remark }
                return grade
            case .exemption(let pleas)?:
                return exemptionGrade(pleas, party: party, knownBy: knownBy)
            case .outside?, nil: return nil
            }
        }
    }

    /// Whoever pleads an exemption must show it: the plea is graded as a claim of its own, and only one that
    /// meets the standard refutes that no exemption applies.
    private func exemptionGrade(
        _ pleas: [(exemption: ExemptionName, words: [KnownWord])], party: ActorID?, knownBy: Instant?
    ) -> ElementGrade {
        var worst = ElementGrade(element: .exemption, state: .meetsStandard, reason: "")
        var reasons: [String] = []
        for plea in pleas {
            let known = plea.words.filter { word in knownBy.map { word.knownFrom <= $0 } ?? true }
            let weighings = weights.weigh(known.map(\.word), accused: party, parties: parties)
            // For the plea itself the words that deny "no exemption applies" are support.
            let claim = weights.grade(
                .exemption,
                weighings: weighings.map {
                    var flipped = $0
                    flipped.direction = $0.direction == .denies ? .supports : .denies
                    return flipped
                }, standard: provision.standard)
            let state: ElementState =
                switch claim.state {
                case .meetsStandard: .refuted
                case .contested: .contested
                case .refuted, .alleged, .undecidable: .meetsStandard
                }
            reasons.append(
                "\(plea.exemption) is pleaded, "
                    + (state == .meetsStandard ? "not shown: " : "and stands as \(claim.state.rawValue): ")
                    + claim.reason)
            worst.weighings += weighings
            worst.state = min(worst.state, state)
        }
        worst.reason = reasons.joined(separator: "; ")
        return worst
    }
}
