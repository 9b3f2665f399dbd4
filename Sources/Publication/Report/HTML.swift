internal import CeasefireModel

/// A piece of HTML that is safe by the way it is built: names of elements and attributes are literals of this
/// program, everything else is escaped, and every element that is opened is closed.
struct HTML {
    private(set) var markup = ""

    /// The name and value of an attribute; the value is escaped.
    typealias Attribute = (name: StaticString, value: String)

    /// Words from anywhere.
    mutating func text(_ words: String) { markup += Self.escaped(words) }

    /// Another piece.
    mutating func add(_ other: HTML) { markup += other.markup }

    /// Text of this program that is markup already: the style sheet, the script.
    mutating func trusted(_ text: String) { markup += text }

    /// An element with content.
    mutating func element(
        _ name: StaticString, _ attributes: [Attribute] = [], _ content: (inout HTML) -> Void
    ) {
        markup += "<\(name)"
        put(attributes)
        markup += ">"
        content(&self)
        markup += "</\(name)>"
        if Self.isBlock(name) { markup += "\n" }
    }

    /// An element with words in it.
    mutating func element(_ name: StaticString, _ words: String) { element(name, [], words) }

    /// An element with words in it.
    mutating func element(_ name: StaticString, _ attributes: [Attribute], _ words: String) {
        element(name, attributes) { $0.text(words) }
    }

    /// An element that never has content, such as `meta`.
    mutating func void(_ name: StaticString, _ attributes: [Attribute]) {
        markup += "<\(name)"
        put(attributes)
        markup += ">"
    }

    /// A shape of SVG without content.
    mutating func shape(_ name: StaticString, _ attributes: [Attribute]) {
        markup += "<\(name)"
        put(attributes)
        markup += "/>"
    }

    /// A link within the page.
    mutating func link(to id: String, _ words: String) {
        element("a", [("href", "#" + id)], words)
    }

    /// A link to a page elsewhere; the address as mere text where it is not one of the open web.
    mutating func link(out address: String, _ words: String) {
        guard Self.isWebAddress(address) else {
            text(address.isEmpty || words == address ? words : "\(words) (\(address))")
            return
        }
        element("a", [("href", address), ("rel", "noreferrer noopener")], words)
    }

    private mutating func put(_ attributes: [Attribute]) {
        for (name, value) in attributes { markup += " \(name)=\"\(Self.escaped(value))\"" }
    }

    /// Only what a browser opens as a page of the web: never `javascript:` or `data:`.
    static func isWebAddress(_ address: String) -> Bool {
        let lowered = address.lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return false }
        return !address.unicodeScalars.contains { $0.value <= 0x20 || $0 == "\\" }
    }

    /// Words with everything escaped that is markup, or that would steer or turn the direction of writing.
    static func escaped(_ words: String) -> String {
        var text = ""
        text.reserveCapacity(words.utf8.count)
        for scalar in DiagnosticText.escaped(words).unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Elements that end a line of the page's source, so that two pages can be compared line by line.
    private static func isBlock(_ name: StaticString) -> Bool {
        switch "\(name)" {
        case "p", "li", "tr", "table", "section", "h1", "h2", "h3", "h4", "details", "summary", "div", "svg",
            "dl", "dd", "ul", "ol", "figure", "header", "footer", "main", "nav", "thead", "tbody", "style",
            "script", "title", "head", "body", "g", "figcaption", "fieldset":
            true
        default: false
        }
    }
}
