internal import CeasefireModel
internal import Evidence

/// Weighs words on whether a party did what it owes.
struct DeedScale {
    let weights: WeightTable
    /// Who owes it.
    let party: ActorID
    /// The sides of the conflict.
    let parties: Set<ActorID>
    let standard: StandardOfProof
    /// Who alone says whether it was done; nil where any word counts by its weight.
    let verifiers: Verifiers?

    /// Whoever the agreement names to say whether something was done.
    struct Verifiers {
        let ids: Set<ActorID>
        /// What they are called, folded as the names of those who find are: see ``Finders``.
        let names: Set<String>

        func speak(_ origin: Origin) -> Bool {
            origin.party.map(ids.contains) ?? false || names.contains(Finders.folded(origin.id.text))
        }
    }

    func counts(_ word: StepWord) -> Bool { verifiers.map { $0.speak(word.origin) } ?? true }

    /// How it stands that something was done. Who owes it speaks in its own interest when it says so, and against it
    /// when it says the contrary; another side the other way round: as an accused does who denies or admits an
    /// omission.
    ///
    /// - Parameters:
    ///   - done: Words that it was done.
    ///   - notDone: Words that it was not.
    ///   - knownBy: Only what was known by then is weighed; all where nil.
    func grade(done: [StepWord], notDone: [StepWord], knownBy: Instant? = nil) -> ElementGrade {
        func words(_ all: [StepWord], _ direction: Weighing.Direction) -> [Word] {
            all.filter { word in counts(word) && (knownBy.map { word.knownFrom <= $0 } ?? true) }.map {
                Word(
                    origin: $0.origin, direction: direction, relayedBy: $0.relayedBy, entry: $0.entry)
            }
        }
        let omission = weights.weigh(
            words(done, .denies) + words(notDone, .supports), accused: party,
            parties: parties.union([party]))
        let weighings =
            omission.filter { $0.direction == .denies }.map(\.turned)
            + omission.filter { $0.direction == .supports }.map(\.turned)
        let grade = weights.grade(.event, weighings: weighings, standard: standard)
        return verifiers == nil ? grade : verified(grade)
    }

    /// Whether the word of whom the agreement names to verify settles it.
    func isSettled(by grade: ElementGrade?) -> Bool {
        verifiers != nil && grade.map { !Self.settling($0.weighings).isEmpty } ?? false
    }

    /// The words that settle it if they are those of whom the agreement names to verify; empty where they disagree.
    private static func settling(_ weighings: [Weighing]) -> [Weighing] {
        let settling = weighings.filter { $0.interest != .interested }
        return Set(settling.map(\.direction)).count == 1 ? settling : []
    }

    /// The word of whom the agreement names to verify is taken as agreed, whatever its grade, as long as it is not
    /// in the speaker's own interest and no other of them says the contrary.
    private func verified(_ grade: ElementGrade) -> ElementGrade {
        let settling = Self.settling(grade.weighings)
        guard let direction = settling.first?.direction else { return grade }
        var grade = grade
        grade.state = direction == .supports ? .meetsStandard : .refuted
        let names = Set(settling.map(\.origin.id.text)).sorted().joined(separator: ", ")
        grade.reason =
            direction == .supports
            ? "\(names), who verifies it, says so" : "by the word of \(names), who verifies it, not by then"
        return grade
    }
}

extension Weighing {
    /// The same word on the contrary.
    fileprivate var turned: Weighing {
        var weighing = self
        weighing.direction = direction == .supports ? .denies : .supports
        return weighing
    }
}
