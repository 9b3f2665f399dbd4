public import Geography

/// What one source said about one event; never changed after intake.
///
/// Readers put the reports of a file into flat rows that share their words and the bytes of the file (``ReportRow``): such a
/// report is a view of one row, and costs little to copy and to keep. A report that is made or changed by hand has
/// fields of its own; copies share them until one of them is changed.
public struct Report: Hashable, Sendable, Identifiable {
    /// Fields of its own, or the block of rows that it is in.
    private var holder: ReportHolder
    /// Which row of the block; ``ownFields`` where it has fields of its own.
    private let row: UInt32

    /// The report's name, unique in a record.
    public var id: ReportID {
        get { isOwn ? own.fields.id : ReportID(texts.text(flat.id)) }
        set { change { $0.id = newValue } }
    }
    /// When the event happened, by this source.
    public var occurred: Interval {
        get { isOwn ? own.fields.occurred : flat.occurred }
        set { change { $0.occurred = newValue } }
    }
    /// When the report became known: a clock time, or a whole day of which only the end is certain.
    public var available: Interval {
        get { isOwn ? own.fields.available : flat.available }
        set { change { $0.available = newValue } }
    }
    /// Where, by this source.
    public var place: Place {
        get { isOwn ? own.fields.place : texts.place(flat) }
        set { change { $0.place = newValue } }
    }
    /// What was done; nil where the source does not say.
    public var act: Act? {
        get { isOwn ? own.fields.act : texts.name(flat.act) }
        set { change { $0.act = newValue } }
    }
    /// With what, in the source's words, sorted.
    public var weapons: [Weapon] {
        get { isOwn ? own.fields.weapons : texts.weapons[Int(flat.weapons)] }
        set { change { $0.weapons = newValue } }
    }
    /// Munitions or drones counted, nil where none are.
    public var weaponCount: Int? {
        get { isOwn ? own.fields.weaponCount : ReportRow.count(flat.weaponCount) }
        set { change { $0.weaponCount = newValue } }
    }
    /// What was hit; nil where the source does not say.
    public var target: TargetClass? {
        get { isOwn ? own.fields.target : texts.name(flat.target) }
        set { change { $0.target = newValue } }
    }
    /// The party whose officials, or failing them media, make the claim; nil where no party does.
    public var claimant: ActorID? {
        get { isOwn ? own.fields.claimant : texts.name(flat.claimant) }
        set { change { $0.claimant = newValue } }
    }
    /// The parties said to have done it, sorted; empty where the source names nobody.
    public var accused: [ActorID] {
        get { isOwn ? own.fields.accused : texts.accused[Int(flat.accused)] }
        set { change { $0.accused = newValue } }
    }
    /// People killed, nil where the source does not say; 0 is a statement.
    public var killed: Int? {
        get { isOwn ? own.fields.killed : ReportRow.count(flat.killed) }
        set { change { $0.killed = newValue } }
    }
    /// People hurt, nil where the source does not say; 0 is a statement.
    public var injured: Int? {
        get { isOwn ? own.fields.injured : ReportRow.count(flat.injured) }
        set { change { $0.injured = newValue } }
    }
    /// The outlet that carried it: who relayed.
    public var outlet: String {
        get { isOwn ? own.fields.outlet : texts.words[Int(flat.outlet)] }
        set { change { $0.outlet = newValue } }
    }
    /// The kind of outlet: `news-outlet`, `official`, `sensor`.
    public var outletKind: String {
        get { isOwn ? own.fields.outletKind : texts.words[Int(flat.outletKind)] }
        set { change { $0.outletKind = newValue } }
    }
    /// Whom the outlet names as its source, in its own words: who knew. Several are parted by `;`.
    public var attribution: String {
        get { isOwn ? own.fields.attribution : texts.words[Int(flat.attribution)] }
        set { change { $0.attribution = newValue } }
    }
    /// The public page it was taken from.
    public var url: String {
        get { isOwn ? own.fields.url : texts.text(flat.url) }
        set { change { $0.url = newValue } }
    }
    /// What happened, in a sentence.
    public var summary: String {
        get { isOwn ? own.fields.summary : texts.text(flat.summary) }
        set { change { $0.summary = newValue } }
    }
    /// The list of events that this is a row of, where that list tells of each event in one row alone; empty otherwise.
    /// Two reports of one such list are never one event.
    public var catalogue: String {
        get { isOwn ? own.fields.catalogue : texts.words[Int(flat.catalogue)] }
        set { change { $0.catalogue = newValue } }
    }
    /// Who may see it.
    public var release: ReleaseMark {
        get { isOwn ? own.fields.release : texts.marks[Int(flat.release)] }
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
        self.init(
            Fields(
                id: id, occurred: occurred, available: available, place: place, act: act, weapons: weapons,
                weaponCount: weaponCount, target: target, claimant: claimant, accused: accused,
                killed: killed, injured: injured, outlet: outlet, outletKind: outletKind,
                attribution: attribution, url: url, summary: summary, catalogue: catalogue, release: release)
        )
    }

    private init(_ fields: Fields) {
        holder = OwnFields(fields)
        row = Self.ownFields
    }

    /// The view of a row.
    init(_ block: ReportBlock, row: Int) {
        holder = block
        self.row = UInt32(row)
    }

    private static let ownFields = UInt32.max
    /// Whether it has fields of its own and is not a row.
    var isOwn: Bool { row == Self.ownFields }

    // What the holder is, the number of the row tells: a check at each access would be in vain.
    private var own: OwnFields { unsafeDowncast(holder, to: OwnFields.self) }
    private var block: ReportBlock { unsafeDowncast(holder, to: ReportBlock.self) }
    private var flat: ReportRow { block.rows[Int(row)] }
    private var texts: ReportTexts { block.texts }

    /// The position of its ``place``, for whoever asks for no more of it: a place has texts, which cost more.
    public var coordinate: Coordinate? { isOwn ? own.fields.place.coordinate : flat.coordinate }
    /// How near it is to the event; see ``Place/precisionMeters``.
    public var precisionMeters: Double? { isOwn ? own.fields.place.precisionMeters : flat.precision }
    /// Bytes of its ``summary``.
    public var summaryLength: Int { isOwn ? own.fields.summary.utf8.count : flat.summary.count }

    /// All that it says.
    var fields: Fields {
        if isOwn { return own.fields }
        return Fields(
            id: id, occurred: occurred, available: available, place: place, act: act, weapons: weapons,
            weaponCount: weaponCount, target: target, claimant: claimant, accused: accused, killed: killed,
            injured: injured, outlet: outlet, outletKind: outletKind, attribution: attribution, url: url,
            summary: summary, catalogue: catalogue, release: release)
    }

    /// Changes what this copy holds, and no other.
    private mutating func change(_ change: (inout Fields) -> Void) {
        if !isOwn {
            self = Report(fields)
        } else if !isKnownUniquelyReferenced(&holder) {
            holder = OwnFields(own.fields)
        }
        change(&own.fields)
    }

    /// Whether both say the same.
    public static func == (a: Self, b: Self) -> Bool {
        (a.holder === b.holder && a.row == b.row) || (a.occurred == b.occurred && a.fields == b.fields)
    }

    /// Hashes what the report says.
    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}
