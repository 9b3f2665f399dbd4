/// What one source said about one event; never changed after intake.
public struct Report: Hashable, Sendable, Identifiable {
    /// The report's name, unique in a record.
    public var id: ReportID
    /// When the event happened, by this source.
    public var occurred: Interval
    /// When the report became known: a clock time, or a whole day of which only the end is certain.
    public var available: Interval
    /// Where, by this source.
    public var place: Place
    /// What was done; nil where the source does not say.
    public var act: Act?
    /// With what, in the source's words, sorted.
    public var weapons: [Weapon]
    /// Munitions or drones counted, nil where none are.
    public var weaponCount: Int?
    /// What was hit; nil where the source does not say.
    public var target: TargetClass?
    /// The party whose officials, or failing them media, make the claim; nil where no party does.
    public var claimant: ActorID?
    /// The parties said to have done it, sorted; empty where the source names nobody.
    public var accused: [ActorID]
    /// People killed, nil where the source does not say; 0 is a statement.
    public var killed: Int?
    /// People hurt, nil where the source does not say; 0 is a statement.
    public var injured: Int?
    /// The outlet that carried it: who relayed.
    public var outlet: String
    /// The kind of outlet: `news-outlet`, `official`, `sensor`.
    public var outletKind: String
    /// Whom the outlet names as its source, in its own words: who knew. Several are parted by `;`.
    public var attribution: String
    /// The public page it was taken from.
    public var url: String
    /// What happened, in a sentence.
    public var summary: String
    /// The list of events that this is a row of, where that list tells of each event in one row alone; empty otherwise.
    /// Two reports of one such list are never one event.
    public var catalogue: String
    /// Who may see it.
    public var release: ReleaseMark

    /// Creates a report; what is not given counts as not said.
    public init(
        id: ReportID, occurred: Interval, available: Interval, place: Place = Place(), act: Act? = nil,
        weapons: [Weapon] = [], weaponCount: Int? = nil, target: TargetClass? = nil, claimant: ActorID? = nil,
        accused: [ActorID] = [], killed: Int? = nil, injured: Int? = nil, outlet: String = "",
        outletKind: String = "", attribution: String = "", url: String = "", summary: String = "",
        catalogue: String = "", release: ReleaseMark = .open
    ) {
        self.id = id
        self.occurred = occurred
        self.available = available
        self.place = place
        self.act = act
        self.weapons = weapons
        self.weaponCount = weaponCount
        self.target = target
        self.claimant = claimant
        self.accused = accused
        self.killed = killed
        self.injured = injured
        self.outlet = outlet
        self.outletKind = outletKind
        self.attribution = attribution
        self.url = url
        self.summary = summary
        self.catalogue = catalogue
        self.release = release
    }
}
