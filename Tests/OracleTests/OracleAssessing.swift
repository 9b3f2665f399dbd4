import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// What the oracle says of one incident, provision and party.
struct OracleAssessment {
    var incident: IncidentID
    var provision: ProvisionName
    var party: ActorID?
    var state: AssessmentState
    var standard: StandardOfProof
    var highestStandard: StandardOfProof?
    var grades: [Element: OracleGrade]
    var occurred: Interval
    var available: Interval
    var sufficedFrom: Instant?
    var elapsed: ElapsedSeconds?
    var countedIn: IncidentID?

    var key: String { "\(provision)/\(party?.text ?? "?")/\(incident)" }
}

/// What the oracle says of one incident, provision and party: assessed, or out of scope on an element.
enum OracleOutcome {
    case assessed(OracleAssessment)
    case outOfScope(Element)
}

/// The assessment of every incident under one reading, by asking every question anew.
struct OracleAssessor {
    var verdict: Verdict
    var reading: Reading
    var reportsByID: [ReportID: Report] = [:]
    var incidentsByID: [IncidentID: Incident] = [:]
    var wordsByReport: [ReportID: [OracleWord]] = [:]
    var speakersByEntry: [EntryID: [OracleWord]] = [:]
    var bearingsByIncident: [IncidentID: [(entry: Entry, bearing: Bearing)]] = [:]

    init(_ verdict: Verdict, _ reading: Reading) {
        self.verdict = verdict
        self.reading = reading
        for report in verdict.record.reports { reportsByID[report.id] = report }
        for incident in verdict.incidents { incidentsByID[incident.id] = incident }
        // What is asked again and again is worked out once.
        for report in verdict.record.reports { wordsByReport[report.id] = words(of: report) }
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content else { continue }
            speakersByEntry[entry.id] = speakers(entry, bearing)
        }
        for incident in verdict.incidents { bearingsByIncident[incident.id] = bearings(incident) }
    }

    var parties: Set<ActorID> {
        var parties: Set<ActorID> = []
        for actor in verdict.agreement.actors where actor.role == .party { parties.insert(actor.id) }
        return parties
    }

    func reports(_ incident: Incident) -> [Report] { incident.reports.compactMap { reportsByID[$0] } }

    /// Those whom some report accuses; "nil where no report names one".
    func accused(_ incident: Incident) -> [ActorID?] {
        var accused: [ActorID] = []
        for report in reports(incident) {
            for party in report.accused where !Vocabulary.unsaidActors.contains(party) {
                if !accused.contains(party) { accused.append(party) }
            }
        }
        return accused.isEmpty ? [nil] : accused
    }

    // MARK: - Bearings

    /// "Names incidents by what was reported of them. All that is given must hold; an empty selector names
    /// none."
    func names(_ selector: IncidentSelector, _ incident: Incident) -> Bool {
        let reports = reports(incident)
        var given = false
        if !selector.reports.isEmpty {
            given = true
            if !selector.reports.contains(where: { incident.reports.contains($0) }) { return false }
        }
        if let within = selector.within {
            given = true
            if incident.occurred.earliest < within.earliest || incident.occurred.latest > within.latest {
                return false
            }
        }
        if !selector.places.isEmpty {
            given = true
            let isThere = reports.contains { report in
                isAt(report.place, selector.places)
            }
            if !isThere { return false }
        }
        if !selector.acts.isEmpty {
            given = true
            if !reports.contains(where: { $0.act.map { selector.acts.contains($0) } ?? false }) {
                return false
            }
        }
        if !selector.targets.isEmpty {
            given = true
            if !reports.contains(where: { $0.target.map { selector.targets.contains($0) } ?? false }) {
                return false
            }
        }
        if let party = selector.accused {
            given = true
            if !reports.contains(where: { $0.accused.contains(party) }) { return false }
        }
        return given
    }

    /// "Whether the words also reach what is contained in the incidents named."
    func reaches(_ selector: IncidentSelector, _ incident: Incident) -> Bool {
        if names(selector, incident) { return true }
        guard selector.reachesParts else { return false }
        var above = incident.parent
        while let id = above, let whole = incidentsByID[id] {
            if names(selector, whole) { return true }
            above = whole.parent
        }
        return false
    }

    /// The entries that bear on an incident, each with its bearing.
    func bearings(_ incident: Incident) -> [(entry: Entry, bearing: Bearing)] {
        if let known = bearingsByIncident[incident.id] { return known }
        var found: [(entry: Entry, bearing: Bearing)] = []
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content, reaches(bearing.incidents, incident) else {
                continue
            }
            found.append((entry, bearing))
        }
        return found
    }

    /// "Whose words they are, to be looked up among the origins; taken from the statement where empty."
    /// Where neither is given "the reports that `incidents` names may carry the words themselves".
    ///
    /// "Every outlet that relays it": a word that came through the outlet of a statement, or of reports that the
    /// entry names, was relayed by that outlet, whichever incident it reaches; and what a report carries
    /// speaks for a side only where that side makes the claim.
    func speakers(_ entry: Entry, _ bearing: Bearing) -> [OracleWord] {
        if let known = speakersByEntry[entry.id] { return known }
        let register = verdict.record.origins
        if let id = bearing.statement {
            guard let statement = verdict.record.statements.first(where: { $0.id == id }) else { return [] }
            let name = bearing.speaker.isEmpty ? statement.speaker : bearing.speaker
            return register.origins(attribution: name, speakingFor: statement.onBehalfOf).map {
                OracleWord(
                    origin: $0, supports: true, relay: register.lookUp(statement.outlet)?.party,
                    known: max(entry.available.latest, statement.available.latest))
            }
        }
        var carried: [OracleWord] = []
        for id in bearing.incidents.reports {
            guard let report = reportsByID[id] else { continue }
            for var word in words(of: report) {
                word.known = max(word.known, entry.available.latest)
                // "Or one that a person's entry ascribes to it": no list is asked for.
                word.speaksForSide = isOwnClaim(report, word.origin)
                carried.append(word)
            }
        }
        if bearing.speaker.isEmpty { return carried }
        var words: [OracleWord] = []
        for origin in register.origins(attribution: bearing.speaker, speakingFor: nil) {
            let own = carried.filter { $0.origin.id == origin.id && $0.origin.party == origin.party }
            if own.isEmpty {
                words.append(OracleWord(origin: origin, supports: true, known: entry.available.latest))
            }
            // Whoever is named as the speaker speaks, also where an outlet's report carries the words.
            for var word in own {
                word.speaksForSide = true
                words.append(word)
            }
        }
        return words
    }

    /// "The side itself makes the claim, and makes it of itself alone."
    func isOwnClaim(_ report: Report, _ origin: Origin) -> Bool {
        report.claimant == origin.party && (origin.party == nil || report.accused == [origin.party])
    }

    /// A report's word, once for each origin behind it.
    func words(of report: Report) -> [OracleWord] {
        if let known = wordsByReport[report.id] { return known }
        let relay = verdict.record.origins.lookUp(report.outlet)?.party
        return verdict.record.origins.origins(of: report).map { origin in
            OracleWord(
                origin: origin, supports: true,
                // "An admission is heard from origins that the origins file lists, or through a person's entry."
                speaksForSide: origin.isListed && isOwnClaim(report, origin), relay: relay,
                known: report.available.latest)
        }
    }

    /// "A report that repeats another word for word is held to what that one is held to."
    func repeats(_ report: Report, _ id: ReportID) -> Bool {
        guard var other = reportsByID[id] else { return false }
        other.id = report.id
        return other == report
    }

    /// "Reports named by the selector that carry the same words then support these elements and no others":
    /// the elements that a report's word is held to, nil where it is held to none. Only an accused concedes.
    func limits(_ report: Report, _ origin: Origin, _ accused: ActorID?) -> Set<Element>? {
        guard accused != nil, origin.party == accused else { return nil }
        var limit: Set<Element>?
        for entry in verdict.record.entries {
            guard case .bearing(let bearing) = entry.content, bearing.effect == .concedes,
                bearing.incidents.reports.contains(where: { repeats(report, $0) })
            else { continue }
            let speakers = speakers(entry, bearing).map(\.origin.id)
            let behind = words(of: report).map(\.origin.id)
            guard behind.contains(where: { speakers.contains($0) }) else { continue }
            limit = (limit ?? []).union(bearing.elements)
        }
        return limit
    }

    // MARK: - Questions

    /// "Words on who did it, and on whether an exemption applies, reach only the party they name, where they name
    /// one."
    func speaks(_ bearing: Bearing, on element: Element, of accused: ActorID?) -> Bool {
        switch element {
        case .actor, .exemption:
            if let named = bearing.incidents.accused { return accused == named }
            return true
        case .event, .time, .place, .act, .target: return true
        }
    }

    /// What people put on record for and against an element.
    func entered(_ element: Element, _ incident: Incident, _ accused: ActorID?) -> [OracleWord] {
        var words: [OracleWord] = []
        for (entry, bearing) in bearings(incident) where bearing.elements.contains(element) {
            if !speaks(bearing, on: element, of: accused) { continue }
            for var word in speakers(entry, bearing) {
                switch bearing.effect {
                case .supports: word.supports = true
                case .denies: word.supports = false
                case .concedes:
                    word.supports = true
                    if accused == nil || word.origin.party != accused { continue }
                case .pleads: continue
                }
                words.append(word)
            }
        }
        return words
    }

    /// What the reports say for and against an element, given how each of them fits: "a report that names
    /// something else does not deny", save that "another accused does".
    func reported(
        _ element: Element, _ incident: Incident, _ accused: ActorID?, fit: (Report) -> Truth
    ) -> [OracleWord] {
        var words: [OracleWord] = []
        for report in reports(incident) {
            let fit = fit(report)
            for var word in self.words(of: report) {
                if let limit = limits(report, word.origin, accused), !limit.contains(element) {
                    continue
                }
                switch fit {
                case .yes: words.append(word)
                case .no where element == .actor:
                    word.supports = false
                    words.append(word)
                case .no, .perhaps: break
                }
            }
        }
        return words
    }

    /// An element's answer under one value of what the agreement leaves to relays: a grade, or nil where all
    /// that is reported lies outside.
    typealias Answer = OracleGrade?

    /// "Two values are one answer where they agree, and none where they do not."
    func settle(_ answers: [Answer]) -> Answer {
        guard let first = answers.first else { return .some(.open) }
        for answer in answers where answer?.state != first?.state { return .some(.open) }
        // Where the states agree and the sums do not, the least is certain.
        var settled = first
        for answer in answers {
            guard let sum = answer?.sum else { continue }
            if sum < settled?.sum ?? .infinity { settled = answer }
        }
        return settled
    }

    /// The answer whichever value is meant; open where none is stated.
    func each<T>(
        _ value: Value<T>, _ unwrap: (TermValue) -> T?, _ answer: (T) -> Answer
    ) -> Answer {
        guard let values = meanings(value, reading, unwrap) else { return .some(.open) }
        return settle(values.map(answer))
    }

    /// Of two answers that are both asked for, the worse.
    func worse(_ a: Answer, _ b: Answer) -> Answer {
        guard let a, let b else { return nil }
        if a.state != b.state { return a.state < b.state ? a : b }
        return (a.sum ?? .infinity) <= (b.sum ?? .infinity) ? a : b
    }

    /// Act and target: by what the reports tell and what people put on record.
    func answer(
        _ element: Element, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant, fit: (Report) -> Truth, mayMean: (Report) -> Bool
    ) -> Answer {
        let entered = entered(element, incident, accused)
        let fits = reports(incident).map(fit)
        // "Where all that is reported lies outside what a provision covers".
        // "A general word is not outside a special one": it may be what is meant.
        let isOpen = reports(incident).contains(where: mayMean)
        if !fits.contains(.yes), fits.contains(.no), !isOpen { return nil }
        let words = reported(element, incident, accused, fit: fit) + entered
        return scales.grade(words.filter { $0.known <= until }, standard: standard)
    }

    func actFit(_ report: Report, _ acts: Selection<Act>) -> Truth {
        guard let told = report.act else { return .perhaps }
        if acts.contains(told) { return .yes }
        return ["other", "unknown", ""].contains(told.text) ? .perhaps : .no
    }

    /// "With what it was done": a word that says nothing is none, and a calibre that no word gives leaves it open.
    func weaponFit(_ report: Report, _ weapons: WeaponScope) -> Truth {
        let told = report.weapons.filter { !["other", "unknown", ""].contains($0.text) }
        if told.contains(where: { names($0, weapons) == .yes }) { return .yes }
        return told.isEmpty || told.contains { names($0, weapons) == .perhaps } ? .perhaps : .no
    }

    func names(_ weapon: Weapon, _ weapons: WeaponScope) -> Truth {
        // Generated agreements name weapons by words, not by calibres.
        guard case .only(let words, _) = weapons else { return .yes }
        if words.contains(weapon) { return .yes }
        return mayMean(weapon.text, words.map(\.text)) ? .perhaps : .no
    }

    func targetFit(_ report: Report, _ targets: Selection<TargetClass>) -> Truth {
        guard let told = report.target else { return .perhaps }
        if targets.contains(told) { return .yes }
        return ["unknown", ""].contains(told.text) ? .perhaps : .no
    }

    /// "One word says less than another where its words begin or end the other's." Of acts and weapons `other` says nothing;
    /// "the target `other` is an answer".
    func mayMean(_ told: String, _ meant: [String]) -> Bool {
        func plain(_ word: String) -> String { word.lowercased().replacing("-", with: " ") }
        if told.isEmpty { return false }
        return meant.contains {
            plain($0).hasPrefix(plain(told) + " ") || plain($0).hasSuffix(" " + plain(told))
        }
    }

    func mayMean<Kind>(_ told: [Identifier<Kind>], _ meant: Selection<Identifier<Kind>>) -> Bool {
        guard case .only(let members) = meant else { return false }
        return told.contains { mayMean($0.text, members.map(\.text)) }
    }

    /// "Each is compared with a report's place name, region and country."
    func isAt(_ place: Place, _ names: [String]) -> Bool {
        for name in names {
            let name = name.lowercased()
            if place.name.lowercased() == name || place.region.lowercased() == name { return true }
            if place.country.lowercased() == name { return true }
        }
        return false
    }

    func isRegion(_ place: Place) -> Bool {
        place.precisionMeters == nil && !place.name.isEmpty
            && (place.name == place.region || place.name == place.country)
    }

    func placeFit(_ report: Report, _ scope: PlaceScope) -> Truth {
        guard case .named(let names) = scope else { return .yes }
        if isAt(report.place, names) { return .yes }
        // An area of 50 km or more around a position may or may not include a town that is named.
        if let radius = report.place.precisionMeters, radius >= 50_000 { return .perhaps }
        // So may a region or a country, told without a radius.
        if isRegion(report.place) { return .perhaps }
        return report.place.name.isEmpty ? .perhaps : .no
    }

    /// A place is settled by where any report puts the event; an area leaves it open.
    func place(_ incident: Incident, _ scope: PlaceScope) -> Answer {
        let reports = reports(incident)
        let fits = reports.map { placeFit($0, scope) }
        if fits.contains(.yes) { return .met }
        for (report, fit) in zip(reports, fits) where fit == .perhaps {
            if let radius = report.place.precisionMeters, radius >= 50_000 { return .some(.open) }
            if isRegion(report.place) { return .some(.open) }
        }
        return fits.contains(.no) ? nil : .some(.open)
    }

    /// "No exemption applies": "a plea is graded as a claim of its own; only one that meets the standard
    /// refutes that no exemption applies. A plea of an exemption that the provision does not grant is recorded
    /// and changes nothing."
    func exemption(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant
    ) -> OracleGrade {
        // Pleas are the accused's own, or of whoever stands on neither side.
        func mayPlead(_ word: OracleWord) -> Bool {
            guard let side = word.origin.party, parties.contains(side) else { return true }
            return side == accused
        }
        var pleas: Set<ExemptionName> = []
        var hasBarePlea = false
        for (entry, bearing) in bearings(incident) where speaks(bearing, on: .exemption, of: accused) {
            guard speakers(entry, bearing).contains(where: mayPlead) else { continue }
            if let plea = bearing.plea {
                pleas.insert(plea)
            } else if bearing.effect == .pleads {
                hasBarePlea = true
            }
        }
        // "A plea that names no exemption leaves it open where nobody says which there are, and changes nothing
        // elsewhere."
        if hasBarePlea, meanings(provision.exemptions, reading, \.asExemptions) == nil { return .open }
        if pleas.isEmpty { return .met }
        guard let granted = meanings(provision.exemptions, reading, \.asExemptions) else { return .open }
        var answers: [Answer] = []
        for grants in granted {
            var worst = ElementState.meetsStandard
            for plea in pleas where grants.contains(plea) {
                let grade = scales.grade(
                    self.words(plea, incident, accused, mayPlead).filter { $0.known <= until },
                    standard: standard)
                // The plea meets the standard where the sum against "no exemption applies" does.
                if grade.state == .refuted || grade.state == .contested { worst = min(worst, grade.state) }
            }
            answers.append(OracleGrade(state: worst))
        }
        return settle(answers) ?? .open
    }

    /// For a plea, the words that plead it, which deny that no exemption applies; against it, the words that
    /// speak for that element.
    func words(
        _ plea: ExemptionName, _ incident: Incident, _ accused: ActorID?, _ mayPlead: (OracleWord) -> Bool
    ) -> [OracleWord] {
        var words: [OracleWord] = []
        for (entry, bearing) in bearings(incident) where speaks(bearing, on: .exemption, of: accused) {
            let concedes = bearing.effect == .concedes && accused != nil
            let isFor =
                (bearing.effect == .supports || concedes) && bearing.elements.contains(.exemption)
            let isAgainst = bearing.effect == .denies && bearing.elements.contains(.exemption)
            for var word in speakers(entry, bearing) {
                if bearing.plea == plea, mayPlead(word) {
                    word.supports = false
                    words.append(word)
                } else if bearing.plea == nil, isFor || isAgainst,
                    !concedes || word.origin.party == accused
                {
                    word.supports = isFor
                    words.append(word)
                }
            }
        }
        return words
    }

    /// The standard asked: "the balance of probabilities is asked for" where none is agreed.
    func standard(_ provision: Provision) -> StandardOfProof {
        let several = meanings(provision.standard, reading, \.asStandard) ?? [.balanceOfProbabilities]
        // Of several relayed standards the most demanding is asked: a result then holds under each.
        return StandardOfProof.allCases.last { several.contains($0) } ?? .balanceOfProbabilities
    }

    /// All that is known at a moment about one incident, provision and party.
    func grades(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows,
        until: Instant
    ) -> (grades: [Element: OracleGrade], outside: Element?) {
        let scales = OracleScales(table: verdict.record.weights, parties: parties, accused: accused)
        let standard = standard(provision)
        var grades: [Element: OracleGrade] = [:]
        var outside: Element?
        func set(_ element: Element, _ answer: Answer) {
            if let answer { grades[element] = answer } else if outside == nil { outside = element }
        }

        // It happened: each report says so.
        let event =
            reported(.event, incident, accused) { _ in .yes }
            + entered(.event, incident, accused)
        set(.event, scales.grade(event.filter { $0.known <= until }, standard: standard))

        // "Time and place are elements too. They are answered by the calendar and the map, not by weight,
        // unless somebody's words deny them."
        var time: Answer
        switch windows.hold(incident.occurred) {
        case .yes: time = .met
        case .no: time = nil
        case .perhaps: time = .some(.open)
        }
        set(.time, denied(.time, time, incident, accused, scales, standard, until))

        var place: Answer = .some(.open)
        if let scopes = meanings(provision.place, reading, \.asPlace) {
            place = settle(
                scopes.map { self.place(incident, $0) })
        }
        set(.place, denied(.place, place, incident, accused, scales, standard, until))

        // A provision that names acts and weapons asks for both; the one that is worse off decides.
        let act = each(provision.acts, \.asActs) { one in
            one == .any
                ? .met
                : answer(
                    .act, incident, accused, scales, standard, until: until, fit: { actFit($0, one) },
                    mayMean: { report in report.act.map { $0 != "other" && mayMean([$0], one) } ?? false })
        }
        if provision.weapons == .stated(.any) {
            set(.act, act)
        } else {
            let weapon = each(provision.weapons, \.asWeapons) { one in
                one == .any
                    ? .met
                    : answer(
                        .act, incident, accused, scales, standard, until: until, fit: { weaponFit($0, one) },
                        mayMean: { $0.weapons.contains { names($0, one) == .perhaps } })
            }
            set(.act, worse(act, weapon))
        }

        let target = each(provision.targets, \.asTargets) { one in
            one == .any
                ? .met
                : answer(
                    .target, incident, accused, scales, standard, until: until, fit: { targetFit($0, one) },
                    mayMean: { report in report.target.map { mayMean([$0], one) } ?? false })
        }
        set(.target, target)

        set(.actor, actor(provision, incident, accused, scales, standard, until))
        set(
            .exemption,
            exemption(provision, incident, accused, scales, standard, until: until))
        return (grades, outside)
    }

    func actor(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        // "Nil where no report names one": who did it is a fact that no report gives.
        guard let accused else { return .some(.open) }
        let words =
            reported(.actor, incident, accused) { report in
                let named = report.accused.filter { !Vocabulary.unsaidActors.contains($0) }
                if named.isEmpty { return .perhaps }
                return named.contains(accused) ? .yes : .no
            } + entered(.actor, incident, accused)
        let grade = scales.grade(words.filter { $0.known <= until }, standard: standard)
        guard let bound = meanings(provision.binds, reading, \.asParties) else { return .some(.open) }
        return settle(bound.map { $0.contains(accused) ? grade : nil })
    }

    func denied(
        _ element: Element, _ answer: Answer, _ incident: Incident, _ accused: ActorID?,
        _ scales: OracleScales, _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        let entered = entered(element, incident, accused).filter { $0.known <= until }
        guard let answer, answer == .met, entered.contains(where: { !$0.supports }) else { return answer }
        let reported = reported(element, incident, accused) { _ in .yes }
        let words = reported.filter { $0.known <= until } + entered
        return scales.grade(words, standard: standard)
    }

    /// "The assessment has its weakest element's state, save that an event which meets the standard while the
    /// actor does not is unattributed."
    func state(_ grades: [Element: OracleGrade], _ accused: ActorID?) -> AssessmentState {
        var weakest = ElementState.meetsStandard
        var weakestButActor = ElementState.meetsStandard
        for (element, grade) in grades {
            weakest = min(weakest, grade.state)
            if element != .actor { weakestButActor = min(weakestButActor, grade.state) }
        }
        // "Refuted: some element is refuted"; "unattributed: the event meets the standard; who did it does not".
        // Who is bound being open, it is the agreement that does not say, not the evidence.
        let isOpenTerm = accused != nil && grades[.actor].map { $0.sum == nil } ?? false
        if weakestButActor == .meetsStandard, weakest != .meetsStandard, weakest != .refuted, !isOpenTerm {
            return .unattributed
        }
        switch weakest {
        case .refuted: return .refuted
        case .undecidable: return .undecidable
        case .contested: return .contested
        case .alleged: return .alleged
        case .meetsStandard: return .meetsStandard
        }
    }

    func outcome(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows
    ) -> OracleOutcome {
        let always = Instant(secondsSinceEpoch: .max)
        let (grades, outside) = grades(provision, incident, accused, windows, until: always)
        if let outside { return .outOfScope(outside) }
        var assessment = OracleAssessment(
            incident: incident.id, provision: provision.name, party: accused, state: state(grades, accused),
            standard: standard(provision), grades: grades, occurred: incident.occurred,
            available: incident.available)
        if assessment.state == .meetsStandard {
            // "A breach names the most demanding standard it would reach."
            assessment.highestStandard = highest(grades, accused)
            assessment.sufficedFrom = sufficed(provision, incident, accused, windows)
        }
        if windows.fromIsStated {
            let earliest = windows.windows.map(\.from).min()
            let latest = windows.windows.map(\.from).max()
            // "Nil where that is not stated": of several beginnings none is stated.
            if let earliest, let latest, earliest == latest {
                assessment.elapsed = ElapsedSeconds(
                    least: incident.occurred.earliest - latest, most: incident.occurred.latest - earliest)
            }
        }
        return .assessed(assessment)
    }

    /// "The most demanding standard that every weighed element reaches; nil where one reaches none."
    func highest(_ grades: [Element: OracleGrade], _ accused: ActorID?) -> StandardOfProof? {
        let scales = OracleScales(table: verdict.record.weights, parties: parties, accused: accused)
        var highest: StandardOfProof?
        for standard in StandardOfProof.allCases {
            var isReached = true
            for (_, grade) in grades {
                guard let sum = grade.sum else { continue }
                if sum < scales.threshold(standard) { isReached = false }
            }
            if isReached, highest.map({ scales.threshold($0) <= scales.threshold(standard) }) ?? true {
                highest = standard
            }
        }
        return highest
    }

    /// "When the evidence first sufficed for the standard": every moment at which something became known is
    /// tried.
    func sufficed(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows
    ) -> Instant? {
        var moments: [Instant] = []
        for report in verdict.record.reports { moments.append(report.available.latest) }
        for entry in verdict.record.entries { moments.append(entry.available.latest) }
        for statement in verdict.record.statements { moments.append(statement.available.latest) }
        // Before the first report of it there is no incident.
        for moment in Set(moments).sorted() where moment >= incident.available.latest {
            let (grades, outside) = grades(provision, incident, accused, windows, until: moment)
            if outside == nil, state(grades, accused) == .meetsStandard { return moment }
        }
        return nil
    }

    /// Every incident, provision and party, with what became of it.
    func all() -> (assessments: [OracleAssessment], outside: [String: Element]) {
        var assessments: [OracleAssessment] = []
        var outside: [String: Element] = [:]
        guard var span = verdict.incidents.first?.occurred else { return ([], [:]) }
        for incident in verdict.incidents { span = span.union(incident.occurred) }
        for provision in verdict.agreement.provisions {
            let windows = OracleWindows(provision, reading, around: span)
            for incident in verdict.incidents {
                for accused in accused(incident) {
                    switch outcome(provision, incident, accused, windows) {
                    case .assessed(let assessment): assessments.append(assessment)
                    case .outOfScope(let element):
                        outside["\(provision.name)/\(accused?.text ?? "?")/\(incident.id)"] = element
                    }
                }
            }
        }
        for i in assessments.indices { assessments[i].countedIn = countedIn(assessments[i], assessments) }
        return (assessments, outside)
    }

    /// "The outermost incident, assessed for the same provision and party, that this one is a part of."
    func countedIn(_ assessment: OracleAssessment, _ all: [OracleAssessment]) -> IncidentID? {
        var outermost: IncidentID?
        var above = incidentsByID[assessment.incident]?.parent
        while let id = above {
            let isAssessed = all.contains {
                $0.incident == id && $0.provision == assessment.provision && $0.party == assessment.party
            }
            if isAssessed { outermost = id }
            above = incidentsByID[id]?.parent
        }
        return outermost
    }
}
