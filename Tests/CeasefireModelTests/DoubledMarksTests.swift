import CeasefireModel
import Testing

@Suite("Marks written twice")
struct DoubledMarksTests {
    @Test(
        "every mark is doubled, also one with an accent on it",
        arguments: [
            ("", ""), ("plain", "plain"), ("a \"b\"", "a \"\"b\"\""), ("\"\u{301}x", "\"\"\u{301}x"),
            ("\"\"", "\"\"\"\""),
        ])
    func doubling(text: String, doubled: String) {
        #expect(Array(text.doubling("\"").unicodeScalars) == Array(doubled.unicodeScalars))
    }
}
