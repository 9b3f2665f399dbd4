internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// What a provision says of one incident and one accused: an assessment, or that it does not cover it.
enum ProvisionResult {
    case assessed(Assessment)
    /// On which element this accused's part in it falls outside, the first where there are several. Where that is its time the
    /// reason is not given: it follows from the incident's time.
    case outOfScope(party: ActorID?, Element, GuardedReason?)
}

/// Assesses incidents against one provision under one reading. An object, since each incident is put before all of them.
final class Assessor {
    let provision: ProvisionUnderReading
    let weights: WeightTable
    let parties: Set<ActorID>
    let theatre: PreparedTheatre
    /// What takes something out of the provision.
    let permissions: [PermissionUnderReading]
    /// Under which numbers the answers stand, by the places of the elements.
    private let scopes: [Int]

    /// - Parameter answers: Shared with whoever asks about the same incidents for the same parties and weights.
    init(
        provision: ProvisionUnderReading, weights: WeightTable, parties: Set<ActorID>,
        theatre: PreparedTheatre,
        permissions: [PermissionUnderReading] = [], sharing answers: inout SharedAnswers
    ) {
        self.provision = provision
        self.weights = weights
        self.parties = parties
        self.theatre = theatre
        self.permissions = permissions
        scopes = Element.allCases.map { element in
            // A permission turns on what happened under one reading.
            element == .exemption && !permissions.isEmpty
                ? answers.ownNumber() : answers.number(of: QuestionScope(element, of: provision))
        }
    }

    /// Every party that some report accuses is assessed on its own; where none is, nobody is.
    ///
    /// - Parameter answers: Those about this incident.
    func results(_ account: IncidentAccount, sharing answers: inout SharedAnswers) -> [ProvisionResult] {
        let accused = account.accused
        return accused.isEmpty
            ? [result(account, party: nil, place: 0, &answers)]
            : accused.indices.map { result(account, party: accused[$0], place: $0, &answers) }
    }

    private func result(
        _ account: IncidentAccount, party: ActorID?, place: Int, _ answers: inout SharedAnswers
    ) -> ProvisionResult {
        // Asked first, and without words: of most incidents of a long record nothing else is asked.
        if provision.liesOutside(account.incident.occurred) {
            return .outOfScope(party: party, .time, nil)
        }
        // Whether it happened leaves nothing out: the words on it are gathered where all else is within.
        for (element, scope) in zip(Element.allCases, scopes) where element != .event {
            let question: Question
            if let known = answers[place, scope] {
                question = known.question
            } else {
                question = self.question(element, account: account, party: party)
                answers[place, scope] = SharedAnswers.Answer(question: question)
            }
            if let reason = question.outsideReason {
                return .outOfScope(party: party, element, reason)
            }
        }
        let grades = zip(Element.allCases, scopes).compactMap { element, scope -> ElementGrade? in
            var answer =
                answers[place, scope]
                ?? SharedAnswers.Answer(question: question(element, account: account, party: party))
            if let known = answer.grade { return known.grade }
            let grade = self.answer(answer.question, element, party: party, knownBy: nil)
            answer.grade = SharedAnswers.Grade(grade)
            answers[place, scope] = answer
            return grade
        }
        let state = Self.state(of: grades, party: party)
        let weakestSum = grades.compactMap { $0.weighings.isEmpty ? nil : $0.sum }.min()
        let highest =
            state == .meetsStandard ? weakestSum.flatMap { weights.highestStandard(reachedBy: $0) } : nil
        let incident = account.incident
        let elapsed = provision.start.map {
            ElapsedSeconds(
                least: incident.occurred.earliest - $0.latest, most: incident.occurred.latest - $0.earliest)
        }
        return .assessed(
            Assessment(
                id: [
                    provision.reading.name.text, provision.provision.name.text, party?.text ?? "nobody-named",
                    incident.id.text,
                ].joined(separator: "/"),
                incident: incident.id, provision: provision.provision.name, party: party, state: state,
                standard: provision.standard, highestStandard: highest, grades: ElementGrades(grades),
                occurred: incident.occurred, available: incident.available,
                sufficedFrom: state == .meetsStandard
                    ? sufficed(questions(place, answers), party: party, notBefore: incident.available.latest)
                    : nil,
                elapsed: elapsed, countedIn: nil))
    }

    private func questions(_ place: Int, _ answers: SharedAnswers) -> [AskedQuestion] {
        zip(Element.allCases, scopes).compactMap { element, scope in
            answers[place, scope].map { AskedQuestion(element: element, question: $0.question) }
        }
    }

    /// The weakest element decides, save that an event that meets the standard while the actor does not is
    /// unattributed.
    static func state(of grades: some Collection<ElementGrade>, party: ActorID?) -> AssessmentState {
        let weakest = grades.map(\.state).min() ?? .undecidable
        let others = grades.filter { $0.element != .actor }
        // Where a term leaves open who is bound it is the agreement that does not say, not the evidence.
        let isOpenTerm = party != nil && grades.contains { $0.element == .actor && $0.sum == nil }
        if weakest != .meetsStandard, weakest != .refuted, !isOpenTerm,
            others.allSatisfy({ $0.state == .meetsStandard })
        {
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
    /// known now. Before the first report there was no incident.
    private func sufficed(
        _ questions: [AskedQuestion], party: ActorID?, notBefore: Instant
    ) -> Instant? {
        let moments = Set(questions.flatMap(\.question.moments)).union([notBefore])
        return moments.sorted().first { moment in
            moment >= notBefore
                && Self.state(of: grade(questions, party: party, knownBy: moment), party: party)
                    == .meetsStandard
        }
    }

    private func grade(
        _ questions: [AskedQuestion], party: ActorID?, knownBy: Instant?
    ) -> [ElementGrade] {
        questions.compactMap { answer($0.question, $0.element, party: party, knownBy: knownBy) }
    }

    /// What is asked of one element.
    private struct AskedQuestion {
        let element: Element
        let question: Question
    }

    /// Nil where the provision does not cover it.
    private func answer(
        _ question: Question, _ element: Element, party: ActorID?, knownBy: Instant?
    ) -> ElementGrade? {
        switch question {
        case .settled(let state, let reason):
            var grade = ElementGrade(
                element: element, state: state, reason: reason.words, figures: reason.figures)
            // No plea settles by itself; a permission does.
            if element == .exemption, state == .refuted { grade.allowance = .permission }
            return grade
        case .weigh(let words, let remark):
            var grade = weigh(words, element, party: party, knownBy: knownBy)
            if !remark.words.isEmpty { grade.reason += "; \(remark.words)" }
            grade.figures = remark.figures
            return grade
        case .pleas(let pleas): return answer(pleas, party: party, knownBy: knownBy)
        case .either(let all):
            return agreed(all.map { answer($0, element, party: party, knownBy: knownBy) }, element)
        case .worse(let a, let b):
            guard let a = answer(a, element, party: party, knownBy: knownBy),
                let b = answer(b, element, party: party, knownBy: knownBy)
            else { return nil }
            if a.state != b.state { return a.state < b.state ? a : b }
            return (a.sum ?? .infinity) <= (b.sum ?? .infinity) ? a : b
        case .outside: return nil
        }
    }

    private func weigh(
        _ words: [KnownWord], _ element: Element, party: ActorID?, knownBy: Instant?
    ) -> ElementGrade {
        let known = words.filter { word in knownBy.map { word.knownFrom <= $0 } ?? true }
        return weights.grade(
            element, weighings: weights.weigh(known.map(\.word), accused: party, parties: parties),
            standard: provision.standard)
    }

    /// Where the states agree and the sums do not, the least is certain.
    private func agreed(_ answers: [ElementGrade?], _ element: Element) -> ElementGrade? {
        guard let first = answers.first else { return nil }
        guard answers.allSatisfy({ $0?.state == first?.state }) else {
            return ElementGrade(
                element: element, state: .undecidable, reason: "it depends on which value is meant")
        }
        return answers.compactMap { $0 }.min { ($0.sum ?? .infinity) < ($1.sum ?? .infinity) }
    }

    private func answer(
        _ pleas: [(exemption: ExemptionName, words: [KnownWord])], party: ActorID?, knownBy: Instant?
    ) -> ElementGrade {
        var worst = ElementGrade(element: .exemption, state: .meetsStandard, reason: "")
        var reasons: [Reason] = []
        for plea in pleas {
            let grade = weigh(plea.words, .exemption, party: party, knownBy: knownBy)
            worst.weighings += grade.weighings
            switch grade.state {
            case .refuted:
                worst.state = .refuted
                reasons.append("\(plea.exemption) is pleaded and shown: \(grade.reason)")
            case .contested:
                worst.state = min(worst.state, .contested)
                reasons.append("\(plea.exemption) is pleaded and contested: \(grade.reason)")
            case .undecidable, .alleged, .meetsStandard:
                reasons.append("\(plea.exemption) is pleaded, and not shown")
            }
        }
        worst.reason = reasons.joined(separator: "; ")
        if worst.state == .refuted { worst.allowance = .plea }
        return worst
    }
}
