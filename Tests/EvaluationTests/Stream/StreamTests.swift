import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Evaluation

/// The ladder of the example: a warning within 24 hours of the first breach; an inspection within 48 where a breach follows the warning,
/// or follows the hour by which it was due; sanctions not before 72 hours where three breaches lie within 72. A silence of
/// 24 hours ends an episode.
@Suite("Ladders on a stream: what comes late, and what it takes back")
struct StreamTests {
    var stream: LadderStream
    let lane: Int32

    init() throws {
        let truce = TruceExample()
        let ladders = StreamLadder.all(
            truce.agreement.responses[0], under: truce.agreement.readings[0])
        stream = LadderStream(try #require(ladders.first))
        lane = stream.lane(1)
    }

    @discardableResult
    mutating func breach(_ time: String) -> Int32 {
        stream.add(LadderStream.Breach(occurred: Interval(at: at(time))), to: lane)
    }

    /// What was told since the last time, a sentence each.
    mutating func told() -> [String] {
        let told = stream.notices.map { notice -> String in
            let revision =
                switch notice.revision {
                case .none: ""
                case .late: ", late"
                case .takenBack: notice.wasActedOn ? ", taken back though acted on" : ", taken back"
                }
            switch notice.matter {
            case .beginning:
                return notice.isGone
                    ? "the episode is no more" + revision
                    : "an episode begins at hour \(notice.span.map { ($0.earliest - at("2026-03-02T00:00")) / 3_600 } ?? 0)"
                        + revision
            case .rung:
                let rung = stream.ladder.rungs[Int(notice.number)].name
                return "\(rung) \(notice.rungAfter)" + revision
            case .clock:
                let rung = stream.ladder.rungs[stream.ladder.clocks[Int(notice.number)].rung].name
                return "clock of \(rung): \(notice.clockBefore.rawValue) -> \(notice.clockAfter.rawValue)"
                    + revision
            }
        }
        stream.clearNotices()
        return told
    }

    @Test("a clock runs out when time passes, and not before")
    mutating func runsOut() {
        stream.advance(to: at("2026-03-02T07:59:59"))
        breach("2026-03-02T08:00")
        #expect(
            told() == [
                "an episode begins at hour 8", "warning holds",
                "clock of warning: not called for -> running",
            ])
        stream.advance(to: at("2026-03-03T07:59:59"))
        #expect(told() == [])
        stream.advance(to: at("2026-03-03T08:00"))
        #expect(told() == ["clock of warning: running -> overdue"])
    }

    @Test("a warning that was given in time and became known too late takes back that its clock had run out")
    mutating func warningKnownLate() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        stream.advance(to: at("2026-03-03T12:00"))
        _ = told()
        stream.take(rung: 0, at: Interval(at: at("2026-03-02T20:00")), in: lane)
        #expect(told() == ["clock of warning: overdue -> met, taken back"])
    }

    @Test("a warning that was given after its hour takes nothing back: it was overdue until then")
    mutating func warningGivenLate() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        stream.advance(to: at("2026-03-03T12:00"))
        _ = told()
        stream.take(rung: 0, at: Interval(at: at("2026-03-03T12:30")), in: lane)
        #expect(told() == ["clock of warning: overdue -> met late, or perhaps late"])
    }

    @Test("a breach that is heard of two days late makes three, and sanctions were called for at the third")
    mutating func thirdHeardLate() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        stream.advance(to: at("2026-03-03T06:00"))
        breach("2026-03-03T07:00")
        stream.advance(to: at("2026-03-05T12:00"))
        _ = told()
        breach("2026-03-02T21:00")
        #expect(told() == ["sanctions holds, late", "clock of sanctions: not called for -> open, late"])
        #expect(
            stream.standing(of: stream.episodes(of: lane)[0]).rungs[2].calledForSince
                == Interval(at: at("2026-03-03T07:00")))
    }

    @Test(
        "a breach that is heard of late fills a silence: two episodes are one, and what the second called for is taken back"
    )
    mutating func silenceFilled() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        stream.advance(to: at("2026-03-03T19:00"))
        breach("2026-03-03T20:00")
        stream.take(rung: 0, at: Interval(at: at("2026-03-03T22:00")), in: lane)
        stream.advance(to: at("2026-03-04T12:00"))
        _ = told()
        #expect(stream.episodes(of: lane).count == 2)
        breach("2026-03-03T02:00")
        #expect(
            told() == [
                "sanctions holds, late",
                // The warning that had been given in time for the second was given too late for the first.
                "clock of warning: overdue -> met late, or perhaps late, late",
                "clock of sanctions: not called for -> running, late",
                "the episode is no more, taken back", "warning doesNotHold, taken back though acted on",
                "clock of warning: met -> not called for, taken back though acted on",
            ])
        #expect(stream.episodes(of: lane).count == 1)
    }

    @Test("a breach that is heard of late begins the episode earlier, and moves what is due")
    mutating func earlierBeginning() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        _ = told()
        breach("2026-03-01T20:00")
        #expect(
            told() == [
                "an episode begins at hour -4, taken back", "warning holds, taken back",
                "clock of warning: running -> running, taken back",
            ])
        #expect(
            stream.standing(of: stream.episodes(of: lane)[0]).clocks[0].due
                == Interval(at: at("2026-03-02T20:00")))
    }

    @Test("a breach that nobody holds any more parts the episode again")
    mutating func withdrawn() {
        stream.advance(to: at("2026-03-02T07:00"))
        breach("2026-03-02T08:00")
        let middle = breach("2026-03-03T02:00")
        breach("2026-03-03T20:00")
        #expect(stream.episodes(of: lane).count == 1)
        _ = told()
        stream.withdraw(middle)
        #expect(stream.episodes(of: lane).count == 2)
        #expect(told().contains("sanctions doesNotHold, taken back"))
    }

    @Test("a rung that waits for a decision is left to the assessment, and says so")
    func leftToAssessment() throws {
        var truce = TruceExample()
        truce.agreement.responses[0].rungs[1].condition = .performed("withdrawal")
        truce.agreement.responses[0].rungs[2].condition = .continuesAfter("inspection")
        let ladder = try #require(
            StreamLadder.all(truce.agreement.responses[0], under: truce.agreement.readings[0]).first)
        #expect(
            ladder.rungs.map { $0.leftBecause?.text { "\($0)" } } == [
                nil, "it waits until withdrawal is done", "it waits until withdrawal is done",
            ])
        var stream = LadderStream(ladder)
        let lane = stream.lane(1)
        stream.add(LadderStream.Breach(occurred: Interval(at: at("2026-03-02T08:00"))), to: lane)
        let standing = stream.standing(of: stream.episodes(of: lane)[0])
        #expect(standing.rungs.map(\.isCalledFor) == [.holds, .left, .left])
        #expect(standing.clocks.count == 1)
    }

    @Test("three hundred thousand episodes have clocks that run at once, and all run out in their order")
    mutating func manyClocks() {
        let count = 300_000
        let start = at("2026-03-02T08:00")
        stream.advance(to: start - 1)
        stream.reserve(lanes: count, breaches: count)
        // Heard of in an order that has nothing to do with time.
        for i in 0..<count {
            let second = Int64(i &* 7_919 % count)
            stream.add(
                LadderStream.Breach(occurred: Interval(at: start + second)), to: stream.lane(UInt64(i) + 2))
        }
        #expect(stream.timerCount == count)
        stream.clearNotices()
        stream.advance(to: start + 86_400 + Int64(count))
        #expect(stream.notices.count == count)
        #expect(stream.notices.allSatisfy { $0.clockAfter == .overdue })
        let due = stream.notices.compactMap { $0.span?.earliest }
        #expect(due == (0..<count).map { start + 86_400 + Int64($0) })
    }
}
