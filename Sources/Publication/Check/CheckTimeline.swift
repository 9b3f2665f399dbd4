internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// The timeline of a finding as a chart: a lane for each who acts, with a line across for each thing that is done; the list below it
/// tells the same.
struct CheckTimeline {
    private let rows: [TimelineRow]
    private let report: CheckReport

    init(_ rows: [TimelineRow], _ report: CheckReport) {
        self.rows = rows
        self.report = report
    }

    /// The chart; nothing where all happens at one moment.
    func put(in html: inout HTML) {
        guard let first = rows.map(\.at).min(), let last = rows.map(\.until).max(), first < last else {
            return
        }
        let margin = max(1, (last - first) / 30)
        let axis = TimeAxis(span: Interval(spanning: first - margin, last + margin))
        let labels = labels(axis, from: first, to: last)
        let marks = marks
        let actors = marks.map(\.actor).reduce(into: [ActorID?]()) { if !$0.contains($1) { $0.append($1) } }
        Lanes.chart(
            "A timeline that shows it", "The list below tells what happens when, by number.", in: &html
        ) { html in
            Lanes.dates(labels, in: &html)
            for actor in actors {
                Lanes.lane("ruled", height: 34, ticks: labels, in: &html) { html in
                    html.text(actor.map { report.check.draft.fullName($0) } ?? "The record")
                } track: { html in
                    var lastShown = -10.0
                    for mark in marks where mark.actor == actor {
                        let x = axis.x(mark.at)
                        let kind =
                            (mark.isBreach ? "event breach" : "event") + (mark.number == nil ? " again" : "")
                        Lanes.line(kind, x: x, from: 14, to: nil, in: &html)
                        // Numbers that would cover each other are left out; the list has them.
                        guard let number = mark.number, x - lastShown > 2.5 else { continue }
                        lastShown = x
                        Lanes.text(String(number), x: x, y: 11, anchor: nil, class: "count", in: &html)
                    }
                }
            }
        }
    }

    /// Dates along the axis; where less than two lie within it, the first and the last moment.
    private func labels(_ axis: TimeAxis, from first: Instant, to last: Instant) -> [TimeAxis.Label] {
        let moments = report.moments
        // Beside the mend the chart has a third of the page.
        let room = 0.35
        let dates =
            last - first > 6 * 86_400
            ? axis.days(moments, room: room) : axis.halfDays(moments, room: room)
        guard dates.count < 2 else { return dates }
        return [first, last].map { moment in
            let civil = moments.civil(moment)
            return TimeAxis.Label(x: axis.x(moment), lines: [TimeAxis.dayText(civil), civil.clockText])
        }
    }

    private struct Mark {
        var at: Instant
        var actor: ActorID?
        var isBreach: Bool
        /// The number in the list; nil for what comes again.
        var number: Int?
    }

    /// A line for everything that happens; what comes again stands in the lane of the line that it repeats.
    private var marks: [Mark] {
        var marks: [Mark] = []
        for row in rows {
            switch row.content {
            case .event(let run, let number):
                marks.append(
                    Mark(
                        at: row.at, actor: run.event.actor, isBreach: run.event.kind == .breach,
                        number: number))
            case .again:
                marks += row.repeated.map {
                    Mark(at: $0.at, actor: $0.actor, isBreach: $0.kind == .breach, number: nil)
                }
            }
        }
        return marks
    }
}
