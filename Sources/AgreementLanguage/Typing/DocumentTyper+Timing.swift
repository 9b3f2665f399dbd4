internal import CeasefireModel

// By when, or not before when, a measure is due.
extension DocumentTyper {
    /// The value of a term of type `timing`, or an alternative under `timing:`: `{within: 24h}`.
    mutating func timing(_ node: SurfaceNode, for key: String) -> Timing? {
        guard node.entries != nil else {
            wrongShape(
                node, key: key, wanted: "`within` or `not-before`",
                mend: "Write `{within: 24h}` or `{not-before: 72h}`.")
            return nil
        }
        let keys = keys(of: node, allowed: BlockPart.timing.keys, what: "a timing")
        // A ceiling of which only the floor is told: `{not-before: 72h, within: unstated}`.
        let isCeilingUnstated = keys["within"]?.text == "unstated" && keys["not-before"] != nil
        let within =
            isCeilingUnstated ? nil : optional("within", in: keys).flatMap { duration($0, for: "within") }
        let notBefore = optional("not-before", in: keys).flatMap { duration($0, for: "not-before") }
        let read = [within, notBefore].compactMap(\.self).count + (isCeilingUnstated ? 1 : 0)
        guard keys.values.count == read else { return nil }
        guard !keys.values.isEmpty else {
            sink.error(
                .missingKey, "A timing needs `within`, `not-before` or both.", at: node.range,
                mend: "Write `{within: 24h}` or `{not-before: 72h}`.")
            return nil
        }
        let timing = Timing(
            withinSeconds: within, notBeforeSeconds: notBefore, isCeilingUnstated: isCeilingUnstated)
        return check(timing, at: node.range) ? timing : nil
    }

    /// A rung's `within:`, `not-before:` or `timing:`.
    mutating func rungTiming(_ keys: Keys) -> Value<Timing>? {
        if keys["timing"] != nil {
            for key in ["within", "not-before"] {
                guard let range = keys.ranges[key] else { continue }
                sink.error(
                    .timingContradiction,
                    "\(key.quoted) stands beside `timing`, which says the same or else.",
                    at: range, mend: "Keep one of the two.")
            }
            return optional("timing", in: keys).flatMap {
                value($0, for: "timing", of: .timing) { $0.timing($1, for: $2) }
            }
        }
        guard keys["within"] != nil || keys["not-before"] != nil else {
            sink.error(
                .missingKey, "The rung does not say by when it is due.", at: keys.range,
                mend:
                    "Write `within: 24h`, `not-before: 72h`, or `within: unstated` where the text does not say."
            )
            return nil
        }
        guard let within = bound("within", in: keys), let notBefore = bound("not-before", in: keys) else {
            return nil
        }
        return combine(within, notBefore, keys)
    }

    private enum Bound: Equatable {
        case absent
        case unstated
        case seconds([Int64])
    }

    private mutating func bound(_ key: String, in keys: Keys) -> Bound? {
        guard keys[key] != nil else { return .absent }
        guard let node = optional(key, in: keys) else { return nil }
        if let text = node.text, scope.terms[text] == .timing {
            sink.error(
                .wrongTypeOfTerm,
                "\(text.quoted) is an open term of type `timing`, which tells floor and ceiling in one.",
                at: node.range, mend: "Write `timing: \(text)`.")
            return nil
        }
        let value: Value<Int64>? = value(node, for: key, of: .duration) { $0.duration($1, for: $2) }
        switch value {
        case .stated(let seconds): return .seconds([seconds])
        case .either(let all): return .seconds(all)
        case .unstated: return .unstated
        case .term(let name):
            sink.error(
                .notAPlainValue, "The open term \(name.text.quoted) cannot stand at \(key.quoted).",
                at: node.range,
                mend: "Declare a term of type `timing` and write `timing: NAME`.")
            return nil
        case nil: return nil
        }
    }

    private mutating func combine(_ within: Bound, _ notBefore: Bound, _ keys: Keys) -> Value<Timing>? {
        func choices(_ bound: Bound) -> [Int64?] {
            if case .seconds(let all) = bound { all } else { [nil] }
        }
        switch (within, notBefore) {
        case (.unstated, .unstated), (.unstated, .absent), (.absent, .unstated): return .unstated
        case (_, .unstated):
            sink.error(
                .timingContradiction, "`not-before` is unstated beside a bound that is stated.",
                at: keys.place(of: "not-before"),
                mend:
                    "Leave `not-before` out where none is agreed; write `timing: unstated` where nothing is sure."
            )
            return nil
        default: break
        }
        let timings = choices(within).flatMap { ceiling in
            choices(notBefore).map {
                Timing(
                    withinSeconds: ceiling, notBeforeSeconds: $0, isCeilingUnstated: within == .unstated)
            }
        }
        let range = keys[keys["within"] == nil ? "not-before" : "within"]?.range ?? keys.range
        for timing in timings where !check(timing, at: range) { return nil }
        return timings.count == 1 ? .stated(timings[0]) : .either(timings)
    }

    private mutating func check(_ timing: Timing, at range: Range<Int>) -> Bool {
        guard let ceiling = timing.withinSeconds, let floor = timing.notBeforeSeconds, ceiling < floor else {
            return true
        }
        sink.error(
            .timingContradiction,
            "The measure is due within \(lengthText(seconds: ceiling)), but not before \(lengthText(seconds: floor)).",
            at: range, mend: "Make `within` the longer of the two.")
        return false
    }
}
