import CeasefireModel

/// What a spreadsheet would do: reports of one day, place name, accused party and act are one incident.
struct NaiveKey: Hashable {
    private var day: Int64
    private var place: String
    private var accused: [ActorID]
    private var act: Act?

    /// The key of a report; the day is that of the middle of its interval, by the clock of the place.
    init(_ report: Report, offsetSeconds: Int) {
        let occurred = report.occurred
        let middle = (occurred.earliest.secondsSinceEpoch + occurred.latest.secondsSinceEpoch) / 2
        day = (middle + Int64(offsetSeconds)) / 86_400
        place = report.place.name
        accused = report.accused
        act = report.act
    }
}
