/// What practitioners say of a point, put in our own words, and where.
public struct Guidance: Hashable, Sendable {
    /// What they say.
    public var says: String
    /// Who says it.
    public var source: String
    /// The address of the page.
    public var url: String

    /// Creates a reference.
    public init(says: String, source: String, url: String) {
        self.says = says
        self.source = source
        self.url = url
    }
}

// The pages that more than one rule rests on. Each was read in excerpts, never whole; none is told of from memory.
extension Guidance {
    /// Start and duration as precisely as can be.
    static let exactTimes = Guidance(
        says:
            "An armistice gives its start and its length as precisely as possible, with date, time and time zone, so that fighting is not resumed by mistake; one without an end says how notice of its end is given.",
        source: "A law of war manual on armistice agreements, 12.12.1",
        url: "https://www.yumpu.com/en/document/view/41586150/5cjxburmr/880")
    /// No creative ambiguity, no gaps, exact geography.
    static let noAmbiguity = Guidance(
        says:
            "Ceasefire agreements have no room for creative ambiguity, nor for gaps: what is left open at the table is harder to settle once there is a dispute about it.",
        source: "Haysom and Hottinger, Do's and don'ts of sustainable ceasefire agreements",
        url:
            "https://abcdocz.com/doc/40139/do%E2%80%99s-and-don%E2%80%99ts-of-sustainable-ceasefire-agreements"
    )
    /// Lines, zones and positions.
    static let exactPlaces = Guidance(
        says:
            "Obligations hang on geographical markers: lines of disengagement, lines to withdraw to, assembly points, demilitarised zones, positions of monitors. They must be agreed.",
        source: "Haysom and Hottinger, Do's and don'ts of sustainable ceasefire agreements",
        url:
            "http://spotidoc.com/doc/40139/do%E2%80%99s-and-don%E2%80%99ts-of-sustainable-ceasefire-agreements"
    )
    /// Agreed meanings of terms.
    static let agreedTerms = Guidance(
        says:
            "The meanings of terms need a minimal consensus before a ceasefire agreement is put into effect; without it the agreement can unravel while it is carried out.",
        source: "Mediation Support Network, commentary on the UN Guidance on Mediation of Ceasefires",
        url:
            "https://isnblog.ethz.ch/css-blog/mediation-perspectives-msn-commentary-on-the-un-guidance-on-mediation-of-ceasefires"
    )
    /// Methods of verification agreed, access and security for those who investigate.
    static let verification = Guidance(
        says:
            "Monitoring lets a violation be attributed, which makes it cost more. How reports are verified must be agreed by the parties, and whoever investigates needs full access and guarantees of security.",
        source: "Ceasefire monitoring and verification, after Clayton and Sticher (Wikipedia)",
        url: "https://en.wikipedia.org/wiki/Ceasefire_monitoring_and_verification")
    /// A joint commission.
    static let jointCommission = Guidance(
        says:
            "Most ceasefires are managed by a joint commission, which holds the parties to what they agreed and handles the incidents that come up without fail.",
        source: "Public International Law and Policy Group, Ceasefire management",
        url: "https://pilpg-trainings.squarespace.com/ceasefire-management")
    /// Procedures for reporting, investigating and answering breaches.
    static let procedures = Guidance(
        says:
            "Monitoring and verification mechanisms often have procedures of their own for reporting, investigating and answering breaches.",
        source: "Public International Law and Policy Group, Peace agreement draft language guide",
        url:
            "https://pilpg-trainings.squarespace.com/peace-agreement-draft-language-handbook-monitoring-and-verification-mechanisms"
    )
}
