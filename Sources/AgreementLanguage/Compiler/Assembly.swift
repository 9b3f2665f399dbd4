internal import CeasefireModel
internal import Fingerprint

/// Puts an agreement together from a document's own blocks and from the documents it uses.
struct Assembly {
    private let document: MarkdownDocument
    let header: Header
    var typer: DocumentTyper
    /// What the document declares, and what it takes over.
    private(set) var agreement: Agreement

    init(document: MarkdownDocument, header: Header, typer: DocumentTyper) {
        self.document = document
        self.header = header
        self.typer = typer
        let typed = typer.typed
        agreement = Agreement(
            title: header.title, file: document.source.file, timeZone: header.timeZone ?? "",
            actors: typer.scope.actors.values.sorted { $0.id < $1.id },
            openTerms: typed.openTerms.map(\.term), provisions: typed.provisions.map(\.provision),
            readings: typed.readings.map(\.reading), responses: typed.responses.map(\.response),
            exemptions: typed.exemptions, zones: typed.zones, lines: typed.lines,
            articles: Self.articles(of: document),
            statementsFile: header.statementsFile,
            textFingerprint: Fingerprint.sha256(document.authenticText))
        agreement.obligations = typed.obligations.map(\.obligation)
        agreement.declarations = typed.declarations.map(\.declaration)
        agreement.exchanges = typed.exchanges.map(\.exchange)
        agreement.permissions = typed.permissions.map(\.permission)
        agreement.bodies = typed.bodies.map(\.body)
        agreement.standingMeasures = typed.standingMeasures.map(\.measure)
        agreement.acceptedFindings = typed.acceptedFindings
        agreement.signatures = header.signatures.map { all in
            Dictionary(
                all.map { (ActorID($0.actor.name), $0.signature) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private static func articles(of document: MarkdownDocument) -> [Article] {
        document.sections.map {
            Article(
                heading: $0.heading, text: $0.text, hasMeaning: $0.hasBlock,
                span: document.source.span($0.place))
        }
    }

    // MARK: What used documents bring

    /// Takes over what the documents used declare, each thing once.
    mutating func take(_ used: [UsedUnit]) {
        for one in used {
            guard let unit = one.unit else { continue }
            let other = bind(one.use, to: unit).bound(unit.agreement)
            Self.add(other.openTerms, to: &agreement.openTerms, span: \.span)
            Self.add(other.provisions, to: &agreement.provisions, span: \.span)
            Self.add(other.readings, to: &agreement.readings, span: \.span)
            Self.add(other.exemptions, to: &agreement.exemptions, span: \.span)
            Self.add(other.zones, to: &agreement.zones, span: \.span)
            Self.add(other.lines, to: &agreement.lines, span: \.span)
            Self.add(other.obligations, to: &agreement.obligations, span: \.span)
            Self.add(other.declarations, to: &agreement.declarations, span: \.span)
            Self.add(other.exchanges, to: &agreement.exchanges, span: \.span)
            Self.add(other.permissions, to: &agreement.permissions, span: \.span)
            Self.add(other.bodies, to: &agreement.bodies, span: \.span)
            Self.add(other.standingMeasures, to: &agreement.standingMeasures, span: \.span)
            Self.add(other.responses, to: &agreement.responses, span: \.span)
            Self.add(other.acceptedFindings, to: &agreement.acceptedFindings, span: \.span)
            // Where this document does not speak of signatures, those of another are no answer.
            agreement.signatures?.merge(other.signatures ?? [:]) { own, _ in own }
            agreement.uses.append(
                UsedDocument(
                    title: other.title, path: one.use.path.name, textFingerprint: other.textFingerprint,
                    meaningFingerprint: other.meaningFingerprint))
            guard other.countsDays, other.timeZone != agreement.timeZone else { continue }
            typer.sink.error(
                .zonesDiffer,
                "\(one.use.path.name.quoted) counts days by the clocks of \(other.timeZone.quoted), and this document by others.",
                at: one.use.path.range, mend: "Give both the same `time-zone`.")
        }
    }

    /// Two documents may both use a third; what that declares is then taken over once.
    private static func add<Thing>(_ new: [Thing], to all: inout [Thing], span: (Thing) -> SourceSpan) {
        let known = Set(all.map(span))
        all += new.filter { !known.contains(span($0)) }
    }

    private mutating func bind(_ use: Header.Use, to unit: CompiledUnit) -> Supply {
        var supply = Supply()
        for (required, names) in use.bindings {
            guard unit.requires.contains(required.name) else {
                typer.sink.error(
                    .unknownRequirement, "\(use.path.name.quoted) does not require \(required.name.quoted).",
                    at: required.range,
                    mend: didYouMean(required.name, among: unit.requires, noun: "A provision required"))
                // Whoever mistyped the name has supplied it all the same.
                if let near = NearestWord.of(required.name, among: unit.requires) {
                    supply.byRequired[near] = []
                }
                continue
            }
            let supplied = names.compactMap { typer.owed(named: $0.name, at: $0.range) }
            supply.byRequired[required.name] = Set(supplied)
            let isUnclear = supply.unclearEvents(in: unit.agreement).contains(required.name)
            guard isUnclear, supplied.count == names.count else { continue }
            typer.sink.error(
                .requirementUnmet,
                "\(use.path.name.quoted) counts time from \(required.name.quoted), which must be one provision.",
                at: required.range, mend: "Name one provision.")
        }
        for name in unit.requires.sorted() where supply.byRequired[name] == nil {
            typer.sink.error(
                .requirementUnmet,
                "\(use.path.name.quoted) requires the provision \(name.quoted), and none is supplied.",
                at: use.path.range, mend: "Add `where: {\(name): NAME}` with a provision of this document.")
        }
        return supply
    }

    // MARK: The result

    /// The document, compiled.
    func unit() -> CompiledUnit {
        var agreement = agreement
        agreement.meaningFingerprint = Fingerprint.sha256(CanonicalForm.text(of: agreement).utf8)
        return CompiledUnit(
            file: document.source.file, scope: typer.scope, requires: Set(header.requires.map(\.name)),
            agreement: agreement)
    }

    // MARK: Checks

    /// Looks for what does not fit together though each value is sound.
    mutating func check(isRoot: Bool) {
        CycleCheck.check(typer.typed.readings, sink: &typer.sink)
        agreement.readings = agreement.readings.map { ReadingAliases.resolved($0) }
        let own = typer.typed
        if agreement.countsDays, let zone = header.timeZone,
            let days = ZoneDays.days(of: zone, zones: typer.zones)
        {
            agreement.localDays = days
        }
        PeriodCheck.check(own, agreement: agreement, sink: &typer.sink)
        EventCycleCheck.check(own, agreement: agreement, sink: &typer.sink)
        DeedCheck.check(own, agreement: agreement, days: agreement.localDays, sink: &typer.sink)
        ProcedureCheck.check(own, sink: &typer.sink)
        checkSignatures()
        noteArticles()
        if isRoot { noteWhatIsOpen() }
    }

    private mutating func checkSignatures() {
        let signed = (header.signatures ?? []).compactMap { typer.actor($0.actor.name, at: $0.actor.range) }
        // Whose signature could not be read may well have signed.
        guard signed.count == header.signatures?.count, header.knowsAllSignatures else { return }
        SignatureCheck.check(typer.typed, signatures: agreement.signatures, sink: &typer.sink)
    }

    private mutating func noteArticles() {
        for section in document.sections where !section.hasBlock && !section.text.isEmpty {
            let what =
                section.heading.isEmpty
                ? "What stands before the first heading" : "The article \(section.heading.quoted)"
            typer.sink.note(
                .articleWithoutMeaning, "\(what) has no block: a promise that nobody can check.",
                at: section.place)
        }
    }

    private mutating func noteWhatIsOpen() {
        for required in header.requires {
            typer.sink.note(
                .requirementOpen,
                "\(required.name.quoted) stands for a provision that whoever uses this document must supply.",
                at: required.range)
        }
        let given = agreement.readings.reduce(into: Set<TermName>()) { $0.formUnion($1.values.keys) }
        for (term, range) in typer.typed.openTerms where !given.contains(term.name) {
            typer.sink.note(
                .termWithoutReading, "No reading gives the open term \(term.name.text.quoted).", at: range)
        }
    }
}
