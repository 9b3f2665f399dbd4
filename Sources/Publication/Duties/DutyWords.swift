internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

extension DeedState {
    /// The state as people read it.
    var words: String { rawValue }

    /// What the state means, in a sentence without its full stop.
    var meaning: String {
        switch self {
        case .pending: "it has not opened, or waits for something"
        case .due: "it is owed, and its time has not run out"
        case .performed: "it was done in time, by words that meet the standard"
        case .excused: "it is not owed: released, or the other side is in default as well"
        case .breached:
            "it was not done in time, by words that meet the standard or by a silence that the document makes a breach"
        case .unverified: "nobody shows that it was done, or that it was not"
        case .undecidable: "it turns on what the document or the evidence leaves open"
        }
    }

    /// A mark before the state, so that nobody depends on colours.
    var sign: String {
        switch self {
        case .pending: "."
        case .due: ">"
        case .performed: "+"
        case .excused: "-"
        case .breached: "!"
        case .unverified: "?"
        case .undecidable: "~"
        }
    }
}

/// A duty in sentences that every output shares.
struct DutyWords {
    let released: Released

    /// `prisoners-exchanged, wounded`, `report-given, occasion 3`.
    func title(_ deed: DeedVerdict) -> String {
        [deed.deed.text, deed.tranche?.text, deed.occasion.map { "occasion \($0)" }].compactMap { $0 }
            .joined(separator: ", ")
    }

    /// When it opens, by when it must begin and must be done, each with its name; what is not asked is left out.
    func times(_ deed: DeedVerdict) -> [(name: String, when: Interval?)] {
        var times: [(name: String, when: Interval?)] = []
        // Declarations and parts of exchanges are owed from the first: no opening is asked for.
        if deed.opens != nil || deed.kind == .obligation { times.append(("opens", deed.opens)) }
        if let beginBy = deed.beginBy { times.append(("begin by", beginBy)) }
        times.append(("due by", deed.completeBy))
        return times
    }

    /// What was done, and when, each with its name; empty where nothing is shown.
    func done(_ deed: DeedVerdict) -> [(name: String, when: Interval)] {
        [("began", deed.begun), ("done", deed.completed), ("in breach from", deed.breached)]
            .compactMap { name, when in when.map { (name, $0) } }
    }

    /// `12 of 60 tanks`; nil where nobody counts.
    func count(_ deed: DeedVerdict) -> String? {
        let unit = released.verdict.agreement.obligations.first { $0.name == deed.deed }?.amount?.unit
        let suffix = unit.flatMap { $0.isEmpty ? nil : " " + $0 } ?? ""
        if deed.reason == ReleasedReasons.withheld {
            return deed.owed.map { "\($0)\(suffix) owed; what was done is withheld" } ?? "withheld"
        }
        switch (deed.done, deed.owed) {
        case (let done?, let owed?): return "\(done) of \(owed)\(suffix)"
        case (nil, let owed?): return "\(owed)\(suffix) owed"
        case (let done?, nil) where deed.kind == .declaration: return "\(done) declared"
        case (let done?, nil): return "\(done)\(suffix); how many are owed is not known"
        case (nil, nil): return nil
        }
    }

    /// Why it stands so, with moments in the agreement's zone.
    func reason(_ deed: DeedVerdict) -> String { released.moments.text(deed.reason) }

    /// What is assumed, with moments in the agreement's zone.
    func text(_ assumption: Assumption) -> String { released.moments.text(assumption.line) }

    /// `3 assessments, 1 duty breached`: what a party's breaches come to.
    static func counts(_ breach: PartyBreach) -> String {
        var parts: [String] = []
        if !breach.assessments.isEmpty {
            parts.append(Wording.count(breach.assessments.count, "assessment"))
        }
        if !breach.deeds.isEmpty {
            parts.append(
                breach.deeds.count == 1 ? "1 duty breached" : "\(breach.deeds.count) duties breached")
        }
        return parts.joined(separator: ", ")
    }

    /// The state with its mark, `! breached`.
    func state(_ deed: DeedVerdict) -> String { "\(deed.state.sign) \(deed.state.words)" }

    /// A time of the duty in the agreement's zone; where there is none, that it cannot be told or is withheld.
    func when(_ interval: Interval?, _ deed: DeedVerdict) -> String {
        interval.map { released.moments.local($0) } ?? Self.untold(deed)
    }

    /// Said in place of a time of the duty that is not there.
    static func untold(_ deed: DeedVerdict) -> String {
        deed.reason == ReleasedReasons.withheld ? "withheld" : "cannot be told"
    }

    /// Since when a standing measure stood so, where no moment is told: from the beginning, or that is withheld.
    static func untold(_ phase: StandingMeasureVerdict.Phase) -> String {
        phase.reason == ReleasedReasons.withheld ? "since when is withheld" : "at first"
    }

    /// A guarantor's default, in a sentence without its full stop.
    func text(_ fault: GuarantorDefault) -> String {
        "\(released.name(fault.guarantor)) was bound to take the measure \(fault.rung) of \(fault.response) against \(released.name(fault.party)) by \(released.moments.local(fault.due)), and nothing on the record says that it did"
    }

    /// Said beside the default of a guarantor that breaches which were found do not by themselves make one.
    static let hypotheticalDefault =
        "It rests on breaches that only the machine assesses: it binds nobody before somebody finds them."

    /// Who keeps up a standing measure against whom, in words.
    func parties(_ measure: StandingMeasureVerdict) -> String {
        [
            measure.keptBy.isEmpty
                ? "who keeps it up is unstated" : "kept up by " + released.names(measure.keptBy),
            measure.against.isEmpty ? nil : "against " + released.names(measure.against),
        ].compactMap { $0 }.joined(separator: ", ")
    }

    /// Why a standing measure came to be as it is.
    func why(_ phase: StandingMeasureVerdict.Phase) -> String {
        let reason = released.moments.text(phase.reason)
        return phase.isByDefault ? reason + "; by default, since nobody decided in time" : reason
    }

    /// The words of the agreement behind a deed: its article's heading and its own words.
    func article(_ deed: DeedVerdict) -> Article? {
        let agreement = released.verdict.agreement
        let heading =
            agreement.obligations.first { $0.name == deed.deed }?.article
            ?? agreement.declarations.first { $0.name == deed.deed }?.article
            ?? agreement.exchanges.first { $0.name == deed.deed }?.article
        return agreement.articles.first { $0.heading == heading }
    }
}
