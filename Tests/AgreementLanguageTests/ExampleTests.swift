import AgreementLanguage
import CeasefireModel
import Testing

@Suite("The examples compile into what a diplomat reads in them")
struct ExampleTests {
    @Test("The energy truce")
    func energyTruce() throws {
        let compiled = try compileExample("Examples/energy-truce-2026/energy-truce.md")
        print(rendered(compiled.diagnostics))
        let agreement = try #require(compiled.agreement)
        print(CanonicalForm.text(of: agreement))
    }
}
