import CeasefireModel
import Evidence
import Testing

@Suite("Who knew, not who relayed")
struct OriginRegisterTests {
    let register = OriginRegister([
        OriginAlias(
            alias: "Denys Shmyhal", institution: "Ministry of Energy", party: "ukraine", reliability: .c),
        OriginAlias(
            alias: "Artem Nekrasov", institution: "Ministry of Energy", party: "ukraine", reliability: .c),
        OriginAlias(alias: "DTEK", institution: "DTEK", party: "ukraine", reliability: .b, credibility: 2),
    ])

    func ids(_ attribution: String) -> [OriginID] {
        register.origins(attribution: attribution, speakingFor: "russia").map(\.id)
    }

    @Test("a minister and a deputy are one origin")
    func oneMinistry() { #expect(ids("Denys Shmyhal; Artem Nekrasov") == ["Ministry of Energy"]) }

    @Test("a title before a listed name makes no new origin")
    func title() { #expect(ids("Energy minister  denys shmyhal") == ["Ministry of Energy"]) }

    @Test("what stands in brackets relayed it")
    func via() { #expect(ids("Denys Shmyhal (via RBC-Ukraine)") == ["Ministry of Energy"]) }

    @Test("and parts two origins only where one of them is listed")
    func and() {
        #expect(ids("Ukrainian authorities and DTEK") == ["DTEK", "Ukrainian authorities"])
        #expect(
            ids("Ministry of Reconstruction and Transport") == ["Ministry of Reconstruction and Transport"])
    }

    @Test("an unlisted name is F6 and speaks for the claimant")
    func unlisted() {
        let origin = register.origins(attribution: "A governor", speakingFor: "russia")[0]
        #expect(origin.grade == "F6" && origin.party == "russia" && !origin.isListed)
    }
}
