internal import AgreementLanguage
public import CeasefireModel

/// How much of a draft can be watched, timed, laid at somebody's door, and answered. A point is an article that binds
/// somebody or promises something; a response is counted as the answer to what it answers.
public struct DraftCoverage: Hashable, Sendable {
    /// An article that asks something of somebody.
    public struct Point: Hashable, Sendable {
        /// Its heading.
        public var heading: String
        /// Where the heading stands.
        public var span: SourceSpan
        /// Whether it can be told by what is seen: it says what, where and of whom.
        public var isMonitorable: Bool
        /// Whether it says from when and by when.
        public var isClocked: Bool
        /// Whether it says who finds that it was broken, and by what standard.
        public var isAttributable: Bool
        /// Whether something answers that it was broken, whoever broke it.
        public var isAnswered: Bool

        /// Creates a point.
        public init(
            heading: String, span: SourceSpan, isMonitorable: Bool, isClocked: Bool, isAttributable: Bool,
            isAnswered: Bool
        ) {
            self.heading = heading
            self.span = span
            self.isMonitorable = isMonitorable
            self.isClocked = isClocked
            self.isAttributable = isAttributable
            self.isAnswered = isAnswered
        }
    }

    /// The points, in the document's order. Those of documents that it uses are theirs.
    public let points: [Point]

    /// How many rungs the draft's own responses have: what they ask is asked of those who must answer a breach.
    public let rungs: Int
    /// Who must take one of them, as far as that is said.
    public let answering: Set<ActorID>

    /// How many points can be told by what is seen.
    public var monitorable: Int { points.count(where: \.isMonitorable) }
    /// How many say from when and by when.
    public var clocked: Int { points.count(where: \.isClocked) }
    /// How many say who finds a breach, and by what standard.
    public var attributable: Int { points.count(where: \.isAttributable) }
    /// How many are answered by a consequence.
    public var answered: Int { points.count(where: \.isAnswered) }

    /// Looks at a draft.
    public init(_ draft: Draft) {
        let rungs = draft.rungs.filter { $0.outline.file == draft.file }.map(\.rung)
        self.rungs = rungs.count
        answering = rungs.map(\.who.allNamed).together
        guard let outline = draft.outlines[draft.file] else {
            points = []
            return
        }
        let survey = ArticleSurvey(draft)
        let silent = Set(draft.articlesWithoutMeaning(of: outline).map(\.headingRange))
        points = outline.articles.enumerated().compactMap { i, article in
            let span = outline.span(article.headingRange)
            let duties = outline.blocks.filter { $0.section == i }.compactMap(survey.marks)
            guard !duties.isEmpty else {
                guard silent.contains(article.headingRange) else { return nil }
                return Point(
                    heading: article.heading, span: span, isMonitorable: false, isClocked: false,
                    isAttributable: false, isAnswered: false)
            }
            return Point(
                heading: article.heading, span: span, isMonitorable: duties.allSatisfy(\.isMonitorable),
                isClocked: duties.allSatisfy(\.isClocked),
                isAttributable: duties.allSatisfy(\.isAttributable),
                isAnswered: duties.allSatisfy(\.isAnswered))
        }
    }
}
