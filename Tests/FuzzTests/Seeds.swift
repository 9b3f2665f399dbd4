import Foundation
import FuzzedReaders

/// The inputs that fuzzing starts from, and those that once made a reader fail.
enum Seeds {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The seeds of a reader, as `FuzzTesting/seeds.txt` lists them.
    static func of(_ reader: FuzzedReader) throws -> [(path: String, bytes: [UInt8])] {
        let list = try String(contentsOf: root.appending(path: "FuzzTesting/seeds.txt"), encoding: .utf8)
        return try list.split(separator: "\n").flatMap { line in
            let words = line.split(separator: " ")
            return words.first.map(String.init) == reader.rawValue ? try files(matching: words[1]) : []
        }
    }

    /// What once failed: `FuzzTesting/Failures/READER`.
    static func failures(of reader: FuzzedReader) throws -> [(path: String, bytes: [UInt8])] {
        let folder = "FuzzTesting/Failures/\(reader.rawValue)"
        guard FileManager.default.fileExists(atPath: root.appending(path: folder).path) else { return [] }
        return try files(matching: folder + "/*")
    }

    /// The words of the reader's dictionary, as bytes.
    static func words(of reader: FuzzedReader) throws -> [[UInt8]] {
        let path = "FuzzTesting/Dictionaries/\(reader.rawValue).dict"
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("\"") && $0.hasSuffix("\"") }
            .map { unescaped($0.dropFirst().dropLast()) }
    }

    /// Files whose path fits a pattern with one star in its last part, in the order of their names.
    private static func files(matching pattern: Substring) throws -> [(path: String, bytes: [UInt8])] {
        try files(matching: String(pattern))
    }

    private static func files(matching pattern: String) throws -> [(path: String, bytes: [UInt8])] {
        let folder = pattern.split(separator: "/").dropLast().joined(separator: "/")
        let parts = (pattern.split(separator: "/").last ?? "").split(
            separator: "*", omittingEmptySubsequences: false)
        let names = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
        return try names.filter { $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[parts.count - 1]) }.sorted()
            .map { ($0, Array(try Data(contentsOf: root.appending(path: "\(folder)/\($0)")))) }
    }

    /// libFuzzer's way of writing bytes: `\xE2`, `\\` and `\"`.
    private static func unescaped(_ word: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(word.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x") {
                bytes.append(
                    UInt8(String(decoding: rest.dropFirst().prefix(2), as: UTF8.self), radix: 16) ?? 0)
                rest = rest.dropFirst(3)
            } else if byte == UInt8(ascii: "\\"), let next = rest.popFirst() {
                bytes.append(next)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
