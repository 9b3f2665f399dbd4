internal import CeasefireModel

extension CanonicalForm {
    /// `unstated`, `term "start"`, `either(..., ...)`, or the value itself.
    static func text<Wrapped>(_ value: Value<Wrapped>, _ plain: (Wrapped) -> String) -> String {
        switch value {
        case .stated(let wrapped): plain(wrapped)
        case .unstated: "unstated"
        case .either(let all): list("either", all.map(plain))
        case .term(let name): "term \(quoted(name.text))"
        }
    }

    static func text<Kind>(of selection: Selection<Identifier<Kind>>) -> String {
        switch selection {
        case .any: "any"
        case .only(let members): names(members)
        }
    }

    static func text(of expression: InstantExpression) -> String {
        let plus = expression.plusSeconds == 0 ? "" : " plus \(seconds(expression.plusSeconds))"
        let moment =
            switch expression.base {
            case .instant(let instant): (instant + expression.plusSeconds).utcText
            case .term(let term): "term \(quoted(term.text))\(plus)"
            case .event(let event): "\(text(of: event))\(plus)"
            case .never: "never"
            }
        return expression.localDay.map { "day \($0) of \(moment)" } ?? moment
    }

    static func text(of event: EventReference) -> String {
        switch event {
        case .provisionStarted(let name): "started \(quoted(name.text))"
        case .provisionEnded(let name): "ended \(quoted(name.text))"
        case .deedStarted(let name): "started deed \(quoted(name.text))"
        case .deedCompleted(let name): "completed deed \(quoted(name.text))"
        }
    }

    static func text(of timing: Timing) -> String {
        var parts: [String] = []
        if let within = timing.withinSeconds { parts.append("within \(seconds(within))") }
        if timing.isCeilingUnstated { parts.append("within unstated") }
        if let notBefore = timing.notBeforeSeconds { parts.append("not-before \(seconds(notBefore))") }
        return list("timing", parts)
    }

    static func text(of value: TermValue) -> String {
        switch value {
        case .instant(let expression): text(of: expression)
        case .duration(let length): seconds(length)
        case .place(let place): text(of: place)
        case .targets(let selection): text(of: selection)
        case .acts(let selection): text(of: selection)
        case .weapons(let selection): text(of: selection)
        case .parties(let actors): names(actors)
        case .exemptions(let exemptions): names(exemptions)
        case .standard(let standard): standard.rawValue
        case .anchor(let anchor): anchor.rawValue
        case .timing(let timing): text(of: timing)
        }
    }

    static func text(of condition: Condition) -> String {
        switch condition {
        case .firstBreach: "first-breach"
        case .continuesAfter(let rung): "continues-after \(quoted(rung.text))"
        case .expandedAttack(let definition): "expanded-attack(\(text(definition, text(of:))))"
        case .count(let number, let within):
            "count(at-least \(number)" + (within.map { ", within \(seconds($0))" } ?? "") + ")"
        case .places(let number): "places(at-least \(number))"
        case .killed(let number): "killed(at-least \(number))"
        case .injured(let number): "injured(at-least \(number))"
        case .actsInclude(let acts): "acts-include \(names(acts))"
        case .stoppedFor(let length): "stopped-for \(seconds(length))"
        case .performed(let deed): "performed \(quoted(deed.text))"
        case .certified(let rule): text(of: rule)
        case .decided(let rule): text(of: rule)
        case .breachFound(let provisions, let by):
            "breach-found \(names(provisions))" + (by.map { " by \(text($0, names))" } ?? "")
        case .any(let all): list("any", all.map(text(of:)))
        case .all(let all): list("all", all.map(text(of:)))
        case .not(let condition): "not(\(text(of: condition)))"
        case .unstated: "unstated"
        }
    }

    static func text(of rule: CertificationRule) -> String {
        var parts = ["matter \(quoted(rule.matter.text))", "by \(text(rule.by, names))"]
        if let standard = rule.standard { parts.append("standard \(standard.rawValue)") }
        return list("certified", parts)
    }

    static func text(of rule: DecisionRule) -> String {
        var parts = ["matter \(quoted(rule.matter.text))", "by \(text(rule.by, names))"]
        if let vote = rule.vote { parts.append("vote \(text(of: vote))") }
        if let within = rule.within { parts.append("within \(text(within, seconds))") }
        if let otherwise = rule.otherwise { parts.append("otherwise \(otherwise ? "yes" : "no")") }
        return list("decided", parts)
    }

    static func text(of vote: VoteRule) -> String {
        switch vote {
        case .consensus: "consensus"
        case .unanimity: "unanimity"
        case .majority: "majority"
        case .twoThirds: "two-thirds"
        case .atLeast(let number): "at-least \(number)"
        }
    }

    // MARK: Letters

    static func seconds(_ length: Int64) -> String { "\(length)s" }

    static func names<Kind>(_ names: some Sequence<Identifier<Kind>>) -> String {
        list("", names.map { quoted($0.text) })
    }

    static func list(_ what: String, _ parts: [String]) -> String {
        what + "(" + sorted(parts).joined(separator: ", ") + ")"
    }

    /// By bytes: the order is the same everywhere and in every version of Unicode.
    static func sorted(_ texts: [String]) -> [String] {
        texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Between quotation marks, on one line; quotation marks, backslashes and control characters escaped.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case let control where control.value < 0x20 || (0x7F..<0xA0).contains(control.value):
                quoted += "\\u{" + String(control.value, radix: 16) + "}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
