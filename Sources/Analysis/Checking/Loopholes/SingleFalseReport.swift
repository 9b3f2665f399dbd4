internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// One false report that climbs the ladder: by an institution that is believed alone, or by the accuser with a finding of its own.
struct SingleFalseReport: Rule {
    static let page = RulePage(
        id: .singleFalseReport, kind: .loophole, title: "A single false report",
        looksFor:
            "A ladder that one false report can climb, of whatever provision and against whichever party; of each rung the worst is told. Either its clocks count from the event itself, and the standard of proof is met by one institution alone, without a second source; or the accuser can turn its own report into a finding: because the text does not say who finds, names a party, or names a body that decides with one vote.",
        matters:
            "Provocations are staged, and reports are invented. No number of claims by an interested side meets a standard; but a finding does, whoever makes it, if the text does not say who may. What the report started, somebody will have to stop by force of argument while the clock runs.",
        bad: ExampleText.document(
            provision,
            """
            response: ladder
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            episode-ends-after: 30d
            rungs:
              - rung: sanctions
                when: first-breach
                who: [guarantor]
                measure: sanctions
                within: 72h
            """, front: front),
        good: ExampleText.document(
            provision,
            """
            response: ladder
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            found-by: [mission]
            episode-ends-after: 30d
            rungs:
              - rung: sanctions
                when: first-breach
                who: [guarantor]
                measure: sanctions
                within: 72h
            """, front: front))

    private static let front = "guarantors: {guarantor: Guarantor}\nobservers: {mission: Mission}"
    private static let provision = ExampleText.fireCeases

    // Who must find needs time to find.
    static let opens: [RuleID] = [.verificationOutlastsClock]

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return [] }
        return draft.agreement.responses.flatMap { response in
            [found(response, in: draft, on: stage)].compactMap(\.self)
                + believed(response, in: draft)
        }
    }

    // MARK: The accuser finds

    private func found(_ response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let staged = stage.response(response.name),
            let place = draft.block("response", response.name.text)
        else { return nil }
        let voices = Voices(agreement: stage.draft.agreement)
        // Every accuser, every accused, every provision; told of is the highest rung that any of them climbs.
        var ways: [(accuser: ActorID, accused: ActorID, way: Way, rung: Rung, example: Counterexample)] = []
        for accused in stage.answeredParties(staged) {
            for accuser in stage.draft.agreement.parties where accuser != accused {
                guard let way = Way(accuser, staged, voices) else { continue }
                for provision in stage.provisions(answeredBy: staged, bindingOn: accused) {
                    var play = Play(on: stage)
                    play.report(of: provision, by: accused, claimant: accuser, reliability: .b, at: 3_600)
                    play.finding(
                        of: provision.name, by: accused, finder: way.finder, votes: way.votes, at: 7_200)
                    let subject = "\(response.name)/finder"
                    let binds = Claim.binds(response.name, against: accused)
                    guard play.shown(binds, until: 14_400, words: "", bearingOut: subject) != nil,
                        let rung = play.called(by: staged, against: accused, until: 14_400).last
                    else { continue }
                    let shown = play.shown(
                        .all([.called(rung.name, of: response.name, against: accused), binds]), until: 14_400,
                        words:
                            "\(rung.name) is called for against \(play.name(accused)), and its clock binds; without the finding the report is an allegation",
                        bearingOut: subject)
                    if let shown { ways.append((accuser, accused, way, rung, shown)) }
                }
            }
        }
        guard let rung = staged.rungs.last(where: { rung in ways.contains { $0.rung.name == rung.name } })
        else {
            return nil
        }
        ways = ways.filter { $0.rung.name == rung.name }
        guard let first = ways.first else { return nil }
        let accusers = Set(ways.map(\.accuser)).sorted().map(stage.name)
        let accused = Set(ways.map(\.accused)).count > 1 ? "another side" : stage.name(first.accused)
        return Flaw(
            rule: .singleFalseReport, severity: .grave, subject: "\(response.name)/finder",
            message:
                "A false report by \(accusers.joined(separator: " or ")) calls for \(rung.name) against \(accused), and its clock binds: \(first.way.words).",
            story:
                "\(stage.name(first.accuser)) reports what did not happen. Nobody else saw it, and by its weight the report is an allegation and no more. But \(first.way.words); the finding is made within the hour, and the clock of \(rung.name) runs against \(stage.name(first.accused)).",
            span: draft.span(of: "found-by", in: place), counterexample: first.example,
            holdsFor: "reports of every grade: the finding counts, whatever the report weighs",
            mend: mend(staged, first.way, voices, in: draft))
    }

    /// How an accuser turns its own report into a finding.
    private struct Way {
        let finder: String
        let votes: [Finding.Vote]
        let words: String
        /// The body that decides with one vote; nil where none does.
        var body: Body?

        init?(_ accuser: ActorID, _ response: Response, _ voices: Voices) {
            guard let finders = response.foundBy, finders.isStated else {
                finder = Play.anybody
                votes = []
                words = "the text does not say whose findings count, so anybody's do"
                return
            }
            if voices.actors(finders).contains(accuser) {
                finder = accuser.text
                votes = []
                words = "the text lets the accuser find"
                return
            }
            let body = voices.actors(finders).sorted().compactMap { voices.body($0) }.first {
                voices.members(of: $0).contains(accuser) && voices.isCarriedByOne($0, vote: nil)
            }
            guard let body else { return nil }
            finder = body.id.text
            votes = [Finding.Vote(member: accuser.text, choice: .inFavour)]
            words = "\(body.name) decides with a single vote where nobody else attends"
            self.body = body
        }
    }

    private func mend(_ response: Response, _ way: Way, _ voices: Voices, in draft: Draft) -> Mend {
        if let body = way.body {
            return Mend(
                words:
                    "Ask for a quorum, so that no member can meet alone; where the two sides sit alone, seat somebody without a stake with them, or each stops the other by staying away.",
                edits: draft.quorate(body, voices) ?? [])
        }
        let words = "Name who finds: a mission, a commission with a quorum, somebody without a stake."
        guard let neutral = voices.neutral,
            let edit = draft.edit(
                Stage.Setting(
                    holder: .response(response.name), key: "found-by", value: "[\(neutral)]", words: ""))
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }

    // MARK: One institution is believed

    /// One report that is enough for a rung.
    private struct Climb {
        let standard: StandardOfProof
        let grade: Reliability
        let provision: ProvisionName
        let accused: ActorID
        let play: Play
    }

    /// Every rung that one report calls for, of whatever provision and against whomever it is; of each the worst.
    private func believed(_ response: Response, in draft: Draft) -> [Flaw] {
        let climbs = climbs(response, in: draft)
        return response.rungs.compactMap { rung in
            climbs[rung.name].flatMap { flaw(rung, of: response, $0, in: draft) }
        }
    }

    private func climbs(_ response: Response, in draft: Draft) -> [RungName: [Climb]] {
        let open = draft.agreement.provisions.filter { !$0.standard.isStated }
        let isOpen = open.contains { response.provisions.contains($0.name) }
        var climbs: [RungName: [Climb]] = [:]
        for (i, standard) in (isOpen ? StandardOfProof.allCases : [.balanceOfProbabilities]).enumerated() {
            // All else that says nothing has the same standard: no other may let the breach through.
            let settings = open.map {
                Stage.Setting(
                    holder: .provision($0.name), key: "standard-of-proof", value: standard.rawValue,
                    words: isOpen ? "the standard of proof is \(standard.rawValue)" : "")
            }
            // Where clocks begin with a finding, an assessment starts none.
            guard let stage = Stage(draft, settings: settings), let staged = stage.response(response.name),
                case .stated(let anchor) = staged.clockStarts, anchor == .occurred || anchor == .available
            else { continue }
            for accused in stage.answeredParties(staged) {
                for provision in stage.provisions(answeredBy: staged, bindingOn: accused) {
                    // What states its standard is asked once.
                    guard case .stated(let own) = provision.standard,
                        i == 0 || open.contains(where: { $0.name == provision.name })
                    else { continue }
                    for grade in Reliability.allCases {
                        var play = Play(on: stage)
                        play.report(of: provision, by: accused, reliability: grade, at: 3_600)
                        let called = play.called(by: staged, against: accused, until: 7_200)
                        // The best grade comes first: where it is not enough, no lower one is.
                        if called.isEmpty { break }
                        for rung in called {
                            climbs[rung.name, default: []].append(
                                Climb(
                                    standard: own, grade: grade, provision: provision.name, accused: accused,
                                    play: play))
                        }
                    }
                }
            }
        }
        return climbs
    }

    private func flaw(_ rung: Rung, of response: Response, _ climbs: [Climb], in draft: Draft) -> Flaw? {
        guard let weakest = climbs.map(\.grade).max(by: { $0.rawValue < $1.rawValue }),
            let worst = climbs.first(where: { $0.grade == weakest }),
            let place = draft.block("provision", worst.provision.text)
        else { return nil }
        // One institution that never erred may be believed for a first step; more than that is told.
        let isFirst = response.rungs.first?.name == rung.name
        guard !isFirst || weakest != .a else { return nil }
        let name = draft.name(worst.accused)
        let example = worst.play.shown(
            .called(rung.name, of: response.name, against: worst.accused), until: 7_200,
            words:
                "\(rung.name) is called for against \(name) on one report of grade \(weakest.rawValue)",
            bearingOut: "\(response.name)/\(rung.name)")
        guard let example else { return nil }
        let alike = climbs.filter { $0.grade == weakest }
        let accused = Set(alike.map(\.accused)).sorted().map(draft.name).joined(separator: " or ")
        let provisions = Set(climbs.map(\.provision)).sorted()
        let told = StandardOfProof.allCases.compactMap { standard -> String? in
            let grades = Set(climbs.filter { $0.standard == standard }.map(\.grade.rawValue)).sorted()
            return grades.isEmpty ? nil : "\(standard.rawValue): \(grades.joined(separator: ", "))"
        }.joined(separator: "; ")
        let edits = provisions.compactMap {
            draft.edit(
                Stage.Setting(
                    holder: .provision($0), key: "standard-of-proof",
                    value: StandardOfProof.clearAndConvincing.rawValue, words: ""))
        }
        return Flaw(
            rule: .singleFalseReport, severity: isFirst ? .slight : .serious,
            subject: "\(response.name)/\(rung.name)",
            message:
                "A single report, even a false one, calls for \(rung.name) against \(accused): one institution of grade \(weakest.rawValue) meets the standard of \(worst.provision) alone.",
            story:
                "One institution reports what did not happen; it erred, or was deceived. Nobody confirms it. By the standard of \(worst.provision) its word is enough, and the clock of \(rung.name) runs from the event that was none.",
            span: draft.span(of: "standard-of-proof", in: place), counterexample: example,
            holdsFor: "\(provisions.map(\.text).joined(separator: ", ")); grades by standard: \(told)"
                + (response.clockStarts.isStated ? "" : "; clocks that do not wait for a finding"),
            mend: Mend(
                words:
                    "Ask for clear and convincing evidence, which no institution meets alone, or let the clock begin with a finding.",
                edits: edits.count == provisions.count ? edits : []))
    }
}

extension Play {
    /// The rungs of a response that the timeline calls for against a party, from the lowest on; none where nothing more may be spent.
    func called(by response: Response, against party: ActorID, until seconds: Int64) -> [Rung] {
        guard stage.draft.effort.play() else { return [] }
        let verdict = assess(
            stage.draft.agreement,
            record: Record(reports: reports, entries: entries, origins: OriginRegister(origins)),
            readings: [Stage.reading], asOf: moment(seconds))
        return response.rungs.filter {
            Claim.called($0.name, of: response.name, against: party).holds(in: verdict)
        }
    }
}
