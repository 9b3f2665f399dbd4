import Solving
import TestSupport
import Testing

@Suite("The solver")
struct SolverTests {
    @Test("finds the smallest numbers that do what is required")
    func smallest() {
        var problem = Problem()
        let x = problem.variable("x", in: 0...100)
        let y = problem.variable("y", in: 0...100)
        problem.require(.atMost(Linear(7), x + y * 2))
        problem.require(.less(y, x))
        guard case .found(let values) = Solver().solution(of: problem, least: [x + y]) else {
            Issue.record("nothing was found")
            return
        }
        #expect(values[0] + values[1] == 5)
    }

    @Test("says that there is nothing where there is nothing")
    func impossible() {
        var problem = Problem()
        let x = problem.variable("x", in: 0...10)
        problem.require(.any([.less(x, Linear(0)), .atMost(Linear(11), x)]))
        #expect(Solver().solution(of: problem) == .impossible)
    }

    @Test("tells what is certain whatever the numbers, and what it took to find out the rest")
    func simplified() {
        var problem = Problem()
        let x = problem.variable("x", in: 0...10)
        let certain = Formula.any([.atMost(Linear(3), Linear(2)), .not(.all([]))])
        #expect(certain.simplified == .constant(false))
        #expect(
            Formula.all([.atMost(Linear(2), Linear(3)), .less(x, Linear(4))]).simplified
                == .less(x, Linear(4)))
        #expect(Formula.not(.not(.less(x, Linear(4)))).simplified == .less(x, Linear(4)))
        problem.require(.less(Linear(4), x))
        let asked = Solver().answer(to: problem, least: [x])
        #expect(asked.solution == .found([5]) && asked.steps > 0)
        #expect(Solver().answer(to: problem, least: [x]).steps == asked.steps)
        problem.require(certain)
        #expect(Solver().answer(to: problem).solution == .impossible)
    }

    @Test("says that it cannot tell where the effort does not suffice")
    func undecided() {
        var problem = Problem()
        let all = (0..<30).map { problem.variable("x\($0)", in: 0...1_000_000) }
        for (i, a) in all.enumerated() {
            for b in all[(i + 1)...] { problem.require(.any([.less(a * 3, b * 2), .less(b * 5, a)])) }
        }
        #expect(Solver(mostSteps: 500).solution(of: problem, least: [all[0]]) == .undecided)
    }

    @Test("agrees with trying every number, on small problems")
    func exhaustive() {
        for seed in 0..<400 as Range<UInt64> {
            var dice = Seeded(seed: seed)
            var problem = Problem()
            let variables = (0..<3).map { problem.variable("x\($0)", in: 0...4) }
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                problem.require(Self.formula(variables, depth: 2, using: &dice))
            }
            var best: Int64?
            for a in 0...4 as ClosedRange<Int64> {
                for b in 0...4 as ClosedRange<Int64> {
                    for c in 0...4 as ClosedRange<Int64> where problem.isSolved(by: [a, b, c]) {
                        best = min(best ?? .max, a + 2 * b + 3 * c)
                    }
                }
            }
            let goal = variables[0] + variables[1] * 2 + variables[2] * 3
            switch Solver().solution(of: problem, least: [goal]) {
            case .found(let values): #expect(goal.value(values) == best, "seed \(seed)")
            case .impossible: #expect(best == nil, "seed \(seed)")
            case .undecided: Issue.record("undecided, seed \(seed)")
            }
        }
    }

    private static func formula(_ variables: [Linear], depth: Int, using dice: inout Seeded) -> Formula {
        let kind = depth == 0 ? 0 : Int.random(in: 0...3, using: &dice)
        func part() -> Formula { formula(variables, depth: depth - 1, using: &dice) }
        switch kind {
        case 1: return .not(part())
        case 2: return .all([part(), part()])
        case 3: return .any([part(), part()])
        default:
            let sum = variables.reduce(Linear(Int64.random(in: -5...5, using: &dice))) {
                $0 + $1 * Int64.random(in: -2...2, using: &dice)
            }
            return .atLeastZero(sum)
        }
    }
}
