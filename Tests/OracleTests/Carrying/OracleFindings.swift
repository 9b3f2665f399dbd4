import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// Who made a finding, by what he or it is called.
enum OracleFinder: Hashable {
    case body(ActorID)
    case side(ActorID)
    /// Somebody else whom the agreement names.
    case actor(ActorID)
    /// "Nearly called as a body or a side is, and nobody else by name."
    case nearly
    case anybody
}

/// A finding beside what the machine says, as the oracle sees it.
struct OracleStanding {
    var entry: EntryID
    var finding: Finding
    var isCarried: Bool
    /// The assessment or the duty that it decides on; nil where the reading does not cover it.
    var subject: String?
    var machine: FindingStanding.Machine?
    var relation: FindingStanding.Relation
    var replacedBy: EntryID?

    var holds: Bool { isCarried && replacedBy == nil }
}

extension OracleCarrying {
    /// "A name in a finding is read without capitals, articles, hyphens and spaces, and through the origins file."
    func finder(_ name: String) -> OracleFinder {
        if let known = named(name) { return known }
        if let origin = verdict.record.origins.lookUp(name) {
            if let known = named(origin.id.text) { return known }
            return origin.party.map { agreement.parties.contains($0) ? .side($0) : .anybody } ?? .anybody
        }
        let guarded = agreement.actors.filter { $0.role == .party || $0.role == .body }
        let isNear = guarded.contains { actor in
            [actor.id.text, actor.name].contains { isNearly(folded(name), folded($0)) }
        }
        let bodies = agreement.bodies.contains { body in
            [body.id.text, body.name].contains { isNearly(folded(name), folded($0)) }
        }
        return isNear || bodies ? .nearly : .anybody
    }

    private func named(_ name: String) -> OracleFinder? {
        for body in agreement.bodies where [body.id.text, body.name].map(folded).contains(folded(name)) {
            return .body(body.id)
        }
        for actor in agreement.actors where [actor.id.text, actor.name].map(folded).contains(folded(name)) {
            return actor.role == .party ? .side(actor.id) : .actor(actor.id)
        }
        return nil
    }

    func folded(_ name: String) -> String {
        var words: [String] = [""]
        for letter in name.lowercased() {
            if letter.isLetter || letter.isNumber {
                words[words.count - 1].append(letter)
            } else {
                words.append("")
            }
        }
        return words.filter { !["the", "a", "an"].contains($0) }.joined()
    }

    /// A slip of the pen: one letter in four may be missing, wrong or too many.
    private func isNearly(_ a: String, _ b: String) -> Bool {
        a != b && slips(Array(a), Array(b)) <= max(1, (a.count + 2) / 4)
    }

    private func slips(_ a: [Character], _ b: [Character]) -> Int {
        var slips = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    slips[i][j] = i + j
                } else {
                    slips[i][j] = Swift.min(
                        slips[i - 1][j] + 1, slips[i][j - 1] + 1,
                        slips[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                }
            }
        }
        return slips[a.count][b.count]
    }

    /// "Whoever is a body needs its votes. A side finds nothing about another and cannot clear itself; it may acknowledge a
    /// breach of its own."
    func isCarried(_ finding: Finding) -> Truth {
        switch finder(finding.body) {
        case .body(let id): agreement.bodies.first { $0.id == id }.map { carried($0, finding.votes) } ?? .no
        case .side(let side): finding.party == side && finding.conclusion == .breach ? .yes : .no
        case .nearly: .no
        case .actor, .anybody: .yes
        }
    }

    /// The duty that a finding decides on: "of a duty with several parts or returns, of which it names none, the first that
    /// was breached, else the first".
    func duty(_ finding: Finding) -> OracleDeed? {
        guard case .deed(let name, let tranche, let occasion) = finding.subject else { return nil }
        let meant = deeds(name).filter {
            $0.party == finding.party && (tranche == nil || $0.tranche == tranche)
                && (occasion == nil || $0.occasion == occasion)
        }
        return meant.first { $0.state == .breached } ?? meant.first
    }

    /// All findings on incidents and duties of the record, each with what became of it.
    func standings(_ assessments: [OracleAssessment]) -> [OracleStanding] {
        var all: [(on: String, standing: OracleStanding)] = []
        for entry in verdict.record.entries {
            guard case .finding(let finding) = entry.content else { continue }
            var standing = OracleStanding(
                entry: entry.id, finding: finding, isCarried: isCarried(finding) == .yes,
                relation: .beyondReading)
            var on = "\(finding.subject)"
            switch finding.subject {
            case .incident(let report, let provision):
                guard let incident = verdict.incidents.first(where: { $0.reports.contains(report) }) else {
                    continue
                }
                on = "\(incident.id) \(provision)"
                let same = assessments.first {
                    $0.incident == incident.id && $0.provision == provision && $0.party == finding.party
                }
                standing.subject = same.map { "\(reading.name)/\($0.key)" }
                standing.machine = same.map { .assessment($0.state) }
            case .deed:
                if let duty = duty(finding) {
                    on = duty.id
                    standing.subject = duty.id
                    standing.machine = .duty(duty.state)
                }
            }
            standing.relation = relation(standing.machine, finding.conclusion)
            all.append((on, standing))
        }
        // "Of several findings on one incident, provision and party the last one made holds."
        all.sort {
            ($0.standing.finding.made, $0.standing.entry) < ($1.standing.finding.made, $1.standing.entry)
        }
        for i in all.indices {
            let later = all[(i + 1)...].filter {
                $0.on == all[i].on && $0.standing.finding.party == all[i].standing.finding.party
                    && $0.standing.isCarried
            }
            all[i].standing.replacedBy = later.last?.standing.entry
        }
        return all.map(\.standing)
    }

    /// "Adopts where both say the same (breach, no breach, cannot be told), rejects where the machine says breach and it does
    /// not, and changes otherwise."
    private func relation(
        _ machine: FindingStanding.Machine?, _ conclusion: Finding.Conclusion
    ) -> FindingStanding.Relation {
        let says: Finding.Conclusion
        switch machine {
        case nil: return .beyondReading
        case .assessment(.meetsStandard), .duty(.breached): says = .breach
        case .assessment(.refuted), .duty(.performed), .duty(.excused), .duty(.pending), .duty(.due):
            says = .noBreach
        default: says = .undetermined
        }
        if says == conclusion { return .adopts }
        return says == .breach ? .rejects : .changes
    }
}
