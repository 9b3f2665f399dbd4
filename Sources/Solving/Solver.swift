internal import CZ3

/// Finds whole numbers that do what a ``Problem`` requires, with Z3.
///
/// The same problem gives the same answer on every machine: effort is bounded by steps, not by seconds.
public struct Solver: Sendable {
    /// At most so many steps of Z3's own count are taken for one question.
    public var mostSteps: UInt32

    /// Creates a solver.
    public init(mostSteps: UInt32 = 600_000) { self.mostSteps = mostSteps }

    /// Looks for a solution.
    ///
    /// - Parameters:
    ///   - problem: What is required.
    ///   - least: Numbers that are to be as small as can be, the first first.
    public func solution(of problem: Problem, least: [Linear] = []) -> Solution {
        answer(to: problem, least: least).solution
    }

    /// Looks for a solution, and tells how many steps of Z3's own count that took.
    ///
    /// - Parameters:
    ///   - problem: What is required.
    ///   - least: Numbers that are to be as small as can be, the first first.
    public func answer(to problem: Problem, least: [Linear] = []) -> (solution: Solution, steps: Int) {
        // Many a question answers itself: too few breaches for a count, for instance.
        let requirements = problem.requirements.map(\.simplified)
        if requirements.contains(.constant(false)) { return (.impossible, 0) }
        if problem.names.isEmpty { return (.found([]), 0) }
        let session = Z3Session(mostSteps: mostSteps)
        defer { session.end() }
        let solution = session.solution(of: problem, requiring: requirements, least: least)
        return (solution, session.steps)
    }
}

/// One question, with all the memory that Z3 takes for it.
private struct Z3Session {
    private let context: Z3_context
    private let optimize: Z3_optimize

    init(mostSteps: UInt32) {
        let config = Z3_mk_config()
        // Counted by hand no more than needed: what the context made goes with it.
        context = Z3_mk_context(config)
        Z3_del_config(config)
        // Errors come back as answers that are undecided, not as the end of the process.
        Z3_set_error_handler(context) { _, _ in }
        optimize = Z3_mk_optimize(context)
        Z3_optimize_inc_ref(context, optimize)
        let parameters = Z3_mk_params(context)
        Z3_params_inc_ref(context, parameters)
        Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "rlimit"), mostSteps)
        // Numbers that are to be small are made small one after another.
        Z3_params_set_symbol(
            context, parameters, Z3_mk_string_symbol(context, "priority"), Z3_mk_string_symbol(context, "lex")
        )
        Z3_optimize_set_params(context, optimize, parameters)
        Z3_params_dec_ref(context, parameters)
    }

    func end() {
        Z3_optimize_dec_ref(context, optimize)
        Z3_del_context(context)
    }

    func solution(of problem: Problem, requiring requirements: [Formula], least: [Linear]) -> Solution {
        let variables = problem.names.enumerated().map { i, name in
            Z3_mk_const(
                context, Z3_mk_string_symbol(context, "\(name)#\(i)"), Z3_mk_int_sort(context))
        }
        for (variable, bounds) in zip(variables, problem.bounds) {
            Z3_optimize_assert(context, optimize, Z3_mk_ge(context, variable, number(bounds.lowerBound)))
            Z3_optimize_assert(context, optimize, Z3_mk_le(context, variable, number(bounds.upperBound)))
        }
        for requirement in requirements {
            Z3_optimize_assert(context, optimize, ast(requirement, variables))
        }
        for one in least { _ = Z3_optimize_minimize(context, optimize, ast(one, variables)) }
        switch Z3_optimize_check(context, optimize, 0, nil) {
        case Z3_L_TRUE: return values(of: variables, in: problem)
        case Z3_L_FALSE: return .impossible
        default: return .undecided
        }
    }

    /// How many steps were taken so far.
    var steps: Int {
        guard let statistics = Z3_optimize_get_statistics(context, optimize) else { return 0 }
        Z3_stats_inc_ref(context, statistics)
        defer { Z3_stats_dec_ref(context, statistics) }
        for i in 0..<Z3_stats_size(context, statistics) {
            guard let key = Z3_stats_get_key(context, statistics, i), String(cString: key) == "rlimit count"
            else { continue }
            return Z3_stats_is_uint(context, statistics, i)
                ? Int(Z3_stats_get_uint_value(context, statistics, i))
                : Int(Z3_stats_get_double_value(context, statistics, i))
        }
        return 0
    }

    private func values(of variables: [Z3_ast?], in problem: Problem) -> Solution {
        guard let model = Z3_optimize_get_model(context, optimize) else { return .undecided }
        Z3_model_inc_ref(context, model)
        defer { Z3_model_dec_ref(context, model) }
        var values: [Int64] = []
        for variable in variables {
            var value: Z3_ast?
            var integer: Int64 = 0
            guard Z3_model_eval(context, model, variable, true, &value),
                Z3_get_numeral_int64(context, value, &integer)
            else { return .undecided }
            values.append(integer)
        }
        // Z3's word is not taken for it: what it found must do what was required.
        return problem.isSolved(by: values) ? .found(values) : .undecided
    }

    private func ast(_ formula: Formula, _ variables: [Z3_ast?]) -> Z3_ast? {
        switch formula {
        case .constant(let value): return value ? Z3_mk_true(context) : Z3_mk_false(context)
        case .atLeastZero(let number): return Z3_mk_ge(context, ast(number, variables), self.number(0))
        case .not(let formula): return Z3_mk_not(context, ast(formula, variables))
        case .all(let formulas):
            let parts = formulas.map { ast($0, variables) }
            return parts.isEmpty ? Z3_mk_true(context) : Z3_mk_and(context, UInt32(parts.count), parts)
        case .any(let formulas):
            let parts = formulas.map { ast($0, variables) }
            return parts.isEmpty ? Z3_mk_false(context) : Z3_mk_or(context, UInt32(parts.count), parts)
        }
    }

    private func ast(_ sum: Linear, _ variables: [Z3_ast?]) -> Z3_ast? {
        // By the variables' order, so that the same problem is always asked in the same words.
        let parts =
            sum.terms.sorted { $0.key.index < $1.key.index }.map { variable, multiple in
                Z3_mk_mul(context, 2, [number(multiple), variables[variable.index]])
            } + [number(sum.constant)]
        return Z3_mk_add(context, UInt32(parts.count), parts)
    }

    private func number(_ value: Int64) -> Z3_ast? {
        Z3_mk_int64(context, value, Z3_mk_int_sort(context))
    }
}
