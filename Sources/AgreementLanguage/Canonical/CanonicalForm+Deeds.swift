internal import CeasefireModel

// What must be done, and what may be.
extension CanonicalForm {
    static func text(of obligation: Obligation) -> String {
        var lines = [
            ("binds", text(obligation.binds, names)), ("from", text(obligation.opens, text(of:))),
            ("silence", obligation.silence.rawValue),
            ("standard-of-proof", text(obligation.standard, \.rawValue)), ("to", quoted(obligation.deed)),
        ]
        if let amount = obligation.amount { lines.append(("amount", text(of: amount))) }
        if let condition = obligation.waitsFor { lines.append(("after", text(of: condition))) }
        if let moment = obligation.beginBy { lines.append(("begin-by", text(moment, text(of:)))) }
        if let moment = obligation.completeBy { lines.append(("complete-by", text(moment, text(of:)))) }
        if let length = obligation.everySeconds { lines.append(("every", text(length, seconds))) }
        if let condition = obligation.excusedWhen { lines.append(("excused-when", text(of: condition))) }
        if let involves = obligation.involves { lines.append(("involves", text(of: involves))) }
        if let actors = obligation.releasedBy { lines.append(("released-by", text(actors, names))) }
        if let moment = obligation.until { lines.append(("until", text(moment, text(of:)))) }
        if let actors = obligation.verifiedBy { lines.append(("verified-by", text(actors, names))) }
        return block("obligation \(quoted(obligation.name.text))", lines)
    }

    private static func text(of amount: Amount) -> String {
        "\(amount.count)" + (amount.unit.isEmpty ? "" : " \(quoted(amount.unit))")
    }

    static func text(of involves: Involvement) -> String {
        "acts \(text(involves.acts, text(of:))) against \(text(involves.targets, text(of:)))"
            + " with \(text(involves.weapons, text(of:)))"
    }

    static func text(of declaration: Declaration) -> String {
        var lines = [
            ("binds", text(declaration.binds, names)), ("by", text(declaration.by, text(of:))),
            ("of", quoted(declaration.of)), ("silence", declaration.silence.rawValue),
            ("to", text(declaration.to, names)),
        ]
        if let actors = declaration.releasedBy { lines.append(("released-by", text(actors, names))) }
        return block("declaration \(quoted(declaration.name.text))", lines)
    }

    static func text(of exchange: Exchange) -> String {
        var lines = [
            ("between", text(exchange.between, names)), ("of", quoted(exchange.of)),
            ("standard-of-proof", text(exchange.standard, \.rawValue)),
        ]
        if let declaration = exchange.declaration { lines.append(("declared-by", quoted(declaration.text))) }
        if let actors = exchange.releasedBy { lines.append(("released-by", text(actors, names))) }
        if let actors = exchange.verifiedBy { lines.append(("verified-by", text(actors, names))) }
        // Tranches keep their order, which means something, as rungs do.
        for (number, tranche) in numbered(exchange.tranches) {
            lines += [
                ("tranche \(number) by", text(tranche.by, text(of:))),
                ("tranche \(number) share", text(of: tranche.share)),
                ("tranche \(number) tranche", quoted(tranche.name.text)),
            ]
        }
        return block("exchange \(quoted(exchange.name.text))", lines)
    }

    private static func text(of share: Tranche.Share) -> String {
        switch share {
        case .percent(let percent): "\(percent)%"
        case .count(let count): "count \(count)"
        case .rest: "rest"
        }
    }

    static func text(of permission: Permission) -> String {
        let notice =
            permission.notice.map {
                "before \(text($0.beforeSeconds, seconds)) to \(text($0.to, names))"
            } ?? "none"
        return block(
            "permission \(quoted(permission.name.text))",
            [
                ("acts", text(permission.acts, text(of:))),
                ("against", text(permission.targets, text(of:))),
                ("from", text(permission.from, text(of:))), ("lifts", names(permission.lifts)),
                ("notice", notice), ("to", text(permission.to, names)),
                ("until", text(permission.until, text(of:))), ("where", text(permission.place, text(of:))),
                ("with", text(permission.weapons, text(of:))),
            ])
    }

    static func text(of quota: Quota) -> String {
        "at-most \(quota.atMost)" + (quota.perSeconds.map { " per \(seconds($0))" } ?? "")
    }

    static func text(of answers: AnswerRule) -> String {
        let distance = answers.distanceMeters.map { " distance \(meters($0))" } ?? ""
        return "answers \(names(answers.provisions)) within \(seconds(answers.withinSeconds))\(distance)"
    }

    /// Metres with at most three decimals, and none where they are whole.
    private static func meters(_ length: Double) -> String {
        let millimeters = Int64((length * 1_000).rounded())
        let rest = millimeters % 1_000
        guard rest > 0 else { return "\(millimeters / 1_000)m" }
        let decimals = String(String(rest + 1_000).dropFirst())
        return "\(millimeters / 1_000).\(decimals)m"
    }

    /// Things with their numbers, from 1, padded with zeros to one width so that sorting keeps their order.
    static func numbered<Thing>(_ things: [Thing]) -> [(number: String, thing: Thing)] {
        let width = String(things.count).count
        return things.enumerated().map { index, thing in
            let number = String(index + 1)
            return (String(repeating: "0", count: width - number.count) + number, thing)
        }
    }
}
