internal import CeasefireModel

/// What a using document supplies for the provisions that a used one requires.
struct Supply {
    /// Provisions and deeds, by the name required.
    var byRequired: [String: Set<DocumentTyper.Owed>] = [:]

    /// The agreement with what is supplied in place of what it requires.
    func bound(_ agreement: Agreement) -> Agreement {
        guard !byRequired.isEmpty else { return agreement }
        return AgreementRewriter(moment: moment, provisions: { owed($0, []).0 }, owed: owed)
            .rewritten(agreement)
    }

    /// The names required from whose events the agreement counts time, and which of these events are not those
    /// of one thing that is supplied.
    func unclearEvents(in agreement: Agreement) -> [String] {
        let names = agreement.moments.compactMap { expression -> String? in
            guard case .event(let event) = expression.base, let name = event.provision?.text,
                let supplied = byRequired[name], Self.event(event, of: supplied) == nil
            else { return nil }
            return name
        }
        return Set(names).sorted()
    }

    private func owed(
        _ provisions: Set<ProvisionName>, _ deeds: Set<DeedName>
    ) -> (Set<ProvisionName>, Set<DeedName>) {
        var (boundProvisions, boundDeeds) = (Set<ProvisionName>(), deeds)
        for name in provisions {
            guard let supplied = byRequired[name.text] else {
                boundProvisions.insert(name)
                continue
            }
            for one in supplied {
                switch one {
                case .provision(let name): boundProvisions.insert(name)
                case .deed(let name): boundDeeds.insert(name)
                }
            }
        }
        return (boundProvisions, boundDeeds)
    }

    private func moment(_ expression: InstantExpression) -> InstantExpression {
        guard case .event(let event) = expression.base, let name = event.provision?.text,
            let supplied = byRequired[name], let bound = Self.event(event, of: supplied)
        else { return expression }
        var expression = expression
        expression.base = .event(bound)
        return expression
    }

    /// The same event of the one thing supplied; nil where there are several, or it has no such event.
    private static func event(
        _ event: EventReference, of supplied: Set<DocumentTyper.Owed>
    ) -> EventReference? {
        guard supplied.count == 1, let one = supplied.first else { return nil }
        return switch (event, one) {
        case (.provisionStarted, .provision(let name)): .provisionStarted(name)
        case (.provisionEnded, .provision(let name)): .provisionEnded(name)
        case (.provisionStarted, .deed(let name)): .deedStarted(name)
        case (.provisionEnded, .deed), (.deedStarted, _), (.deedCompleted, _): nil
        }
    }
}

extension EventReference {
    /// The provision of which it is an event; nil for one of a deed.
    var provision: ProvisionName? {
        switch self {
        case .provisionStarted(let name), .provisionEnded(let name): name
        case .deedStarted, .deedCompleted: nil
        }
    }
}
