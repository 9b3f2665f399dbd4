internal import Solving
internal import Synchronization

/// What one rule may spend on a draft, what it has spent, and how far that led. It is counted in steps that are the same on every
/// machine, never in seconds: the same draft gets the same findings everywhere.
final class Effort: Sendable {
    /// How much may be spent.
    struct Budget: Hashable, Sendable {
        /// Steps of the solver, as it counts them itself.
        var solverSteps: Int
        /// Timelines that are replayed.
        var plays: Int

        /// What a rule may spend unless it says otherwise.
        static let usual = Budget(solverSteps: 12_000_000, plays: 1_500)
        /// As much as it takes: for mends and comparisons, whose questions are few.
        static let unlimited = Budget(solverSteps: .max, plays: .max)
    }

    private struct Spent {
        var solverSteps = 0
        var plays = 0
        var stopped: String?
        var notes: [String] = []
        var unconfirmed: [String] = []
    }

    private let budget: Budget
    let memory: SearchMemory
    private let spent = Mutex(Spent())

    /// Creates an effort of which nothing is spent.
    ///
    /// - Parameter memory: What was asked before.
    init(_ budget: Budget, memory: SearchMemory = SearchMemory()) {
        self.budget = budget
        self.memory = memory
    }

    /// Looks for a solution; undecided where the budget does not suffice. What is remembered is charged as if it were asked anew, so
    /// that what a rule finds does not depend on which rules were asked before it.
    func solution(of problem: Problem, least: [Linear]) -> Solution {
        guard spent.withLock({ $0.solverSteps < budget.solverSteps }) else {
            stop(
                "stopped after \(Self.grouped(budget.solverSteps)) steps of the solver: not searched further")
            return .undecided
        }
        let answer = memory.answer(to: problem, least: least)
        spent.withLock { $0.solverSteps += answer.steps }
        return answer.solution
    }

    /// Whether one more timeline may be replayed.
    func play() -> Bool {
        let may = spent.withLock { spent in
            guard spent.plays < budget.plays else { return false }
            spent.plays += 1
            return true
        }
        if !may { stop("stopped after \(Self.grouped(budget.plays)) timelines: not searched further") }
        return may
    }

    /// Tells how far something was searched, or what was found and is tolerated.
    func note(_ words: String) {
        spent.withLock { if !$0.notes.contains(words) { $0.notes.append(words) } }
    }

    /// Tells of what was found, and what no replay bears out: it is no finding, and must not be passed over in silence.
    ///
    /// - Parameter subject: What it is about, by names of the document.
    func leaveUnconfirmed(_ subject: String) {
        spent.withLock {
            // Where the budget ended, nothing was replayed: the bounds say so.
            if $0.stopped == nil, !$0.unconfirmed.contains(subject) { $0.unconfirmed.append(subject) }
        }
    }

    /// What was found and is not borne out by a replay, by names of the document.
    var unconfirmed: [String] { spent.withLock { $0.unconfirmed } }

    /// How far was searched, in sentences without a stop; the last tells where the budget ended it.
    var bounds: [String] { spent.withLock { $0.notes + [$0.stopped].compactMap(\.self) } }

    /// Whether the budget ended the search.
    var isCutShort: Bool { spent.withLock { $0.stopped != nil } }

    private func stop(_ words: String) { spent.withLock { $0.stopped = $0.stopped ?? words } }

    /// `12,000,000`.
    private static func grouped(_ number: Int) -> String {
        var text = String(number)
        var at = text.count - 3
        while at > 0 {
            text.insert(",", at: text.index(text.startIndex, offsetBy: at))
            at -= 3
        }
        return text
    }
}

/// What was asked of a draft before: rules ask much the same of one ladder, and play the same document.
final class SearchMemory: Sendable {
    private struct Question: Hashable {
        let problem: Problem
        let least: [Linear]
    }

    /// More documents than these are not remembered.
    private static let mostDrafts = 256

    private let answers = Mutex<[Question: (solution: Solution, steps: Int)]>([:])
    private let drafts = Mutex<[[String: [UInt8]]: Draft?]>([:])

    /// The answer to a question, and how many steps it took when it was first asked.
    func answer(to problem: Problem, least: [Linear]) -> (solution: Solution, steps: Int) {
        let question = Question(problem: problem, least: least)
        if let known = answers.withLock({ $0[question] }) { return known }
        let answer = Solver().answer(to: problem, least: least)
        answers.withLock { $0[question] = answer }
        return answer
    }

    /// The draft that documents make, read once; nil where they have errors.
    func draft(of documents: [String: [UInt8]], read: () -> Draft?) -> Draft? {
        if let known = drafts.withLock({ $0[documents] }) { return known }
        let draft = read()
        drafts.withLock { if $0.count < Self.mostDrafts { $0[documents] = .some(draft) } }
        return draft
    }
}

/// How far a rule searched.
public struct SearchBound: Hashable, Sendable {
    /// The rule.
    public var rule: RuleID
    /// How far, in sentences without a stop: `timelines of up to 13 breaches within 90 days`.
    public var words: [String]
    /// Whether the rule's budget ended the search, so that more may be there than was found.
    public var isCutShort: Bool

    /// Creates a bound.
    public init(rule: RuleID, words: [String], isCutShort: Bool) {
        self.rule = rule
        self.words = words
        self.isCutShort = isCutShort
    }
}
