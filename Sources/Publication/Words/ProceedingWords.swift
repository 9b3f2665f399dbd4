internal import CeasefireModel

/// What an entry says about the carrying out of an agreement, in a sentence.
enum ProceedingWords {
    static func text(_ proceeding: Proceeding, _ released: Released) -> String {
        switch proceeding {
        case .step(let step):
            "\(source(step)) that \(released.name(step.by)) \(stage(step)) \(step.deed)\(part(step)), \(released.moments.both(step.occurred))"
        case .declared(let declared):
            "records the declaration \(declared.deed) by \(released.name(declared.by)), \(released.moments.both(declared.given))"
                + (declared.amount.map { ": \($0)" } ?? "")
        case .certified(let certified):
            "records that \(released.name(certified.by)) certified that \(certified.matter) \(certified.holds ? "holds" : "does not hold"), \(released.moments.both(certified.made))"
        case .decided(let decided): text(decided, released)
        case .announced(let announced):
            "records that \(released.name(announced.by)) announced \(announced.permission)\(to(announced, released)) for \(released.moments.both(announced.period)), \(released.moments.both(announced.served))"
        }
    }

    private static func text(_ decided: Decided, _ released: Released) -> String {
        let who = released.name(decided.by)
        if let made = decided.made, let isYes = decided.isYes {
            return
                "records that \(who) decided \(isYes ? "yes" : "no") on \(decided.matter), \(released.moments.both(made))"
        }
        let put = decided.put.map { ", " + released.moments.both($0) } ?? ""
        return "records that \(decided.matter) was put to \(who)\(put)"
    }

    private static func to(_ announced: Announced, _ released: Released) -> String {
        announced.to.isEmpty ? "" : " to " + released.names(announced.to.sorted())
    }

    private static func source(_ step: Step) -> String {
        if let statement = step.statement { return "takes from statement \(statement)" }
        return step.speaker.isEmpty ? "says" : "takes from \(step.speaker)"
    }

    private static func stage(_ step: Step) -> String {
        let amount = step.amount.map { "\($0) of " } ?? ""
        return switch step.stage {
        case .offered: "offered \(amount)its part of"
        case .begun: "began"
        case .completed: step.amount == nil ? "completed" : "did \(step.amount ?? 0) of"
        case .notBegun: "had not begun"
        case .notCompleted: "had not completed"
        case .excused: "was released from"
        }
    }

    private static func part(_ step: Step) -> String { step.tranche.map { " (\($0))" } ?? "" }
}
