internal import AgreementLanguage
public import CeasefireModel
public import Evaluation

/// One change to what a verdict rests on, and what it does to the verdict.
public struct Variation: Hashable, Sendable {
    /// What was changed.
    public enum Subject: Hashable, Sendable {
        /// A line of the weight table, by its name.
        case weight(String)
        /// The standard of proof that is asked for.
        case standard
        /// The standard of proof that is asked for a duty to be done, or not done.
        case dutyStandard(DeedName)
        /// What silence on a duty means once it is past due.
        case silence(DeedName)
        /// A term that the reading leaves open, given another reading's value.
        case term(TermName, from: ReadingName)
        /// An origin, whose words were left out.
        case origin(OriginID)
        /// What is relayed in several ways, taken in one of them: `from of ports-spared`, and the place of the one.
        case alternative(String, Int)
        /// A report that was left out.
        case report(ReportID)
        /// An entry that was left out.
        case entry(EntryID)
    }
    /// The reading.
    public var reading: ReadingName
    /// What was changed.
    public var subject: Subject
    /// What it was before, and after, in words.
    public var before: String
    /// What it was after, in words.
    public var after: String
    /// How large a change of a weight is, in decibans; nil for other changes.
    public var decibans: Double?
    /// The outcome before.
    public var from: Outcome
    /// The outcome after.
    public var to: Outcome

    /// Whether the headline, or who is assessed to be in breach, is another one.
    public var reverses: Bool { from.headline != to.headline || from.parties != to.parties }
}

/// What of a reading's verdict is compared.
public struct Outcome: Hashable, Sendable {
    /// The headline.
    public var headline: Headline
    /// The headline as every output gives it, with the coverage where no breach is established.
    public var headlineText: String
    /// Who is assessed to be in breach, sorted.
    public var parties: [ActorID]
    /// Who was found to be in breach, sorted.
    public var found: [ActorID]
    /// Units that meet the standard, of all parties.
    public var breaches: Int
    /// How many duties stand how, of all parties.
    public var duties: [DeedState: Int]
    /// The first breach; nil where there is none.
    public var since: Interval?

    init(_ reading: ReadingVerdict) {
        headline = reading.headline
        headlineText = reading.headlineText
        parties = reading.breaches.map(\.party)
        found = Set(
            reading.findings.filter { $0.holds && $0.finding.conclusion == .breach }.map(\.finding.party)
        ).sorted()
        breaches = reading.tallies.filter { $0.state == .meetsStandard }.reduce(0) { $0 + $1.count }
        duties = Dictionary(grouping: reading.deeds, by: \.state).mapValues(\.count)
        since = reading.breaches.map(\.since).min()
    }

    /// Duties in breach.
    public var omissions: Int { duties[.breached] ?? 0 }

    /// Breaches by what was done and by what was not.
    public var all: Int { breaches + omissions }
}
