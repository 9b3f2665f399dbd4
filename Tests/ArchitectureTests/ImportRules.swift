import Foundation
import Testing

/// The architecture, as the import lines of every file show it. The package manager lets a file import
/// whatever its target happens to be linked with; this does not.
@Suite("Architecture")
struct ImportRules {
    /// For each target the modules of this package and of others that its files may import, besides the
    /// standard library. A target that is missing here is a fault.
    static let allowed: [String: Set<String>] = [
        // C's mathematics, for sine and cosine.
        "Geography": ["Algorithms", "Glibc", "Musl", "Darwin"],
        "CeasefireModel": ["Geography"],
        "Fingerprint": ["Crypto"],
        "AuditLog": ["Crypto"],
        // Synchronization is for what several writers share.
        "EventStore": ["AuditLog", "CeasefireModel", "Crypto", "Dispatch", "Geography", "Synchronization"],
        "EventStorePostgres": ["AuditLog", "CLibPQ", "CeasefireModel", "EventStore", "Synchronization"],
        "RecordKeeping": ["Algorithms", "AuditLog", "CeasefireModel", "EventStore"],
        "EventStoreSQLite": ["AuditLog", "CeasefireModel", "EventStore", "Foundation", "GRDB", "GRDBSQLite"],
        // Nothing of what writes records.
        "SealedVerification": ["Crypto"],
        "AgreementLanguage": ["Algorithms", "CeasefireModel", "Fingerprint", "Yams"],
        "Evidence": ["CeasefireModel", "Geography"],
        "Evaluation": ["AgreementLanguage", "Algorithms", "CeasefireModel", "Evidence", "Geography"],
        // Synchronization is for what several draft checks at a time count and remember.
        "Analysis": [
            "AgreementLanguage", "CeasefireModel", "Evaluation", "Evidence", "Geography", "Solving",
            "Synchronization",
        ],
        "Solving": ["CZ3"],
        // Dispatch and Synchronization are for the workers on all cores.
        "Exchange": [
            "CZlib", "CeasefireModel", "Dispatch", "Evidence", "Fingerprint", "Foundation", "Geography",
            "Synchronization",
        ],
        "Publication": [
            "AgreementLanguage", "Algorithms", "Analysis", "CeasefireModel", "Evaluation", "Evidence",
            "Geography",
            // What a release shows is worked out once, whoever asks first.
            "Synchronization",
        ],
        "TruceCommands": [
            "AgreementLanguage", "Algorithms", "Analysis", "ArgumentParser", "AuditLog", "CeasefireModel",
            "Evaluation",
            "EventStore", "Evidence", "Exchange", "Fingerprint", "Geography", "Publication", "RecordKeeping",
            "SealedVerification", "Synchronization",
        ],
        "truce": [
            "CeasefireModel", "EventStore", "EventStorePostgres", "EventStoreSQLite", "Exchange",
            "Foundation",
            "TruceCommands",
        ],
    ]

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func swiftFiles(under folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .sorted { $0.path < $1.path }
    }

    static func imports(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let i = words.firstIndex(of: "import"), i < words.count - 1,
                words[..<i].allSatisfy({
                    ["public", "internal", "package", "private", "fileprivate"].contains($0)
                        || $0.hasPrefix("@")
                })
            else { return nil }
            // `import struct Foundation.URL` names the module before the dot.
            let name =
                ["struct", "class", "enum", "func", "protocol"].contains(words[i + 1])
                ? words[i + 2] : words[i + 1]
            return String(name.split(separator: ".")[0])
        }
    }

    static let targets: [String] = {
        let sources = root.appending(path: "Sources")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
        // A system library is a header and a module map, and imports nothing.
        return names.filter {
            !$0.hasPrefix(".")
                && !FileManager.default.fileExists(
                    atPath: sources.appending(path: "\($0)/module.modulemap").path)
        }.sorted()
    }()

    @Test("every target has its rule, and every rule its target")
    func complete() { #expect(Set(Self.targets) == Set(Self.allowed.keys)) }

    @Test("files import only what their target may", arguments: targets)
    func imports(target: String) throws {
        let files = Self.swiftFiles(under: Self.root.appending(path: "Sources/\(target)"))
        try #require(!files.isEmpty)
        let allowed = Self.allowed[target] ?? []
        for file in files {
            for module in try Self.imports(of: file) {
                #expect(allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    @Test("the core reads no clock, rolls no dice and opens no file")
    func pure() throws {
        let forbidden = [
            "Date()", ".random(", "SystemRandomNumberGenerator", "ContinuousClock", "fopen", "getenv",
        ]
        for target in [
            "Geography", "CeasefireModel", "Evidence", "Evaluation", "AgreementLanguage", "Publication",
            "SealedVerification",
        ] {
            for file in Self.swiftFiles(under: Self.root.appending(path: "Sources/\(target)")) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for word in forbidden {
                    #expect(!text.contains(word), "\(file.lastPathComponent) holds \(word)")
                }
            }
        }
    }

    @Test("domain types are not Codable: formats belong to adapters")
    func codable() throws {
        for target in [
            "Geography", "CeasefireModel", "Evidence", "Evaluation", "AgreementLanguage", "AuditLog",
            "SealedVerification",
        ] {
            for file in Self.swiftFiles(under: Self.root.appending(path: "Sources/\(target)")) {
                let text = try String(contentsOf: file, encoding: .utf8)
                #expect(!text.contains("Codable") && !text.contains("Decodable"), "\(file.lastPathComponent)")
            }
        }
    }

    @Test("the command line needs no network library")
    func withoutSwiftNIO() throws {
        let manifest = try String(contentsOf: Self.root.appending(path: "Package.swift"), encoding: .utf8)
        #expect(!manifest.contains("swift-nio") && !manifest.contains("hummingbird"))
    }
}
