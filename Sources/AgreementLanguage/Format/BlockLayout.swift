/// Writes a block out: keys in the order of the reference page, two spaces deep, in brackets where it fits.
struct BlockLayout {
    /// A line is at most so many characters long, where that can be helped.
    static let width = 100

    /// The lines of a block.
    static func lines(of root: [BlockElement], kind: BlockKind, closing: [String]) -> [String] {
        Self().keys(root, order: kind.keys, indent: 0) + closing
    }

    // MARK: Keys, one on each line

    private func keys(_ elements: [BlockElement], order: [String], indent: Int) -> [String] {
        sorted(elements, by: order).flatMap { element in
            comments(before: element, indent: indent) + entry(element, indent: indent)
        }
    }

    private func entry(_ element: BlockElement, indent: Int) -> [String] {
        let key = element.key ?? ""
        let head = pad(indent) + ScalarSpelling.oneLine(key, inBrackets: false) + ":"
        let order = BlockPart.order(within: key)
        return value(of: element, key: key, head: head + " ", bare: head, order: order, indent: indent + 2)
    }

    /// A value behind what stands before it on its line.
    private func value(
        of element: BlockElement, key: String, head: String, bare: String, order: [String], indent: Int
    ) -> [String] {
        let tail = element.trailing.map { "  " + $0 } ?? ""
        switch element.value {
        case .missing: return [bare + tail]
        case .text(let text):
            let line = head + ScalarSpelling.oneLine(text, inBrackets: false)
            let isShort = line.count <= Self.width && !text.contains("\n")
            if isShort { return [line + tail] }
            guard let broken = ScalarSpelling.lines(of: text, width: Self.width - indent) else {
                return [line + tail]
            }
            return [head + broken.opening + tail] + broken.lines.map { $0.isEmpty ? "" : pad(indent) + $0 }
        case .list(let elements), .keys(let elements):
            if elements.isEmpty || !(Self.ladders.contains(key) || element.holdsComment),
                let brackets = brackets(element, order: order),
                elements.isEmpty || (head + brackets).count <= Self.width
            {
                return [head + brackets + tail]
            }
            if case .list = element.value {
                return [bare + tail] + list(elements, order: order, indent: indent)
            }
            return [bare + tail] + keys(elements, order: order, indent: indent)
        }
    }

    /// Lists whose members stand below each other even where they would fit on one line.
    private static let ladders = ["rungs", "tranches", "transitions"]

    // MARK: Lists, one member on each line

    private func list(_ elements: [BlockElement], order: [String], indent: Int) -> [String] {
        // Members that have keys look alike: all in brackets, or none.
        let fit = elements.allSatisfy { element in
            guard case .keys = element.value else { return true }
            guard !element.holdsComment, let brackets = brackets(element, order: order) else { return false }
            return indent + 2 + brackets.count <= Self.width
        }
        return elements.flatMap { element -> [String] in
            let lines = member(element, inBrackets: fit, order: order, indent: indent)
            return comments(before: element, indent: indent) + lines
        }
    }

    private func member(
        _ element: BlockElement, inBrackets: Bool, order: [String], indent: Int
    ) -> [String] {
        let dash = pad(indent) + "- "
        guard case .keys(let elements) = element.value, !elements.isEmpty, !inBrackets else {
            return value(
                of: element, key: "", head: dash, bare: pad(indent) + "-", order: order, indent: indent + 2)
        }
        // The first key stands behind the dash, so what is said of it is said of the member.
        let inner = sorted(elements, by: order)
        var above = inner[0].leading.map { pad(indent) + $0 }
        inner[0].leading = []
        if let trailing = element.trailing {
            if inner[0].trailing == nil {
                inner[0].trailing = trailing
            } else {
                above.append(pad(indent) + trailing)
            }
            element.trailing = nil
        }
        var lines = keys(inner, order: order, indent: indent + 2)
        lines[0] = dash + lines[0].dropFirst(indent + 2)
        return above + lines
    }

    // MARK: In brackets

    /// The value on one line; nil where it holds something that needs lines of its own.
    private func brackets(_ element: BlockElement, order: [String]) -> String? {
        switch element.value {
        case .missing: return nil
        case .text(let text):
            return text.contains("\n") ? nil : ScalarSpelling.oneLine(text, inBrackets: true)
        case .list(let elements):
            let parts = elements.map { brackets($0, order: order) }
            let whole = parts.compactMap(\.self)
            return whole.count == parts.count ? "[" + whole.joined(separator: ", ") + "]" : nil
        case .keys(let elements):
            let parts = sorted(elements, by: order).map { element -> String? in
                let key = element.key ?? ""
                return brackets(element, order: key == "either" ? order : BlockPart.order(within: key)).map {
                    ScalarSpelling.oneLine(key, inBrackets: true) + ": " + $0
                }
            }
            let whole = parts.compactMap(\.self)
            return whole.count == parts.count ? "{" + whole.joined(separator: ", ") + "}" : nil
        }
    }

    // MARK: Parts

    private func comments(before element: BlockElement, indent: Int) -> [String] {
        element.leading.map { pad(indent) + $0 }
    }

    private func pad(_ indent: Int) -> String { String(repeating: " ", count: indent) }

    /// Keys in their order; those that are not in it stay in theirs, behind.
    private func sorted(_ elements: [BlockElement], by order: [String]) -> [BlockElement] {
        elements.enumerated().sorted { a, b in
            let (first, second) = (place(of: a.element, in: order), place(of: b.element, in: order))
            return (first, a.offset) < (second, b.offset)
        }.map(\.element)
    }

    private func place(of element: BlockElement, in order: [String]) -> Int {
        element.key.flatMap { order.firstIndex(of: $0) } ?? order.count
    }
}

extension BlockPart {
    /// The order of the keys below this one, or of the members of its list; empty where any will do.
    static func order(within key: String) -> [String] {
        let part: BlockPart? =
            switch key {
            case "prohibits", "permits": .acts
            case "during": .during
            case "quota": .quota
            case "answers": .answers
            case "notice": .notice
            case "amount": .amount
            case "tranches": .tranche
            case "rungs": .rung
            case "timing": .timing
            case "count": .count
            case "certified": .certified
            case "decided": .decided
            case "breach-found": .breachFound
            case "transitions": .transition
            case "where": .place
            case "of": .baseline
            case "calibre": .calibre
            case "leave-out": .leaveOut
            default: nil
            }
        return part?.keys ?? []
    }
}
