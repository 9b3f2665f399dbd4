internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

/// The incidents of one reading on the map, and the same in a table.
struct IncidentMap {
    let reading: ReadingVerdict
    private let spots: [Spot]
    /// Incidents that are told of a wider area than a map can show as a place, or of none.
    private let elsewhere: [(incident: Incident, mark: Symbols.Mark)]

    /// Wider than this, a middle point would mislead.
    private static let widestMeters = 200_000.0
    private static let circleFromMeters = 25_000.0

    /// Incidents at one position.
    private struct Spot {
        var coordinate: Coordinate
        var incidents: [(incident: Incident, mark: Symbols.Mark)]

        /// The marks here, the strongest first, with how many there are of each.
        var counts: [(mark: Symbols.Mark, count: Int)] {
            Symbols.Mark.allCases.compactMap { mark in
                let count = incidents.count { $0.mark == mark }
                return count == 0 ? nil : (mark, count)
            }
        }

        /// The name that most incidents here go by, the smallest among equals.
        var name: String {
            let names = Dictionary(grouping: incidents.map(\.incident.place.name)) { $0 }
            return names.min { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }?.key ?? ""
        }
    }

    init(_ reading: ReadingVerdict, _ released: Released) {
        self.reading = reading
        let strongest = Dictionary(reading.assessments.map { ($0.incident, $0.state) }, uniquingKeysWith: max)
        let marked = released.verdict.incidents.map { incident in
            (incident: incident, mark: strongest[incident.id].map(Symbols.Mark.init) ?? .outOfScope)
        }
        let here = marked.filter { Self.isOnMap($0.incident.place) }
        elsewhere = marked.filter { !Self.isOnMap($0.incident.place) && $0.mark != .outOfScope }
        let byPlace = Dictionary(grouping: here) { $0.incident.place.coordinate }
        spots = byPlace.compactMap { coordinate, incidents in
            coordinate.map { Spot(coordinate: $0, incidents: incidents) }
        }.sorted { $0.coordinate < $1.coordinate }
    }

    /// Whether an incident's place can be a mark on a map.
    static func isOnMap(_ place: Place) -> Bool {
        place.coordinate != nil && (place.precisionMeters ?? 0) <= widestMeters
    }

    func put(in frame: MapFrame, _ html: inout HTML) {
        let assessed = spots.map { spot in spot.incidents.count { $0.mark != .outOfScope } }.reduce(0, +)
        let name = "Map of the reading \(reading.reading.name)"
        let box: [HTML.Attribute] = [
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", name),
        ]
        bands(&html)
        html.element("div", box) { html in
            Page.drawing(
                "map", width: frame.width, height: frame.height, title: name,
                description:
                    "\(assessed) assessed incidents at named places; the table below says the same.",
                in: &html
            ) { html in
                html.shape("rect", [("class", "sea"), ("width", "100%"), ("height", "100%")])
                html.shape("use", [("href", "#ground")])
                circles(in: frame, &html)
                for spot in spots { putOutOfScope(spot, in: frame, &html) }
                for size in Size.allCases {
                    html.element("g", [("class", size.rawValue)]) { html in
                        for spot in spots { put(spot, size, in: frame, &html) }
                        counts(size, in: frame, &html)
                        labels(size, in: frame, &html)
                    }
                }
            }
        }
        wide(&html)
        table(&html)
    }

    private func circles(in frame: MapFrame, _ html: inout HTML) {
        var drawn: Set<[String]> = []
        for spot in spots {
            let point = frame.point(spot.coordinate)
            for (incident, mark) in spot.incidents where mark != .outOfScope {
                guard let radius = incident.place.precisionMeters, radius >= Self.circleFromMeters else {
                    continue
                }
                let circle = [pixels(point.x), pixels(point.y), pixels(frame.pixels(meters: radius))]
                guard drawn.insert(circle).inserted else { continue }
                html.shape(
                    "circle", [("class", "area"), ("cx", circle[0]), ("cy", circle[1]), ("r", circle[2])])
            }
        }
    }

    /// More are only listed below the map.
    private static let mostBands = 4

    /// What is told of a whole country or region, the strongest state first: too wide for a mark, too weighty to
    /// stand below the map alone.
    private var bandTexts: [(mark: Symbols.Mark, text: String)] {
        struct Key: Hashable {
            var place: String
            var mark: Symbols.Mark
        }
        let groups = Dictionary(grouping: elsewhere.filter { !$0.incident.place.name.isEmpty }) {
            Key(place: $0.incident.place.name, mark: $0.mark)
        }
        return Symbols.Mark.allCases.flatMap { mark in
            groups.filter { $0.key.mark == mark }.sorted { $0.key.place < $1.key.place }.map { key, members in
                (mark, "\(key.place), somewhere in it: \(mark.words) \(members.count)")
            }
        }.prefix(Self.mostBands).map { $0 }
    }

    /// Above the drawing, not on it: there they would hide the places that lie under them.
    private func bands(_ html: inout HTML) {
        let bands = bandTexts
        guard !bands.isEmpty else { return }
        html.element("ul", [("class", "bands")]) { html in
            for band in bands {
                html.element("li") { Symbols.put(band.mark, words: band.text, in: &$0) }
            }
        }
    }

    private func putOutOfScope(_ spot: Spot, in frame: MapFrame, _ html: inout HTML) {
        guard spot.counts.allSatisfy({ $0.mark == .outOfScope }) else { return }
        let point = frame.point(spot.coordinate)
        html.element("g") { html in
            html.element("title", title(of: spot))
            Symbols.place(.outOfScope, x: point.x, y: point.y, size: 12, in: &html)
        }
    }

    private func title(of spot: Spot) -> String {
        "\(spot.name): " + spot.counts.map { "\($0.mark.words) \($0.count)" }.joined(separator: ", ")
    }

    private func put(_ spot: Spot, _ size: Size, in frame: MapFrame, _ html: inout HTML) {
        let point = frame.point(spot.coordinate)
        let shown = spot.counts.filter { $0.mark != .outOfScope }
        guard !shown.isEmpty else { return }
        html.element("g") { html in
            html.element("title", title(of: spot))
            for (i, (mark, count)) in shown.enumerated() {
                let x = Self.x(of: i, among: shown.count, around: point.x, size)
                Symbols.place(mark, x: x, y: point.y, size: (count > 1 ? 19 : 16) * size.scale, in: &html)
            }
        }
    }

    private static func x(of i: Int, among count: Int, around middle: Double, _ size: Size) -> Double {
        middle + (Double(i) - Double(count - 1) / 2) * 18 * size.scale
    }

    /// How many incidents a mark stands for, over all marks.
    private func counts(_ size: Size, in frame: MapFrame, _ html: inout HTML) {
        for spot in spots {
            let point = frame.point(spot.coordinate)
            let shown = spot.counts.filter { $0.mark != .outOfScope }
            for (i, (_, count)) in shown.enumerated() where count > 1 {
                let x = Self.x(of: i, among: shown.count, around: point.x, size)
                html.element(
                    "text",
                    [
                        ("class", "count"), ("x", pixels(x + 7 * size.scale)),
                        ("y", pixels(point.y - 6 * size.scale)),
                    ], String(count))
            }
        }
    }

    /// Names of the places with most incidents, below, above or beside their marks, as far as they cover
    /// neither marks nor one another.
    private func labels(_ size: Size, in frame: MapFrame, _ html: inout HTML) {
        let shown = spots.filter { $0.counts.contains { $0.mark != .outOfScope } }
        var taken = shown.map { spot -> LabelBox in
            let point = frame.point(spot.coordinate)
            let marks = spot.counts.count { $0.mark != .outOfScope }
            return LabelBox(
                x: point.x, y: point.y, width: Double(marks) * 18 * size.scale, height: 18 * size.scale)
        }
        let ranked = shown.sorted { a, b in
            let (i, j) = (a.incidents.count, b.incidents.count)
            return i != j ? i > j : a.coordinate < b.coordinate
        }
        for spot in ranked.prefix(60) where !spot.name.isEmpty {
            let point = frame.point(spot.coordinate)
            let name = spot.name.count > 24 ? spot.name.prefix(23) + "\u{2026}" : spot.name
            let width = (Double(name.count) * 6.6 + 6) * size.scale
            let beside = width / 2 + 14 * size.scale
            let above = 18 * size.scale
            let candidates = [(0, above), (0, -above), (beside, 0), (-beside, 0)].map { dx, dy in
                LabelBox(x: point.x + dx, y: point.y + dy, width: width, height: 14 * size.scale)
            }
            guard
                let free = candidates.first(where: { box in
                    box.isWithin(frame) && !taken.contains { $0.overlaps(box) }
                })
            else { continue }
            taken.append(free)
            html.element(
                "text",
                [
                    ("class", "place"), ("x", pixels(free.x)),
                    ("y", pixels(free.y + 4 * size.scale)),
                ], name)
        }
    }

    /// Marks and names are drawn twice: for a page, and for a telephone, on which the map is less than half as wide and
    /// keeps them at a size that can be read. The style sheet shows one of the two.
    private enum Size: String, CaseIterable {
        case page = "on-page"
        case telephone = "on-telephone"

        /// How much larger than on a page, in the drawing's own pixels.
        var scale: Double { self == .page ? 1 : 2.2 }
    }

    /// A rectangle on the map, by its middle.
    private struct LabelBox {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        func overlaps(_ other: Self) -> Bool {
            abs(x - other.x) < (width + other.width) / 2 && abs(y - other.y) < (height + other.height) / 2
        }

        func isWithin(_ frame: MapFrame) -> Bool {
            x - width / 2 > 0 && x + width / 2 < frame.width && y > 8 && y < frame.height - 8
        }
    }

    /// Assessed incidents that no point can stand for, by place and state.
    private func wide(_ html: inout HTML) {
        guard !elsewhere.isEmpty else { return }
        html.element(
            "p", [("class", "note")],
            "Not on the map, since they are told of a whole country or region, or their place is kept back:")
        let byPlace = Dictionary(grouping: elsewhere) { $0.incident.place.name }.sorted { $0.key < $1.key }
        html.element("ul", [("class", "wide")]) { html in
            for (place, members) in byPlace {
                html.element("li") { html in
                    html.element("strong", place.isEmpty ? "place not said" : place)
                    for mark in Symbols.Mark.allCases {
                        let incidents = members.filter { $0.mark == mark }.map(\.incident.id)
                        guard !incidents.isEmpty else { continue }
                        html.element("div") { html in
                            Symbols.put(mark, words: mark.words + " ", in: &html)
                            Page.incidents(incidents, in: &html)
                        }
                    }
                }
            }
        }
    }

    private func table(_ html: inout HTML) {
        let listed = spots.filter { spot in spot.incidents.contains { $0.mark != .outOfScope } }
        guard !listed.isEmpty else { return }
        Page.details("The same as a table: \(Wording.count(listed.count, "place"))", in: &html) { html in
            Page.table(
                "Assessed incidents by place, \(reading.reading.name)", ["Place", "Region", "Incidents"],
                in: &html
            ) { html in
                for spot in listed.sorted(by: { $0.name < $1.name }) {
                    html.element("tr") { html in
                        html.element("th", [("scope", "row")], spot.name)
                        html.element("td", spot.incidents.first?.incident.place.region ?? "")
                        html.element("td") { html in
                            for (incident, mark) in spot.incidents where mark != .outOfScope {
                                html.element("div") { html in
                                    Symbols.put(mark, words: mark.words + " ", in: &html)
                                    html.link(to: incident.id.text, incident.id.text)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
