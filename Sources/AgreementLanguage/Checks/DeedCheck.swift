internal import CeasefireModel

/// Looks for deeds that can never be past due, that are due before they begin, and for exchanges that do not add
/// up.
struct DeedCheck {
    private let order: MomentOrder

    /// Reports what does not fit together in the document's own deeds.
    static func check(_ own: TypedBlocks, agreement: Agreement, days: LocalDays, sink: inout DiagnosticSink) {
        let check = Self(order: MomentOrder(days: days))
        for (obligation, keys) in own.obligations { check.check(obligation, keys, sink: &sink) }
        for (exchange, keys) in own.exchanges {
            check.check(exchange, keys, declarations: agreement.declarations, sink: &sink)
        }
    }

    // MARK: Obligations

    private func check(_ obligation: Obligation, _ keys: Keys, sink: inout DiagnosticSink) {
        if keys["begin-by"] == nil, keys["complete-by"] == nil, keys["every"] == nil {
            sink.warning(
                .neverDue,
                "The obligation \(obligation.name.text.quoted) has no time to begin or to finish, and can never be past due.",
                at: keys.range,
                mend: "Write `complete-by: ...`, or `unstated` where a time is meant but not told."
            )
        }
        let moments: [(key: String, value: Value<InstantExpression>?)] = [
            ("from", obligation.opens), ("begin-by", obligation.beginBy),
            ("complete-by", obligation.completeBy), ("until", obligation.until),
        ]
        for (index, later) in moments.enumerated() {
            guard let earlier = moments[..<index].last(where: { order.isAfter($0.value, later.value) }) else {
                continue
            }
            sink.error(
                .dueBeforeItBegins,
                "\(later.key.quoted) of \(obligation.name.text.quoted) comes before its \(earlier.key.quoted).",
                at: keys.place(of: later.key), mend: "Check both moments.")
        }
    }

    // MARK: Exchanges

    private func check(
        _ exchange: Exchange, _ keys: Keys, declarations: [Declaration], sink: inout DiagnosticSink
    ) {
        let places = keys["tranches"]?.list ?? []
        checkShares(exchange, places, keys, sink: &sink)
        for (index, pair) in zip(exchange.tranches, exchange.tranches.dropFirst()).enumerated() {
            guard order.isAfter(pair.0.by, pair.1.by) else { continue }
            sink.error(
                .trancheOrder,
                "The tranche \(pair.1.name.text.quoted) is due before \(pair.0.name.text.quoted), which stands before it.",
                at: place(of: "by", in: places, index + 1, keys), mend: "Put the tranches in order of time.")
        }
        guard let name = exchange.declaration,
            let declaration = declarations.first(where: { $0.name == name }),
            declaration.binds != exchange.between
        else { return }
        sink.error(
            .declaredByOthers,
            "The declaration \(name.text.quoted) does not bind the same holders as the exchange.",
            at: keys.place(of: "declared-by"),
            mend: "Let \(name.text.quoted) bind all who exchange, and nobody else.")
    }

    private func checkShares(
        _ exchange: Exchange, _ places: [SurfaceNode], _ keys: Keys, sink: inout DiagnosticSink
    ) {
        var sum = 0
        var restAt: Int?
        for (index, tranche) in exchange.tranches.enumerated() {
            let place = place(of: "share", in: places, index, keys)
            if let restAt {
                let rest = exchange.tranches[restAt].name.text.quoted
                sink.error(
                    .trancheOrder,
                    "The tranche \(tranche.name.text.quoted) comes after \(rest), which takes the rest.",
                    at: places.indices.contains(index) ? places[index].range : place,
                    mend: "Put \(rest) last.")
                continue
            }
            switch tranche.share {
            case .rest: restAt = index
            case .percent(let percent):
                let before = sum
                sum += percent
                if sum > 100, before <= 100 {
                    sink.error(
                        .sharesOverWhole, "The shares of the tranches up to this one come to \(sum) %.",
                        at: place, mend: "Let them come to 100 %, or give the last one `share: rest`.")
                }
            case .count: continue
            }
            if exchange.declaration == nil, keys["declared-by"] == nil {
                sink.error(
                    .missingKey,
                    "The share is one of what each holder declares, and `declared-by` is missing.",
                    at: place, mend: "Add `declared-by: NAME` of a declaration, or give a `count`.")
            }
        }
    }

    private func place(of key: String, in places: [SurfaceNode], _ index: Int, _ keys: Keys) -> Range<Int> {
        guard places.indices.contains(index) else { return keys.range }
        return places[index].entries?.first { $0.key == key }?.value.range ?? places[index].range
    }
}
