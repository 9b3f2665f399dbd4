internal import AgreementLanguage
internal import CeasefireModel

/// What can be said of the blocks that ask something of somebody.
struct ArticleSurvey {
    /// What can be said of one of them.
    struct Marks {
        var isMonitorable: Bool
        var isClocked: Bool
        var isAttributable: Bool
        var isAnswered: Bool
    }

    private let draft: Draft
    private let agreement: Agreement

    init(_ draft: Draft) {
        self.draft = draft
        agreement = draft.agreement
    }

    /// The marks of a block; nil for one that asks nothing of anybody.
    func marks(_ block: DocumentOutline.Block) -> Marks? {
        switch block.kind {
        case "provision": agreement.provisions.first { $0.name.text == block.name }.map(marks)
        case "obligation", "declaration", "exchange":
            agreement.duties.first { $0.name.text == block.name }.map(marks)
        // A response is the answer to what it answers; it promises something of its own where it is a guarantee.
        case "response": agreement.responses.first { $0.name.text == block.name && $0.isGuarantee }.map(marks)
        case "standing-measure": agreement.standingMeasures.first { $0.name.text == block.name }.map(marks)
        default: nil
        }
    }

    private func marks(_ provision: Provision) -> Marks {
        let answering = agreement.responses.filter { $0.provisions.contains(provision.name) }
        return Marks(
            isMonitorable: isSettled(provision.acts, provision.targets) && isSettled(provision.weapons)
                && isSettled(provision.place) && isSettled(provision.binds),
            isClocked: isSettled(provision.from, provision.until),
            isAttributable: isSettled(provision.standard)
                && (answering.contains(where: isFound) || !agreement.bodies.isEmpty),
            isAnswered: covers(answering, provision.binds.allNamed))
    }

    private func marks(_ duty: Duty) -> Marks {
        let answering = agreement.responses.filter { $0.deeds.contains(duty.name) }
        return Marks(
            isMonitorable: isSettled(duty.binds),
            isClocked: duty.dueBy.allSatisfy { $0.map { isSettled($0) } ?? false }
                && !agreement.obligations.contains { $0.name == duty.name && $0.waitsForItself },
            isAttributable: (duty.verifiedBy.map { isSettled($0) } ?? false)
                && (duty.standard.map { isSettled($0) } ?? true),
            isAnswered: covers(answering, duty.binds.allNamed))
    }

    /// A guarantee asks something of those who must act, and answers for it: who does not act is in default.
    private func marks(_ response: Response) -> Marks {
        Marks(
            isMonitorable: response.rungs.allSatisfy { isSettled($0.who) && !$0.condition.isOpen },
            isClocked: isSettled(response.clockStarts)
                && response.rungs.allSatisfy { rung in
                    guard case .stated(let timing) = rung.timing else { return isSettled(rung.timing) }
                    return timing.withinSeconds != nil
                },
            isAttributable: isFound(response), isAnswered: true)
    }

    private func marks(_ measure: StandingMeasure) -> Marks {
        Marks(
            isMonitorable: isSettled(measure.keptBy) && !measure.transitions.contains { $0.condition.isOpen },
            isClocked: isSettled(measure.from), isAttributable: isSettled(measure.keptBy),
            isAnswered: measure.transitions.contains { $0.to == .reimposed })
    }

    private func isFound(_ response: Response) -> Bool { response.foundBy.map { isSettled($0) } ?? false }

    /// Whether responses answer breaches by all of them.
    private func covers(_ responses: [Response], _ bound: Set<ActorID>) -> Bool {
        let answered = responses.map(\.breachBy.allNamed).together
        return !bound.isEmpty && answered.isSuperset(of: bound)
    }

    private func isSettled<A, B>(_ a: Value<A>, _ b: Value<B>) -> Bool { isSettled(a) && isSettled(b) }
    private func isSettled<Wrapped>(_ value: Value<Wrapped>) -> Bool { draft.settled(value) == .settled }
}
