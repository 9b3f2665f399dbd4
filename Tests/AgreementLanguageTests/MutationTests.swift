import AgreementLanguage
import CeasefireModel
import Foundation
import TestSupport
import Testing

@Suite("Whatever is done to a document, it is read to the end")
struct MutationTests {
    private static let examples = [
        "Examples/energy-truce-2026/energy-truce.md", "Examples/enforcement-plan-2026/enforcement-plan.md",
        "Documentation/AgreementLanguage.md",
    ]

    /// `TRUCE_MUTATIONS=100` does a hundred times as many, for a night.
    private static let factor =
        ProcessInfo.processInfo.environment["TRUCE_MUTATIONS"].flatMap { UInt64($0) } ?? 1

    /// Bytes that mean something to Markdown, to YAML or to UTF-8.
    private static let telling =
        Array("`~#-:[]{}&*!|>'\"%@,?\n\r\t +0TZ".utf8) + [0, 0x1B, 0x80, 0xC2, 0xE2, 0xFF]

    @Test("Bytes changed at random", arguments: UInt64(0)..<8)
    func bytes(group: UInt64) throws {
        let texts = try Self.examples.map { Array(try Repository.text($0).utf8) }
        let compiler = AgreementCompiler(
            zones: EuropeanZones(), loader: FolderLoader(folder: Repository.root))
        let count = 300 * Self.factor
        for seed in (group * count)..<((group + 1) * count) {
            var random = Seeded(seed: seed)
            // The long documents less often, so that the test stays quick.
            let which = random.next() % 8 == 0 ? Int(random.next() % 3) : 1
            var bytes = texts[which]
            for _ in 0...(random.next() % 6) { Self.mutate(&bytes, &random) }
            let compiled = compiler.compile(bytes: bytes, file: Self.examples[which])
            #expect((compiled.agreement == nil) == !compiled.errors.isEmpty, "seed \(seed)")
            for diagnostic in compiled.diagnostics {
                let span = diagnostic.span
                #expect(
                    span.line >= 1 && span.column >= 1 && span.length >= 1
                        && span.column + span.length - 1 <= diagnostic.excerpt.count + 1,
                    "seed \(seed): \(span)")
            }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout Seeded) {
        let place = Int(random.next() % UInt64(bytes.count))
        let end = min(bytes.count, place + Int(random.next() % 40))
        switch random.next() % 7 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1, 2: bytes[place] = telling[Int(random.next() % UInt64(telling.count))]
        case 3: bytes.insert(telling[Int(random.next() % UInt64(telling.count))], at: place)
        case 4: bytes.removeSubrange(place..<end)
        case 5: bytes.insert(contentsOf: bytes[place..<end], at: Int(random.next() % UInt64(bytes.count)))
        default: bytes.removeSubrange(place...)
        }
        if bytes.isEmpty { bytes = [0x2D] }
    }
}
