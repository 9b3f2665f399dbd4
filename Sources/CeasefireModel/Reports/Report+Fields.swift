extension Report {
    /// All that a report says.
    struct Fields: Hashable, Sendable {
        var id: ReportID
        var occurred: Interval
        var available: Interval
        var place: Place
        var act: Act?
        var weapons: [Weapon]
        var weaponCount: Int?
        var target: TargetClass?
        var claimant: ActorID?
        var accused: [ActorID]
        var killed: Int?
        var injured: Int?
        var outlet: String
        var outletKind: String
        var attribution: String
        var url: String
        var summary: String
        var catalogue: String
        var release: ReleaseMark
    }
}

/// What holds the fields of a report.
class ReportHolder: @unchecked Sendable {}

/// Holds the fields of one report, which its copies share. They are changed only while one report alone holds them, so that
/// nobody on another thread can see the change.
final class OwnFields: ReportHolder, @unchecked Sendable {
    // Nobody can change them while they are read, for the same reason: the check at each access would be in vain.
    @exclusivity(unchecked) var fields: Report.Fields

    init(_ fields: Report.Fields) { self.fields = fields }
}
