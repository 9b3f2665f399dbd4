/// The parts of blocks that have keys of their own.
enum BlockPart: CaseIterable, Sendable {
    case frontMatter, signature, usedDocument
    case acts, during, quota, answers, notice
    case amount, tranche
    case rung, timing, count, atLeast, certified, decided, breachFound
    case transition
    case place, baseline, calibre, leaveOut, missingDays

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
                "rung", "when", "who", "authorised-by", "measure", "involves", "not-before", "within",
                "timing", "stand-down",
            ]
        case .timing: ["not-before", "within"]
        case .count: ["at-least", "within"]
        case .atLeast: ["at-least"]
        case .certified: ["what", "by", "standard"]
        case .decided: ["what", "by", "vote", "within", "otherwise"]
        case .breachFound: ["of", "by"]
        case .transition: ["to", "from", "when"]
        case .place: Self.placeKeys + ["of", "as-of"]
        case .baseline: ["line", "as-of"]
        case .calibre: ["at-least", "below"]
        case .leaveOut: ["line", "within"]
        case .missingDays: ["latest-before"]
        }
    }

    /// The keys of a place of which each says where, so that only one of them can stand.
    static let placeKeys = ["zone", "outside", "within", "beyond", "apart", "held-by", "any"]

    /// The keys that it must have.
    var required: [String] {
        switch self {
        case .frontMatter: ["truce", "title", "time-zone", "parties"]
        case .signature, .timing, .place, .calibre: []
        case .baseline: ["line"]
        case .usedDocument: ["document"]
        case .acts: ["acts"]
        case .quota: ["at-most"]
        case .answers: ["to", "within"]
        case .amount: ["count"]
        case .tranche: ["tranche", "by"]
        case .rung: ["rung", "when", "who", "measure"]
        case .count, .atLeast: ["at-least"]
        case .certified, .decided: ["what", "by"]
        case .during, .notice, .breachFound, .transition, .leaveOut, .missingDays: keys
        }
    }
}
