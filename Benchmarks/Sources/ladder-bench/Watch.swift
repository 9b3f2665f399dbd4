import AgreementLanguage
import CeasefireModel
import Evaluation

/// The rungs and clocks of the two ladders, by their names in the document.
struct Ladders {
    let warned: StreamLadder
    let answered: StreamLadder

    init(_ agreement: Agreement) throws {
        func ladder(_ name: ResponseName) -> StreamLadder? {
            agreement.responses.first { $0.name == name }.flatMap {
                StreamLadder.all($0, under: agreement.readings[0]).first
            }
        }
        guard let warned = ladder("warned"), let answered = ladder("answered"), warned.rungs.count == 1,
            answered.rungs.count == 2, answered.clocks.count == 3
        else { LadderBench.fail("the agreement has other ladders") }
        self.warned = warned
        self.answered = answered
    }
}

/// Follows the matters one by one, each a lane of its own: first what was found and must be warned about, then all breaches, which must end
/// or be answered.
struct Watch {
    private var warned: LadderStream
    private var answered: LadderStream
    private var lastArrival: Int64 = .min
    private(set) var told = 0
    private(set) var late = 0
    private(set) var takenBack = 0
    private(set) var mostTimers = 0

    /// The last of all clocks has run out so many seconds after the last event.
    private static let rest: Int64 = 30 * 86_400

    init(_ ladders: Ladders, events: Int) {
        warned = LadderStream(ladders.warned)
        answered = LadderStream(ladders.answered)
        // One event in four begins a matter.
        warned.reserve(lanes: events / 4, breaches: events / 4)
        answered.reserve(lanes: events / 3, breaches: events / 3)
    }

    mutating func hear(_ event: Event) {
        if event.arrival > lastArrival {
            lastArrival = event.arrival
            // What comes in this second may still be in time.
            let passed = Instant(secondsSinceEpoch: event.arrival - 1)
            warned.advance(to: passed)
            answered.advance(to: passed)
            if warned.notices.count + answered.notices.count > 4_096 { read() }
        }
        let second = Interval(at: Instant(secondsSinceEpoch: event.second))
        let key = UInt64(event.matter)
        switch event.kind {
        case .breach:
            let lane = answered.lane(key)
            answered.add(LadderStream.Breach(occurred: second), to: lane)
        case .confirmed:
            let lane = warned.lane(key)
            warned.add(LadderStream.Breach(occurred: second, anchored: second), to: lane)
        case .warned:
            let lane = warned.lane(key)
            warned.take(rung: 0, at: second, in: lane)
        case .resolved:
            let lane = answered.lane(key)
            answered.take(rung: 0, at: second, in: lane)
        case .escalated:
            let lane = answered.lane(key)
            answered.take(rung: 1, at: second, in: lane)
        }
    }

    mutating func finish() {
        let end = Instant(secondsSinceEpoch: lastArrival + Self.rest)
        warned.advance(to: end)
        answered.advance(to: end)
        read()
    }

    /// Reads what was told, as whoever prints it would.
    private mutating func read() {
        for notice in warned.notices { count(notice) }
        for notice in answered.notices { count(notice) }
        warned.clearNotices()
        answered.clearNotices()
        mostTimers = max(mostTimers, warned.timerCount + answered.timerCount)
    }

    private mutating func count(_ notice: StreamNotice) {
        told += 1
        switch notice.revision {
        case .none: break
        case .late: late += 1
        case .takenBack: takenBack += 1
        }
    }

    /// Every finding that no warning followed in time, and every breach that neither ended in time nor was answered in time.
    func defaults() -> (p1: [(Int64, UInt64)], p2: [(Int64, UInt64)]) {
        func defaults(_ stream: LadderStream, _ isDefault: (LadderStanding) -> Bool) -> [(Int64, UInt64)] {
            stream.lanes.flatMap { lane in
                stream.episodes(of: lane).compactMap { episode in
                    let standing = stream.standing(of: episode)
                    guard isDefault(standing), let began = standing.began else { return nil }
                    return (began.earliest.secondsSinceEpoch, stream.key(of: lane))
                }
            }
        }
        func isLate(_ clock: LadderStanding.Clock) -> Bool {
            clock.standing == .overdue || clock.standing == .metLate
        }
        return (
            defaults(warned) { isLate($0.clocks[0]) },
            defaults(answered) { standing in
                isLate(standing.clocks[0])
                    && !(standing.clocks[1].standing == .met && standing.clocks[2].standing == .met)
            }
        )
    }
}
