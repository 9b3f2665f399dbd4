/// A line that opens or closes a stretch of code in Markdown.
struct Fence: Sendable {
    /// `` ` `` or `~`.
    let mark: Character
    /// How many marks.
    let count: Int
    /// What follows the marks, trimmed: `truce`.
    let info: String

    /// Reads a line; nil where it is no fence.
    init?(line: String) {
        var rest = line[...]
        let indent = rest.prefix { $0 == " " }.count
        // Four spaces or more make a line of Markdown into code of its own.
        guard indent < 4 else { return nil }
        rest = rest.dropFirst(indent)
        guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
        count = rest.prefix { $0 == mark }.count
        guard count >= 3 else { return nil }
        self.mark = mark
        info = String(rest.dropFirst(count)).trimmed
        // ```` ```code``` ```` within a line is not a fence.
        if mark == "`", info.contains("`") { return nil }
    }

    /// Whether it opens a block of this language.
    var opensBlock: Bool { firstWord == "truce" }

    /// What language the fence names.
    var firstWord: String { info.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "" }

    /// Whether this line closes the stretch that `opening` opened.
    func closes(_ opening: Fence) -> Bool { info.isEmpty && mark == opening.mark && count >= opening.count }

    /// Whether this line can only be meant to open another stretch, so that `opening` was never closed.
    func cutsOff(_ opening: Fence) -> Bool { !info.isEmpty && mark == opening.mark && count >= opening.count }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Whether there is nothing but white space.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
