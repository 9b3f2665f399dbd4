internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What a response comes to for one party, in sentences that every output shares.
struct ResponseWords {
    let response: ResponseVerdict
    let released: Released

    /// What is assessed and whether the document answers it, said of every party in the same words.
    var headline: String {
        let party = released.name(response.party)
        let duties = response.duties == 1 ? "1 duty" : "\(response.duties) duties"
        let counts =
            (response.incidents.isEmpty ? [] : [Wording.count(response.incidents.count, "incident")])
            + (response.duties == 0 ? [] : [duties])
        let breaches =
            "breaches by \(party): \(counts.isEmpty ? "none" : counts.joined(separator: " and ")) \(basis)"
        switch response.answersParty {
        case true?: return breaches
        case false?: return breaches + "; the document does not say what answers them"
        case nil: return breaches + "; whether the document answers them is unstated"
        }
    }

    /// How many of the breaches were found.
    private var basis: String {
        if response.found.isEmpty { return "assessed" }
        if response.found == response.breaches { return "found" }
        // A part that was found stands for itself where its whole is only assessed.
        let isAmongThem = Set(response.found).isSubset(of: response.breaches)
        let all = isAmongThem ? " of \(response.breaches.count)" : ""
        return "assessed or found, breaches found: \(response.found.count)\(all)"
    }

    /// What stands before a line of an episode: on what it rests where some of the party's breaches were found, and which
    /// episode it is where there are several.
    func lead(_ episode: Episode, of scenario: Scenario) -> String {
        let basis = response.found.isEmpty ? "" : (episode.isHypothetical ? "hypothetical, " : "binding, ")
        return basis + (isOneOfSeveral(episode, of: scenario) ? "episode of \(episode.first), " : "")
    }

    /// Whether there are others like it, that bind as it does or are as hypothetical.
    func isOneOfSeveral(_ episode: Episode, of scenario: Scenario) -> Bool {
        scenario.episodes.count { $0.isHypothetical == episode.isHypothetical } > 1
    }

    /// A way of settling what is open, in words: `counted from when it became known`.
    func words(_ scenario: Scenario) -> String {
        let anchor = "counted from " + Wording.anchor(scenario.anchor)
        let gap = scenario.assumptions.first { $0.subject == "episode-ends-after" }
        return gap.map { "\(anchor); an episode ends after \(released.moments.text($0.text))" } ?? anchor
    }

    /// When a clock is due, without its state.
    func due(_ clock: Clock) -> String {
        guard let due = clock.due else {
            return clock.kind == .unstated ? Wording.kind(clock.kind) : released.moments.text(clock.reason)
        }
        return Wording.kind(clock.kind) + " " + released.moments.local(due)
    }

    /// Who must act on a rung.
    func who(_ rung: RungVerdict) -> String {
        rung.who.isEmpty ? "who must act is unstated" : released.names(rung.who)
    }

    /// What one assumption moves, compared with another.
    func shift(_ shift: Shift) -> String {
        func words(_ assumption: Assumption) -> String {
            guard assumption.subject == "clock-starts", let anchor = Anchor(rawValue: assumption.text.utcText)
            else {
                return released.moments.text(assumption.text)
            }
            return Wording.anchor(anchor)
        }
        let subject =
            shift.assumption.subject == "clock-starts" ? "the clock starts" : shift.assumption.subject + " is"
        let basis = shift.isHypothetical && !response.found.isEmpty ? "hypothetical, " : ""
        return
            "\(basis)if \(subject) \(words(shift.assumption)) instead of \(words(shift.comparedWith)): \(shift.text)"
    }
}

extension Episode {
    /// The clocks of a rung that this episode is the one to tell of: what binds is told where it binds.
    func ownClocks(_ rung: RungVerdict) -> [Clock] {
        rung.clocks.filter { $0.isHypothetical == isHypothetical }
    }
}
