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

    init(_ verdict: Verdict, _ reading: Reading) {
        self.verdict = verdict
        self.reading = reading
        for report in verdict.record.reports { reportsByID[report.id] = report }
        for incident in verdict.incidents { incidentsByID[incident.id] = incident }
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
                selector.places.contains(report.place.name) || selector.places.contains(report.place.region)
                    || selector.places.contains(report.place.country)
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
    /// Where neither is given and "the accused concedes or pleads, the reports that `incidents` names may carry
    /// the words themselves".
    func speakers(_ entry: Entry, _ bearing: Bearing) -> [OracleWord] {
        let statement = bearing.statement.flatMap { id in
            verdict.record.statements.first { $0.id == id }
        }
        let name = bearing.speaker.isEmpty ? (statement?.speaker ?? "") : bearing.speaker
        if !name.isEmpty {
            var known = entry.available.latest
            if let statement { known = max(known, statement.available.latest) }
            return verdict.record.origins.origins(attribution: name, speakingFor: statement?.onBehalfOf).map {
                OracleWord(origin: $0, supports: true, known: known)
            }
        }
        guard bearing.effect == .concedes || bearing.effect == .pleads || bearing.plea != nil else {
            return []
        }
        var words: [OracleWord] = []
        for id in bearing.incidents.reports {
            guard let report = reportsByID[id] else { continue }
            for var word in self.words(of: report) {
                word.known = max(word.known, entry.available.latest)
                words.append(word)
            }
        }
        return words
    }

    /// A report's word, once for each origin behind it.
    func words(of report: Report) -> [OracleWord] {
        let relay = verdict.record.origins.lookUp(report.outlet)?.party
        return verdict.record.origins.origins(of: report).map { origin in
            OracleWord(
                origin: origin, supports: true, speaksForSide: report.claimant == origin.party, relay: relay,
                known: report.available.latest)
        }
    }

    /// "Reports named by the selector that carry the same words then support these elements and no others":
    /// the elements that a report's word is held to, nil where it is held to none.
    func limits(
        _ report: Report, _ origin: Origin, _ accused: ActorID?, until: Instant
    ) -> Set<Element>? {
        var limit: Set<Element>?
        for entry in verdict.record.entries where entry.available.latest <= until {
            guard case .bearing(let bearing) = entry.content, bearing.effect == .concedes,
                bearing.incidents.reports.contains(report.id)
            else { continue }
            let speakers = speakers(entry, bearing).map(\.origin)
            guard speakers.contains(where: { $0.id == origin.id }), origin.party == accused, accused != nil
            else { continue }
            limit = (limit ?? []).union(bearing.elements)
        }
        return limit
    }

    // MARK: - Questions

    /// What people put on record for and against an element.
    func entered(_ element: Element, _ incident: Incident, _ accused: ActorID?) -> [OracleWord] {
        var words: [OracleWord] = []
        for (entry, bearing) in bearings(incident) where bearing.elements.contains(element) {
            for var word in speakers(entry, bearing) {
                switch bearing.effect {
                case .supports: word.supports = true
                case .denies: word.supports = false
                case .concedes:
                    word.supports = true
                    if word.origin.party != accused { continue }
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
        _ element: Element, _ incident: Incident, _ accused: ActorID?, until: Instant,
        fit: (Report) -> Truth
    ) -> [OracleWord] {
        var words: [OracleWord] = []
        for report in reports(incident) {
            let fit = fit(report)
            for var word in self.words(of: report) {
                if let limit = limits(report, word.origin, accused, until: until), !limit.contains(element) {
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

    func settle(_ answers: [Answer]) -> Answer {
        guard let first = answers.first else { return .some(.open) }
        for answer in answers where answer != first { return .some(.open) }
        return first
    }

    /// Act and target: by what the reports tell and what people put on record.
    func answer(
        _ element: Element, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant, fit: (Report) -> Truth
    ) -> Answer {
        let entered = entered(element, incident, accused)
        let fits = reports(incident).map(fit)
        if !fits.contains(.yes), fits.contains(.no), !entered.contains(where: \.supports) { return nil }
        let words = reported(element, incident, accused, until: until, fit: fit) + entered
        return scales.grade(words.filter { $0.known <= until }, standard: standard)
    }

    func actFit(_ report: Report, _ acts: Selection<Act>, _ weapons: Selection<Weapon>) -> Truth {
        var act: Truth
        if acts == .any {
            act = .yes
        } else if let told = report.act, !Vocabulary.unsaidActs.contains(told) {
            act = acts.contains(told) ? .yes : .no
        } else {
            act = .perhaps
        }
        if weapons == .any { return act }
        var weapon = Truth.perhaps
        if !report.weapons.isEmpty {
            weapon = report.weapons.contains { weapons.contains($0) } ? .yes : .no
        }
        if act == .no || weapon == .no { return .no }
        return act == .yes && weapon == .yes ? .yes : .perhaps
    }

    func targetFit(_ report: Report, _ targets: Selection<TargetClass>) -> Truth {
        if targets == .any { return .yes }
        guard let told = report.target, !Vocabulary.unsaidTargets.contains(told) else { return .perhaps }
        return targets.contains(told) ? .yes : .no
    }

    func placeFit(_ report: Report, _ scope: PlaceScope) -> Truth {
        guard case .named(let names) = scope else { return .yes }
        let told = [report.place.name, report.place.region, report.place.country].filter { !$0.isEmpty }
        if told.contains(where: { names.contains($0) }) { return .yes }
        return told.isEmpty ? .perhaps : .no
    }

    /// "No exemption applies": "a plea is graded as a claim of its own; only one that meets the standard
    /// refutes that no exemption applies. A plea of an exemption that the provision does not grant is recorded
    /// and changes nothing."
    func exemption(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, until: Instant
    ) -> OracleGrade {
        let bearings = bearings(incident).filter { $0.entry.available.latest <= until }
        var pleas: Set<ExemptionName> = []
        for (_, bearing) in bearings { if let plea = bearing.plea { pleas.insert(plea) } }
        if pleas.isEmpty { return .met }
        guard let granted = meanings(provision.exemptions, reading, \.asExemptions) else { return .open }
        var answers: [Answer] = []
        for grants in granted {
            var worst = OracleGrade.met
            for plea in pleas where grants.contains(plea) {
                var words: [OracleWord] = []
                for (entry, bearing) in bearings {
                    let pleads = bearing.plea == plea
                    let rebuts = bearing.effect == .supports && bearing.elements.contains(.exemption)
                    for var word in speakers(entry, bearing) where word.known <= until {
                        if pleads {
                            word.supports = false
                            words.append(word)
                        } else if rebuts {
                            word.supports = true
                            words.append(word)
                        }
                    }
                }
                let grade = scales.grade(words, standard: standard)
                if grade.state == .refuted { worst.state = .refuted }
            }
            answers.append(worst)
        }
        return settle(answers) ?? .open
    }

    /// The standard asked: "the balance of probabilities is asked for" where none is agreed.
    func standard(_ provision: Provision) -> StandardOfProof {
        let several = meanings(provision.standard, reading, \.asStandard) ?? [.balanceOfProbabilities]
        var most = several.first ?? .balanceOfProbabilities
        let scales = OracleScales(table: verdict.record.weights, parties: parties)
        for other in several where scales.threshold(other) > scales.threshold(most) { most = other }
        return most
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
            reported(.event, incident, accused, until: until) { _ in .yes }
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
                scopes.map { scope in
                    let fits = reports(incident).map { placeFit($0, scope) }
                    if fits.contains(.yes) { return .met }
                    return fits.contains(.no) ? nil : .some(.open)
                })
        }
        set(.place, denied(.place, place, incident, accused, scales, standard, until))

        var act: Answer = .some(.open)
        if let acts = meanings(provision.acts, reading, \.asActs),
            let weapons = meanings(provision.weapons, reading, \.asWeapons)
        {
            var answers: [Answer] = []
            for one in acts {
                for weapon in weapons {
                    answers.append(
                        answer(.act, incident, accused, scales, standard, until: until) {
                            actFit($0, one, weapon)
                        })
                }
            }
            act = settle(answers)
        }
        set(.act, act)

        var target: Answer = .some(.open)
        if let targets = meanings(provision.targets, reading, \.asTargets) {
            target = settle(
                targets.map { one in
                    answer(.target, incident, accused, scales, standard, until: until) {
                        targetFit($0, one)
                    }
                })
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
        let words =
            reported(.actor, incident, accused, until: until) { report in
                guard let accused, !report.accused.isEmpty else { return .perhaps }
                return report.accused.contains(accused) ? .yes : .no
            } + entered(.actor, incident, accused)
        let grade = scales.grade(words.filter { $0.known <= until }, standard: standard)
        guard let accused else { return grade }
        guard let bound = meanings(provision.binds, reading, \.asParties) else { return .some(.open) }
        return settle(bound.map { $0.contains(accused) ? grade : nil })
    }

    func denied(
        _ element: Element, _ answer: Answer, _ incident: Incident, _ accused: ActorID?,
        _ scales: OracleScales, _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        let entered = entered(element, incident, accused).filter { $0.known <= until }
        guard let answer, answer == .met, entered.contains(where: { !$0.supports }) else { return answer }
        let reported = reported(element, incident, accused, until: until) { _ in .yes }
        let words = reported.filter { $0.known <= until } + entered
        return scales.grade(words, standard: standard)
    }

    /// "The assessment has its weakest element's state, save that an event which meets the standard while the
    /// actor does not is unattributed."
    func state(_ grades: [Element: OracleGrade]) -> AssessmentState {
        var weakest = ElementState.meetsStandard
        var weakestButActor = ElementState.meetsStandard
        for (element, grade) in grades {
            weakest = min(weakest, grade.state)
            if element != .actor { weakestButActor = min(weakestButActor, grade.state) }
        }
        if weakestButActor == .meetsStandard, weakest != .meetsStandard { return .unattributed }
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
            incident: incident.id, provision: provision.name, party: accused, state: state(grades),
            standard: standard(provision), grades: grades, occurred: incident.occurred,
            available: incident.available)
        assessment.highestStandard = highest(grades, accused)
        if assessment.state == .meetsStandard {
            assessment.sufficedFrom = sufficed(provision, incident, accused, windows)
        }
        if windows.fromIsStated {
            let earliest = windows.windows.map(\.from).min()
            let latest = windows.windows.map(\.from).max()
            if let earliest, let latest {
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
        for report in reports(incident) { moments.append(report.available.latest) }
        for entry in verdict.record.entries { moments.append(entry.available.latest) }
        for statement in verdict.record.statements { moments.append(statement.available.latest) }
        for moment in moments.sorted() {
            let (grades, outside) = grades(provision, incident, accused, windows, until: moment)
            if outside == nil, state(grades) == .meetsStandard { return moment }
        }
        return nil
    }

    /// Every incident, provision and party, with what became of it.
    func all() -> (assessments: [OracleAssessment], outside: [String: Element]) {
        var assessments: [OracleAssessment] = []
        var outside: [String: Element] = [:]
        for provision in verdict.agreement.provisions {
            for incident in verdict.incidents {
                let windows = OracleWindows(provision, reading, around: incident.occurred)
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
