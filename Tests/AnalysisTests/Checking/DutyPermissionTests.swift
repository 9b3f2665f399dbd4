import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// A duty to do what is forbidden, and permissions that let it be done: for whoever owes it, by its acts, there and then.
@Suite("Duties and permissions")
struct DutyPermissionTests {
    private static func check(_ acts: String, _ more: String...) throws -> DraftCheck {
        try ValleyTruce.check(
            [ValleyTruce.duty("silence: unverified", involves: "{acts: [\(acts)]}")] + more,
            [ValleyTruce.answersDuty])
    }

    private static func permission(
        to: String = "[north]", acts: String = "[overflight]", place: String = "anywhere",
        from: String = "2027-03-01T06:00", until: String = "2027-04-01T06:00"
    ) -> String {
        """
        permission: flights
        lifts: [fire-ceases]
        to: \(to)
        permits: {acts: \(acts)}
        where: \(place)
        during: {from: \(from), until: \(until)}
        notice: {to: [south], before: 48h}
        """
    }

    private static let id = "obliged-and-forbidden pull-back/north"

    @Test("a duty to fly is permitted to its owner alone, for its acts, until it is done, with notice")
    func flights() throws {
        let check = try Self.check("overflight")
        let flaw = try LoopholeDetailTests.flaw(Self.id, check)
        let text = try #require(flaw.mend?.edits.first?.text)
        for line in [
            "to: [north]", "permits: {acts: [overflight]}",
            "during: {from: fire-ceases.started, until: 2027-04-01T06:00}",
            "notice: {to: [south], before: 48h}",
        ] { #expect(text.contains(line), "\(text)") }
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(mended.flaws.map(\.id) == [])
    }

    @Test("a duty to fire at whatever stands on the road gets no edit, and the reason is told")
    func force() throws {
        let flaw = try LoopholeDetailTests.flaw(Self.id, Self.check("shelling, small-arms-fire"))
        #expect(flaw.severity == .grave && flaw.mend?.edits == [])
        #expect(
            flaw.mend?.noEdits
                == "the duty is one to use force (shelling, small-arms-fire); a permission for it would take the ceasefire away, and only the parties can give one"
        )
    }

    @Test("a permission for the owner, the acts, the place and the time mends it")
    func permitted() throws {
        for permission in [
            Self.permission(), Self.permission(to: "[north, south]"),
            Self.permission(place: "[north road]"), Self.permission(until: "2027-03-20T06:00"),
        ] {
            let ids = try Self.check("overflight", permission).flaws.map(\.id)
            #expect(!ids.contains(Self.id), "\(permission)")
        }
    }

    @Test("one for another party, other acts, another place or another time does not")
    func notPermitted() throws {
        for permission in [
            Self.permission(to: "[south]"), Self.permission(acts: "[incursion]"),
            Self.permission(place: "[Stony Heath]"),
            Self.permission(from: "2027-05-01T06:00", until: "2027-06-01T06:00"),
        ] {
            let ids = try Self.check("overflight", permission).flaws.map(\.id)
            #expect(ids.contains(Self.id), "\(permission): \(ids)")
        }
    }
}
