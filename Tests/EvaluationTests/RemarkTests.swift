import AgreementLanguage
import CeasefireModel
import Evaluation
import TestSupport
import Testing

@Suite("Entries that name nothing of the agreement")
struct RemarkTests {
    let span = SourceSpan(file: "example.md", line: 1, column: 1)
    let day = from("2026-03-02T00:00", to: "2026-03-03T00:00")

    /// Both sides withdraw tanks and exchange prisoners; Carland certifies, a commission of three decides.
    func truce() -> TruceExample {
        var truce = TruceExample()
        let parties: Set<ActorID> = ["arland", "borland"]
        truce.agreement.obligations = [
            Obligation(
                name: "tanks-withdrawn", binds: .stated(["arland"]), deed: "withdraws its tanks",
                waitsFor: .all([
                    .certified(CertificationRule(matter: "mines-cleared", by: .stated(["carland"]))),
                    .decided(DecisionRule(matter: "route-open", by: .stated(["commission"]))),
                ]), span: span)
        ]
        truce.agreement.declarations = [
            Declaration(name: "prisoners-listed", binds: .stated(parties), of: "prisoners", span: span)
        ]
        truce.agreement.exchanges = [
            Exchange(
                name: "prisoners-exchanged", between: .stated(parties), of: "prisoners",
                tranches: [
                    Tranche(name: "wounded", share: .percent(10), by: .unstated, span: span),
                    Tranche(name: "others", share: .rest, by: .unstated, span: span),
                ], span: span)
        ]
        truce.agreement.permissions = [
            Permission(
                name: "rotation", lifts: ["power-spared"], to: .stated(["borland"]), span: span)
        ]
        truce.agreement.bodies = [
            Body(
                id: "commission", name: "Joint Commission",
                members: .stated(["arland", "borland", "carland"]), vote: .stated(.consensus), span: span)
        ]
        return truce
    }

    func remarks(_ content: Entry.Content, readIn truce: TruceExample? = nil) -> [String] {
        var truce = truce ?? self.truce()
        truce.record.entries = [
            Entry(id: "E-1", author: "Secretary", available: day, reason: "Minuted.", content: content)
        ]
        return truce.verdict().remarks.map(\.utcText)
    }

    func step(_ deed: DeedName, _ tranche: TrancheName? = nil, by: ActorID = "arland") -> Entry.Content {
        .proceeding(
            .step(
                Step(
                    deed: deed, tranche: tranche, by: by, stage: .completed, occurred: day, speaker: "Mission"
                )))
    }

    func decision(by: ActorID = "commission", voters: [String] = []) -> Entry.Content {
        .proceeding(
            .decided(
                Decided(
                    matter: "route-open", by: by, made: day, isYes: true,
                    votes: voters.map { Finding.Vote(member: $0, choice: .inFavour) })))
    }

    @Test("a duty that nobody agreed is told of, with the one that was probably meant")
    func deeds() {
        #expect(
            remarks(step("tanks-withdraw")) == [
                "entry E-1 names the duty tanks-withdraw, which the agreement does not have; did you mean tanks-withdrawn?"
            ])
        #expect(
            remarks(step("bridge-built"))
                == ["entry E-1 names the duty bridge-built, which the agreement does not have"])
        #expect(
            remarks(step("tanks-withdrawn", by: "borland"))
                == ["entry E-1 tells of tanks-withdrawn by borland, which does not owe it"])
        #expect(remarks(step("tanks-withdrawn")) == [])
    }

    @Test("a step of an exchange names one of its tranches, a step of anything else none")
    func tranches() {
        #expect(remarks(step("prisoners-exchanged")) == ["entry E-1 names no tranche of prisoners-exchanged"])
        #expect(
            remarks(step("prisoners-exchanged", "wonded")) == [
                "entry E-1 names the tranche wonded, which prisoners-exchanged does not have; did you mean wounded?"
            ])
        #expect(
            remarks(step("tanks-withdrawn", "first"))
                == ["entry E-1 names the tranche first of tanks-withdrawn, which has none"])
        #expect(remarks(step("prisoners-exchanged", "others")) == [])
    }

    @Test("who certifies, decides, votes or announces must be one who may")
    func people() {
        func certified(_ matter: MatterName, by: ActorID) -> [String] {
            remarks(.proceeding(.certified(Certified(matter: matter, by: by, holds: true, made: day))))
        }
        #expect(certified("mines-cleared", by: "carland") == [])
        #expect(
            certified("mines-cleared", by: "arland")
                == ["entry E-1 holds a certificate of mines-cleared by arland, which may not certify it"])
        // A matter that is decided is not one to certify.
        #expect(
            certified("route-open", by: "carland")
                == ["entry E-1 names the matter to certify route-open, which the agreement does not have"])
        #expect(remarks(decision(voters: ["Arland", "borland", "Carland"])) == [])
        #expect(
            remarks(decision(by: "arland"))
                == ["entry E-1 holds a decision on route-open by arland, which does not decide it"])
        #expect(
            remarks(decision(voters: ["Arland", "Dorland"]))
                == ["entry E-1 counts a vote of 'Dorland', which is no member of commission"])
        func announced(by: ActorID) -> [String] {
            remarks(
                .proceeding(
                    .announced(Announced(permission: "rotation", by: by, served: day, period: day))))
        }
        #expect(announced(by: "borland") == [])
        #expect(
            announced(by: "arland")
                == ["entry E-1 announces a use of rotation by arland, which does not have it"])
    }

    @Test("where the document does not say who owes or may, nobody is told that it is not they")
    func unstated() {
        var truce = truce()
        truce.agreement.obligations[0].binds = .unstated
        truce.agreement.permissions[0].to = .unstated
        truce.agreement.bodies[0].members = .unstated
        #expect(remarks(step("tanks-withdrawn", by: "borland"), readIn: truce) == [])
        #expect(remarks(decision(voters: ["Dorland"]), readIn: truce) == [])
    }

    @Test("a pause of a response that nobody agreed is told of")
    func pauses() {
        func pause(_ response: ResponseName) -> [String] {
            remarks(.clockPaused(ClockPause(response: response, against: "arland", from: day.earliest)))
        }
        #expect(pause("ladder") == [])
        #expect(
            pause("lader")
                == [
                    "entry E-1 names the response lader, which the agreement does not have; did you mean ladder?"
                ])
    }

    @Test("a finding on a duty that nobody agreed, or that its party does not owe, is told of")
    func findings() {
        func finding(_ deed: DeedName, _ party: ActorID) -> [String] {
            remarks(
                .finding(
                    Finding(
                        subject: .deed(deed, tranche: nil, occasion: nil), party: party, conclusion: .breach,
                        body: "Joint Commission", made: day))
            ).filter { $0.hasPrefix("entry") }
        }
        #expect(finding("tanks-withdrawn", "arland") == [])
        #expect(
            finding("tanks-withdrawn", "borland")
                == ["entry E-1 tells of tanks-withdrawn by borland, which does not owe it"])
        #expect(
            finding("tank-withdrawn", "arland") == [
                "entry E-1 names the duty tank-withdrawn, which the agreement does not have; did you mean tanks-withdrawn?"
            ])
    }
}
