import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

/// Each `Fixtures/NAME.md` is a document with faults, and `Fixtures/NAME.expected` is what is said of it, letter
/// for letter. `TRUCE_RECORD=1 swift test --filter AgreementLanguageTests` writes the expectations anew; read the
/// difference before you commit it.
@Suite("Broken documents are told what is wrong, where, and how to mend it")
struct BrokenDocumentTests {
    @Test("One document", arguments: try Repository.names(in: Repository.fixtures, withSuffix: ".md"))
    func document(name: String) throws {
        let bytes = Array(try Data(contentsOf: Repository.fixtures.appending(path: name)))
        let compiled = AgreementCompiler(
            zones: EuropeanZones(), loader: FolderLoader(folder: Repository.fixtures)
        ).compile(bytes: bytes, file: name)
        let actual = rendered(compiled.diagnostics)
        let file = Repository.fixtures.appending(path: name.replacing(".md", with: ".expected"))
        if ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1" {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? "nothing was recorded"
        #expect(actual == expected, "\(name)")
        #expect(!compiled.diagnostics.isEmpty, "\(name) has no fault")
        #expect((compiled.agreement == nil) == !compiled.errors.isEmpty)
        for diagnostic in compiled.diagnostics {
            #expect(diagnostic.message.hasSuffix("."), "not a sentence: \(diagnostic.message)")
            #expect(
                diagnostic.span.column + diagnostic.span.length - 1 <= diagnostic.excerpt.count + 1,
                "the words in question reach beyond the line: \(diagnostic.span)")
        }
    }

    @Test("Every kind of fault is shown by some document")
    func everyCode() throws {
        var seen: Set<String> = []
        for name in try Repository.names(in: Repository.fixtures, withSuffix: ".expected") {
            let text = try String(
                contentsOf: Repository.fixtures.appending(path: name), encoding: .utf8)
            for code in DiagnosticCode.allCases where text.contains("[\(code.rawValue)]") {
                seen.insert(code.rawValue)
            }
        }
        #expect(Set(DiagnosticCode.allCases.map(\.rawValue)).subtracting(seen).sorted() == [])
    }
}
