internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Geography

/// Puts a timeline together, event by event, and replays it.
struct Play {
    /// The institution that tells of everything: an observer whom the draft names, or else somebody who is still to be named. It has no
    /// stake, and shows itself completely reliable.
    let witness: String

    let stage: Stage
    private(set) var events: [Counterexample.Event] = []
    private(set) var reports: [Report] = []
    private(set) var entries: [Entry] = []
    private(set) var origins: [OriginAlias]
    /// What is only said, with the entries that hold it.
    private var words: [(event: Counterexample.Event, entries: [EntryID])] = []
    /// What is meant to be a breach.
    private(set) var intended: [Intended] = []

    /// An act that is meant to be a breach of a provision.
    struct Intended: Hashable {
        var provision: ProvisionName
        var party: ActorID
        var act: Act
        var at: Instant
    }

    init(on stage: Stage) {
        self.stage = stage
        let observer = stage.draft.agreement.actors.filter { $0.role == .observer }.min { $0.id < $1.id }
        witness = observer?.name ?? "a witness without a stake"
        origins = [OriginAlias(alias: witness, institution: witness, reliability: .a, credibility: 1)]
    }

    /// The moment so many seconds after the provisions came into force.
    func moment(_ seconds: Int64) -> Instant { stage.begins + seconds }

    /// The same moment where the provision is in force then; so many seconds after it came into force where it has ended by then,
    /// or has not begun.
    func moment(_ seconds: Int64, in provision: Provision) -> Instant {
        let moment = moment(seconds)
        guard let from = provision.from.instant else { return moment }
        let hasEnded = provision.until.instant.map { $0 <= moment } ?? false
        return moment < from || hasEnded ? from + seconds : moment
    }

    /// An act that a provision forbids, told by a reliable witness and admitted by whoever did it.
    ///
    /// - Parameters:
    ///   - seconds: When, counted from the beginning.
    ///   - site: The number of the place where it happens; each is far from all others.
    ///   - act: What is done; an act that the provision forbids where nil.
    ///   - target: What is hit; something that the provision protects where nil.
    ///   - region: The name of the place where it happens; one where the provision applies where nil.
    ///   - isAnswer: Whether it is told as an answer to what happened before.
    ///   - words: How it is told; as a breach of the provision where nil.
    mutating func breach(
        of provision: Provision, by party: ActorID, at seconds: Int64, site: Int = 0, act: Act? = nil,
        target: TargetClass? = nil, killed: Int = 0,
        injured: Int = 0, in region: String? = nil, isAnswer: Bool = false, words: String? = nil
    ) {
        let act = act ?? stage.someAct(of: provision, by: party)
        let moment = moment(seconds, in: provision)
        let region = region ?? stage.region(provision, by: party)
        let done = act.text + (region.map { " in \($0)" } ?? "")
        tell(
            act, against: target ?? provision.someTarget, of: provision, by: party, at: moment, site: site,
            killed: killed, injured: injured, in: region)
        intended.append(Intended(provision: provision.name, party: party, act: act, at: moment))
        events.append(
            Counterexample.Event(
                at: moment, kind: .breach, actor: party,
                words: (words
                    ?? (isAnswer
                        ? "\(name(party)) answers that by what \(provision.name) forbids: \(done)"
                        : "\(name(party)) breaks \(provision.name): \(done)"))
                    + (killed > 0 ? ", \(killed) killed" : "") + (injured > 0 ? ", \(injured) injured" : "")))
    }

    /// Puts an act on record: a reliable witness tells of it, and whoever did it admits it.
    mutating func tell(
        _ act: Act, against target: TargetClass?, of provision: Provision, by party: ActorID,
        at moment: Instant, site: Int, killed: Int = 0, injured: Int = 0, in region: String? = nil
    ) {
        let at = Interval(at: moment)
        let report = Report(
            id: ReportID("report-\(reports.count + 1)"), occurred: at, available: at,
            place: Self.place(site, in: region ?? stage.region(provision, by: party)), act: act,
            weapons: provision.someWeapons, target: target, accused: [party],
            killed: killed, injured: injured, outlet: witness, outletKind: "official", attribution: witness,
            summary: "\(act.text) by \(party.text)", catalogue: "log of the monitors")
        reports.append(report)
        entries.append(
            Entry(
                id: nextEntry, author: party.text, role: "spokesperson",
                available: at,
                reason: "it says so itself",
                content: .bearing(
                    Bearing(
                        effect: .concedes, elements: Set(Element.allCases), speaker: speaker(of: party),
                        incidents: IncidentSelector(reports: [report.id])))))
    }

    /// A measure that a rung asks for.
    mutating func measure(
        _ rung: Rung, of response: Response, by actor: ActorID, against party: ActorID, at seconds: Int64
    ) {
        entries.append(
            Entry(
                id: nextEntry, author: actor.text, role: "duty-officer",
                available: Interval(at: moment(seconds)), reason: "it was taken",
                content: .measureTaken(
                    Measure(
                        response: response.name, rung: rung.name, by: actor, against: party,
                        taken: Interval(at: moment(seconds))))))
        events.append(
            Counterexample.Event(
                at: moment(seconds), kind: .measure, actor: actor,
                words: "\(name(actor)) takes the measure of \(rung.name): \(rung.measure)"))
    }

    /// Anything else that is put on the record.
    mutating func put(
        _ event: Counterexample.Event, entries new: [Entry] = [], reports more: [Report] = [],
        origins aliases: [OriginAlias] = []
    ) {
        events.append(event)
        entries += new
        if event.kind == .word { words.append((event, new.map(\.id))) }
        reports += more
        origins += aliases
    }

    /// Puts several words on record that are told as one.
    mutating func tell(as event: Counterexample.Event, _ say: (inout Self) -> Void) {
        let (told, spoken) = (events, words)
        say(&self)
        events = told + [event]
        words = spoken
    }

    /// What came of it, replayed; nil where the assessment does not bear the claim out, or nothing more may be spent.
    ///
    /// - Parameters:
    ///   - seconds: Until when it is played, counted from the beginning.
    ///   - candidate: What a search found and this must bear out, by names of the document: where it does not, the limits of the check say
    ///     so. Nil where playing is itself the search.
    ///   - premise: What must hold for the candidate to be put to the test at all. Where it does, and the claim does not, the text has
    ///     closed the gap: nothing is left to be borne out.
    func shown(
        _ claim: Claim, until seconds: Int64, words: String, readings: Set<ReadingName> = [Stage.reading],
        bearingOut candidate: String? = nil, testedBy premise: Claim? = nil
    ) -> Counterexample? {
        guard stage.draft.effort.play() else { return nil }
        let play = aboveQuotas(for: claim).keepingDuties(for: claim, until: seconds, readings: readings)
        let example = play.example(claim, until: seconds, words: words, readings: readings)
        let verdict = example.replayed()
        if claim.holds(in: verdict) { return example }
        if let candidate, !(premise?.holds(in: verdict) ?? false) {
            stage.draft.effort.leaveUnconfirmed(candidate)
        }
        return nil
    }

    private func example(
        _ claim: Claim, until seconds: Int64, words: String, readings: Set<ReadingName>
    ) -> Counterexample {
        Counterexample(
            given: stage.given(for: claim, telling: events.map(\.words) + [words]),
            events: events.sorted { $0.at < $1.at }, shows: words,
            agreement: stage.draft.agreement,
            documents: Dictionary(
                uniqueKeysWithValues: stage.draft.files.map { ($0, stage.draft.text(of: $0)) }),
            file: stage.draft.file,
            record: Record(reports: reports, entries: entries, origins: OriginRegister(origins)),
            origins: origins, readings: readings, asOf: moment(seconds), claim: claim)
    }

    /// The same without words that change nothing: what it shows is shown by fewer of them.
    ///
    /// - Parameters:
    ///   - party: Whose own words stay for as long as they may.
    ///   - seconds: Until when it is played.
    func shortest(_ claim: Claim, keeping party: ActorID, until seconds: Int64) -> Self {
        var play = self
        // Others' words go first: an admission is worth more.
        let order = words.filter { $0.event.actor != party } + words.filter { $0.event.actor == party }
        for word in order {
            var shorter = play
            shorter.events.removeAll { $0 == word.event }
            shorter.entries.removeAll { word.entries.contains($0.id) }
            guard shorter.events.count < play.events.count,
                shorter.shown(claim, until: seconds, words: "") != nil
            else { continue }
            play = shorter
        }
        return play
    }

    /// What each reading says of it that matters; nothing where no more may be spent.
    func told(until seconds: Int64, readings: Set<ReadingName>) -> [ReadingName: ReadingVerdict.Telling] {
        guard stage.draft.effort.play() else { return [:] }
        return Dictionary(
            aboveQuotas(for: .readingsDiffer).verdict(until: seconds, readings: readings).readings.map {
                ($0.reading.name, $0.telling)
            }, uniquingKeysWith: { a, _ in a })
    }

    /// What the agreement says of what is on record.
    func verdict(until seconds: Int64, readings: Set<ReadingName>) -> Verdict {
        assess(
            stage.draft.agreement,
            record: Record(reports: reports, entries: entries, origins: OriginRegister(origins)),
            readings: readings, asOf: moment(seconds))
    }

    /// The full name of somebody.
    func name(_ actor: ActorID) -> String {
        stage.draft.agreement.actors.first { $0.id == actor }?.name ?? actor.text
    }

    /// A party's own voice, listed once.
    mutating func speaker(of party: ActorID) -> String {
        let voice = "Government of \(party.text)"
        if !origins.contains(where: { $0.alias == voice }) {
            origins.append(
                OriginAlias(alias: voice, institution: voice, party: party, reliability: .b, credibility: 2))
        }
        return voice
    }

    /// Whoever has no stake is believed, as the witness is.
    mutating func rely(on voice: String) {
        guard !origins.contains(where: { $0.alias == voice }) else { return }
        origins.append(OriginAlias(alias: voice, institution: voice, reliability: .a, credibility: 1))
    }

    /// A place of its own for each number, some 110 km from the next.
    ///
    /// - Parameter region: The place of which an article speaks, and in which it lies; nil for none.
    static func place(_ site: Int, in region: String?) -> Place {
        Place(
            name: "place \(site + 1)", region: region ?? "",
            coordinate: Coordinate(latitude: 40 + Double(site % 20), longitude: 30 + Double(site / 20)),
            precisionMeters: 100)
    }
}

extension Provision {
    /// An act that it forbids.
    var someAct: Act {
        if case .stated(.only(let acts)) = acts, let first = acts.min() { return first }
        return "shelling"
    }

    /// Something that it protects; nil where it protects everything.
    var someTarget: TargetClass? {
        if case .stated(.only(let targets)) = targets { return targets.min() }
        return "residential"
    }

    /// Weapons that it forbids; none where it does not speak of weapons.
    var someWeapons: [Weapon] {
        guard case .stated(.only(let words, let calibres)) = weapons else { return [] }
        if let word = words.min() { return [word] }
        let calibre = calibres.compactMap {
            $0.atLeast ?? $0.below.map { Calibre(hundredths: $0.hundredths - 100) }
        }.min()
        return calibre.map { [Weapon("\($0.text) gun")] } ?? []
    }
}
