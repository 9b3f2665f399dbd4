internal import AgreementLanguage
internal import CeasefireModel

// What is settled of duties, so that they can fall due.
extension Stage {
    /// When a duty is due of which nobody says by when.
    static let usualDue = "2030-01-31T00:00"
    /// When a duty must have begun of which nobody says by when.
    static let usualBeginning = "2030-01-15T00:00"

    /// What is settled of obligations and declarations where it is open.
    static func usualOfDuties(_ agreement: Agreement) -> [Setting] {
        agreement.obligations.flatMap { usual($0) } + agreement.declarations.flatMap { usual($0) }
            + agreement.exchanges.compactMap { exchange in
                exchange.between.isStated
                    ? nil
                    : Setting(
                        holder: .block("exchange", exchange.name.text), key: "between", value: "parties",
                        words: "all parties exchange what \(exchange.name) speaks of")
            }
    }

    private static func usual(_ obligation: Obligation) -> [Setting] {
        let holder = Setting.Holder.block("obligation", obligation.name.text)
        let name = obligation.name
        var settings: [Setting] = []
        func settle(_ key: String, _ value: String, _ words: String) {
            settings.append(Setting(holder: holder, key: key, value: value, words: words))
        }
        if !obligation.binds.isStated { settle("binds", "parties", "\(name) binds all parties") }
        if !obligation.opens.canCome { settle("from", beginning, "\(name) is owed from 1 January 2030 on") }
        if obligation.beginBy.map({ !$0.canCome }) ?? false {
            settle("begin-by", usualBeginning, "\(name) must begin by 15 January 2030")
        }
        if obligation.completeBy.map({ !$0.canCome }) ?? false {
            settle("complete-by", usualDue, "\(name) is due on 31 January 2030")
        }
        if obligation.everySeconds.map({ !$0.isStated }) ?? false {
            settle("every", "30d", "\(name) is owed anew every 30 days")
        }
        if obligation.until.map({ !$0.canCome }) ?? false {
            settle("until", "2030-12-31T00:00", "\(name) is owed until 31 December 2030")
        }
        if !obligation.standard.isStated {
            settle(
                "standard-of-proof", StandardOfProof.balanceOfProbabilities.rawValue,
                "who owes \(name) says itself whether it did it, so that the standard of proof does not matter"
            )
        }
        return settings
    }

    private static func usual(_ declaration: Declaration) -> [Setting] {
        let holder = Setting.Holder.block("declaration", declaration.name.text)
        var settings: [Setting] = []
        if !declaration.binds.isStated {
            settings.append(
                Setting(
                    holder: holder, key: "binds", value: "parties",
                    words: "\(declaration.name) binds all parties"))
        }
        if !declaration.by.canCome {
            settings.append(
                Setting(
                    holder: holder, key: "by", value: usualDue,
                    words: "\(declaration.name) is due on 31 January 2030"))
        }
        return settings
    }
}

extension Value<InstantExpression> {
    /// Whether it is one moment that a clock, or an event, can bring about without a reading.
    var canCome: Bool {
        guard case .stated(let expression) = self else { return false }
        return switch expression.base {
        case .instant, .never, .event: true
        case .term: false
        }
    }
}
