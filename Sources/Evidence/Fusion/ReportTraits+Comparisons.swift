/// Yes-or-no questions about two reports.
extension ReportTraits {
    private static let leastWordsOfSentence = 4

    /// Whether both accuse somebody, and nobody in common.
    func areAccusedApart(_ a: Int, _ b: Int) -> Bool {
        !accused.range(a).isEmpty && !accused.range(b).isEmpty && accused.sharedCount(a, b) == 0
    }

    /// Whether one page tells both.
    func areOnePage(_ a: Int, _ b: Int) -> Bool { page[a] != Self.unsaid && page[a] == page[b] }

    /// Whether one page told both at one time. A page that goes on being written tells one event again and again.
    func areOnePost(_ a: Int, _ b: Int) -> Bool { areOnePage(a, b) && available[a] == available[b] }

    /// Whether one sentence, long enough not to be everybody's, is told of one place twice, of times that meet.
    func isSentenceRepeated(_ a: Int, _ b: Int) -> Bool {
        text[a] == text[b] && place[a] == place[b] && words.range(a).count >= Self.leastWordsOfSentence
            && max(start[a], start[b]) <= min(end[a], end[b])
    }
}
