import Foundation
import SealedVerification
import TestSupport
import Testing

@Suite("Moments in the verifier's sentences")
struct MomentTests {
    @Test("are told by their dates, as another library tells them; seed 1")
    func dates() {
        var random = Seeded(seed: 1)
        let drawn = (0..<400).map { _ in Int64(random.below(7_258_118_400)) - 2_208_988_800 }
        for seconds in drawn + [0, -1, 951_782_399, 951_782_400, 951_868_800, 4_107_542_400] {
            let expected = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
            #expect(SealedReaders.words(ofMoment: seconds) == expected)
        }
    }

    @Test("are told by their seconds where no calendar of four digits reaches")
    func far() {
        #expect(SealedReaders.words(ofMoment: -62_135_596_800) == "0001-01-01T00:00:00Z")
        #expect(SealedReaders.words(ofMoment: 253_402_300_799) == "9999-12-31T23:59:59Z")
        #expect(SealedReaders.words(ofMoment: .max) == "second 9223372036854775807 since 1970")
    }
}
