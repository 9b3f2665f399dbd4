import AgreementLanguage
import Foundation

/// The files of this repository.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The broken documents and what is said of each.
    static let fixtures = root.appending(path: "Tests/AgreementLanguageTests/Fixtures")

    /// Documents in disorder, and how they look in order.
    static let formatting = root.appending(path: "Tests/AgreementLanguageTests/Formatting")

    /// The folder of the library of agreements, from the root.
    static let library = "Agreements/"

    /// The names of the agreements of the library, each a folder of its own, sorted.
    static func libraryNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: library).path)
            .filter { $0 != "README.md" && !$0.hasPrefix(".") }.sorted()
    }

    /// The text of a file, by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The names of files with this ending, sorted.
    static func names(in folder: URL, withSuffix suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(suffix) }
            .sorted()
    }
}

/// Loads documents from a folder.
struct FolderLoader: DocumentLoader {
    let folder: URL

    func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: folder.appending(path: path)))
        } catch {
            throw DocumentUnavailable(reason: "there is no such file")
        }
    }
}
