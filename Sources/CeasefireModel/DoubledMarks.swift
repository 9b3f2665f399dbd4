extension String {
    /// The text with every such mark written twice, as tables and YAML want it.
    ///
    /// Scalar by scalar: a mark with an accent on it is one character, and another than the mark; it still ends what it quotes.
    package func doubling(_ mark: Unicode.Scalar) -> String {
        guard unicodeScalars.contains(mark) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            text.unicodeScalars.append(scalar)
            if scalar == mark { text.unicodeScalars.append(scalar) }
        }
        return text
    }
}
