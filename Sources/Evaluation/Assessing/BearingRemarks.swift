internal import CeasefireModel

extension Bearing {
    /// Tells, where an entry reaches nothing or speaks of reports that are not on the record, what it speaks of. It is
    /// no fault: an entry may wait for what is not known yet, or be made for more than one record.
    func remark(of entry: EntryID, reachesNothing: Bool, reports: [ReportID: Report]) -> [Reason] {
        let missing = incidents.reports.filter { reports[$0] == nil }
        let names = missing.map(\.text).joined(separator: ", ")
        let absent = "report\(missing.count == 1 ? "" : "s") \(names), not on the record"
        if reachesNothing {
            let why: Reason =
                !missing.isEmpty && missing.count == incidents.reports.count
                ? "it speaks of \(absent)"
                : "it speaks of \(incidents.words), and none on the record is that"
            return ["entry \(entry), on \(subject), reaches no incident: \(why)"]
        }
        return missing.isEmpty ? [] : ["entry \(entry) speaks of \(absent), besides others that are"]
    }

    /// What the words are about: `event, actor`, `military-use`.
    var subject: String {
        let pleaded = plea?.text ?? (effect == .pleads ? "an exemption" : nil)
        let subjects = elements.sorted().map(\.rawValue) + [pleaded].compactMap { $0 }
        return subjects.isEmpty ? "nothing" : subjects.joined(separator: ", ")
    }
}

extension IncidentSelector {
    /// What is asked of an incident: `incidents at Northtown in which arland is accused`.
    fileprivate var words: Reason {
        var words: Reason = "incidents"
        func list(_ names: [String]) -> String { names.joined(separator: " or ") }
        if !reports.isEmpty { words += " of \(list(reports.map(\.text)))" }
        if let within { words += " between \(within.earliest) and \(within.latest)" }
        if !places.isEmpty { words += " at \(list(places))" }
        if !acts.isEmpty { words += " by \(list(acts.map(\.text).sorted()))" }
        if !targets.isEmpty { words += " on \(list(targets.map(\.text).sorted()))" }
        if let accused { words += " in which \(accused) is accused" }
        return words == "incidents" ? "no incident in particular" : words
    }
}
