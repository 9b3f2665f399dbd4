internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A duty of one party: what the document says, when it was owed, who says what of its being done, and what
/// answers it.
struct DeedChain {
    private let deed: DeedVerdict
    private let reading: ReadingVerdict
    private let released: Released
    private let words: DutyWords

    /// The duty of that name under the reading; nil where it has none.
    init?(_ id: String, _ reading: ReadingVerdict, _ released: Released) {
        guard let deed = reading.deeds.first(where: { $0.id == id }) else { return nil }
        self.deed = deed
        self.reading = reading
        self.released = released
        words = DutyWords(released: released)
    }

    func put(on page: inout TextPage) {
        page.line("\(deed.id): a duty, \(deed.state.words)", tone: .strong)
        page.line("\(deed.state.words): \(deed.state.meaning)", indent: 2, tone: .faint)
        page.line("why: \(words.reason(deed))", indent: 2)
        page.line("owed by: \(released.name(deed.party))", indent: 2)
        page.line("what: \(deed.what)", indent: 2)
        if let count = words.count(deed) { page.line("how much: \(count)", indent: 2) }
        document(on: &page)
        clock(on: &page)
        evidence(on: &page)
        entries(on: &page)
        page.findings(reading.findings.filter { $0.deed == deed.id }, released)
        responses(on: &page)
    }

    private func document(on page: inout TextPage) {
        guard let article = words.article(deed) else { return }
        page.heading("What the document says")
        page.line(article.heading, indent: 2, tone: .strong)
        for line in article.text.split(separator: "\n\n") {
            page.line(line.split(separator: "\n").joined(separator: " "), indent: 2, hanging: 0)
        }
    }

    private func clock(on page: inout TextPage) {
        page.heading("When it was owed, and when it was done")
        for (name, when) in words.times(deed) {
            page.line(
                "\(name): \(when.map { released.moments.both($0) } ?? DutyWords.untold(deed))", indent: 2)
        }
        for (name, when) in words.done(deed) {
            page.line("\(name): \(released.moments.both(when))", indent: 2)
        }
        if let known = deed.breachKnown {
            page.line("known to be a breach from: \(released.moments.both(known))", indent: 2)
        }
        for assumption in deed.assumptions {
            page.line("assumed: \(released.moments.text(assumption.line))", indent: 2)
        }
    }

    private func evidence(on page: inout TextPage) {
        page.heading("The words for and against its being done, in decibans")
        sums(deed.weighings, says: "was done", isVerified: deed.isVerified, on: &page)
        guard !deed.beginWeighings.isEmpty else { return }
        page.heading("The words for and against its being begun in time, in decibans")
        sums(deed.beginWeighings, says: "was begun", isVerified: deed.isBeginVerified, on: &page)
    }

    private func sums(
        _ weighings: [Weighing], says what: String, isVerified: Bool, on page: inout TextPage
    ) {
        guard !weighings.isEmpty else {
            page.line(
                deed.reason == ReleasedReasons.withheld
                    ? "Words that were weighed are withheld." : "Nobody's words were weighed.", indent: 2)
            return
        }
        if isVerified {
            page.line(
                "The word of whoever the agreement names to verify it is taken as agreed and needs no weight: no sum is asked for.",
                indent: 2)
        } else {
            totals(weighings, on: &page)
        }
        for weighing in weighings {
            let carriers = weighing.reports.map(\.text) + weighing.entries.map(\.text)
            let does =
                weighing.direction == .supports
                ? "says that it \(what)" : "says that it \(what.replacing("was ", with: "was not "))"
            let party = weighing.origin.party.map { ", speaks for " + released.name($0) } ?? ""
            let weight = isVerified ? "" : SumWords.signed(weighing) + " "
            page.line(
                "\(weight)\(weighing.origin.id) (\(weighing.origin.grade)\(party)) \(does), \(Wording.interest(weighing, released)): \(carriers.joined(separator: ", "))",
                indent: 4, tone: .faint)
        }
    }

    private func totals(_ weighings: [Weighing], on page: inout TextPage) {
        let weights = released.verdict.record.weights
        let grade = weights.grade(.event, weighings: weighings, standard: deed.standard)
        if let sum = SumWords.text(grade, standard: deed.standard, released) {
            page.line("for: \(sum)", indent: 2)
        }
        if let against = grade.sumAgainst {
            page.line(
                "against: \(decibansText(against)), from the same prior; the standard asks for \(decibansText(weights.threshold(of: deed.standard)))",
                indent: 2)
        }
    }

    private func entries(on page: inout TextPage) {
        let used = deed.entries.compactMap { released.entry($0) }
        guard !used.isEmpty else { return }
        page.heading("The entries that it rests on")
        for entry in used {
            page.line(
                "\(entry.id)  \(EntryWords.author(entry)) \(EntryWords.text(entry, released)): \(entry.reason)",
                indent: 2)
        }
    }

    private func responses(on page: inout TextPage) {
        guard deed.state == .breached else { return }
        page.heading("Response")
        let answering = reading.responses.filter { $0.breaches.contains(deed.id) }
        guard !answering.isEmpty else {
            page.line("No document on the table says what answers it.", indent: 2)
            return
        }
        for response in answering {
            let words = ResponseWords(response: response, released: released)
            page.line("\(response.response) (\(response.document)): \(words.headline).", indent: 2)
            let clocks = response.scenarios.flatMap(\.episodes).filter { $0.breaches.contains(deed.id) }
                .flatMap { episode in episode.rungs.flatMap(episode.ownClocks) }
            for clock in clocks {
                let basis =
                    response.found.isEmpty ? "" : clock.isHypothetical ? "hypothetical, " : "binding, "
                page.line(
                    "\(basis)\(words.due(clock)); \(clock.state.rawValue). Clock \(clock.id)", indent: 4)
            }
        }
        page.line(Wording.hypothetical, indent: 2, tone: .faint)
    }
}
