import Foundation
import FuzzedReaders
import TestSupport
import Testing

/// The short form of what `make fuzz` does for hours, with the same entry points. Failures name the seed; the
/// slowest input is held to a share of time that no sound reader comes near.
@Suite("Whatever is read, the reader answers", .timeLimit(.minutes(10)))
struct ReaderFuzzTests {
    /// `TRUCE_MUTATIONS=100` does a hundred times as many.
    private static let mutations =
        1_500 * (ProcessInfo.processInfo.environment["TRUCE_MUTATIONS"].flatMap { Int($0) } ?? 1)
    /// Longer inputs are left to the long form, so that this one stays quick.
    private static let mostBytes = 12_000
    /// For an input of a few kilobytes on a busy machine, unoptimised.
    private static let mostSeconds = 20.0

    @Test("every seed", arguments: FuzzedReader.allCases)
    func seeds(reader: FuzzedReader) throws {
        let seeds = try Seeds.of(reader)
        #expect(seeds.count >= 5, "\(reader) starts from \(seeds.count) inputs")
        for seed in seeds { Self.check(reader, seed.bytes, seed.path) }
    }

    @Test("every input that once failed", arguments: FuzzedReader.allCases)
    func failures(reader: FuzzedReader) throws {
        for failure in try Seeds.failures(of: reader) { Self.check(reader, failure.bytes, failure.path) }
    }

    @Test("seeds changed at random", arguments: FuzzedReader.allCases)
    func mutations(reader: FuzzedReader) throws {
        let seeds = try Seeds.of(reader).filter { $0.bytes.count <= Self.mostBytes }
        let words = try Seeds.words(of: reader)
        #expect(words.count >= 20)
        for number in 0..<Self.mutations {
            let (base, other) = (seeds[number % seeds.count], seeds[(number / 7) % seeds.count])
            var mutation = Mutation(seed: UInt64(number), words: words)
            let bytes = mutation.apply(to: base.bytes, other: other.bytes)
            Self.check(reader, bytes, "\(base.path) with \(other.path), seed \(number)")
        }
    }

    private static func check(_ reader: FuzzedReader, _ bytes: [UInt8], _ name: String) {
        let clock = ContinuousClock()
        var faults: [String] = []
        let seconds = clock.measure { faults = reader.faults(reading: bytes) } / .seconds(1)
        #expect(faults.isEmpty, "\(reader.rawValue): \(name)")
        #expect(seconds < mostSeconds, "\(reader.rawValue): \(name) took \(seconds) s")
    }
}
