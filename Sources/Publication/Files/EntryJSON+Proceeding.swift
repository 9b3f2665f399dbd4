internal import CeasefireModel

// What is put on the record of the carrying out of an agreement.
extension EntryJSON {
    /// Its key and what stands under it.
    static func proceeding(_ proceeding: Proceeding) -> (String, JSONValue) {
        switch proceeding {
        case .step(let step): ("step", self.step(step))
        case .declared(let declared): ("declaration", declaration(declared))
        case .certified(let certified): ("certification", certification(certified))
        case .decided(let decided): ("decision", decision(decided))
        case .announced(let announced): ("announcement", announcement(announced))
        }
    }

    private static func step(_ step: Step) -> JSONValue {
        var members: [(String, JSONValue)] = [("deed", .string(step.deed.text))]
        members.put("tranche", step.tranche?.text)
        members += [("by", .string(step.by.text)), ("stage", .string(step.stage.rawValue))]
        members += period(step.occurred)
        if let amount = step.amount { members.append(("amount", .int(amount))) }
        members.put("speaker", step.speaker)
        members.put("statement", step.statement?.text)
        return .object(members)
    }

    private static func declaration(_ declared: Declared) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("deed", .string(declared.deed.text)), ("by", .string(declared.by.text)),
            ("at", moment(declared.given)),
        ]
        if let amount = declared.amount { members.append(("amount", .int(amount))) }
        if !declared.items.isEmpty { members.append(("items", .strings(declared.items))) }
        return .object(members)
    }

    private static func certification(_ certified: Certified) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("matter", .string(certified.matter.text)), ("by", .string(certified.by.text)),
            ("holds", .bool(certified.holds)), ("at", moment(certified.made)),
        ]
        members.put("standard", certified.standard?.rawValue)
        return .object(members)
    }

    private static func decision(_ decided: Decided) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("matter", .string(decided.matter.text)), ("by", .string(decided.by.text)),
        ]
        if let put = decided.put { members.append(("put", moment(put))) }
        if let made = decided.made, let isYes = decided.isYes {
            members += [("at", moment(made)), ("yes", .bool(isYes))]
            members.put(decided.votes)
            members.put("dissent", decided.dissent)
        }
        return .object(members)
    }

    private static func announcement(_ announced: Announced) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("permission", .string(announced.permission.text)), ("by", .string(announced.by.text)),
        ]
        if !announced.to.isEmpty { members.append(("given-to", .strings(announced.to.sorted()))) }
        members.append(("at", moment(announced.served)))
        members += period(announced.period)
        if !announced.places.isEmpty { members.append(("places", .strings(announced.places))) }
        return .object(members)
    }
}
