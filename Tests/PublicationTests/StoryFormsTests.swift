import AgreementLanguage
import CeasefireModel
import TestSupport
import Testing

@testable import Publication

@Suite("Stories that differ only in names")
struct StoryFormsTests {
    private static let forms = StoryForms(TruceExample().agreement)

    private static func areAlike(_ a: String, _ b: String) -> Bool { forms.form(a) == forms.form(b) }

    @Test("names, lists of names, figures and quotations may differ")
    func alike() {
        #expect(Self.areAlike("Arland breaks power-spared.", "Borland breaks power-spared."))
        #expect(Self.areAlike("Arland and Borland fire.", "Arland fire."))
        #expect(Self.areAlike("24 h later nothing is done.", "72 h later nothing is done."))
        #expect(
            Self.areAlike("\"a warning\" is due.", "\"a joint inspection by both sides\" is due."))
        #expect(Self.areAlike("On 2030-01-01T00:00Z it ends.", "On 2031-05-09T12:30Z it ends."))
        #expect(Self.areAlike("At once shelling begins.", "At once air-strike begins."))
    }

    @Test("what is said of them may not")
    func different() {
        #expect(!Self.areAlike("Arland breaks power-spared.", "Arland keeps power-spared."))
        #expect(!Self.areAlike("Nobody decides.", "Nobody decides, and nobody is late."))
        // A name within a longer word is none.
        #expect(!Self.areAlike("Arlanders fire.", "Borlanders fire."))
        #expect(!Self.areAlike("arland-north fires.", "Borland fires."))
    }

    @Test("texts without names stay as they are, save for their letters' case")
    func plain() {
        #expect(Self.forms.form("A shell falls.") == "a shell falls.")
        #expect(Self.forms.form("") == "")
    }
}
