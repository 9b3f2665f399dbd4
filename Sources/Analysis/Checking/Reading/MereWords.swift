internal import AgreementLanguage

// Measures that are said and not done: they end when they are said, need no order, and keep nobody from anything.
extension Rung {
    /// How words of measures begin that only say something.
    private static let saying = [
        "warn", "protest", "call", "consult", "notice", "notif", "letter", "statement", "meeting", "demarche",
        "démarche", "complain", "condemn", "note", "reprimand", "rebuke", "appeal", "remind", "talk",
        "negotiat", "discuss", "session", "request", "hearing", "dialogue", "declaration",
        "naming", "demand", "denounc", "deplor", "urg",
    ]
    /// How words of measures begin that do something, or take something away.
    private static let doing = [
        "sanction", "embargo", "blockade", "force", "military", "troop", "army", "armies", "armed",
        "arms", "fire", "strike", "suspen", "withdraw", "inspect", "investigat", "verif", "monitor", "seiz",
        "freez", "frozen", "expel", "expul", "escort", "patrol", "deploy", "reimpos", "tariff", "compensat",
        "interven", "interce", "halt", "assist", "protect", "defen", "recall", "prohibit",
    ]
    /// What parts one measure from the next.
    private static let partings: Set<Substring> = ["and", "or", "then", "followed"]

    /// Whether the measure consists of words. Of each part the first word that tells decides: a warning of sanctions is a warning,
    /// sanctions after a warning are sanctions. One that takes acts is more than words, whatever it is called.
    var isMereWords: Bool {
        if case .stated(let acts)? = involves?.acts, acts != .only([]) { return false }
        let told = measure.lowercased().split { ",;:".contains($0) }.flatMap { part in
            part.split { !$0.isLetter && $0 != "-" }.split(whereSeparator: Self.partings.contains)
        }.compactMap { words in words.lazy.compactMap(Self.isSaying).first }
        return !told.isEmpty && !told.contains(false)
    }

    /// Whether a word only says something; nil where it tells nothing of that.
    private static func isSaying(_ word: Substring) -> Bool? {
        if saying.contains(where: word.hasPrefix) { return true }
        return doing.contains(where: word.hasPrefix) || word == "ban" || word == "bans" ? false : nil
    }

    /// Whether the measure takes force: by the acts that it involves, or where it tells of none by its words.
    var takesForce: Bool { involves.map { $0.acts != .stated(.only([])) } ?? measure.speaksOfForce }
}
