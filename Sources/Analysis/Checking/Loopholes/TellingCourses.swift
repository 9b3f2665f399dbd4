internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// One breach, or two with a time between them, of what each response answers: courses of things of which readings that call the same
/// acts breaches may still draw other consequences.
struct TellingCourses {
    /// One course.
    struct Course {
        let play: Play
        let until: Int64
        let response: ResponseName
        /// `two breaches of fire-ceases by East, 36 h apart`.
        let words: String
    }

    /// At most so many are tried.
    static let most = 24

    /// The courses, the simplest first.
    let courses: [Course]
    /// How many there are besides.
    let left: Int

    init(_ stage: Stage, readings: Set<ReadingName>) {
        let agreement = stage.draft.agreement
        var all: [Course] = []
        for response in agreement.responses {
            let lengths = Self.lengths(response, agreement, readings)
            let longest = lengths.last ?? 86_400
            // An hour into the first stretch, the middle of each between two lengths, an hour behind the last.
            let apart = zip([0] + lengths, lengths + [longest + 7_200]).map { a, b in (a + b) / 2 }
            for party in agreement.parties {
                guard
                    let provision = agreement.provisions.first(where: {
                        response.provisions.contains($0.name)
                    })
                else { continue }
                var single = Play(on: stage)
                single.breach(of: provision, by: party, at: 3_600)
                let what = "of \(provision.name) by \(stage.name(party))"
                all.append(
                    Course(
                        play: single, until: 3_600 + longest + 3_600, response: response.name,
                        words: "a breach \(what), to which nobody responds"))
                for seconds in apart {
                    var pair = single
                    pair.breach(of: provision, by: party, at: 3_600 + seconds, site: 1)
                    all.append(
                        Course(
                            play: pair, until: 3_600 + seconds + longest + 3_600, response: response.name,
                            words: "two breaches \(what), \(lengthText(seconds: seconds)) apart"))
                }
            }
        }
        courses = Array(all.prefix(Self.most))
        left = all.count - courses.count
    }

    /// Every length of time that a response or a reading speaks of, in order.
    private static func lengths(_ response: Response, _ agreement: Agreement, _ readings: Set<ReadingName>)
        -> [Int64]
    {
        var all: Set<Int64> = []
        func note(_ timing: Timing) {
            all.formUnion([timing.withinSeconds, timing.notBeforeSeconds].compactMap(\.self))
        }
        if case .stated(let seconds) = response.episodeEndsAfter { all.insert(seconds) }
        for rung in response.rungs {
            if case .stated(let timing) = rung.timing { note(timing) }
            for part in rung.condition.parts { if case .count(_, let within?) = part { all.insert(within) } }
        }
        for value in agreement.readings.filter({ readings.contains($0.name) }).flatMap(\.values.values) {
            switch value {
            case .stated(.duration(let seconds)): all.insert(seconds)
            case .stated(.timing(let timing)): note(timing)
            default: break
            }
        }
        return all.filter { $0 > 0 }.sorted()
    }
}
