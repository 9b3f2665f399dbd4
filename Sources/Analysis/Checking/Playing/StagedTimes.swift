internal import AgreementLanguage
internal import CeasefireModel

/// When the provisions of a draft are taken to be in force, where it does not say: only the half that is open is settled, and with
/// what is stated of the others.
struct StagedTimes {
    /// How long before its end a provision is taken to begin of which only the end is stated.
    private static let usualSeconds: Int64 = 30 * 86_400

    private let draft: Draft
    /// When whatever is open begins: with the last provision of which it is stated; nil where none says anything.
    private let begins: Instant?

    init(_ draft: Draft) {
        self.draft = draft
        let provisions = draft.agreement.provisions
        begins =
            provisions.compactMap { draft.moments(of: $0.from).max() }.max()
            ?? provisions.compactMap { draft.moments(of: $0.until).min() }.min().map {
                $0 - Self.usualSeconds
            }
    }

    /// What is settled of a provision's time in force; nothing where all of it is stated.
    func settings(_ provision: Provision) -> [Stage.Setting] {
        var settings: [Stage.Setting] = []
        let (isFromOpen, isUntilOpen) = (!provision.from.isMoment, !provision.until.isMoment)
        // Of what readings give, the time in which all of them say that it holds.
        let given = draft.moments(of: provision.from).max()
        let end = draft.moments(of: provision.until).filter { end in given.map { $0 < end } ?? true }.min()
        // What ends before the others begin has a beginning of its own.
        let from =
            given ?? end.map { end in begins.flatMap { $0 < end ? $0 : nil } ?? end - Self.usualSeconds }
            ?? begins
        var until = (
            text: end.map(text) ?? "never",
            words: end.map { "\(provision.name) ends at \(text($0))" } ?? "\(provision.name) has no end"
        )
        if isFromOpen, isUntilOpen, end == nil, let length = provision.secondsFromStart {
            let first = from ?? beginning
            until = (
                text(first + length), "\(provision.name) ends \(lengthText(seconds: length)) after it began"
            )
        }
        func settle(_ key: String, _ value: String, _ words: String) {
            settings.append(
                Stage.Setting(holder: .provision(provision.name), key: key, value: value, words: words))
        }
        let start = from.map(text) ?? Stage.beginning
        let began = "\(provision.name) is in force from \(from.map(text) ?? "1 January 2030") on"
        guard draft.block("provision", provision.name.text)?.block.node["during"]?.value.isKeyed ?? false
        else {
            if isFromOpen || isUntilOpen { settle("during", "{from: \(start), until: \(until.text)}", began) }
            return settings
        }
        if isFromOpen { settle("during.from", start, began) }
        if isUntilOpen {
            let isTold = !isFromOpen || until.text != "never"
            settle("during.until", until.text, isTold ? until.words : "")
        }
        return settings
    }

    /// When what is played begins where the draft says nothing at all, by its clocks.
    private var beginning: Instant {
        let universal = Stage.beginningInUniversalTime
        return universal - Int64(draft.zones.offsetSeconds(of: draft.agreement.timeZone, at: universal) ?? 0)
    }

    /// A moment by the clocks of the draft's zone.
    private func text(_ instant: Instant) -> String { draft.local(instant) }
}

extension Draft {
    /// Every moment that a value may be: its own, or those that readings give for the open term from which it is counted.
    fileprivate func moments(of value: Value<InstantExpression>) -> [Instant] {
        if let instant = value.instant { return [instant] }
        if case .either(let all) = value { return all.compactMap { Value.stated($0).instant } }
        return agreement.readings.compactMap { moment(of: value, under: $0, depth: 0) }
    }

    /// Terms may be counted from terms; more than these are not followed.
    private static var mostSteps: Int { 4 }

    private func moment(of value: Value<InstantExpression>, under reading: Reading, depth: Int) -> Instant? {
        if let instant = value.instant { return instant }
        guard depth < Self.mostSteps, let (term, plus) = value.countedTerm,
            case .stated(.instant(let expression)) = reading.values[term] ?? .unstated
        else { return nil }
        return moment(of: .stated(expression), under: reading, depth: depth + 1).map { $0 + plus }
    }
}

extension Provision {
    /// How long after its start it ends, where the end is counted from the same open moment; nil where it is not.
    var secondsFromStart: Int64? {
        guard let start = from.countedTerm, let end = until.countedTerm, start.term == end.term,
            end.plusSeconds > start.plusSeconds
        else { return nil }
        return end.plusSeconds - start.plusSeconds
    }
}

extension Value<InstantExpression> {
    /// The open term from which it is counted, and how many seconds after it.
    var countedTerm: (term: TermName, plusSeconds: Int64)? {
        switch self {
        case .term(let name): return (name, 0)
        case .stated(let one):
            guard case .term(let name) = one.base, one.localDay == nil else { return nil }
            return (name, one.plusSeconds)
        case .unstated, .either: return nil
        }
    }
}

extension OutlineNode {
    /// Whether it holds keys with values.
    fileprivate var isKeyed: Bool { if case .keys = content { true } else { false } }
}
