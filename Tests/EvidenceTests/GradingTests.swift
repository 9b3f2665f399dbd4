import CeasefireModel
import Evidence
import TestSupport
import Testing

/// The table of states in product.md, row by row.
@Suite("Grading an element")
struct GradingTests {
    let table = WeightTable.standard

    func origin(_ name: String, _ party: ActorID? = nil, _ reliability: Reliability = .f) -> Origin {
        Origin(id: OriginID(name), party: party, reliability: reliability)
    }

    func says(_ origin: Origin, relayedBy: ActorID? = nil) -> Word {
        Word(origin: origin, direction: .supports, report: "R1", relayedBy: relayedBy)
    }

    func denies(_ origin: Origin) -> Word { Word(origin: origin, direction: .denies, report: "R2") }

    func grade(_ words: [Word], standard: StandardOfProof = .balanceOfProbabilities) -> ElementGrade {
        table.grade(
            .actor, weighings: table.weigh(words, accused: "russia", parties: ["russia", "ukraine"]),
            standard: standard)
    }

    @Test("ten outlets that quote one governor weigh once")
    func relays() {
        let governor = origin("Governor", "ukraine")
        let once = grade([says(governor)])
        let tenTimes = grade((0..<10).map { _ in says(governor) })
        #expect(once.sum == tenTimes.sum)
        #expect(tenTimes.weighings.count == 1)
    }

    @Test("a claim by one side alone is alleged, however many of its offices make it")
    func alleged() {
        let offices = (0..<50).map { says(origin("Office \($0)", "ukraine")) }
        #expect(grade(offices).state == .alleged)
        #expect(grade(offices).sum == -10 + table[.interestedCap])
        // Not even where the standard is as low as can be.
        #expect(grade(offices, standard: .reasonableGrounds).state == .alleged)
    }

    @Test("interested claims stay alleged even where the table lets them weigh more than the standard")
    func allegedWhateverTheSum() {
        var generous = table
        generous[.interested] = 50
        generous[.interestedCap] = 500
        let words = generous.weigh(
            [says(origin("A", "ukraine"))], accused: "russia", parties: ["russia", "ukraine"])
        #expect(generous.grade(.event, weighings: words, standard: .balanceOfProbabilities).state == .alleged)
    }

    @Test("an admission meets the balance of probabilities, and with the other side's claim ten to one")
    func admission() {
        let ministry = origin("Ministry of Defence of Russia", "russia", .d)
        #expect(grade([says(ministry)]).state == .meetsStandard)
        #expect(grade([says(ministry)]).sum == 5)
        #expect(grade([says(ministry)], standard: .clearAndConvincing).state == .alleged)
    }

    @Test("an admission that only the other side's outlets relay is a weak one")
    func admissionByOpponent() {
        let ministry = origin("Ministry of Defence of Russia", "russia", .d)
        let weak = grade([says(ministry, relayedBy: "ukraine")])
        #expect(weak.state == .alleged)
        #expect(weak.weighings[0].interest == .againstInterestRelayedByOpponent)
        let confirmed = grade([says(ministry, relayedBy: "ukraine"), says(ministry, relayedBy: "russia")])
        #expect(confirmed.state == .meetsStandard)
    }

    @Test("a channel that leans to a side cannot admit anything for it")
    func leaningChannel() {
        let channel = origin("Channel", "russia", .d)
        let grade = grade([Word(origin: channel, direction: .supports, report: "R1", speaksForSide: false)])
        #expect(grade.weighings[0].interest == .independent)
        #expect(grade.sum == -10 + table[.independentD])
    }

    @Test("the accused's own denial refutes nothing")
    func selfServingDenial() {
        let claim = says(origin("Governor", "ukraine"))
        let denial = denies(origin("Ministry of Defence of Russia", "russia"))
        #expect(grade([claim, denial]).state == .alleged)
        #expect(grade([denial]).state == .undecidable)
    }

    @Test("observers on both sides leave it contested")
    func contested() {
        let words = [says(origin("Observers", nil, .b)), denies(origin("Other observers", nil, .b))]
        #expect(grade(words).state == .contested)
    }

    @Test("strong words against it that are not mere interest refute it")
    func refuted() {
        let words = [
            says(origin("Governor", "ukraine")), denies(origin("Observers", nil, .a)),
            denies(origin("Other observers", nil, .b)),
        ]
        #expect(grade(words).state == .refuted)
    }

    @Test("a hundred nameless channels prove nothing")
    func ungraded() {
        let channels = (0..<100).map { says(origin("Channel \($0)")) }
        #expect(grade(channels).sum == -10 + table[.ungradedCap])
        #expect(grade(channels).state == .alleged)
    }

    @Test("nothing said is undecidable, not refuted")
    func silence() { #expect(grade([]).state == .undecidable) }

    @Test("swapping the parties mirrors the grade")
    func mirror() {
        let swap: [ActorID: ActorID] = ["russia": "ukraine", "ukraine": "russia"]
        let parties: [ActorID?] = ["russia", "ukraine", nil]
        for seed in UInt64(1)...200 {
            var random = Seeded(seed: seed)
            let words = (0..<random.below(8)).map { i in
                Word(
                    origin: origin(
                        "O\(random.below(5))-\(i)", parties[random.below(3)],
                        Reliability.allCases[random.below(6)]),
                    direction: random.below(2) == 0 ? .supports : .denies, report: "R",
                    relayedBy: parties[random.below(3)])
            }
            let mirrored = words.map { word in
                var word = word
                word.origin.party = word.origin.party.flatMap { swap[$0] }
                word.relayedBy = word.relayedBy.flatMap { swap[$0] }
                return word
            }
            let a = table.weigh(words, accused: "russia", parties: ["russia", "ukraine"])
            let b = table.weigh(mirrored, accused: "ukraine", parties: ["russia", "ukraine"])
            let grades = [a, b].map { table.grade(.event, weighings: $0, standard: .balanceOfProbabilities) }
            #expect(grades[0].state == grades[1].state && grades[0].sum == grades[1].sum, "seed \(seed)")
        }
    }
}
