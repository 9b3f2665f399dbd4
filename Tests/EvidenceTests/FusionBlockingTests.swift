import CeasefireModel
import Geography
import TestSupport
import Testing

@testable import Evidence

@Suite("What is compared at all")
struct FusionBlockingTests {
    @Test(
        "the grid finds every pair in reach once, at the poles and the date line too",
        arguments: 1...8 as ClosedRange<UInt64>)
    func grid(seed: UInt64) {
        var random = Seeded(seed: seed)
        let corners = [(10.0, 20.0), (89.0, 0.0), (-89.5, 90.0), (0.0, 179.9), (62.0, -179.9)]
        let reports = (0..<220).map { number in
            let corner = corners[Int.random(in: 0..<corners.count, using: &random)]
            let latitude = min(90, max(-90, corner.0 + Double.random(in: -1.5...1.5, using: &random)))
            var longitude = corner.1 + Double.random(in: -3...3, using: &random)
            if longitude > 180 { longitude -= 360 }
            if longitude < -180 { longitude += 360 }
            let start = Int.random(in: 0...120, using: &random)
            var report = report(
                "R\(1_000 + number)", Place(), span(start, start + Int.random(in: 0...30, using: &random)))
            report.place.coordinate = Coordinate(latitude: latitude, longitude: longitude)
            report.place.precisionMeters = [1_000, 4_000, 12_000, 30_000, 90_000, 400_000].randomElement(
                using: &random)
            return report
        }
        let parameters = FusionParameters.standard
        let traits = ReportTraits(reports, origins: OriginRegister(), parameters: parameters)
        var found: [[Int]] = []
        let pairs = CandidatePairs(
            among: Array(reports.indices), traits: traits, parameters: parameters)
        for part in 0..<3 { pairs.forEach(part: part, of: 3) { found.append([$0, $1]) } }
        var expected: [[Int]] = []
        for a in reports.indices {
            for b in (a + 1)..<max(a + 1, reports.count) where isInReach(a, b, traits, parameters) {
                expected.append([a, b])
            }
        }
        #expect(found.sorted { $0.lexicographicallyPrecedes($1) } == expected, "seed \(seed)")
        #expect(expected.count > 100, "seed \(seed): too few pairs to say anything")
    }

    private func isInReach(_ a: Int, _ b: Int, _ traits: ReportTraits, _ parameters: FusionParameters) -> Bool
    {
        let (x, y) = (traits.radiusMeters[a], traits.radiusMeters[b])
        let gap = max(traits.start[a], traits.start[b]) - min(traits.end[a], traits.end[b])
        guard gap <= parameters.reachSeconds, max(x, y) <= parameters.reachScale * min(x, y),
            let from = traits.coordinate[a], let to = traits.coordinate[b]
        else { return false }
        return from.distanceMeters(to: to) <= parameters.reachMeters + parameters.reachRadii * (x + y)
    }

    @Test("spellings and scripts of one name sound alike, other names do not")
    func names() {
        var names = NameSimilarity()
        func hundredths(_ a: String, _ b: String) -> Int {
            names.hundredths(names.add(a), names.add(b)) ?? -1
        }
        for (a, b) in [
            ("Kyiv", "Kiev"), ("Kyiv", "Київ"), ("Odesa", "Odessa"), ("Zaporizhzhia", "Запорожье"),
            ("Khan Yunis", "Khan Younis"), ("Beyrouth", "Beirut"), ("Stepanakert", "ստեփանակերտ"),
        ] {
            #expect(hundredths(a, b) >= 75, "\(a), \(b): \(hundredths(a, b))")
        }
        for (a, b) in [
            ("Kyiv", "Lviv"), ("Southtown", "Easttown"), ("Kharkiv", "Kherson"),
            ("Checkpoint 12", "Checkpoint 13"),
        ] {
            #expect(hundredths(a, b) < 75, "\(a), \(b): \(hundredths(a, b))")
        }
        #expect(hundredths("", "Kyiv") == -1)
    }

    @Test("the logarithm is right to a millionth")
    func logarithm() {
        #expect(abs(Double(10).log2 - 3.321_928_094_887) < 1e-6)
        #expect(abs(0.001.log2 + 9.965_784_284_662) < 1e-6)
        #expect(Double(1).log2 == 0 && Double(1_024).log2 == 10)
        #expect(abs(1.5.log2 - 0.584_962_500_721) < 1e-6)
    }
}
