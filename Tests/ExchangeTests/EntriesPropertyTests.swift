import CeasefireModel
import Exchange
import Foundation
import TestSupport
import Testing

@Suite("Files of entries, whatever is in them")
struct EntriesPropertyTests {
    let seed = UInt64.random(in: 0...UInt64.max)

    func read(_ bytes: [UInt8]) -> Intake<Entry> {
        EntriesNDJSON.read(bytes, file: "entries.ndjson", sourceZone: "UTC", zones: FixedOffsetZones())
    }

    let valid = Array(
        #"""
        {"entry":"E-1","author":"Ї. \u041a","role":"coder","available":"2026-02-02T12:59:00+02:00","recorded":"2026-11-21T09:00Z","reason":"тому\nщо","concedes":["event","act"],"pleads":"military-use","statement":"S1","speaker":"A","incidents":{"reports":["R1"],"from":"2026-01-30","to":"2026-01-31","places":["Kyiv"],"acts":["shelling"],"targets":["energy"],"accused":"russia","parts":true}}

        {"entry":"E-2","author":"A","available":"2026-02-02","reason":"b","same-event":["R1","R2"]}
        {"entry":"E-3","author":"A","available":"2026-02-02","reason":"b","contains":{"whole":"R1","part":"R2"}}
        {"entry":"E-4","author":"A","available":"2026-02-02","reason":"b","measure":{"response":"m","rung":"w","by":"us","against":"r","from":"2026-02-02","to":"2026-02-03"}}
        {"entry":"E-5","author":"A","available":"2026-02-02","reason":"b","notice":{"by":"u","on":"r","incidents":{"acts":["shelling"]},"at":"2026-02-02"}}
        {"entry":"E-6","author":"A","available":"2026-02-02","reason":"b","step":{"deed":"d","tranche":"t","by":"u","stage":"completed","from":"2026-02-02","to":"2026-02-03","amount":12,"speaker":"S"}}
        {"entry":"E-7","author":"A","available":"2026-02-02","reason":"b","declaration":{"deed":"d","by":"u","at":"2026-02-02","amount":2,"items":["x","y"]}}
        {"entry":"E-8","author":"A","available":"2026-02-02","reason":"b","certification":{"matter":"m","by":"u","holds":false,"at":"2026-02-02","standard":"reasonable-grounds"}}
        {"entry":"E-9","author":"A","available":"2026-02-02","reason":"b","decision":{"matter":"m","by":"u","put":"2026-02-01","at":"2026-02-02","yes":true,"votes":{"in-favour":["u"],"against":[]},"dissent":"d"}}
        {"entry":"E-10","author":"A","available":"2026-02-02","reason":"b","announcement":{"permission":"p","by":"u","at":"2026-02-01","from":"2026-02-02","to":"2026-02-03","places":["x"]}}

        """#.utf8)

    @Test("the file is read as it stands")
    func asItStands() {
        let intake = read(valid)
        #expect(intake.acceptedCount == 10)
        #expect(intake.diagnostics.isEmpty, "\(DiagnosticText.render(intake.diagnostics))")
    }

    @Test("no mutation of a file crashes the reader, and the books balance")
    func mutations() {
        var mutator = Mutator(
            random: Seeded(seed: seed),
            dictionary: ["\"", ",", "\n", "{", "}", "[", "]", ":", "\\u", "\\", "null", "true", "1", "E-1"])
        for round in 0..<2_000 {
            let intake = read(mutator.mutated(valid))
            if let fault = imbalance(intake) {
                Issue.record("seed \(seed), round \(round): \(fault)")
                return
            }
        }
    }

    @Test("a value that Foundation's parser refuses is refused too, and the reason is told")
    func sameAsFoundation() {
        var mutator = Mutator(
            random: Seeded(seed: seed),
            dictionary: ["\"", ",", "{", "}", "[", "]", ":", "\\u00e9", "\\", "null", "-1.5e3", "0"])
        let seedText = Array(#"{"a":[1,-2.5e+3,"x\u00e9\n",{"b":null}],"c":true,"d":"\ud83d\ude00"}"#.utf8)
        var refusedCount = 0
        for round in 0..<2_000 {
            let bytes = mutator.mutated(seedText).filter { $0 != 0x0A }
            let isJSON =
                (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])) != nil
            let codes = read(bytes).diagnostics.map(\.code)
            let isRefused =
                codes.contains("not-json") || codes.contains("not-utf-8") || codes.contains("not-utf-16")
            refusedCount += isRefused ? 1 : 0
            // Foundation takes some texts that are not JSON, but should take all that are.
            if !isRefused, !isJSON, !codes.isEmpty, !bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                Issue.record("seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
                return
            }
        }
        #expect(refusedCount > 100)
    }

    @Test("the name of a file does not change with the order of its lines")
    func digest() {
        let lines = String(decoding: valid, as: UTF8.self).split(separator: "\n")
        let name = ReportDigest.ofLines(valid)
        var random = Seeded(seed: seed)
        for lineBreak in ["\n", "\r\n", "\n\n"] {
            let text = lines.shuffled(using: &random).joined(separator: lineBreak)
            #expect(ReportDigest.ofLines(Array(text.utf8)) == name, "seed \(seed)")
        }
        #expect(ReportDigest.ofLines(Array(lines.dropLast().joined(separator: "\n").utf8)) != name)
        #expect(ReportDigest.ofLines(valid + [0xFF]) != name)
    }
}
