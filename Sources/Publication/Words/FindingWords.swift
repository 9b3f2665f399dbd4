internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What a named person or body found, in sentences that every output shares.
enum FindingWords {
    /// `Joint Commission found a breach of energy-spared by Russian Federation, 2026-02-05 12:00 +02:00`.
    static func text(_ finding: Finding, _ released: Released) -> String {
        let conclusion =
            switch finding.conclusion {
            case .breach: "found a breach"
            case .noBreach: "found no breach"
            case .undetermined: "could not determine whether there was a breach"
            }
        return
            "\(body(finding, released)) \(conclusion) of \(finding.subject.words) by \(released.name(finding.party)), \(released.moments.local(finding.made))"
    }

    /// The finding in a line; one that its votes do not carry is none, and the line says so first.
    static func headline(_ standing: FindingStanding, _ released: Released) -> String {
        (standing.notCarried == nil ? "" : "Not carried: ") + text(standing.finding, released)
    }

    /// Who made it: a body or an actor of the agreement by its full name, anybody else as the entry says.
    static func body(_ finding: Finding, _ released: Released) -> String {
        released.name(ActorID(finding.body))
    }

    /// What it decides on: `I-R0412`, `captives-exchanged/others`.
    static func subject(_ standing: FindingStanding) -> String {
        standing.incident?.text ?? standing.finding.subject.words
    }

    /// What the finding does to what the machine assessed.
    static func relation(_ standing: FindingStanding, _ released: Released) -> String {
        let text =
            switch standing.relation {
            case .adopts: "adopts the assessment" + machine(standing)
            case .changes: "changes the assessment" + machine(standing)
            case .rejects: "rejects the assessment" + machine(standing)
            case .beyondReading: "decides beyond this reading, under which this is no question"
            }
        if let reason = standing.notCarried {
            return "is not carried, so it starts no clock: \(released.moments.text(reason))"
        }
        return standing.replacedBy.map { "\(text); replaced by the finding of entry \($0)" } ?? text
    }

    /// `: the machine says alleged`.
    private static func machine(_ standing: FindingStanding) -> String {
        switch standing.machine {
        case .assessment(let state)?: ": the machine says \(state.rawValue.replacing("-", with: " "))"
        case .duty(let state)?: ": the machine says \(state.rawValue)"
        case nil: ""
        }
    }

    /// How it came about: verification, reply, votes, dissent; each with its name.
    static func details(_ standing: FindingStanding, _ released: Released) -> [(name: String, words: String)]
    {
        let finding = standing.finding
        var details: [(String, String)] = []
        details.append(
            (
                "verification",
                finding.verification.isEmpty ? "none on record" : finding.verification.joined(separator: "; ")
            ))
        details.append(("notice", finding.notice.map { "by entry \($0)" } ?? "none on record"))
        details.append(("reply", finding.reply.isEmpty ? "none on record" : finding.reply))
        if !finding.votes.isEmpty {
            let votes = finding.votes.map { vote in
                "\(released.name(ActorID(vote.member))) \(vote.choice.rawValue.replacing("-", with: " "))"
            }
            details.append(("votes", votes.joined(separator: ", ")))
        }
        if !finding.dissent.isEmpty { details.append(("dissent", finding.dissent)) }
        if let entry = released.entry(standing.entry) {
            details.append(("reasons", entry.reason))
            details.append(("put on record by", EntryWords.author(entry)))
        }
        return details
    }

    /// Every finding once, with what it does under each reading.
    static func all(_ released: Released) -> [(
        standing: FindingStanding, readings: [(name: String, does: String)]
    )] {
        var all: [(standing: FindingStanding, readings: [(name: String, does: String)])] = []
        for reading in released.verdict.readings {
            for standing in reading.findings {
                let at = all.firstIndex { $0.standing.entry == standing.entry } ?? all.count
                if at == all.count { all.append((standing, [])) }
                all[at].readings.append((reading.reading.name.text, relation(standing, released)))
            }
        }
        return all
    }
}
