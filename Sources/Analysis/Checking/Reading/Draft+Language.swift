internal import AgreementLanguage

// In which language the articles speak.
extension Draft {
    /// Fewer words than these tell nothing of a language.
    private static let leastWords = 40
    /// Words without which nobody writes English: a tenth of what is written there, and hardly any of what is written elsewhere.
    private static let frequent: Set<String> = [
        "the", "of", "and", "to", "is", "that", "by", "shall", "which", "with", "be", "it", "not", "who",
        "any",
    ]

    /// Whether the articles can be read as English: they are too short to tell, or at least one word in twenty-five is one of
    /// the frequent words of English.
    public var speaksEnglish: Bool {
        let words = outlinesInOrder.flatMap(\.articles).flatMap { article in
            article.text.lowercased().split { !$0.isLetter }.map(String.init)
        }
        guard words.count >= Self.leastWords else { return true }
        return words.count(where: Self.frequent.contains) * 25 >= words.count
    }
}
