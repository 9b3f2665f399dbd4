import Foundation

/// Everything that some bytes say to a reader who tries: as they are, and with every way of writing undone
/// that an output uses. Case does not count.
struct LeakSearch {
    private let forms: [[UInt8]]

    init(_ text: String) {
        let bytes = Array(text.utf8)
        let entities = Self.withoutEntities(bytes)
        let all = [
            bytes, entities, Self.withoutEscapes(bytes), Self.withoutEscapes(entities),
            Self.withoutPercent(bytes), Self.unfolded(bytes),
        ]
        // Most outputs use few of them: what says the same is searched once.
        // With a zero at the end only, as C searches it.
        forms = Set(all).map {
            String(decoding: $0, as: UTF8.self).lowercased().utf8.filter { $0 != 0 } + [0]
        }
    }

    func holds(_ secret: String) -> Bool {
        let wanted = Array(secret.lowercased().utf8)
        if forms.contains(where: { Self.holds($0, wanted) }) { return true }
        // As base64 at each of the three places where a group may begin, without what its neighbours decide.
        guard secret.utf8.count >= 8 else { return false }
        return (0..<3).contains { shift in
            let bytes = Data(repeating: 0, count: shift) + Data(secret.utf8)
            let text = bytes.base64EncodedString().replacing("=", with: "")
            let core = Array(text.dropFirst(shift == 0 ? 0 : shift + 1).dropLast(2).lowercased().utf8)
            return core.count >= 8 && forms.contains { Self.holds($0, core) }
        }
    }

    private static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            (wanted + [0]).withUnsafeBytes { wanted in
                guard let here = bytes.bindMemory(to: CChar.self).baseAddress,
                    let it = wanted.bindMemory(to: CChar.self).baseAddress
                else { return false }
                return strstr(here, it) != nil
            }
        }
    }

    /// `&#233;`, `&#xE9;`, `&amp;`.
    private static func withoutEntities(_ bytes: [UInt8]) -> [UInt8] {
        undone(bytes, mark: UInt8(ascii: "&")) { rest in
            guard let end = rest.prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
            let name = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
            let named = ["lt": "<", "gt": ">", "quot": "\"", "amp": "&", "apos": "'"][name]
            guard
                let text = named
                    ?? scalar(name.dropFirst(name.hasPrefix("#x") ? 2 : 1), name.hasPrefix("#x") ? 16 : 10)
            else { return nil }
            return (Array(text.utf8), end - rest.startIndex + 1)
        }
    }

    /// `\u00e9`, `\u{E9}`, and what a backslash stands before otherwise.
    private static func withoutEscapes(_ bytes: [UInt8]) -> [UInt8] {
        undone(bytes, mark: UInt8(ascii: "\\")) { rest in
            guard rest.first == UInt8(ascii: "u") else {
                return rest.first.map { ([$0], 1) }
            }
            let text = String(decoding: rest.dropFirst().prefix(8), as: UTF8.self)
            if text.hasPrefix("{"), let end = text.firstIndex(of: "}") {
                let digits = text[text.index(after: text.startIndex)..<end]
                return scalar(digits, 16).map { (Array($0.utf8), digits.count + 3) }
            }
            return scalar(text.prefix(4), 16).map { (Array($0.utf8), 5) }
        }
    }

    /// `%C3%A9`.
    private static func withoutPercent(_ bytes: [UInt8]) -> [UInt8] {
        undone(bytes, mark: UInt8(ascii: "%")) { rest in
            UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16).map { ([$0], 2) }
        }
    }

    /// The lines of a calendar are folded.
    private static func unfolded(_ bytes: [UInt8]) -> [UInt8] {
        undone(bytes, mark: 13) { rest in rest.starts(with: [10, 32]) ? ([], 2) : nil }
    }

    private static func undone(
        _ bytes: [UInt8], mark: UInt8, _ written: (ArraySlice<UInt8>) -> (text: [UInt8], length: Int)?
    ) -> [UInt8] {
        var undone: [UInt8] = []
        undone.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == mark, let (text, length) = written(bytes[(i + 1)...]) {
                undone += text
                i += 1 + length
            } else {
                undone.append(bytes[i])
                i += 1
            }
        }
        return undone
    }

    private static func scalar(_ digits: Substring, _ radix: Int) -> String? {
        UInt32(digits, radix: radix).flatMap(Unicode.Scalar.init).map { String($0) }
    }
}
