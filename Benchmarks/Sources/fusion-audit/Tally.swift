import BenchmarkSupport
import CeasefireModel
import Evidence
import Foundation
import FusionScoring

/// What a person's judgements of sampled pairs come to. Pairs are looked up anew, so that a later fusion is held to the same
/// judgements.
struct Tally {
    private let judged: CSVTable
    private var audit: FusionAudit

    init(_ judged: CSVTable, reports: [Report]) {
        self.judged = judged
        audit = FusionAudit(reports: reports)
    }

    /// Prints error rates with their 95 % intervals; false where a pair is not among the reports.
    func show() -> Bool {
        var tally = self
        var counts: [String: [String: Int]] = [:]
        var fusedToday: [String: Int] = [:]
        var (kept, lost) = (0, 0)
        for row in judged.rows {
            guard let kind = judged.value(row, "kind"), let judgement = judged.value(row, "judgement"),
                let a = judged.value(row, "first"), let b = judged.value(row, "second"),
                let pair = tally.audit.pair(ReportID(a), ReportID(b))
            else {
                print("a pair is not among the reports: \(row)")
                lost += 1
                continue
            }
            counts[kind, default: [:]][judgement, default: 0] += 1
            if pair.areFused { fusedToday[kind + judgement, default: 0] += 1 }
            let score = judged.value(row, "decibans").flatMap(Double.init) ?? .nan
            if pair.areFused == (kind == "fused"), abs(pair.decibans - score) < 0.005 { kept += 1 }
        }
        for (kind, wrong) in [("fused", "different"), ("near-miss", "same")] {
            let found = counts[kind] ?? [:]
            let all = found.values.reduce(0, +)
            let clear = all - (found["unclear"] ?? 0)
            print("\(kind): \(all) pairs, \(found["unclear"] ?? 0) unclear")
            print("  \(wrong): \(Share(found[wrong] ?? 0, of: clear)) of those that are clear")
            print(
                "  \(wrong) if every unclear pair is: \(Share((found[wrong] ?? 0) + all - clear, of: all))")
        }
        for kind in ["fused", "near-miss"] {
            for judgement in ["same", "different", "unclear"] {
                let (part, whole) = (fusedToday[kind + judgement] ?? 0, counts[kind]?[judgement] ?? 0)
                print("drawn as \(kind), judged \(judgement): \(part) of \(whole) are fused today")
            }
        }
        print("\(kept) of \(judged.rows.count) pairs score and fuse today as they did when they were judged")
        return lost == 0
    }
}

/// A share with Wilson's 95 % interval.
struct Share: CustomStringConvertible {
    let part: Int
    let whole: Int

    init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    var description: String {
        guard whole > 0 else { return "none" }
        let (n, p, z) = (Double(whole), Double(part) / Double(whole), 1.959964)
        let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return String(
            format: "%d of %d, %.1f %% (%.1f-%.1f %%)", part, whole, 100 * p, 100 * max(0, middle - half),
            100 * min(1, middle + half))
    }
}
