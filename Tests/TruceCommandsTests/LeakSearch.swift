import Foundation

/// Everything that some bytes say to a reader who tries: as they are, and with every way of writing undone
/// that an output uses. Case does not count.
struct LeakSearch {
    private let forms: [String]

    init(_ text: String) {
        let entities = Self.withoutEntities(text)
        let escapes = Self.withoutEscapes(text)
        let percent = text.removingPercentEncoding ?? Self.withoutPercent(text)
        // Lines of a calendar are folded.
        let unfolded = text.replacing("\r\n ", with: "")
        forms = [text, entities, escapes, Self.withoutEscapes(entities), percent, unfolded].map {
            $0.lowercased()
        }
    }

    func holds(_ secret: String) -> Bool {
        let wanted = secret.lowercased()
        if forms.contains(where: { $0.contains(wanted) }) { return true }
        // As base64 at each of the three places where a group may begin, without what its neighbours decide.
        guard secret.utf8.count >= 8 else { return false }
        return (0..<3).contains { shift in
            let bytes = Data(repeating: 0, count: shift) + Data(secret.utf8)
            let text = bytes.base64EncodedString().replacing("=", with: "")
            let core = text.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(2)
            return forms[0].contains(core.lowercased()) && core.count >= 8
        }
    }

    private static func withoutEntities(_ text: String) -> String {
        text.replacing(/&#(x?)([0-9a-fA-F]+);/) { match in
            UInt32(match.2, radix: match.1.isEmpty ? 10 : 16).flatMap(Unicode.Scalar.init).map { String($0) }
                ?? ""
        }.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    private static func withoutEscapes(_ text: String) -> String {
        text.replacing(/\\u\{?([0-9a-fA-F]{2,6})\}?/) { match in
            UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }.replacing("\\/", with: "/").replacing("\\\"", with: "\"").replacing("\\,", with: ",")
            .replacing("\\;", with: ";")
    }

    private static func withoutPercent(_ text: String) -> String {
        text.replacing(/%([0-9a-fA-F]{2})/) { match in
            UInt8(match.1, radix: 16).map { String(UnicodeScalar($0)) } ?? ""
        }
    }
}
