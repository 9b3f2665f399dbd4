import CeasefireModel
import Geography

/// The reports that were taken in so far, and which of them a report can reach.
///
/// Each report has a place, a number that it keeps. Reports are listed under the days that they touch and under
/// the day of their middle, so that what is near in time is found without looking at the rest; what is found may
/// be more than is reached, never less.
struct FusionRecord: Sendable {
    /// What taking in a report changes: its place, and all reports whose scores it can change.
    struct Step {
        var place: Int
        var touched: Set<Int>
    }

    /// The theatres of all positions.
    private(set) var theatres = Theatres(cells: [])

    private let parameters: FusionParameters
    private var reports: [Report] = []
    private var places: [ReportID: Int] = [:]
    private var countOfCell: [GlobeGrid.Cell: Int] = [:]
    private var touching = DayLists()
    private var middles = DayLists()

    /// An empty record.
    init(parameters: FusionParameters) { self.parameters = parameters }

    /// How many reports there are.
    var count: Int { reports.count }

    /// The place of a report, nil where it is not known.
    func place(of report: ReportID) -> Int? { places[report] }

    /// The name of the report at a place.
    func id(at place: Int) -> ReportID { reports[place].id }

    /// Takes in a report or a new version of it; nil where the same is known already.
    mutating func take(_ report: Report) -> Step? {
        var counted: Set<Int> = []
        let place = places[report.id] ?? reports.count
        if place < reports.count {
            guard reports[place] != report else { return nil }
            counted = countedWith([place])
            unlist(place)
            reports[place] = report
        } else {
            reports.append(report)
            places[report.id] = place
        }
        list(place)
        if refreshTheatres(without: place) {
            return Step(place: place, touched: Set(reports.indices))
        }
        let theatre = theatres.theatre(of: report.coordinate)
        counted.formUnion(
            countedWith([place]).filter { theatres.theatre(of: reports[$0].coordinate) == theatre })
        counted.insert(place)
        // A pair's score changes where the rarity of either's words does.
        let spans = counted.map {
            span(of: $0).widened(by: parameters.reachSeconds)
        }
        return Step(place: place, touched: counted.union(touching.all(in: spans)))
    }

    /// Takes in many reports at once, without asking what they touch.
    mutating func take(all more: [Report]) {
        for report in more {
            if let place = places[report.id] {
                unlist(place)
                reports[place] = report
                list(place)
            } else {
                places[report.id] = reports.count
                reports.append(report)
                list(reports.count - 1)
            }
        }
        theatres = Theatres(cells: Set(countOfCell.keys))
    }

    /// The reports among which the words of these are counted, and that count theirs.
    func countedWith(_ chosen: Set<Int>) -> Set<Int> {
        middles.all(
            in: chosen.map {
                let middle = middle(of: $0)
                return (middle...middle).widened(by: parameters.raritySeconds)
            })
    }

    /// The reports at these places, sorted by name.
    func sorted(_ chosen: Set<Int>) -> (places: [Int], reports: [Report]) {
        let places = chosen.sorted { reports[$0].id < reports[$1].id }
        return (places, places.map { reports[$0] })
    }

    private func span(of place: Int) -> ClosedRange<Int64> {
        let occurred = reports[place].occurred
        return occurred.earliest.secondsSinceEpoch...occurred.latest.secondsSinceEpoch
    }

    private func middle(of place: Int) -> Int64 {
        let span = span(of: place)
        return NearbyTexts.middle(span.lowerBound, span.upperBound)
    }

    private mutating func list(_ place: Int) {
        touching.insert(place, span(of: place))
        let middle = middle(of: place)
        middles.insert(place, middle...middle)
        if let cell = cell(of: place) { countOfCell[cell, default: 0] += 1 }
    }

    private mutating func unlist(_ place: Int) {
        touching.remove(place, span(of: place))
        let middle = middle(of: place)
        middles.remove(place, middle...middle)
        if let cell = cell(of: place) {
            let count = (countOfCell[cell] ?? 0) - 1
            countOfCell[cell] = count > 0 ? count : nil
        }
    }

    private func cell(of place: Int) -> GlobeGrid.Cell? {
        reports[place].coordinate.map { Theatres.cell(of: $0) }
    }

    /// Draws the theatres anew where cells were filled or emptied; whether others than the one report are now
    /// together that were apart, or apart that were together.
    private mutating func refreshTheatres(without place: Int) -> Bool {
        guard Set(countOfCell.keys) != theatres.cells else { return false }
        let before = theatres
        theatres = Theatres(cells: Set(countOfCell.keys))
        return !before.partsAlike(theatres)
    }
}

extension ClosedRange<Int64> {
    /// The range, longer by so much at either end.
    func widened(by margin: Int64) -> Self { (lowerBound - margin)...(upperBound + margin) }
}
