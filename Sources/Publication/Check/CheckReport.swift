internal import AgreementLanguage
public import Analysis
public import CeasefireModel

/// What was found in a draft, ready to be shown. It computes nothing and holds nothing back: a draft has no witnesses.
public struct CheckReport: Sendable {
    let check: DraftCheck
    let zones: any TimeZoneRules

    /// Creates a report. Times are shown by the clocks of the draft's zone.
    public init(_ check: DraftCheck, zones: any TimeZoneRules) {
        self.check = check
        self.zones = zones
    }

    var agreement: Agreement { check.draft.agreement }
}
