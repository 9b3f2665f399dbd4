import CeasefireModel
import Evidence
import TestSupport
import Testing

@Suite("How often a place is hit")
struct FusionMomentsTests {
    private static let two = [
        report("R1", spot("Ardo"), span(0, 24), act: nil, accused: [], "Shops were damaged"),
        report("R2", spot("Ardo"), span(0, 24), act: nil, accused: [], "A man was wounded"),
    ]

    private static func score(with others: [Report]) -> Double {
        var audit = FusionAudit(reports: two + others)
        return audit.pair("R1", "R2")?.decibans ?? .nan
    }

    private static func elsewhen(_ hours: [Int], km: Double = 5, north: Double = 0) -> [Report] {
        hours.map { hour in
            report(
                "X\(hour + 50)", spot("Ardo", north: north, km: km), span(hour, hour + 2), act: nil,
                accused: [], "Noise")
        }
    }

    @Test("town and day say the less the more moments the town is hit at")
    func moments() {
        let alone = Self.score(with: [])
        let twice = Self.score(with: Self.elsewhen([4, 20]))
        let often = Self.score(with: Self.elsewhen([-20, 4, 20, 40]))
        #expect(often < twice && twice < alone, "\(often), \(twice), \(alone) dB")
        #expect(often <= alone - 5.9, "four moments are two doublings")
        #expect(groups(Self.two) == [["R1", "R2"]])
    }

    @Test("one moment told many times is one moment, and what is elsewhere or long ago is none")
    func otherPlaces() {
        let alone = Self.score(with: [])
        let copies = (0..<9).map { number in
            report("C\(number)", spot("Ardo"), span(3, 5), act: nil, accused: [], "Noise, \(number) say")
        }
        #expect(Self.score(with: copies) == alone)
        #expect(Self.score(with: Self.elsewhen([-20, 4, 20, 40], north: 90)) == alone)
        #expect(Self.score(with: Self.elsewhen([-90, -70, 90, 110])) == alone)
    }
}
