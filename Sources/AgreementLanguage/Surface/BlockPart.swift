/// The parts of blocks that have keys of their own.
enum BlockPart: CaseIterable, Sendable {
    case frontMatter, signature, usedDocument
    case acts, during, quota, answers, notice
    case amount, tranche
    case rung, timing, count, atLeast, certified, decided
    case transition

    /// The keys that it can have, in the order in which they are best written.
    var keys: [String] {
        switch self {
        case .frontMatter:
            [
                "truce", "title", "time-zone", "parties", "mediators", "guarantors", "observers",
                "signatures",
                "statements", "requires", "uses",
            ]
        case .signature: ["by", "capacity"]
        case .usedDocument: ["document", "where"]
        case .acts: ["acts", "against", "with"]
        case .during: ["from", "until"]
        case .quota: ["at-most", "per"]
        case .answers: ["to", "within", "distance"]
        case .notice: ["to", "before"]
        case .amount: ["count", "of"]
        case .tranche: ["tranche", "share", "count", "by"]
        case .rung:
            [
                "rung", "when", "who", "authorised-by", "measure", "within", "not-before", "timing",
                "stand-down",
            ]
        case .timing: ["within", "not-before"]
        case .count: ["at-least", "within"]
        case .atLeast: ["at-least"]
        case .certified: ["what", "by", "standard"]
        case .decided: ["what", "by", "vote", "within", "otherwise"]
        case .transition: ["to", "from", "when"]
        }
    }
}
