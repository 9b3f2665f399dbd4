internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// The names of entries that a circle may not see because of their marks, as they stand now, and of what is withheld because it names one. A
/// finding about a report that is internal tells of the report: what it says, that it is there, and often who brought it.
struct ClosedNames {
    private var names: Set<String> = []
    /// Names that are looked for within texts: shorter ones stand in texts by chance, as numbers do.
    private static let shortestInTexts = 4
    /// Fields that hold words of the program's own.
    private static let ownWords: Set<String> = ["kind", "release"]

    /// Goes through a record, those leaves too that came after the newest checkpoint.
    ///
    /// - Parameter isOpen: Whether the circle may see what bears a mark.
    init(_ record: any RecordReading, isOpen: (ReleaseMark) -> Bool) throws {
        var closed: Set<EntryName> = []
        var byPeople: [RecordedEntry] = []
        try record.each(0..<record.head().size) { leaf in
            let entry = leaf.entry
            // What a correction says now holds, where the circle may see that it does.
            let said = entry.saidInPlace ?? entry
            if isOpen(said.substance.release), isOpen(entry.substance.release) {
                closed.remove(said.name)
            } else {
                closed.insert(said.name)
            }
            if Self.mayBeWithheld(entry), entry.substance.kind.space == .entries { byPeople.append(entry) }
        }
        names = Set(closed.flatMap { Self.spellings($0) })
        // What is withheld for what it names is named by others in its turn.
        var isStable = closed.isEmpty
        while !isStable {
            let withheld = byPeople.filter { areNamed(in: $0) }
            byPeople.removeAll { areNamed(in: $0) }
            for entry in withheld {
                names.formUnion(
                    [entry, entry.saidInPlace].compactMap(\.self).flatMap { Self.spellings($0.name) })
            }
            isStable = withheld.isEmpty
        }
    }

    /// Whether an entry names one of them, in a field of its own or within a text.
    func areNamed(in entry: RecordedEntry) -> Bool {
        guard !names.isEmpty, Self.mayBeWithheld(entry) else { return false }
        return holds(.object(EntryOutline.of(entry)))
    }

    /// Whoever may write, and which rows a file brought, everybody must know who is to check anything.
    private static func mayBeWithheld(_ entry: RecordedEntry) -> Bool {
        switch entry.substance.kind {
        case .opened, .role, .roleRevoked, .keyRotated, .intake: false
        default: true
        }
    }

    private static func spellings(_ name: EntryName) -> [String] {
        [name.text.lowercased(), name.words.lowercased()]
    }

    private func holds(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text): holds(text.lowercased())
        case .array(let values): values.contains(where: holds)
        case .object(let members): members.contains { !Self.ownWords.contains($0.0) && holds($0.1) }
        default: false
        }
    }

    private func holds(_ text: String) -> Bool {
        if names.contains(text) { return true }
        let words = text.split { !$0.isLetter && !$0.isNumber && !"-_.:/".contains($0) }
        return words.contains { word in
            let name = word.drop { "-_.:/".contains($0) }.trimmingEnd
            return name.count >= Self.shortestInTexts && names.contains(name)
        }
    }
}

extension RecordedEntry {
    /// What the entry puts in the place of another.
    fileprivate var saidInPlace: RecordedEntry? {
        guard case .act(.correction(let correction)) = substance.content else { return nil }
        return correction.replacement
    }
}

extension Substring {
    /// The word without the signs that end a sentence.
    fileprivate var trimmingEnd: String {
        var word = self
        while let last = word.last, "-_.:/".contains(last) { word.removeLast() }
        return String(word)
    }
}
