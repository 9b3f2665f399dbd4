internal import AgreementLanguage

// Measures that are said and not done: they end when they are said, need no order, and keep nobody from anything.
extension Rung {
    /// What a measure does.
    enum Weight {
        /// It says something, and is over when it is said.
        case words
        /// Somebody looks into it, and is done when he has looked.
        case looking
        /// It takes something away, or brings something, until it ends.
        case lasting
        /// Its words tell nothing of that.
        case unknown
    }

    /// How words of measures begin that only say something.
    private static let saying = [
        "warn", "protest", "call", "consult", "notice", "notif", "letter", "statement", "meet", "demarche",
        "démarche", "complain", "condemn", "note", "reprimand", "rebuke", "appeal", "remind", "talk",
        "negotiat", "discuss", "session", "request", "hearing", "dialogue", "declaration",
        "naming", "demand", "denounc", "deplor", "urg", "report", "referral", "publish", "publication",
        "explain", "explanation", "apolog", "inform", "summon", "mediation", "hotline",
    ]
    /// How words of measures begin by which somebody looks into it.
    private static let looking = ["inspect", "investigat", "verif"]
    /// How words of measures begin that do something, or take something away. The class is nearly closed: what holds one side until it
    /// stops has few names.
    private static let lasting = [
        "sanction", "embargo", "blockade", "force", "military", "troop", "army", "armies", "armed",
        "arms", "fire", "strike", "suspen", "withdraw", "withh", "monitor", "seiz", "clos", "stop", "cut",
        "freez", "frozen", "expel", "expul", "exclu", "escort", "patrol", "deploy", "reimpos", "tariff",
        "compensat", "fine", "levy", "interven", "interce", "halt", "assist", "protect", "defen", "recall",
        "prohibit", "restrict", "revo", "cancel", "terminat", "detain", "arrest", "confiscat", "quarantin",
        "interrupt", "ceas", "refus", "denied", "denies", "denial", "shut", "block", "barred",
    ]
    /// Whole words of the same kind, that others begin like.
    private static let lastingWords: Set<Substring> = [
        "ban", "bans", "ends", "ended", "pays", "paid", "loses",
    ]
    /// What follows words that only speak of a measure: a warning of sanctions, a statement that transit is closed.
    private static let objects: Set<Substring> = ["of", "that", "about", "on", "to", "for", "against"]
    /// What parts one measure from the next.
    private static let partings: Set<Substring> = ["and", "or", "then", "followed"]

    /// Whether the measure consists of words. One that takes acts is more than words, whatever it is called.
    var isMereWords: Bool { weight == .words }

    /// What the measure does, as far as its words tell. Of each part the first word that tells decides: a warning of sanctions is a
    /// warning, sanctions after a warning are sanctions. Where words are named and something lasting is done (the meeting point is
    /// closed, talks are suspended) nobody can tell by the words which it is.
    var weight: Weight {
        if case .stated(let acts)? = involves?.acts, acts != .only([]) { return .lasting }
        // A measure that is still to be named is meant to be one.
        if measure.hasPrefix("<") { return .lasting }
        let told = measure.lowercased().split { ",;:".contains($0) }.flatMap { part in
            part.split { !$0.isLetter && $0 != "-" }.split(whereSeparator: Self.partings.contains)
        }.compactMap(Self.weight(ofPart:))
        return [.lasting, .looking, .unknown, .words].first(where: told.contains) ?? .unknown
    }

    /// What a part tells; nil where it tells nothing of that.
    private static func weight(ofPart words: ArraySlice<Substring>) -> Weight? {
        guard let first = words.firstIndex(where: { weight($0) != nil }), let told = weight(words[first])
        else {
            return nil
        }
        guard told == .words, first + 1 < words.endIndex, !objects.contains(words[first + 1]) else {
            return told
        }
        return words[(first + 1)...].contains { weight($0) == .lasting } ? .unknown : told
    }

    /// What a word tells; nil where it tells nothing of that.
    private static func weight(_ word: Substring) -> Weight? {
        if saying.contains(where: word.hasPrefix) { return .words }
        if looking.contains(where: word.hasPrefix) { return .looking }
        return lasting.contains(where: word.hasPrefix) || lastingWords.contains(word) ? .lasting : nil
    }

    /// Whether the measure takes force: by the acts that it involves, or where it tells of none by its words.
    var takesForce: Bool { involves.map { $0.acts != .stated(.only([])) } ?? measure.speaksOfForce }
}
