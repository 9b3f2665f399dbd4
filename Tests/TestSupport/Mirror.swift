internal import AgreementLanguage
public import CeasefireModel
internal import Evaluation

extension GeneratedWorld {
    /// The same world with the two parties' names exchanged wherever they stand as parties, in the origins
    /// too. What outlets and officials are called stays as it is: names prove nothing.
    public func mirrored() -> GeneratedWorld {
        var world = self
        world.agreement.provisions = agreement.provisions.map { provision in
            var provision = provision
            provision.binds = swap(provision.binds)
            return provision
        }
        world.agreement.responses = agreement.responses.map { response in
            var response = response
            response.breachBy = swap(response.breachBy)
            for i in response.rungs.indices { response.rungs[i].who = swap(response.rungs[i].who) }
            return response
        }
        world.agreement.readings = agreement.readings.map(swap)
        world.record.statements = record.statements.map { statement in
            var statement = statement
            statement.onBehalfOf = statement.onBehalfOf.map(swap)
            return statement
        }
        world.record.reports = record.reports.map { report in
            var report = report
            report.claimant = report.claimant.map(swap)
            report.accused = report.accused.map(swap).sorted()
            return report
        }
        world.record.entries = record.entries.map { entry in
            var entry = entry
            entry.content = swap(entry.content)
            return entry
        }
        world.record.origins = Self.register(mirrored: true)
        return world
    }

    /// The other party.
    public func swap(_ party: ActorID) -> ActorID {
        switch party {
        case "arland": "borland"
        case "borland": "arland"
        default: party
        }
    }

    func swap(_ reading: Reading) -> Reading {
        var reading = reading
        reading.heldBy = reading.heldBy.map(swap)
        reading.values = reading.values.mapValues { value in
            switch value {
            case .stated(let value): .stated(swap(value))
            case .either(let all): .either(all.map(swap))
            case .unstated, .term: value
            }
        }
        return reading
    }

    private func swap(_ value: TermValue) -> TermValue {
        switch value {
        case .parties(let parties): .parties(Set(parties.map(swap)))
        case .place(let scope): .place(swap(scope))
        default: value
        }
    }

    private func swap(_ parties: Value<Set<ActorID>>) -> Value<Set<ActorID>> {
        switch parties {
        case .stated(let parties): .stated(Set(parties.map(swap)))
        case .either(let all): .either(all.map { Set($0.map(swap)) })
        case .unstated, .term: parties
        }
    }

    private func swap(_ selector: IncidentSelector) -> IncidentSelector {
        var selector = selector
        selector.accused = selector.accused.map(swap)
        return selector
    }

    private func swap(_ content: Entry.Content) -> Entry.Content {
        switch content {
        case .bearing(var bearing):
            bearing.incidents = swap(bearing.incidents)
            return .bearing(bearing)
        case .measureTaken(var measure):
            measure.by = swap(measure.by)
            measure.against = swap(measure.against)
            return .measureTaken(measure)
        case .noticeServed(var notice):
            notice.on = swap(notice.on)
            notice.incidents = swap(notice.incidents)
            return .noticeServed(notice)
        case .finding(var finding):
            finding.party = swap(finding.party)
            // A side by its own name.
            switch finding.body.lowercased() {
            case "arland": finding.body = "Borland"
            case "borland": finding.body = "Arland"
            default: break
            }
            finding.votes = finding.votes.map(swap)
            return .finding(finding)
        case .clockPaused(var pause):
            pause.against = swap(pause.against)
            return .clockPaused(pause)
        case .proceeding(let proceeding): return .proceeding(swap(proceeding))
        case .sameEvent, .differentEvents, .contains: return content
        }
    }

    private func swap(_ vote: Finding.Vote) -> Finding.Vote {
        Finding.Vote(member: swap(ActorID(vote.member)).text, choice: vote.choice)
    }

    private func swap(_ proceeding: Proceeding) -> Proceeding {
        switch proceeding {
        case .step(var step):
            step.by = swap(step.by)
            return .step(step)
        case .declared(var declared):
            declared.by = swap(declared.by)
            return .declared(declared)
        case .certified(var certified):
            certified.by = swap(certified.by)
            return .certified(certified)
        case .decided(var decided):
            decided.by = swap(decided.by)
            decided.votes = decided.votes.map(swap)
            return .decided(decided)
        case .announced(var announced):
            announced.by = swap(announced.by)
            return .announced(announced)
        }
    }
}
