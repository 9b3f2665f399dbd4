internal import AgreementLanguage
internal import CeasefireModel

/// What a reading gives for an open term, in words.
struct TermWords {
    let released: Released

    func text(_ value: Value<TermValue>?) -> String {
        switch value {
        case nil, .unstated?: "unstated"
        case .stated(let value)?: text(value)
        case .either(let values)?: values.map(text).joined(separator: " or ")
        case .term(let term)?: "as \(term)"
        }
    }

    private func text(_ value: TermValue) -> String {
        switch value {
        case .instant(let expression): text(expression)
        case .duration(let seconds): lengthText(seconds: seconds)
        case .place(let place): place.words
        case .targets(let selection): text(selection)
        case .acts(let selection): text(selection)
        case .weapons(let weapons): weapons.words
        case .parties(let parties): parties.isEmpty ? "nobody" : released.names(parties.sorted())
        case .exemptions(let names): names.isEmpty ? "none" : list(names)
        case .standard(let standard): standard.words
        case .anchor(let anchor): Wording.anchor(anchor)
        case .timing(let timing):
            [
                timing.notBeforeSeconds.map { "not before " + lengthText(seconds: $0) },
                timing.withinSeconds.map { "within " + lengthText(seconds: $0) },
                timing.isCeilingUnstated ? "within a time that is unstated" : nil,
            ].compactMap { $0 }.joined(separator: ", ")
        }
    }

    private func text(_ expression: InstantExpression) -> String {
        let base =
            switch expression.base {
            case .instant(let instant): released.moments.local(instant)
            case .term(let term): term.text
            case .event(let event): text(event)
            case .never: "never"
            }
        let day = expression.localDay.map { "day \($0) of \(base)" } ?? base
        guard expression.plusSeconds != 0 else { return day }
        let length = lengthText(seconds: abs(expression.plusSeconds))
        return day + (expression.plusSeconds < 0 ? " - " : " + ") + length
    }

    private func text(_ event: EventReference) -> String {
        switch event {
        case .provisionStarted(let name): "the beginning of \(name)"
        case .provisionEnded(let name): "the end of \(name)"
        case .deedStarted(let name): "the beginning of \(name)"
        case .deedCompleted(let name): "the completion of \(name)"
        }
    }

    private func text<Kind>(_ selection: Selection<Identifier<Kind>>) -> String {
        switch selection {
        case .any: "any"
        case .only(let members): members.isEmpty ? "none" : list(members)
        }
    }

    private func list<Kind>(_ members: Set<Identifier<Kind>>) -> String {
        members.sorted().map(\.text).joined(separator: ", ")
    }
}
