/// Numbered things by the days that they touch.
struct DayLists: Sendable {
    private static let daySeconds: Int64 = 86_400
    /// What touches more days is kept apart and always found.
    private static let mostDays: Int64 = 64

    private var ofDay: [Int64: Set<Int>] = [:]
    private var long: Set<Int> = []

    /// Lists a thing under the days that its span touches, in seconds since 1970.
    mutating func insert(_ thing: Int, _ span: ClosedRange<Int64>) {
        guard let days = Self.listed(span) else {
            long.insert(thing)
            return
        }
        for day in days { ofDay[day, default: []].insert(thing) }
    }

    /// Takes a thing from the lists; the span is that of its insertion.
    mutating func remove(_ thing: Int, _ span: ClosedRange<Int64>) {
        guard let days = Self.listed(span) else {
            long.remove(thing)
            return
        }
        for day in days {
            ofDay[day]?.remove(thing)
            if ofDay[day]?.isEmpty == true { ofDay[day] = nil }
        }
    }

    /// Everything that touches a day of one of these spans.
    func all(in spans: [ClosedRange<Int64>]) -> Set<Int> {
        var found = long
        var last: Int64?
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let days = Self.days(span)
            let first = max(days.lowerBound, last.map { $0 + 1 } ?? days.lowerBound)
            guard first <= days.upperBound else { continue }
            if days.upperBound - first > Int64(ofDay.count) {
                for (day, things) in ofDay where (first...days.upperBound).contains(day) {
                    found.formUnion(things)
                }
            } else {
                for day in first...days.upperBound { if let things = ofDay[day] { found.formUnion(things) } }
            }
            last = days.upperBound
        }
        return found
    }

    private static func listed(_ span: ClosedRange<Int64>) -> ClosedRange<Int64>? {
        let days = days(span)
        return days.upperBound - days.lowerBound > mostDays ? nil : days
    }

    private static func days(_ span: ClosedRange<Int64>) -> ClosedRange<Int64> {
        day(span.lowerBound)...day(span.upperBound)
    }

    private static func day(_ seconds: Int64) -> Int64 {
        let day = seconds / daySeconds
        return seconds % daySeconds < 0 ? day - 1 : day
    }
}
