internal import AgreementLanguage
internal import CeasefireModel

/// Two readings, or two ways in which a value is relayed, that do not judge the same event alike.
struct ReadingsDiverge: Rule {
    static let page = RulePage(
        id: .readingsDiverge, kind: .ambiguity, title: "Readings whose verdicts differ",
        looksFor:
            "Two readings of the document, or two ways in which one of its values is relayed, and the smallest event of which one makes a breach, or something late, and the other does not. Single acts are tried at the edges of every time in force, of every kind that some value tells apart, by each party; acts that plead an exemption which only some readings grant; duties that nobody does, on the day after each deadline that some reading gives; then a breach that nobody answers, and two breaches with every time between them that the text or a reading speaks of. How many were tried stands among the bounds.",
        matters:
            "Two sides can sign one text and agree on two. The difference stays hidden until the event comes that tells the two apart; then each side is certain that the other broke its word.",
        bad: document("{from: start, until: never}"),
        good: document("{from: 2030-01-01T00:00, until: never}"))

    private static func document(_ during: String) -> String {
        ExampleText.document(
            "open-term: start\ntype: instant",
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: \(during)
            standard-of-proof: clear-and-convincing
            """,
            """
            reading: as-east-says
            held-by: east
            values: {start: 2030-01-01T00:00}
            """,
            """
            reading: as-west-says
            held-by: west
            values: {start: 2030-01-08T00:00}
            """)
    }

    func flaws(in draft: Draft) -> [Flaw] {
        readings(draft) + Meanings.all(in: draft).compactMap { meaning($0, in: draft) }
    }

    // MARK: Readings of the document

    private func readings(_ draft: Draft) -> [Flaw] {
        let names = draft.agreement.readings.map(\.name)
        guard names.count > 1, let stage = Stage(asRead: draft),
            let events = TellingEvents(stage, readings: Set(names))
        else { return [] }
        draft.effort.note(events.bound)
        // Most events part the readings into two camps: each parting is told once.
        var parted: Set<[ReadingName]> = []
        var flaws: [Flaw] = []
        var same: [[ReadingName]] = []
        for (i, a) in names.enumerated() {
            for b in names[(i + 1)...] where !parted.contains([a, b]) {
                guard let found = events.first(between: a, b) else {
                    if !same.contains([a, b]) { same.append([a, b]) }
                    continue
                }
                for one in found.breach {
                    for other in found.none {
                        parted.insert([one, other])
                        parted.insert([other, one])
                    }
                }
                flaws += [flaw(found, "\(a)/\(b)", bound: events.bound, in: draft, on: stage)].compactMap(
                    \.self)
            }
        }
        return flaws + pleas(of: Set(names), in: draft)
            + consequences(
                same.filter { !parted.contains($0) }, of: names, bound: events.bound, in: draft, on: stage)
            + duties(of: names, isTold: { parted.contains([$0, $1]) }, in: draft, on: stage)
    }

    private func flaw(
        _ found: TellingEvents.Difference, _ subject: String, bound: String, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        let readings = Set(found.breach + found.none)
        let (yes, no) = (Self.list(found.breach), Self.list(found.none))
        var play = Play(on: stage)
        play.act(found.event)
        guard
            let example = play.shown(
                .readingsDiffer, until: found.event.seconds + 3_600,
                words: "under \(yes): a breach of \(found.provision); under \(no): none", readings: readings,
                bearingOut: subject),
            let place = draft.block("provision", found.provision.text)
        else { return nil }
        let event = found.event.words(stage)
        return Flaw(
            rule: .readingsDiverge, severity: .serious, subject: subject,
            message: "\(event) is a breach of \(found.provision) under \(yes), and none under \(no).",
            story:
                "\(event.capitalisedFirst). Nobody disputes what happened. Whoever holds \(yes) calls it a breach and asks for what the agreement promises; whoever holds \(no) calls the answer a breach.",
            span: Self.span(found.element, of: place, in: draft), counterexample: example,
            bound: bound,
            mend: Mend(words: "Agree on one value, and write it where the readings differ."))
    }

    // MARK: Pleas that only some readings grant

    /// Of each provision whose exemptions readings dispute, an act that one of them excuses.
    private func pleas(of readings: Set<ReadingName>, in draft: Draft) -> [Flaw] {
        TellingPleas.differences(in: draft, readings: readings).compactMap { found in
            guard let place = draft.block("provision", found.provision.name.text),
                let original = draft.provision(found.provision.name)
            else { return nil }
            let (yes, no) = (Self.list(found.granting), Self.list(found.refusing))
            let words = "an act that pleads \(found.exemption)"
            return Flaw(
                rule: .readingsDiverge, severity: .serious, subject: "\(found.provision.name)/except",
                message:
                    "\(words.capitalisedFirst), with all that it asks for shown, is no breach of \(found.provision.name) under \(yes), and one under \(no).",
                story:
                    "\(found.example.events.first?.words.capitalisedFirst ?? words). Nobody disputes what happened, nor why. Whoever holds \(yes) calls it excused by \(found.exemption); whoever holds \(no) calls it a breach, and asks for what the agreement promises.",
                span: draft.span(of: "except", in: place), counterexample: found.example,
                mend: Mend(
                    "Write into the article what all hold to be excused, and strike the rest or give it a test.",
                    draft.agreeingOnExemptions(from: original)))
        }
    }

    // MARK: The same breaches, and other consequences

    /// Pairs of readings that call the same acts breaches, and do not draw the same consequences.
    private func consequences(
        _ pairs: [[ReadingName]], of names: [ReadingName], bound: String, in draft: Draft, on stage: Stage
    ) -> [Flaw] {
        guard !pairs.isEmpty, !draft.agreement.responses.isEmpty else { return [] }
        let tried = TellingCourses(stage, readings: Set(names))
        let more = tried.left == 0 ? "" : " of \(tried.courses.count + tried.left)"
        let bound = "\(tried.courses.count)\(more) courses of one or two breaches"
        draft.effort.note(bound)
        var left = Set(pairs)
        var flaws: [Flaw] = []
        for course in tried.courses where !left.isEmpty {
            let told = course.play.told(until: course.until, readings: Set(names))
            for pair in pairs where left.contains(pair) {
                guard let a = told[pair[0]], let b = told[pair[1]],
                    // Where one of them cannot even say that it was a breach, other rules tell of that.
                    a.breaches == b.breaches, a.consequences != b.consequences,
                    let flaw = flaw(course, pair, bound: bound, in: draft)
                else { continue }
                flaws.append(flaw)
                // Readings that say the same here are parted alike: each parting is told once.
                left = left.filter {
                    !(told[$0[0]] == a && told[$0[1]] == b || told[$0[0]] == b && told[$0[1]] == a)
                }
            }
        }
        return flaws
    }

    private func flaw(
        _ course: TellingCourses.Course, _ pair: [ReadingName], bound: String, in draft: Draft
    ) -> Flaw? {
        guard let place = draft.block("response", course.response.text),
            let example = course.play.shown(
                .readingsDiffer, until: course.until,
                words: "\(course.response) calls for other things under \(pair[0]) than under \(pair[1])",
                readings: Set(pair), bearingOut: "\(pair[0])/\(pair[1])"
            )?.telling((pair[0], "under \(pair[0])"), apartFrom: (pair[1], "under \(pair[1])"))
        else { return nil }
        return Flaw(
            rule: .readingsDiverge, severity: .serious, subject: "\(pair[0])/\(pair[1])",
            message:
                "\(course.words.capitalisedFirst): what \(course.response) calls for under \(pair[0]) is not what it calls for under \(pair[1]).",
            story:
                "\(course.words.capitalisedFirst). Both readings call it a breach, and each counts its times in its own way. Whoever must act is late by the one and not by the other, or is asked for nothing at all.",
            span: place.outline.span(place.block.nameRange), counterexample: example, bound: bound,
            mend: Mend(words: "Agree on one value, and write it where the readings differ."))
    }

    /// The words of the provision on which they differ.
    private static func span(
        _ element: Element?, of place: (outline: DocumentOutline, block: DocumentOutline.Block),
        in draft: Draft
    ) -> SourceSpan {
        switch element {
        case .time: draft.span(of: "during", in: place)
        case .place: draft.span(of: "where", in: place)
        case .act, .target, .event: draft.span(of: "prohibits", in: place)
        case .actor: draft.span(of: "binds", in: place)
        case .exemption: draft.span(of: "except", in: place)
        case nil: place.outline.span(place.block.nameRange)
        }
    }

    // MARK: Values that are relayed in several ways

    private func meaning(_ meaning: Meanings.Meaning, in draft: Draft) -> Flaw? {
        guard let example = meaning.example(in: draft) else { return nil }
        let (first, second) = (meaning.alternatives[0], meaning.alternatives[1])
        return Flaw(
            rule: .readingsDiverge, severity: .serious, subject: meaning.subject,
            message:
                "\(meaning.words.capitalisedFirst) is relayed as \(first) and as \(second), and the verdicts differ.",
            story:
                "\(example.events.map(\.words).joined(separator: "; ").capitalisedFirst). \(example.shows.capitalisedFirst). Each side will relay the wording that serves it.",
            span: meaning.span, counterexample: example,
            holdsFor: "\(meaning.words): \(first) against \(second)",
            mend: Mend(
                words: "Agree on one of the values.",
                edits: [DocumentEdit(file: meaning.span.file, range: meaning.range, text: first)]))
    }
}
