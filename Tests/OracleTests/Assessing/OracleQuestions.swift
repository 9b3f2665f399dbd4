import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

// The words for and against an element, and what several answers come to.
extension OracleAssessor {
    /// "Words on who did it, and on whether an exemption applies, reach only the party they name, where they name
    /// one."
    func speaks(_ bearing: Bearing, on element: Element, of accused: ActorID?) -> Bool {
        switch element {
        case .actor, .exemption:
            if let named = bearing.incidents.accused { return accused == named }
            return true
        case .event, .time, .place, .act, .target: return true
        }
    }

    /// What people put on record for and against an element.
    func entered(_ element: Element, _ incident: Incident, _ accused: ActorID?) -> [OracleWord] {
        var words: [OracleWord] = []
        for (entry, bearing) in bearings(incident) where bearing.elements.contains(element) {
            if !speaks(bearing, on: element, of: accused) { continue }
            for var word in speakers(entry, bearing) {
                switch bearing.effect {
                case .supports: word.supports = true
                case .denies: word.supports = false
                case .concedes:
                    word.supports = true
                    if accused == nil || word.origin.party != accused { continue }
                case .pleads: continue
                }
                words.append(word)
            }
        }
        return words
    }

    /// What the reports say for and against an element, given how each of them fits: "a report that names
    /// something else does not deny", save that "another accused does".
    func reported(
        _ element: Element, _ incident: Incident, _ accused: ActorID?, fit: (Report) -> Truth
    ) -> [OracleWord] {
        var words: [OracleWord] = []
        for report in reports(incident) {
            let fit = fit(report)
            for var word in self.words(of: report) {
                if let limit = limits(report, word.origin, accused), !limit.contains(element) {
                    continue
                }
                switch fit {
                case .yes: words.append(word)
                case .no where element == .actor:
                    word.supports = false
                    words.append(word)
                case .no, .perhaps: break
                }
            }
        }
        return words
    }

    /// An element's answer under one value of what the agreement leaves to relays: a grade, or nil where all
    /// that is reported lies outside.
    typealias Answer = OracleGrade?

    /// "Two values are one answer where they agree, and none where they do not."
    func settle(_ answers: [Answer]) -> Answer {
        guard let first = answers.first else { return .some(.open) }
        for answer in answers where answer?.state != first?.state { return .some(.open) }
        // Where the states agree and the sums do not, the least is certain.
        var settled = first
        for answer in answers {
            guard let sum = answer?.sum else { continue }
            if sum < settled?.sum ?? .infinity { settled = answer }
        }
        return settled
    }

    /// The answer whichever value is meant; open where none is stated.
    func each<T>(
        _ value: Value<T>, _ unwrap: (TermValue) -> T?, _ answer: (T) -> Answer
    ) -> Answer {
        guard let values = meanings(value, reading, unwrap) else { return .some(.open) }
        return settle(values.map(answer))
    }

    /// Of two answers that are both asked for, the worse.
    func worse(_ a: Answer, _ b: Answer) -> Answer {
        guard let a, let b else { return nil }
        if a.state != b.state { return a.state < b.state ? a : b }
        return (a.sum ?? .infinity) <= (b.sum ?? .infinity) ? a : b
    }

    /// Act and target: by what the reports tell and what people put on record.
    func answer(
        _ element: Element, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant, fit: (Report) -> Truth, mayMean: (Report) -> Bool
    ) -> Answer {
        let entered = entered(element, incident, accused)
        let fits = reports(incident).map(fit)
        // "Where all that is reported lies outside what a provision covers".
        // "A general word is not outside a special one": it may be what is meant.
        let isOpen = reports(incident).contains(where: mayMean)
        if !fits.contains(.yes), fits.contains(.no), !isOpen { return nil }
        let words = reported(element, incident, accused, fit: fit) + entered
        return scales.grade(words.filter { $0.known <= until }, standard: standard)
    }
}
