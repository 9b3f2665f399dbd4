internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Tells of words on duties that reach nothing, and of declarations that change: whoever wrote them should know.
struct StepRemarks {
    let agreement: Agreement
    let readings: [Reading]

    func remarks(on record: Record) -> [Reason] {
        steps(on: record) + changes(on: record.entries)
    }

    // MARK: Steps

    /// Steps that rest on a statement which is not on the record, or on the word of somebody who does not verify.
    private func steps(on record: Record) -> [Reason] {
        let statements = Dictionary(record.statements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let verifiers = verifiers
        return record.entries.compactMap { entry -> Reason? in
            guard case .proceeding(.step(let step)) = entry.content else { return nil }
            if let id = step.statement, statements[id] == nil {
                return
                    "entry \(entry.id) rests on statement \(id), which is not on the record, so it says nothing\(Self.question(id.text, among: statements.keys.map(\.text)))"
            }
            let statement = step.statement.flatMap { statements[$0] }
            let speaker = step.speaker.isEmpty ? statement?.speaker ?? "" : step.speaker
            let origins = record.origins.origins(
                attribution: speaker, speakingFor: statement?.onBehalfOf)
            // Others than who verifies release from a duty.
            if step.stage == .excused { return unheardRelease(entry.id, step, origins) }
            guard let verifiers = verifiers[step.deed] else { return nil }
            guard !origins.contains(where: verifiers.speak) else { return nil }
            // The word itself may be one that is not shown to everybody; whoever reads the entry reads it there.
            let near = Self.question(speaker, among: verifiers.called)
            return
                "entry \(entry.id) tells of \(step.deed) by the word of somebody who does not verify it, so it shows nothing\(near)"
        }
    }

    /// A release by somebody who may not release, under any reading.
    private func unheardRelease(_ entry: EntryID, _ step: Step, _ origins: [Origin]) -> Reason? {
        let mayRelease = readings.contains { reading in
            let proceedings = Proceedings(
                agreement: agreement, reading: reading, record: Record(reports: []), accounts: .none,
                theatre: PreparedTheatre(Theatre(), incidents: [], asOf: nil), now: nil)
            return proceedings.releasers(of: step.deed, owner: step.by).map { releasers in
                origins.contains(where: releasers.count)
            } ?? true
        }
        return mayRelease
            ? nil
            : "entry \(entry) releases \(step.by) from \(step.deed) by the word of somebody who may not, so it releases nobody"
    }

    private struct Verifiers {
        let speakers: DeedScale.Verifiers
        /// What they are called, as the document writes it.
        let called: [String]

        func speak(_ origin: Origin) -> Bool { speakers.speak(origin) }
    }

    /// Who verifies each duty, under any reading; without those of which a reading has to say it.
    private var verifiers: [DeedName: Verifiers] {
        let asked =
            agreement.obligations.map { ($0.name, $0.verifiedBy) }
            + agreement.exchanges.map { ($0.name, $0.verifiedBy) }
        var all: [DeedName: Verifiers] = [:]
        for (name, value) in asked {
            let ids: Set<ActorID>
            switch value {
            case .stated(let set)?: ids = set
            case .either(let sets)?: ids = sets.reduce(into: []) { $0.formUnion($1) }
            case .unstated?, .term?, nil: continue
            }
            let called = agreement.actors.filter { ids.contains($0.id) }
                .flatMap { [$0.name, $0.id.text] }
            all[name] = Verifiers(
                speakers: DeedScale.Verifiers(ids: ids, names: Set(called.map(Finders.folded))),
                called: called)
        }
        return all
    }

    // MARK: Declarations

    /// Declarations by which a party declares less than before.
    private func changes(on entries: [Entry]) -> [Reason] {
        struct Key: Hashable {
            var deed: DeedName
            var party: ActorID
        }
        let given = entries.compactMap { entry -> (entry: EntryID, declared: Declared, amount: Int)? in
            guard case .proceeding(.declared(let declared)) = entry.content,
                let amount = declared.amount
            else { return nil }
            return (entry.id, declared, amount)
        }.sorted { ($0.declared.given, $0.entry) < ($1.declared.given, $1.entry) }
        var last: [Key: (entry: EntryID, amount: Int)] = [:]
        var remarks: [Reason] = []
        for (entry, declared, amount) in given {
            let key = Key(deed: declared.deed, party: declared.by)
            if let before = last[key], before.amount > amount {
                remarks.append(
                    "entry \(entry) declares \(amount) of \(declared.deed) by \(declared.by), where entry \(before.entry) declared \(before.amount); it lowers nothing that was due before it was given"
                )
            }
            last[key] = (entry, amount)
        }
        return remarks
    }

    private static func question(_ word: String, among known: some Sequence<String>) -> String {
        NearestWord.of(word, among: known).map { "; did you mean \($0)?" } ?? ""
    }
}
