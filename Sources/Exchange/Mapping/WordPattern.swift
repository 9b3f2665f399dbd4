/// Words in a row, as a mapping asks for them in prose: `нафтобаз*`, `с {H.mm} до {H.mm} мск`.
struct WordPattern: Sendable {
    /// What one word of a text must be.
    enum Token: Equatable, Sendable {
        /// This word.
        case word([UInt8])
        /// A word that begins so.
        case stem([UInt8])
        /// Any word, which is then taken.
        case any
        /// An hour, 0 to 24.
        case hour
        /// A minute, two digits.
        case minute
        /// A day of a month, 1 to 31.
        case day
    }

    /// What the words in a row must be; never empty.
    let tokens: [Token]

    /// Reads a pattern; nil where it holds no word or a slot that is not known.
    init?(_ text: String) {
        var tokens: [Token] = []
        for chunk in text.split(whereSeparator: \.isWhitespace) {
            if chunk.first == "{" {
                switch chunk {
                case "{}": tokens.append(.any)
                case "{H.mm}": tokens += [.hour, .minute]
                case "{d}": tokens.append(.day)
                default: return nil
                }
                continue
            }
            let isStem = chunk.last == "*"
            let letters = isStem ? chunk.dropLast() : chunk
            if letters.contains(where: { "*{}".contains($0) }) { return nil }
            let folded = FoldedWords(String(letters))
            for (i, word) in folded.words.enumerated() {
                let bytes = Array(folded.bytes[word])
                tokens.append(isStem && i == folded.words.count - 1 ? .stem(bytes) : .word(bytes))
            }
        }
        guard !tokens.isEmpty else { return nil }
        self.tokens = tokens
    }

    /// The words at the slots of some kinds, where the pattern first occurs; nil where it does not.
    func slots(_ kinds: [Token], in text: FoldedWords) -> [ArraySlice<UInt8>]? {
        guard text.words.count >= tokens.count else { return nil }
        for start in 0...(text.words.count - tokens.count) where matches(text, at: start) {
            return tokens.indices.filter { kinds.contains(tokens[$0]) }
                .map { text.bytes[text.words[start + $0]] }
        }
        return nil
    }

    /// Whether the words from one on are those of the pattern, from its token `first` on.
    func matches(_ text: FoldedWords, at start: Int, from first: Int = 0) -> Bool {
        guard start + tokens.count - first <= text.words.count else { return false }
        for i in first..<tokens.count {
            let word = text.bytes[text.words[start + i - first]]
            let isMatch =
                switch tokens[i] {
                case .word(let bytes): word.elementsEqual(bytes)
                case .stem(let bytes): word.starts(with: bytes)
                case .any: true
                case .hour: word.count <= 2 && (Self.number(word) ?? 99) <= 24
                case .minute: word.count == 2 && (Self.number(word) ?? 99) < 60
                case .day: word.count <= 2 && (1...31).contains(Self.number(word) ?? 0)
                }
            if !isMatch { return false }
        }
        return true
    }

    /// The number that digits write; nil for other letters.
    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}
