/// How much a release tier kept back of one verdict. Rows that are not shown are still counted in every total.
public struct KeptBack: Hashable, Sendable {
    /// Reports of which nothing is shown but that they are there.
    public var reportsWithheld = 0
    /// Reports of protected origins, shown without what would name them.
    public var reportsMasked = 0
    /// Statements of which nothing is shown but that they are there.
    public var statementsWithheld = 0
    /// Entries of which nothing is shown but that they are there.
    public var entriesWithheld = 0
    /// Observations of which nothing is shown but that they are there.
    public var observationsWithheld = 0
    /// Words of protected origins that were weighed and are not listed, over all readings.
    public var wordsWithheld = 0
    /// Incidents told by region and day only, since they are recent.
    public var incidentsDelayed = 0
    /// Incidents with coarser coordinates than the record has.
    public var placesCoarsened = 0
    /// Incidents with a wider interval than the record has.
    public var timesCoarsened = 0

    /// Every figure with its name, in a fixed order.
    public var lines: [(name: String, count: Int)] {
        [
            ("reports withheld", reportsWithheld), ("reports masked", reportsMasked),
            ("statements withheld", statementsWithheld), ("entries withheld", entriesWithheld),
            ("observations withheld", observationsWithheld),
            ("words withheld", wordsWithheld), ("incidents delayed", incidentsDelayed),
            ("places coarsened", placesCoarsened), ("times coarsened", timesCoarsened),
        ]
    }

    /// `Kept back: reports withheld 3, places coarsened 120.`; what is 0 is left out.
    var sentence: String {
        let told = lines.filter { $0.count > 0 }.map { "\($0.name) \($0.count)" }
        return told.isEmpty ? "Nothing was kept back." : "Kept back: \(told.joined(separator: ", "))."
    }
}
