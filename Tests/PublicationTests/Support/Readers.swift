import Foundation

/// Reads HTML strictly: every element closed, in order, every attribute in double quotes.
struct TagReader {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }

    private(set) var elements: [Element] = []
    private(set) var problems: [String] = []
    private(set) var ids: [String] = []

    static let void: Set<String> = ["meta", "input"]

    static func read(_ html: String) throws -> TagReader {
        var reader = TagReader()
        var open: [Int] = []
        var rest = html[...]
        guard rest.hasPrefix("<!doctype html>") else {
            reader.problems.append("no doctype")
            return reader
        }
        rest = rest.dropFirst("<!doctype html>".count)
        while let start = rest.firstIndex(of: "<") {
            reader.add(rest[..<start], to: open)
            rest = rest[start...]
            if let match = rest.prefixMatch(of: /<\/([a-zA-Z0-9]+)>/) {
                let name = String(match.1)
                if let last = open.popLast(), reader.elements[last].name != name {
                    reader.problems.append("\(reader.elements[last].name) is closed by \(name)")
                }
                rest = rest[match.range.upperBound...]
            } else if let match = rest.prefixMatch(
                of: /<([a-zA-Z0-9]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*)(\/?)>/)
            {
                let name = String(match.1)
                var attributes: [String: String] = [:]
                for attribute in match.2.matches(of: #/ ([a-zA-Z0-9:-]+)="([^"]*)"/#) {
                    let key = String(attribute.1)
                    if attributes[key] != nil { reader.problems.append("\(name) has \(key) twice") }
                    attributes[key] = unescaped(String(attribute.2))
                }
                if let id = attributes["id"] { reader.ids.append(id) }
                reader.elements.append(Element(name: name, attributes: attributes))
                rest = rest[match.range.upperBound...]
                if name == "style" || name == "script" {
                    let end = rest.range(of: "</\(name)>")?.lowerBound ?? rest.endIndex
                    reader.elements[reader.elements.count - 1].text = String(rest[..<end])
                    rest = rest[end...]
                }
                if match.3.isEmpty, !void.contains(name) { open.append(reader.elements.count - 1) }
            } else {
                reader.problems.append("no tag: \(rest.prefix(40))")
                rest = rest.dropFirst()
            }
        }
        if !open.isEmpty { reader.problems.append("left open: \(open.map { reader.elements[$0].name })") }
        return reader
    }

    private mutating func add(_ text: Substring, to open: [Int]) {
        if text.unicodeScalars.contains(">") { problems.append("a bare > in \(text.prefix(40))") }
        for match in text.matches(of: /&[^;]{0,8};?/.matchingSemantics(.unicodeScalar))
        where !["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].contains(String(match.0)) {
            problems.append("a bare & in \(text.prefix(40))")
        }
        let words = Self.unescaped(String(text))
        for i in open { elements[i].text += words }
    }

    private static func unescaped(_ text: String) -> String {
        // Scalar by scalar, as a browser does: what an accent stands on stays what it is.
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")].reduce(text) {
            $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal)
        }
    }
}

/// Reads RFC 4180.
enum CSVReader {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = text.unicodeScalars.makeIterator()
        var next = scalars.next()
        while let scalar = next {
            next = scalars.next()
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                cell += "\""
                next = scalars.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\r" where !isQuoted && next == "\n":
                next = scalars.next()
                rows.append(row + [cell])
                row = []
                cell = ""
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}

/// Reads JSON with Foundation, which is not what wrote it.
enum JSONReader {
    struct NoObject: Error {}

    static func object(_ text: String) throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
            throw NoObject()
        }
        return object
    }
}
