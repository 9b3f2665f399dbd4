/// Finds which of many patterns occur in a text, in one pass over its words.
///
/// The first words of all patterns stand in one tree of letters; the few patterns whose first word is met are
/// then compared word by word.
struct KeywordIndex: Sendable {
    private var patterns: [WordPattern] = []
    /// Bytes that occur in no first word share the class 0, which leads nowhere.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// `next[node * classCount + class]`, 0 for nowhere; the tree's root is the node 0.
    private var next: [Int32] = []
    /// At each node the patterns whose first word ends here, and those whose first stem does.
    private var words: [[Int]] = []
    private var stems: [[Int]] = []

    /// Adds a pattern and returns its number. Patterns that begin with a slot cannot be added.
    mutating func add(_ pattern: WordPattern) -> Int? {
        switch pattern.tokens[0] {
        case .word, .stem:
            patterns.append(pattern)
            return patterns.count - 1
        case .any, .hour, .minute, .day: return nil
        }
    }

    /// How many patterns there are.
    var count: Int { patterns.count }

    /// Builds the tree, once everything was added.
    mutating func build() {
        let firsts = patterns.map { pattern -> (bytes: [UInt8], isStem: Bool) in
            switch pattern.tokens[0] {
            case .word(let bytes): (bytes, false)
            case .stem(let bytes): (bytes, true)
            case .any, .hour, .minute, .day: ([], false)
            }
        }
        for byte in firsts.flatMap(\.bytes) where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            classCount += 1
        }
        addNode()
        for (number, first) in firsts.enumerated() {
            var node = 0
            for byte in first.bytes {
                let edge = node * classCount + Int(classes[Int(byte)])
                if next[edge] == 0 {
                    next[edge] = Int32(words.count)
                    addNode()
                }
                node = Int(next[edge])
            }
            if first.isStem { stems[node].append(number) } else { words[node].append(number) }
        }
    }

    private mutating func addNode() {
        next += [Int32](repeating: 0, count: classCount)
        words.append([])
        stems.append([])
    }

    /// Sets `found` at the number of each pattern that occurs.
    func search(_ text: FoldedWords, _ found: inout [Bool]) {
        guard !words.isEmpty else { return }
        for (i, range) in text.words.enumerated() {
            var node = 0
            var isInTree = true
            for byte in text.bytes[range] {
                let following = Int(next[node * classCount + Int(classes[Int(byte)])])
                if following == 0 {
                    isInTree = false
                    break
                }
                node = following
                if !stems[node].isEmpty { mark(stems[node], text, after: i, &found) }
            }
            if isInTree, !words[node].isEmpty { mark(words[node], text, after: i, &found) }
        }
    }

    private func mark(_ numbers: [Int], _ text: FoldedWords, after i: Int, _ found: inout [Bool]) {
        for number in numbers where !found[number] && patterns[number].matches(text, at: i + 1, from: 1) {
            found[number] = true
        }
    }
}
