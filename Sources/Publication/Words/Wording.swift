internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// The words in which every output says the same thing.
enum Wording {
    /// Said wherever a headline stands.
    static let silence =
        "Silence is not compliance: where nothing is assessed, nothing is shown to have held."
    /// Said wherever a clock stands.
    static let hypothetical =
        "Clocks on assessments are hypothetical: a machine made them, and only findings by named people start clocks that bind."
    /// What every figure carries of what was observed: of one provision under one reading.
    static func coverage(of provision: ProvisionName, in reading: ReadingVerdict) -> String {
        Coverage.text(reading.coverage(of: provision)?.share)
    }

    /// What figures that are summed over provisions carry.
    static func coverage(in reading: ReadingVerdict) -> String { Coverage.text(of: reading.coverage) }

    /// `1 incident`, `2 incidents`.
    static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// `90 h to 102 h`; `90 h` where both ends are the same.
    static func length(_ elapsed: ElapsedSeconds) -> String {
        let (least, most) = (lengthText(seconds: elapsed.least), lengthText(seconds: elapsed.most))
        return least == most ? least : "\(least) to \(most)"
    }

    /// How far into the time in force; what lies before its beginning is told as such.
    static func after(_ elapsed: ElapsedSeconds?) -> String {
        elapsed.map { "after " + length($0) + " in force" }
            ?? "after an unstated time in force, since the beginning is unstated"
    }

    /// Said beside the moment from which an incident was known, where that lies before the last at which it may
    /// have happened: a night may be told of before it is over, and that is no fault of the table.
    static func knownEarly(_ incident: Incident) -> String {
        incident.available.earliest < incident.occurred.latest
            ? "; within the interval, which says when it may have happened, not how long it lasted" : ""
    }

    /// An origin's grade and side: `D4, speaks for Arland`.
    static func standing(_ origin: Origin, _ released: Released) -> String {
        guard let party = origin.party else { return origin.grade }
        return
            "\(origin.grade), \(origin.isListed ? "speaks" : "not listed, said to speak") for \(released.name(party))"
    }

    /// The first characters of a fingerprint, enough to compare by eye.
    static func short(_ fingerprint: String) -> String {
        guard let colon = fingerprint.firstIndex(of: ":") else { return String(fingerprint.prefix(12)) }
        return String(fingerprint[...colon] + fingerprint[fingerprint.index(after: colon)...].prefix(12))
    }

    /// What clocks are counted from.
    static func anchor(_ anchor: Anchor) -> String {
        switch anchor {
        case .occurred: "when the breach occurred"
        case .available: "when it became known"
        case .found: "when somebody finds it a breach"
        case .notified: "when notice of it is served"
        }
    }

    /// `due by`, `not before`.
    static func kind(_ kind: Clock.Kind) -> String {
        switch kind {
        case .ceiling: "due by"
        case .floor: "not before"
        case .unstated: "by when is unstated"
        }
    }

    /// `warning due by 2026-02-03 18:00 +02:00, counted from when the breach occurred: overdue`.
    static func clock(_ due: DueClock, _ released: Released) -> String {
        "\(due.rung.rung) \(kind(due.clock.kind)) \(released.moments.local(due.due)), counted from \(anchor(due.scenario.anchor)): \(due.clock.state.rawValue)"
    }

    /// Whether a rung is called for, in a word or two.
    static func condition(_ state: ConditionState) -> String {
        switch state {
        case .holds: "called for"
        case .mayHold: "perhaps called for"
        case .doesNotHold: "not called for"
        case .unstated: "cannot be told"
        }
    }

    /// What an element asks, for readers who have not met the word.
    static func element(_ element: Element) -> String {
        switch element {
        case .event: "it happened"
        case .time: "while this was in force"
        case .place: "where it applies"
        case .act: "an act that is forbidden"
        case .target: "against what is protected"
        case .actor: "by this party"
        case .exemption: "no exemption applies"
        }
    }

    /// In whose interest a word is. What is said in a side's name, and is not known to be its own word, has no
    /// weight but that of its grade.
    static func interest(_ weighing: Weighing, _ released: Released) -> String {
        switch weighing.interest {
        case .independent:
            weighing.origin.party.map(released.verdict.agreement.parties.contains) ?? false
                ? "not known to be its side's own word" : "without a stake"
        case .interested: "in its own interest"
        case .againstInterest: "against its own interest"
        case .againstInterestRelayedByOpponent: "against its own interest, relayed by the other side only"
        }
    }
}

extension AssessmentState {
    /// The state as people read it.
    var words: String { self == .meetsStandard ? "meets the standard" : rawValue }
    /// The strongest first, as tables list them.
    static let strongestFirst = Array(allCases.reversed())
}

extension Assessment {
    /// The state as people read it. What a rule of the document allows was done as reported: it is not refuted.
    var words: String {
        guard state == .refuted, let only = decisive.first, decisive.count == 1 else { return state.words }
        return only.words
    }
}

extension ElementGrade {
    /// The state as people read it; what a rule of the document allows says so.
    var words: String { allowance?.words ?? state.words }
}

extension ElementGrade.Allowance {
    /// That an act is allowed, as people read it.
    var words: String {
        switch self {
        case .permission: "permitted"
        case .answer: "allowed as an answer"
        case .quota: "within the quota"
        case .plea: "exempt, as pleaded"
        }
    }
}

extension ElementState {
    /// The state as people read it.
    var words: String { self == .meetsStandard ? "meets the standard" : rawValue }
}

extension StandardOfProof {
    /// The standard as people read it.
    var words: String { rawValue.replacing("-", with: " ") }
}
