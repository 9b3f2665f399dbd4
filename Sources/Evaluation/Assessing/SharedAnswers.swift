internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// On what the answer about one element turns, besides the incident and the accused: provisions that share it, under whichever
/// readings, get one answer.
enum QuestionScope: Hashable {
    case event(StandardOfProof)
    case time([TimeScope], StandardOfProof)
    case place(Settled<PlaceScope>, StandardOfProof)
    case act(Settled<Selection<Act>>, Settled<WeaponScope>, StandardOfProof)
    case target(Settled<Selection<TargetClass>>, StandardOfProof)
    case actor(Settled<Set<ActorID>>, StandardOfProof)
    case exemption(Settled<Set<ExemptionName>>, StandardOfProof)

    /// - Returns: What the provision under its reading asks of an element.
    init(_ element: Element, of provision: ProvisionUnderReading) {
        let standard = provision.standard
        self =
            switch element {
            case .event: .event(standard)
            case .time: .time(provision.times, standard)
            case .place: .place(provision.place, standard)
            case .act: .act(provision.acts, provision.weapons, standard)
            case .target: .target(provision.targets, standard)
            case .actor: .actor(provision.bound, standard)
            case .exemption: .exemption(provision.exemptions, standard)
            }
    }
}

/// What was asked about one incident, and what the answers were, so that eight readings that differ in their hours
/// alone weigh its words once. Holds one incident at a time, so it stays small.
struct SharedAnswers {
    /// What is said of one element of one accusation.
    struct Answer {
        let question: Question
        /// How the words weigh; nil before somebody asks.
        var grade: Grade?
    }

    /// A grade that has been asked for.
    enum Grade {
        case graded(ElementGrade)
        /// The provision does not cover it.
        case notCovered

        init(_ grade: ElementGrade?) { self = grade.map { .graded($0) } ?? .notCovered }

        var grade: ElementGrade? { if case .graded(let grade) = self { grade } else { nil } }
    }

    private var numbers: [QuestionScope: Int] = [:]
    private var count = 0
    /// By accused, then by scope.
    private var answers: [Answer?] = []

    /// The number under which the answers of a scope are kept.
    mutating func number(of scope: QuestionScope) -> Int {
        if let known = numbers[scope] { return known }
        numbers[scope] = count
        return ownNumber()
    }

    /// A number that nobody shares.
    mutating func ownNumber() -> Int {
        count += 1
        return count - 1
    }

    /// Forgets what was said of the incident before; of the next so many are accused.
    mutating func begin(accused: Int) {
        answers.removeAll(keepingCapacity: true)
        answers.append(contentsOf: repeatElement(nil, count: count * max(1, accused)))
    }

    subscript(accused: Int, scope: Int) -> Answer? {
        get { answers[accused * count + scope] }
        set { answers[accused * count + scope] = newValue }
    }
}
