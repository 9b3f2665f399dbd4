/// What one source said about one event; never changed after intake.
///
/// A report holds a dozen texts and goes from hand to hand, from its reader to the verdict: copies share what they hold until
/// one of them is changed.
public struct Report: Hashable, Sendable, Identifiable {
    @usableFromInline var storage: Storage

    /// The report's name, unique in a record.
    @inlinable public var id: ReportID {
        get { storage.fields.id }
        set { change { $0.id = newValue } }
    }
    /// When the event happened, by this source.
    @inlinable public var occurred: Interval {
        get { storage.fields.occurred }
        set { change { $0.occurred = newValue } }
    }
    /// When the report became known: a clock time, or a whole day of which only the end is certain.
    @inlinable public var available: Interval {
        get { storage.fields.available }
        set { change { $0.available = newValue } }
    }
    /// Where, by this source.
    @inlinable public var place: Place {
        get { storage.fields.place }
        set { change { $0.place = newValue } }
    }
    /// What was done; nil where the source does not say.
    @inlinable public var act: Act? {
        get { storage.fields.act }
        set { change { $0.act = newValue } }
    }
    /// With what, in the source's words, sorted.
    @inlinable public var weapons: [Weapon] {
        get { storage.fields.weapons }
        set { change { $0.weapons = newValue } }
    }
    /// Munitions or drones counted, nil where none are.
    @inlinable public var weaponCount: Int? {
        get { storage.fields.weaponCount }
        set { change { $0.weaponCount = newValue } }
    }
    /// What was hit; nil where the source does not say.
    @inlinable public var target: TargetClass? {
        get { storage.fields.target }
        set { change { $0.target = newValue } }
    }
    /// The party whose officials, or failing them media, make the claim; nil where no party does.
    @inlinable public var claimant: ActorID? {
        get { storage.fields.claimant }
        set { change { $0.claimant = newValue } }
    }
    /// The parties said to have done it, sorted; empty where the source names nobody.
    @inlinable public var accused: [ActorID] {
        get { storage.fields.accused }
        set { change { $0.accused = newValue } }
    }
    /// People killed, nil where the source does not say; 0 is a statement.
    @inlinable public var killed: Int? {
        get { storage.fields.killed }
        set { change { $0.killed = newValue } }
    }
    /// People hurt, nil where the source does not say; 0 is a statement.
    @inlinable public var injured: Int? {
        get { storage.fields.injured }
        set { change { $0.injured = newValue } }
    }
    /// The outlet that carried it: who relayed.
    @inlinable public var outlet: String {
        get { storage.fields.outlet }
        set { change { $0.outlet = newValue } }
    }
    /// The kind of outlet: `news-outlet`, `official`, `sensor`.
    @inlinable public var outletKind: String {
        get { storage.fields.outletKind }
        set { change { $0.outletKind = newValue } }
    }
    /// Whom the outlet names as its source, in its own words: who knew. Several are parted by `;`.
    @inlinable public var attribution: String {
        get { storage.fields.attribution }
        set { change { $0.attribution = newValue } }
    }
    /// The public page it was taken from.
    @inlinable public var url: String {
        get { storage.fields.url }
        set { change { $0.url = newValue } }
    }
    /// What happened, in a sentence.
    @inlinable public var summary: String {
        get { storage.fields.summary }
        set { change { $0.summary = newValue } }
    }
    /// The list of events that this is a row of, where that list tells of each event in one row alone; empty otherwise.
    /// Two reports of one such list are never one event.
    @inlinable public var catalogue: String {
        get { storage.fields.catalogue }
        set { change { $0.catalogue = newValue } }
    }
    /// Who may see it.
    @inlinable public var release: ReleaseMark {
        get { storage.fields.release }
        set { change { $0.release = newValue } }
    }

    /// Creates a report; what is not given counts as not said.
    public init(
        id: ReportID, occurred: Interval, available: Interval, place: Place = Place(), act: Act? = nil,
        weapons: [Weapon] = [], weaponCount: Int? = nil, target: TargetClass? = nil, claimant: ActorID? = nil,
        accused: [ActorID] = [], killed: Int? = nil, injured: Int? = nil, outlet: String = "",
        outletKind: String = "", attribution: String = "", url: String = "", summary: String = "",
        catalogue: String = "", release: ReleaseMark = .open
    ) {
        storage = Storage(
            Fields(
                id: id, occurred: occurred, available: available, place: place, act: act, weapons: weapons,
                weaponCount: weaponCount, target: target, claimant: claimant, accused: accused,
                killed: killed, injured: injured, outlet: outlet, outletKind: outletKind,
                attribution: attribution, url: url, summary: summary, catalogue: catalogue, release: release)
        )
    }

    /// Changes what this copy holds, and no other.
    @inlinable mutating func change(_ change: (inout Fields) -> Void) {
        if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.fields) }
        change(&storage.fields)
    }

    /// Whether both say the same.
    public static func == (a: Self, b: Self) -> Bool {
        a.storage === b.storage || a.storage.fields == b.storage.fields
    }

    /// Hashes what the report says.
    public func hash(into hasher: inout Hasher) { hasher.combine(storage.fields) }
}

extension Report {
    /// All that a report says.
    @usableFromInline struct Fields: Hashable, Sendable {
        @usableFromInline var id: ReportID
        @usableFromInline var occurred: Interval
        @usableFromInline var available: Interval
        @usableFromInline var place: Place
        @usableFromInline var act: Act?
        @usableFromInline var weapons: [Weapon]
        @usableFromInline var weaponCount: Int?
        @usableFromInline var target: TargetClass?
        @usableFromInline var claimant: ActorID?
        @usableFromInline var accused: [ActorID]
        @usableFromInline var killed: Int?
        @usableFromInline var injured: Int?
        @usableFromInline var outlet: String
        @usableFromInline var outletKind: String
        @usableFromInline var attribution: String
        @usableFromInline var url: String
        @usableFromInline var summary: String
        @usableFromInline var catalogue: String
        @usableFromInline var release: ReleaseMark

        @usableFromInline init(
            id: ReportID, occurred: Interval, available: Interval, place: Place, act: Act?, weapons: [Weapon],
            weaponCount: Int?, target: TargetClass?, claimant: ActorID?, accused: [ActorID], killed: Int?,
            injured: Int?, outlet: String, outletKind: String, attribution: String, url: String,
            summary: String, catalogue: String, release: ReleaseMark
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

    /// Holds what copies of a report share. Its fields are changed only while one report alone holds it, so that nobody on
    /// another thread can see the change.
    @usableFromInline final class Storage: @unchecked Sendable {
        // Nobody can change them while they are read, for the same reason: the check at each access would be in vain.
        @exclusivity(unchecked) @usableFromInline var fields: Fields

        @usableFromInline init(_ fields: Fields) { self.fields = fields }
    }
}
