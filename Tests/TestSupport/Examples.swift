public import AgreementLanguage
public import CeasefireModel
public import Evaluation
internal import Evidence
internal import Geography

/// `2026-02-02T18:00Z` and the like, for tests only: a fault in the text is a fault in the test.
public func at(_ text: String) -> Instant {
    guard case .instant(let instant, _)? = TimestampText(text.hasSuffix("Z") ? text : text + "Z") else {
        preconditionFailure("not a time: \(text)")
    }
    return instant
}

/// From one moment to another.
public func from(_ a: String, to b: String) -> Interval { Interval(spanning: at(a), at(b)) }

/// A truce between Arland and Borland, brought about by Carland, that spares power plants for a week from
/// 1 March 2026, 00:00 UTC; with a response of three rungs to breaches by either.
public struct TruceExample: Sendable {
    /// The agreement; change it before it is assessed.
    public var agreement: Agreement
    /// The record; change it before it is assessed.
    public var record = Record(reports: [], origins: OriginRegister(Self.origins))

    private static let span = SourceSpan(file: "example.md", line: 1, column: 1)

    /// Who speaks for whom: without a list nobody's word is a side's own.
    private static let origins = [
        OriginAlias(alias: "arland ministry", institution: "arland ministry", party: "arland"),
        OriginAlias(alias: "arland staff", institution: "arland staff", party: "arland"),
        OriginAlias(alias: "Borland ministry", institution: "Borland ministry", party: "borland"),
    ]

    /// Creates the example.
    public init() {
        let span = Self.span
        agreement = Agreement(
            title: "Example truce", file: "example.md", timeZone: "UTC",
            actors: [
                Actor(id: "arland", name: "Arland", role: .party),
                Actor(id: "borland", name: "Borland", role: .party),
                Actor(id: "carland", name: "Carland", role: .mediator),
            ],
            openTerms: ["start", "end", "spared"].map { name in
                OpenTerm(name: TermName(name), kind: name == "spared" ? .targets : .instant, span: span)
            },
            provisions: [
                Provision(
                    name: "power-spared", binds: .stated(["arland", "borland"]),
                    acts: .stated(.only(Vocabulary.strikes)), targets: .term("spared"),
                    from: .term("start"), until: .term("end"),
                    standard: .stated(.balanceOfProbabilities), article: "Power is spared", span: span)
            ],
            readings: [
                Reading(
                    name: "full", heldBy: "arland",
                    values: [
                        "start": .stated(.instant(InstantExpression(base: .instant(at("2026-03-01T00:00"))))),
                        "end": .stated(
                            .instant(InstantExpression(base: .term("start"), plusSeconds: 7 * 86_400))),
                        "spared": .stated(.targets(.only(["energy"]))),
                    ], span: span)
            ],
            responses: [
                Response(
                    name: "ladder", document: "Example truce", provisions: ["power-spared"],
                    breachBy: .stated(["arland", "borland"]), clockStarts: .stated(.occurred),
                    episodeEndsAfter: .stated(24 * 3_600),
                    rungs: [
                        Rung(
                            name: "warning", condition: .firstBreach, who: .stated(["carland"]),
                            measure: "warning", timing: .stated(Timing(withinSeconds: 24 * 3_600)), span: span
                        ),
                        Rung(
                            name: "inspection", condition: .continuesAfter("warning"),
                            who: .stated(["carland"]), measure: "inspection",
                            timing: .stated(Timing(withinSeconds: 48 * 3_600)), span: span),
                        Rung(
                            name: "sanctions", condition: .count(atLeast: 3, withinSeconds: 72 * 3_600),
                            who: .stated(["carland"]), measure: "sanctions",
                            timing: .stated(Timing(notBeforeSeconds: 72 * 3_600)), span: span),
                    ], span: span)
            ])
    }

    /// Puts a strike on a power plant on the record: by Arland on Borland, as Borland's ministry says, unless
    /// told otherwise.
    @discardableResult
    public mutating func report(
        _ id: ReportID, _ occurred: Interval, by accused: [ActorID] = ["arland"],
        saidBy claimant: ActorID? = "borland", attribution: String = "Borland ministry",
        target: TargetClass? = "energy", act: Act? = "missile-strike", place: String = "Midtown",
        outlet: String = "Courier", known: Interval? = nil
    ) -> Report {
        let report = Report(
            id: id, occurred: occurred, available: known ?? Interval(at: occurred.latest),
            place: Place(
                name: place, region: "Middle Province", country: "Borland",
                coordinate: GeneratedWorld.towns.first { $0.name == place }.flatMap {
                    Coordinate(latitude: $0.latitude, longitude: $0.longitude)
                }, precisionMeters: 5_000), act: act,
            target: target, claimant: claimant, accused: accused, outlet: outlet,
            outletKind: "news-outlet", attribution: attribution, url: "https://example.org/" + id.text,
            summary: "A strike at \(place).")
        record.reports.append(report)
        return report
    }

    /// The whole verdict.
    public func verdict(asOf: Instant? = nil) -> Verdict { assess(agreement, record: record, asOf: asOf) }

    /// What is said under the reading `full`.
    public func full(asOf: Instant? = nil) -> ReadingVerdict { verdict(asOf: asOf).readings[0] }

    /// Sets a term of the reading `full`.
    public mutating func set(_ term: TermName, _ value: Value<TermValue>) {
        agreement.readings[0].values[term] = value
    }
}
