internal import Analysis
internal import CeasefireModel

/// The same thing that happens so many times at one moment: a salvo is one line, and not forty.
struct EventRun {
    var event: Counterexample.Event
    var count: Int

    /// What happens, and how often.
    var words: String { count == 1 ? event.words : "\(count) times: \(event.words)" }

    /// Events in their order, those that are alike and follow one another taken together.
    static func all(_ events: [Counterexample.Event]) -> [EventRun] {
        events.reduce(into: []) { runs, event in
            if let last = runs.last, last.event == event {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(EventRun(event: event, count: 1))
            }
        }
    }
}
