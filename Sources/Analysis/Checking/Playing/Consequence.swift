internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Something that follows from what was played: a rung is called for, or was not taken in its time.
struct Consequence: Hashable {
    let response: ResponseName
    let rung: RungName
    /// Against whom.
    let party: ActorID
    /// How its clock stands; nil where the rung is called for.
    let state: Clock.State?

    /// In words, as a clause.
    func words(_ name: (ActorID) -> String) -> String {
        switch state {
        case .overdue: "\(rung) of \(response) is overdue"
        case .metEarly: "\(rung) of \(response) was taken too early"
        case .metLate: "\(rung) of \(response) was taken too late"
        default: "\(rung) of \(response) is called for against \(name(party))"
        }
    }
}

extension Counterexample {
    /// The same, telling of two readings what each says that the other does not.
    ///
    /// - Parameter first: A reading, and how it stands in a sentence: `under kyiv`; `second` the other.
    func telling(
        _ first: (reading: ReadingName, words: String),
        apartFrom second: (reading: ReadingName, words: String)
    ) -> Self {
        let told = Dictionary(
            replayed().readings.map { ($0.reading.name, $0.telling.consequences) },
            uniquingKeysWith: { a, _ in a })
        guard let a = told[first.reading], let b = told[second.reading], a != b else { return self }
        func clause(_ own: Set<Consequence>) -> String {
            let words = Set(own.map { $0.words(name) }).sorted()
            return words.isEmpty ? "nothing of the kind" : words.joined(separator: " and ")
        }
        var example = self
        example.shows =
            "\(first.words): \(clause(a.subtracting(b))); \(second.words): \(clause(b.subtracting(a)))"
        return example
    }

    private func name(_ actor: ActorID) -> String {
        agreement.actors.first { $0.id == actor }?.name ?? actor.text
    }
}
