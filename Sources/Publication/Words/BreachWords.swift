internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Since when a party is in breach, and of what, in lines that every output shares.
struct BreachWords {
    let party: ActorID
    let lines: [Line]

    /// The first breach of one provision, or the first duty that was not done.
    struct Line {
        /// The provision or the duty.
        var what: String
        /// When it was broken; nil where that is withheld.
        var since: Interval?
        /// How far into the time in force of the provision, in words; nil for a duty.
        var after: String?
    }

    /// The lines in order of time, what is withheld last.
    init(_ breach: PartyBreach, in reading: ReadingVerdict, _ released: Released) {
        party = breach.party
        var lines = breach.provisions.map {
            Line(what: $0.provision.text, since: $0.since, after: Wording.after($0.elapsed))
        }
        let deeds = breach.deeds.compactMap { id in reading.deeds.first { $0.id == id } }
        if let first = deeds.first {
            let others = deeds.count - 1
            lines.append(
                Line(
                    what: DutyWords(released: released).title(first)
                        + (others == 0 ? "" : " and \(others) more"),
                    // Where no more may be told than the year, that of the breach as a whole tells it.
                    since: first.breached ?? (lines.isEmpty ? breach.since : nil)))
        }
        self.lines = lines.sorted { a, b in
            guard let a = a.since else { return false }
            return b.since.map { a < $0 } ?? true
        }
    }

    /// Whether there is but one thing to tell, so that it needs no name.
    var isSingle: Bool { lines.count == 1 && lines[0].after != nil }

    /// All parties in breach under a reading.
    static func all(_ reading: ReadingVerdict, _ released: Released) -> [BreachWords] {
        reading.breaches.map { BreachWords($0, in: reading, released) }
    }
}
