internal import AgreementLanguage
internal import CeasefireModel
public import Evaluation
internal import Evidence

// A verdict with the two parties' names exchanged wherever they stand as parties, in names of results and in reasons
// too, and with all lists that are ordered by these names in the order of the new ones. What outlets and
// officials are called stays as it is.
extension GeneratedWorld {
    /// What is said under each reading, in mirrored words.
    public func mirrored(_ verdict: Verdict) -> [ReadingVerdict] { verdict.readings.map(mirrored) }

    /// What entries reach nothing, in mirrored words.
    public func mirroredRemarks(_ verdict: Verdict) -> [String] {
        verdict.remarks.map { swap($0.utcText) }
    }

    /// Every list that is ordered by the names of parties, in one order for both sides of the mirror.
    public func inOneOrder(_ verdict: Verdict) -> [ReadingVerdict] { verdict.readings.map(sorted) }

    private func mirrored(_ reading: ReadingVerdict) -> ReadingVerdict {
        var mirror = reading
        mirror.reading = swap(reading.reading)
        mirror.assumptions = reading.assumptions.map(swap).sorted()
        for i in mirror.breaches.indices {
            mirror.breaches[i].party = swap(mirror.breaches[i].party)
            mirror.breaches[i].assessments = mirror.breaches[i].assessments.map(swap)
        }
        for i in mirror.tallies.indices { mirror.tallies[i].party = mirror.tallies[i].party.map(swap) }
        mirror.assessments = reading.assessments.map(swap)
        mirror.outOfScope = OutOfScopeRows(
            reading.outOfScope.map { row in
                var row = row
                row.party = row.party.map(swap)
                row.reason = swap(row.reason)
                return row
            })
        for i in mirror.findings.indices {
            mirror.findings[i].finding.party = swap(mirror.findings[i].finding.party)
            mirror.findings[i].assessment = mirror.findings[i].assessment.map(swap)
        }
        mirror.responses = reading.responses.map(swap)
        return sorted(mirror)
    }

    private func swap(_ assessment: Assessment) -> Assessment {
        var mirror = assessment
        mirror.id = swap(assessment.id)
        mirror.party = assessment.party.map(swap)
        for i in mirror.grades.indices {
            mirror.grades[i].reason = swap(mirror.grades[i].reason)
            for j in mirror.grades[i].weighings.indices {
                let party = mirror.grades[i].weighings[j].origin.party
                mirror.grades[i].weighings[j].origin.party = party.map(swap)
            }
        }
        return mirror
    }

    private func swap(_ response: ResponseVerdict) -> ResponseVerdict {
        var mirror = response
        mirror.party = swap(response.party)
        mirror.breaches = response.breaches.map(swap)
        mirror.found = response.found.map(swap)
        mirror.scenarios = response.scenarios.map { scenario in
            var mirror = scenario
            mirror.episodes = scenario.episodes.map(swap)
            return mirror
        }
        return mirror
    }

    private func swap(_ episode: Episode) -> Episode {
        var mirror = episode
        mirror.breaches = episode.breaches.map(swap)
        mirror.notFound = episode.notFound.map(swap)
        mirror.rungs = episode.rungs.map { rung in
            var mirror = rung
            mirror.who = rung.who.map(swap).sorted()
            mirror.condition = swap(rung.condition)
            mirror.clocks = rung.clocks.map { clock in
                var mirror = clock
                mirror.id = swap(clock.id)
                mirror.reason = swap(clock.reason)
                return mirror
            }
            return mirror
        }
        return mirror
    }

    private func swap(_ condition: ConditionState) -> ConditionState {
        switch condition {
        case .holds(let since, let reason): .holds(since: since, reason: swap(reason))
        case .mayHold(let reason): .mayHold(swap(reason))
        case .doesNotHold(let reason): .doesNotHold(swap(reason))
        case .unstated(let reason): .unstated(swap(reason))
        }
    }

    private func swap(_ assumption: Assumption) -> Assumption {
        Assumption(subject: assumption.subject, text: swap(assumption.text))
    }

    private func swap(_ reason: Reason) -> Reason {
        reason.segments.map { segment -> Reason in
            switch segment {
            case .text(let text): Reason(swap(text))
            case .moment(let instant): "\(instant)"
            }
        }.joined(separator: "")
    }

    /// The names as whole words; a ministry that is called after its country keeps its name.
    func swap(_ text: String) -> String {
        text.replacing(/\b(arland|borland)\b(?! (?:ministry|governor))/) {
            $0.output.1 == "arland" ? "borland" : "arland"
        }
    }

    private func sorted(_ reading: ReadingVerdict) -> ReadingVerdict {
        var sorted = reading
        sorted.breaches.sort { $0.party < $1.party }
        sorted.tallies.sort { a, b in
            (a.provision, a.party?.text ?? "", a.state.rawValue)
                < (b.provision, b.party?.text ?? "", b.state.rawValue)
        }
        for i in sorted.assessments.indices {
            for j in sorted.assessments[i].grades.indices {
                sorted.assessments[i].grades[j].weighings.sort { a, b in
                    (a.direction.rawValue, a.origin.id, a.origin.party?.text ?? "")
                        < (b.direction.rawValue, b.origin.id, b.origin.party?.text ?? "")
                }
            }
        }
        sorted.assessments.sort { $0.id < $1.id }
        sorted.outOfScope = OutOfScopeRows(
            sorted.outOfScope.sorted { a, b in
                (a.incident, a.provision, a.party?.text ?? "")
                    < (b.incident, b.provision, b.party?.text ?? "")
            })
        sorted.responses.sort { ($0.response, $0.party) < ($1.response, $1.party) }
        return sorted
    }
}
