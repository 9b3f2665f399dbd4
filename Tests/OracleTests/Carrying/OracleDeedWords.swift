import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// Somebody's words on a duty.
struct OracleStepWord {
    var entry: Entry
    var step: Step
    var word: OracleWord
    /// Whose words they are, among the actors of the agreement.
    var speaker: ActorID?
}

/// The words on one duty of one party, and what they come to.
struct OracleDeedWords {
    var words: [OracleStepWord]
    var scales: OracleScales
    var standard: StandardOfProof
    /// Who alone verifies; nil where any word counts by its weight.
    var verifiers: Set<ActorID>?
    var party: ActorID

    /// What words for and against something come to: whether it is shown, and whether the contrary is.
    func weigh(for pro: [OracleStepWord], against contra: [OracleStepWord]) -> (isShown: Bool, isDenied: Bool)
    {
        if let verifiers {
            let pro = pro.filter { word in word.speaker.map(verifiers.contains) ?? false }
            let contra = contra.filter { word in word.speaker.map(verifiers.contains) ?? false }
            return verified(pro, contra)
        }
        return weighed(pro, contra)
    }

    /// "Their word is taken as agreed and needs no weight, as long as it is not in the speaker's own interest and no other
    /// of them says the contrary; then they are weighed."
    private func verified(_ pro: [OracleStepWord], _ contra: [OracleStepWord]) -> (
        isShown: Bool, isDenied: Bool
    ) {
        let freePro = pro.filter { $0.speaker != party }
        let freeContra = contra.filter {
            $0.speaker == party || $0.speaker.map { !scales.parties.contains($0) } ?? true
        }
        if !freePro.isEmpty, contra.isEmpty { return (true, false) }
        if !freeContra.isEmpty, pro.isEmpty { return (false, true) }
        return weighed(pro, contra)
    }

    /// By the scales of an accusation: that it was not done is what is said against whoever owes it.
    private func weighed(_ pro: [OracleStepWord], _ contra: [OracleStepWord]) -> (
        isShown: Bool, isDenied: Bool
    ) {
        func words(_ all: [OracleStepWord], _ supports: Bool) -> [OracleWord] {
            all.map {
                var word = $0.word
                word.supports = supports
                return word
            }
        }
        let grade = scales.grade(words(pro, false) + words(contra, true), standard: standard)
        return (grade.state == .refuted, grade.state == .meetsStandard)
    }

    func of(_ stages: Step.Stage...) -> [OracleStepWord] { words.filter { stages.contains($0.step.stage) } }

    /// "Words that it was done by a moment are held against words that it was not done at that moment or later, and against
    /// words of others that it was done only later."
    func question(
        by moment: Instant, _ done: [OracleStepWord], _ notDone: [OracleStepWord], later: [OracleStepWord]
    ) -> (isShown: Bool, isDenied: Bool) {
        // Words that it may have been done by then speak against that it was not.
        func asked(_ pro: [OracleStepWord]) -> (isShown: Bool, isDenied: Bool) {
            let contra = notDone.filter { $0.step.occurred.earliest >= moment }
            let only = later.filter { word in
                word.step.occurred.earliest > moment
                    && !pro.contains { $0.word.origin.id == word.word.origin.id }
            }
            return weigh(for: pro, against: contra + only)
        }
        return (
            asked(done.filter { $0.step.occurred.latest <= moment }).isShown,
            asked(done.filter { $0.step.occurred.earliest <= moment }).isDenied
        )
    }

    /// When it was done, by words that meet the standard.
    func when(
        _ done: [OracleStepWord], _ notDone: [OracleStepWord], later: [OracleStepWord]
    ) -> Interval? {
        for moment in Set(done.map(\.step.occurred.latest)).sorted() {
            guard question(by: moment, done, notDone, later: later).isShown else { continue }
            // The moments that all of those without a stake allow; where they differ, all that any allows.
            let told = done.filter { word in
                word.step.occurred.latest <= moment && word.speaker != party
                    && (verifiers.map { all in word.speaker.map(all.contains) ?? false } ?? true)
            }.map(\.step.occurred)
            guard var all = told.first else { continue }
            var both: Interval? = all
            for one in told {
                all = all.union(one)
                both = both?.intersection(one)
            }
            return both ?? all
        }
        return nil
    }

    /// The last moment at which it was shown not to be done.
    func notBefore(_ done: [OracleStepWord], _ notDone: [OracleStepWord], later: [OracleStepWord]) -> Instant?
    {
        let moments = Set(notDone.map(\.step.occurred.earliest)).sorted()
        return moments.last { question(by: $0, done, notDone, later: later).isDenied }
    }
}

extension OracleCarrying {
    /// What was said of a duty of a party.
    func words(_ deed: DeedName, _ tranche: TrancheName?, of party: ActorID) -> [OracleStepWord] {
        var words: [OracleStepWord] = []
        let register = verdict.record.origins
        for (entry, proceeding) in proceedings {
            guard case .step(let step) = proceeding, step.deed == deed, step.by == party,
                step.tranche == tranche
            else { continue }
            let statement = step.statement.flatMap { id in verdict.record.statements.first { $0.id == id } }
            if step.statement != nil, statement == nil { continue }
            let name = step.speaker.isEmpty ? statement?.speaker ?? "" : step.speaker
            for var origin in register.origins(attribution: name, speakingFor: statement?.onBehalfOf) {
                // Who is named by an actor's own name is that actor.
                let speaker = origin.party ?? actor(named: name)
                origin.party = speaker
                words.append(
                    OracleStepWord(
                        entry: entry, step: step,
                        word: OracleWord(
                            origin: origin, supports: true,
                            relay: statement.flatMap { register.lookUp($0.outlet)?.party },
                            known: max(
                                entry.available.latest, statement?.available.latest ?? entry.available.latest)
                        ),
                        speaker: speaker))
            }
        }
        return words
    }

    func deedWords(
        _ deed: DeedName, _ tranche: TrancheName?, of party: ActorID, _ standard: StandardOfProof,
        _ verifiers: Set<ActorID>?
    ) -> OracleDeedWords {
        OracleDeedWords(
            words: words(deed, tranche, of: party),
            scales: OracleScales(
                table: verdict.record.weights, parties: Set(agreement.parties).union([party]), accused: party),
            standard: standard, verifiers: verifiers, party: party)
    }
}
