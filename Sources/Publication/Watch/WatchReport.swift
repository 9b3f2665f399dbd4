public import AgreementLanguage
public import CeasefireModel
public import Evaluation

/// What ladders said as a record became known, as it is told to a watch officer. It tells all to the minute and names every breach, so it
/// is for the mission's own room.
public struct WatchReport: Sendable {
    let agreement: Agreement
    let watch: LadderWatch
    let moments: Moments

    /// Tells a watch in the clocks of the agreement's zone.
    public init(_ watch: LadderWatch, agreement: Agreement, zones: any TimeZoneRules) {
        self.watch = watch
        self.agreement = agreement
        moments = Moments(zones: zones, zone: agreement.timeZone)
    }

    /// Paragraphs by moment: what was heard, and below it what the ladders said.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        page.line("For the mission's own room: every breach is named, and every time told to the minute.")
        if watch.lines.isEmpty {
            page.line("No ladder said anything: no breach that a response answers is on record.")
        }
        var last: LadderWatch.Line?
        for line in watch.lines {
            let isNew = last.map { $0.told != line.told || $0.cause != line.cause } ?? true
            if isNew {
                page.blank()
                page.line("\(moments.local(line.told))  \(words(line.cause))", tone: .strong)
            }
            if isNew || last.map({ concern($0) != concern(line) }) ?? true {
                page.line(concern(line), indent: 2)
            }
            page.line(said(line), indent: 4)
            last = line
        }
        if !watch.left.isEmpty {
            page.heading("Left to the assessment")
            for reason in watch.left { page.line(moments.text(reason), indent: 2) }
        }
        return page.text
    }

    private func words(_ cause: LadderWatch.Cause?) -> String {
        switch cause {
        case nil: "time passed"
        case .breach(let name): "heard of the breach \(name)"
        case .anchored(let name, .found): "the breach \(name) was found"
        case .anchored(let name, _): "notice of the breach \(name) was served"
        case .measure(let rung, let actor): "heard that \(actor) took \(rung)"
        }
    }

    /// Of whose breaches something is said, under which reading and assumptions, and whether it binds.
    private func concern(_ line: LadderWatch.Line) -> String {
        let assumed = line.assumptions.map { ", if \(moments.text($0.line))" }.joined()
        let status = line.isBinding ? "found, so it binds" : "assessed, so hypothetical"
        return "\(line.response) against \(line.party), reading \(line.reading)\(assumed): \(status)"
    }

    private func said(_ line: LadderWatch.Line) -> String {
        switch line.revision {
        case .none: matter(line)
        case .late: "late: \(matter(line))"
        case .takenBack:
            line.wasActedOn ? "taken back, though acted on: \(matter(line))" : "taken back: \(matter(line))"
        }
    }

    private func matter(_ line: LadderWatch.Line) -> String {
        let span = line.span.map { moments.local($0) }
        let formerly = line.formerly.map { moments.local($0) }
        switch line.matter {
        case .episode(let isGone):
            if isGone { return "the episode of \(formerly ?? "no time") is no more" }
            let before = formerly.map { ", not \($0)" } ?? ""
            return "an episode began \(span ?? "at no time known")\(before)"
        case .rung(let rung, _, let state):
            switch state {
            case .holds:
                let before = formerly.map { ", not since \($0)" } ?? ""
                return "\(rung) is called for since \(span ?? "a time not known")\(before)"
            case .mayHold: return "\(rung) may be called for"
            case .doesNotHold: return "\(rung) is not called for"
            case .unstated: return "whether \(rung) is called for cannot be told"
            case .left: return "\(rung) is left to the assessment"
            }
        case .clock(let rung, let kind, let former, let state):
            let name = kind == .unstated ? "the clock" : "the clock '\(kind.rawValue)'"
            let due = span.map { ", due \($0)" } ?? ""
            let before = formerly.flatMap { $0 == span ? nil : ", not \($0)" } ?? ""
            let change = former == state ? state.rawValue : "\(former.rawValue), now \(state.rawValue)"
            return "\(name) of \(rung): \(change)\(due)\(before)"
        }
    }

    // MARK: For programs

    /// A line of JSON for each thing that was said, in order.
    public func jsonLines() -> String {
        watch.lines.map { line in
            JSONValue.object(
                [
                    ("told", instant(line.told)), ("heard", heard(line.cause)),
                    ("reading", .string(line.reading.text)), ("response", .string(line.response.text)),
                    ("party", .string(line.party.text)), ("episode", .int(line.episode)),
                    ("assumptions", .strings(line.assumptions.map { moments.text($0.line) })),
                    ("status", .string(line.isBinding ? "found" : "assessed")),
                    ("revision", .string(revision(line.revision))),
                    ("actedOn", .bool(line.wasActedOn)),
                ] + matterMembers(line.matter) + [
                    ("formerly", .maybe(line.formerly, interval)), ("at", .maybe(line.span, interval)),
                ]
            ).text(openLevels: 0)
        }.joined()
    }

    private func heard(_ cause: LadderWatch.Cause?) -> JSONValue {
        switch cause {
        case nil: .null
        case .breach(let name): .object([("breach", .string(name))])
        case .anchored(let name, let anchor): .object([(anchor.rawValue, .string(name))])
        case .measure(let rung, let actor):
            .object([("measure", .string(rung.text)), ("by", .string(actor.text))])
        }
    }

    private func revision(_ revision: StreamNotice.Revision) -> String {
        switch revision {
        case .none: "none"
        case .late: "late"
        case .takenBack: "taken-back"
        }
    }

    private func matterMembers(_ matter: LadderWatch.Matter) -> [(String, JSONValue)] {
        switch matter {
        case .episode(let isGone): [("matter", .string("episode")), ("isGone", .bool(isGone))]
        case .rung(let rung, let former, let state):
            [
                ("matter", .string("rung")), ("rung", .string(rung.text)),
                ("before", .string("\(former)")), ("after", .string("\(state)")),
            ]
        case .clock(let rung, let kind, let former, let state):
            [
                ("matter", .string("clock")), ("rung", .string(rung.text)), ("kind", .string(kind.rawValue)),
                ("before", .string(former.rawValue)), ("after", .string(state.rawValue)),
            ]
        }
    }

    private func instant(_ instant: Instant) -> JSONValue { .string(moments.iso(instant) ?? instant.utcText) }

    private func interval(_ interval: Interval) -> JSONValue {
        .object([("earliest", instant(interval.earliest)), ("latest", instant(interval.latest))])
    }
}
