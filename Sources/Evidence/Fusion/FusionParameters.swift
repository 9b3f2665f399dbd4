import CeasefireModel

/// The table of weights by which reports are held to tell of one event.
///
/// Weights are decibans (10 log10 of the odds; +10 means ten to one). Each answers one question about two
/// reports; the answers are summed, and what a report does not say counts nothing either way. The sum is the
/// log-odds that both tell of one event. Nothing in the table belongs to one conflict, language or year.
public struct FusionParameters: Hashable, Sendable {
    // MARK: Before anything is compared

    /// What two reports in reach of one another start from, in decibans: most tell of different events.
    public var prior = -14.0
    /// Two groups of reports become one incident where their average score, in decibans, is at least this.
    public var threshold = 0.0
    /// No score falls below this, in decibans: one wild contradiction must not outweigh twenty agreements.
    public var floor = -40.0

    // MARK: When

    /// Taken, in decibans, where no moment of the shorter interval lies in the other; in proportion otherwise.
    public var timeOutside = 10.0
    /// Taken, in decibans, for each doubling of the gap between two intervals, counted from an hour and a
    /// quarter of the shorter interval: a day's gap means little between weeks, much between minutes.
    public var timeGapPerDoubling = 5.0
    /// Given, in decibans, where both intervals are the same; in proportion to what they share otherwise.
    public var timeAgreement = 5.0
    /// Given, in decibans, for each halving of the span of both intervals from a day down to half an hour,
    /// and taken for its doubling up to two days: agreeing on a minute says more than agreeing on a day.
    public var timeSharpnessPerHalving = 4.0

    // MARK: Where

    /// Taken, in decibans, for each sum of both radii that the places lie apart beyond the first half; 2.5
    /// sums at most, and as many where one has no position and the names are less than half alike.
    public var placeApart = 6.0
    /// Given, in decibans, for each halving of the wider radius from 160 km down to 5 km, and taken for each
    /// doubling beyond: agreeing on a village says more than agreeing on a country. Less where names differ.
    public var placeSharpnessPerHalving = 2.0
    /// Taken, in decibans, for each doubling from the narrower radius to the wider.
    public var placeScalePerDoubling = 0.7
    /// Given, in decibans, where both names are spelled alike; nothing at a similarity of 0.6.
    public var nameAgreement = 7.0
    /// Taken, in decibans, where the names have nothing in common; nothing at a similarity of 0.6, and less
    /// the more the radii differ, since a village and its region are named differently.
    public var nameDisagreement = 6.0

    /// Taken, in decibans, for each doubling of the number of separate moments at which the place is hit within
    /// `raritySeconds`: where something happens every day, place and day alone say little. Not for regions, of which one
    /// tally is told a day however much happens.
    public var momentsPerDoubling = 3.0

    // MARK: What

    /// Given, in decibans, where both say the same act.
    public var actAgreement = 2.5
    /// Taken, in decibans, where they say different acts: coders often do, of one event.
    public var actDisagreement = 2.5
    /// Given, in decibans, where both say the same class of target.
    public var targetAgreement = 3.0
    /// Taken, in decibans, where they say different classes of target.
    public var targetDisagreement = 5.0
    /// Given, in decibans, where the weapons of one are among the other's; 0.3 of it taken where none are.
    public var weaponAgreement = 2.0
    /// Taken, in decibans, for each bit of rarity of the more common of two weapons that differ: a `mortar` beside a `tank` are two
    /// exact statements, a `uav` beside a `shahed` is none where most reports say `uav`. Not where one name may be the other's.
    public var weaponDisagreementPerBit = 1.0
    /// Taken, in decibans, where weapons of one kind have different numbers: 122 mm and 152 mm.
    public var calibreDisagreement = 6.0
    /// Taken, in decibans, where each accuses somebody whom the other does not. Both sides of a conflict
    /// blame each other for one event, so this cannot forbid.
    public var accusedDisagreement = 15.0

    // MARK: How many

    /// Given, in decibans, per doubling of a number of killed that both say, four doublings at most; half of
    /// one where both say nobody.
    public var killedAgreement = 5.0
    /// Taken, in decibans, where the numbers of killed differ, in proportion to the difference.
    public var killedDisagreement = 1.0
    /// Given, in decibans, per doubling of a number of injured that both say, as for the killed.
    public var injuredAgreement = 3.0
    /// Taken, in decibans, where the numbers of injured differ, in proportion to the difference.
    public var injuredDisagreement = 2.0
    /// Given, in decibans, per doubling of a number of weapons that both say, as for the killed.
    public var countAgreement = 3.5
    /// Taken, in decibans, where the numbers of weapons differ, in proportion to the difference.
    public var countDisagreement = 3.0
    /// Taken besides, in decibans, where one origin counts differently: it knows its own numbers.
    public var countOfOneOrigin = 6.0

    // MARK: In what words, and by whom

    /// Given, in decibans, for each bit of rarity of the words and numbers that both summaries use.
    public var wordsPerBit = 0.8
    /// At most so many bits of shared words are counted.
    public var wordsMostBits = 25.0
    /// Taken, in decibans, for each bit that the one of fewer bits says and the other does not, as far as both speak in
    /// phrases that others use as well: in the frame of a daily list other villages are other events, while two
    /// outlets that tell of one event each in its own words need not share any.
    public var fixedPhraseApartPerBit = 0.5
    /// Given, in decibans, where a sentence is repeated word for word, of one place, by reports whose intervals
    /// meet: a text that was entered under two days.
    public var sameSentence = 5.0
    /// Given, in decibans, where one origin stands behind both: one post, carried by two outlets.
    public var originAgreement = 1.0
    /// Taken, in decibans, where one page lists both: whoever tells two things on a page tells two events.
    public var samePage = 15.0

    // MARK: Two events of one origin

    /// An origin that tells two times at most so many seconds long each tells hours, not days or nights.
    public var exactHoursSeconds: Int64 = 21_600
    /// Hours of one origin that lie so many seconds apart are of two events.
    public var hoursApartSeconds: Int64 = 3_600

    // MARK: Reach

    /// Intervals with a wider gap than this, in seconds, are never compared.
    public var reachSeconds: Int64 = 86_400
    /// Places further apart than so many sums of both radii, and `reachMeters`, are never compared.
    public var reachRadii = 1.5
    /// Added to the reach in space, in metres: gazetteers put one village kilometres apart.
    public var reachMeters = 10_000.0
    /// Places whose radii differ more than so many times are never compared: they can only be part and whole.
    public var reachScale = 32.0
    /// The radius, in metres, of a place for which nobody gave one.
    public var unknownRadiusMeters = 20_000.0
    /// No place is held to be known better than this, in metres.
    public var leastRadiusMeters = 3_000.0
    /// A word is rare where few of the reports within so many seconds use it.
    public var raritySeconds: Int64 = 129_600

    // MARK: Parts and wholes

    /// The least radius, in metres, of a place that holds several events.
    public var wholeLeastRadiusMeters = 50_000.0
    /// A whole's radius is at least so many times its part's.
    public var wholeScale = 2.5
    /// A part's place may lie so many radii from the middle of its whole, since no country is a circle.
    public var wholeReachRadii = 1.25
    /// A part may begin before its whole, or end after it, by so many seconds.
    public var wholeSlackSeconds: Int64 = 3_600
    /// An incident is a tally where it counts at least so many weapons.
    public var wholeLeastCount = 5
    /// Or where its interval is at least so many seconds long.
    public var wholeLeastSeconds: Int64 = 72_000
    /// Or where its place has at least this radius, in metres: no single event is in doubt by so much.
    public var wholeCertainRadiusMeters = 200_000.0

    /// Creates the standard table.
    public init() {}

    /// The table that applies where no other is given.
    public static let standard = FusionParameters()

    /// The radius with which fusion reckons: what the place says, within what can be known and the globe.
    func radiusMeters(of place: Place) -> Double {
        let said = place.precisionMeters ?? unknownRadiusMeters
        return said.isFinite ? min(20_000_000, max(leastRadiusMeters, said)) : unknownRadiusMeters
    }
}
