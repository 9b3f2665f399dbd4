import AgreementLanguage
import CeasefireModel
import Evaluation
import TestSupport
import Testing

/// Whatever the language can say stands in some generated agreement, and what the record can hold in some record: an oracle that
/// never meets a construct says nothing about it.
@Suite("Constructs in generated worlds")
struct ConstructTests {
    @Test("every construct of the language, and every kind of entry, stands in several worlds")
    func reach() {
        var counts: [String: Int] = [:]
        for seed in UInt64(1)...400 {
            let world = GeneratedWorld.carrying(seed: seed)
            for construct in Self.constructs(world) { counts[construct, default: 0] += 1 }
        }
        let lacking = Self.wanted.filter { counts[$0, default: 0] < 3 }
        #expect(lacking.isEmpty, "in fewer than three of 400 worlds: \(lacking)")
    }

    static let wanted: [String] =
        OpenTerm.Kind.allCases.map { "term \($0.rawValue)" } + [
            "stated", "unstated", "either", "term", "exemption", "answers", "quota", "quota per",
            "permission",
            "notice", "no notice", "notice unstated", "zone", "outside", "within", "beyond", "held-by",
            "any place",
            "named", "as-of", "baselines", "calibre at least", "calibre below", "never", "day",
            "provision.started", "provision.ended", "deed.started", "deed.completed", "obligation",
            "begin-by",
            "complete-by", "every", "until", "after", "excused-when", "amount", "verified-by",
            "silence breach",
            "declaration", "exchange", "declared-by", "share", "rest", "count of tranche", "body",
            "vote consensus", "vote unanimity", "vote majority", "vote two-thirds", "vote at least",
            "vote unstated",
            "quorum", "veto", "casting vote", "members unstated", "standing measure", "against", "guarantee",
            "response to duties", "authorised-by", "within and not-before", "ceiling unstated", "stand-down",
            "first-breach", "continues-after", "expanded-attack", "count", "count within", "places", "killed",
            "injured", "acts-include", "stopped-for", "performed", "certified", "standard of certification",
            "decided", "own vote", "in time", "otherwise yes", "otherwise no", "breach-found", "any of",
            "all of",
            "not", "condition unstated", "signatures", "bearing", "contains", "same event",
            "different events",
            "measure taken", "notice served", "notice of duties", "finding on incident", "finding on duty",
            "clock paused", "declared", "certified on record", "put", "decided on record", "announced",
        ] + Step.Stage.allCases.map { "step \($0.rawValue)" }

    static func constructs(_ world: GeneratedWorld) -> Set<String> {
        var found = Constructs()
        found.agreement(world.agreement)
        for entry in world.record.entries { found.entry(entry.content) }
        return found.names
    }
}

/// Names what stands in an agreement and in a record.
struct Constructs {
    var names: Set<String> = []

    private mutating func note(_ name: String, if isThere: Bool = true) { if isThere { names.insert(name) } }

    mutating func agreement(_ agreement: Agreement) {
        for term in agreement.openTerms { note("term \(term.kind.rawValue)") }
        note("signatures", if: agreement.signatures != nil)
        for exemption in agreement.exemptions {
            note("exemption")
            note("answers", if: exemption.answers != nil)
        }
        for provision in agreement.provisions {
            value(provision.binds)
            value(provision.acts)
            value(provision.targets)
            value(provision.standard)
            place(provision.place)
            weapons(provision.weapons)
            moment(provision.from)
            moment(provision.until)
            note("quota", if: provision.quota != nil)
            note("quota per", if: provision.quota?.perSeconds != nil)
        }
        for permission in agreement.permissions {
            note("permission")
            note(permission.notice == nil ? "no notice" : "notice")
            note("notice unstated", if: permission.notice?.beforeSeconds == .unstated)
            place(permission.place)
            moment(permission.from)
            moment(permission.until)
        }
        for obligation in agreement.obligations { self.obligation(obligation) }
        for declaration in agreement.declarations {
            note("declaration")
            moment(declaration.by)
        }
        for exchange in agreement.exchanges { self.exchange(exchange) }
        for body in agreement.bodies { self.body(body) }
        for measure in agreement.standingMeasures {
            note("standing measure")
            note("against", if: measure.against != nil)
            moment(measure.from)
            for transition in measure.transitions { condition(transition.condition) }
        }
        for response in agreement.responses { self.response(response) }
    }

    private mutating func obligation(_ obligation: Obligation) {
        note("obligation")
        moment(obligation.opens)
        if let by = obligation.beginBy {
            note("begin-by")
            moment(by)
        }
        if let by = obligation.completeBy {
            note("complete-by")
            moment(by)
        }
        if let until = obligation.until {
            note("until")
            moment(until)
        }
        note("every", if: obligation.everySeconds != nil)
        note("after", if: obligation.waitsFor != nil)
        note("excused-when", if: obligation.excusedWhen != nil)
        note("amount", if: obligation.amount != nil)
        note("verified-by", if: obligation.verifiedBy != nil)
        note("silence breach", if: obligation.silence == .breach)
        for part in [obligation.waitsFor, obligation.excusedWhen] { if let part { condition(part) } }
    }

    private mutating func exchange(_ exchange: Exchange) {
        note("exchange")
        note("declared-by", if: exchange.declaration != nil)
        for tranche in exchange.tranches {
            switch tranche.share {
            case .percent: note("share")
            case .count: note("count of tranche")
            case .rest: note("rest")
            }
        }
    }

    private mutating func body(_ body: Body) {
        note("body")
        note("quorum", if: body.quorum != nil)
        note("veto", if: !body.veto.isEmpty)
        note("casting vote", if: body.castingVote != nil)
        note("members unstated", if: body.members == .unstated)
        switch body.vote {
        case .stated(.consensus): note("vote consensus")
        case .stated(.unanimity): note("vote unanimity")
        case .stated(.majority): note("vote majority")
        case .stated(.twoThirds): note("vote two-thirds")
        case .stated(.atLeast): note("vote at least")
        case .unstated: note("vote unstated")
        case .either, .term: break
        }
    }

    private mutating func response(_ response: Response) {
        note("guarantee", if: response.isGuarantee)
        note("response to duties", if: !response.deeds.isEmpty)
        for rung in response.rungs {
            note("authorised-by", if: rung.authorisedBy != nil)
            if case .stated(let timing) = rung.timing {
                note(
                    "within and not-before", if: timing.withinSeconds != nil && timing.notBeforeSeconds != nil
                )
                note("ceiling unstated", if: timing.isCeilingUnstated)
            }
            condition(rung.condition)
            if let standDown = rung.standDown {
                note("stand-down")
                condition(standDown)
            }
        }
    }

    private mutating func value<T>(_ value: Value<T>) {
        switch value {
        case .stated: note("stated")
        case .unstated: note("unstated")
        case .either: note("either")
        case .term: note("term")
        }
    }

    private mutating func moment(_ value: Value<InstantExpression>) {
        self.value(value)
        guard case .stated(let expression) = value else { return }
        note("day", if: expression.localDay != nil)
        switch expression.base {
        case .never: note("never")
        case .event(.provisionStarted): note("provision.started")
        case .event(.provisionEnded): note("provision.ended")
        case .event(.deedStarted): note("deed.started")
        case .event(.deedCompleted): note("deed.completed")
        case .instant, .term: break
        }
    }

    private mutating func place(_ value: Value<PlaceScope>) {
        self.value(value)
        switch value {
        case .stated(let scope): place(scope)
        case .either(let all): for scope in all { place(scope) }
        case .unstated, .term: break
        }
    }

    private mutating func place(_ scope: PlaceScope) {
        for line in scope.lines { note("as-of", if: line.asOf != nil) }
        switch scope {
        case .anywhere: break
        case .named: note("named")
        case .zone: note("zone")
        case .outside: note("outside")
        case .within(_, let baseline):
            note("within")
            if case .byParty = baseline { note("baselines") }
        case .beyond: note("beyond")
        case .held: note("held-by")
        case .any(let all):
            note("any place")
            for scope in all { place(scope) }
        }
    }

    private mutating func weapons(_ value: Value<WeaponScope>) {
        self.value(value)
        guard case .stated(.only(_, let calibres)) = value else { return }
        for range in calibres {
            note("calibre at least", if: range.atLeast != nil)
            note("calibre below", if: range.below != nil)
        }
    }

    private mutating func condition(_ condition: Condition) {
        switch condition {
        case .firstBreach: note("first-breach")
        case .continuesAfter: note("continues-after")
        case .expandedAttack(let definition):
            note("expanded-attack")
            if case .either(let all) = definition { for one in all { self.condition(one) } }
        case .count(_, let within): note(within == nil ? "count" : "count within")
        case .places: note("places")
        case .killed: note("killed")
        case .injured: note("injured")
        case .actsInclude: note("acts-include")
        case .stoppedFor: note("stopped-for")
        case .performed: note("performed")
        case .certified(let rule):
            note("certified")
            note("standard of certification", if: rule.standard != nil)
        case .decided(let rule):
            note("decided")
            note("own vote", if: rule.vote != nil)
            note("in time", if: rule.within != nil)
            note("otherwise yes", if: rule.otherwise == true)
            note("otherwise no", if: rule.otherwise == false)
        case .breachFound: note("breach-found")
        case .any(let all):
            note("any of")
            for one in all { self.condition(one) }
        case .all(let all):
            note("all of")
            for one in all { self.condition(one) }
        case .not(let other):
            note("not")
            self.condition(other)
        case .unstated: note("condition unstated")
        }
    }

    mutating func entry(_ content: Entry.Content) {
        switch content {
        case .bearing: note("bearing")
        case .sameEvent: note("same event")
        case .differentEvents: note("different events")
        case .contains: note("contains")
        case .measureTaken: note("measure taken")
        case .noticeServed(let notice): note(notice.deeds.isEmpty ? "notice served" : "notice of duties")
        case .finding(let finding):
            if case .deed = finding.subject { note("finding on duty") } else { note("finding on incident") }
        case .clockPaused: note("clock paused")
        case .proceeding(let proceeding):
            switch proceeding {
            case .step(let step): note("step \(step.stage.rawValue)")
            case .declared: note("declared")
            case .certified: note("certified on record")
            case .decided(let decided): note(decided.made == nil ? "put" : "decided on record")
            case .announced: note("announced")
            }
        }
    }
}
