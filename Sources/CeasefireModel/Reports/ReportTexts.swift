/// The words and texts that the rows of a table speak of by their numbers and places.
final class ReportTexts: @unchecked Sendable {
    // All of it grows while the one reader makes the table, and not after anybody else has a report of it.

    /// The bytes of the file; none where no row speaks of them.
    @exclusivity(unchecked) var bytes: [UInt8] = []
    /// Texts that do not stand in the file as they are meant, one after the other.
    @exclusivity(unchecked) var apart: [UInt8] = []
    /// Each word once, the empty one first.
    @exclusivity(unchecked) var words = [""]
    @exclusivity(unchecked) var weapons: [[Weapon]] = [[]]
    @exclusivity(unchecked) var accused: [[ActorID]] = [[]]
    @exclusivity(unchecked) var marks: [ReleaseMark] = [.open]

    func text(_ place: TextPlace) -> String {
        String(decoding: place.isApart ? apart[place.range] : bytes[place.range], as: UTF8.self)
    }

    /// The name of a word; nil for the empty one.
    func name<Kind>(_ number: UInt32) -> Identifier<Kind>? {
        number == 0 ? nil : Identifier(words[Int(number)])
    }

    func place(_ row: ReportRow) -> Place {
        Place(
            name: text(row.placeName), region: words[Int(row.region)], country: words[Int(row.country)],
            coordinate: row.coordinate, precisionMeters: row.precision)
    }
}
