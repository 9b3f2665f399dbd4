import AgreementLanguage
import BenchmarkSupport
import CeasefireModel
import Evaluation
import Exchange
import Foundation

/// `ladder-bench AGREEMENT.md EVENTS.csv TURNS [VERDICTS]` keeps the two ladders of `peers/ladder/ladder.md` on a stream of events, a line each:
/// `arrival,second,kind,matter`. Prints what it took as an object of JSON; writes the matters in default to VERDICTS.p1 and VERDICTS.p2.
@main
struct LadderBench {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count >= 3, let turns = Int(arguments[3]), turns > 0 else {
            fail("usage: ladder-bench AGREEMENT.md EVENTS.csv TURNS [VERDICTS]")
        }
        let ladders = try Ladders(agreement(arguments[1]))
        let text = [UInt8](try Data(contentsOf: URL(filePath: arguments[2]), options: .mappedIfSafe))
        let began = ProcessorTime.seconds()
        let events = Event.all(text)
        let reading = ProcessorTime.seconds() - began
        var processor: [Double] = []
        var clock: [Double] = []
        var watch = Watch(ladders, events: 0)
        for _ in 0..<turns {
            let (used, now) = (ProcessorTime.seconds(), ContinuousClock.now)
            watch = Watch(ladders, events: events.count)
            for event in events { watch.hear(event) }
            watch.finish()
            processor.append(ProcessorTime.seconds() - used)
            clock.append((ContinuousClock.now - now) / .seconds(1))
        }
        let (p1, p2) = watch.defaults()
        if arguments.count > 3, let path = arguments.dropFirst(3).first {
            for (name, lines) in [("p1", p1), ("p2", p2)] {
                let text = lines.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { "\($0.0) \($0.1)\n" }.joined()
                try Data(text.utf8).write(to: URL(filePath: "\(path).\(name)"))
            }
        }
        let result: [String: Any] = [
            "events": events.count, "reading": reading, "processor": processor.sorted()[turns / 2],
            "clock": clock.sorted()[turns / 2], "p1": p1.count, "p2": p2.count,
            "told": watch.told, "late": watch.late, "taken_back": watch.takenBack,
            "most_timers": watch.mostTimers, "peak_mib": PeakMemory.mebibytes(),
        ]
        print(
            String(
                decoding: try JSONSerialization.data(withJSONObject: result, options: .sortedKeys),
                as: UTF8.self))
    }

    private static func agreement(_ path: String) throws -> Agreement {
        let compiled = AgreementCompiler(zones: FoundationTimeZones(), loader: Files())
            .compile(bytes: [UInt8](try Data(contentsOf: URL(filePath: path))), file: path)
        guard let agreement = compiled.agreement else { fail(DiagnosticText.render(compiled.diagnostics)) }
        return agreement
    }

    private struct Files: DocumentLoader {
        func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
            throw DocumentUnavailable(reason: "no other document is read")
        }
    }

    static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
