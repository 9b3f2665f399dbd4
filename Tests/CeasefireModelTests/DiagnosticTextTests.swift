import CeasefireModel
import Testing

@Suite("Diagnostics on a terminal")
struct DiagnosticTextTests {
    func diagnostic(
        _ excerpt: String, column: Int, length: Int = 1, severity: Diagnostic.Severity = .error,
        file: String = "a.csv", message: String = "No.", mend: String = ""
    ) -> Diagnostic {
        Diagnostic(
            severity: severity, code: "test", message: message,
            span: SourceSpan(file: file, line: 3, column: column, length: length), excerpt: excerpt,
            mend: mend)
    }

    @Test("place, message, line, marks and advice")
    func whole() {
        let shown = DiagnosticText.render(
            diagnostic("act,weapon", column: 5, length: 6, message: "No weapon.", mend: "Name one."))
        #expect(
            shown == """
                a.csv:3:5: error[test]: No weapon.
                    act,weapon
                        ^~~~~~
                    mend: Name one.
                """)
    }

    @Test("without a line there are no marks")
    func bare() { #expect(DiagnosticText.render(diagnostic("", column: 9)) == "a.csv:3:9: error[test]: No.") }

    @Test("marks stand under wide, combining and escaped characters")
    func marks() {
        let wide = DiagnosticText.render(diagnostic("北京,e\u{301}й,x", column: 7))
        #expect(wide.hasSuffix("    北京,e\u{301}й,x\n            ^"))
        let escaped = DiagnosticText.render(diagnostic("\u{1B}[2J,x", column: 6))
        #expect(escaped.hasSuffix("    \\u{1B}[2J,x\n              ^"))
    }

    @Test("nothing from a file can steer the terminal")
    func steering() {
        let evil = "\u{1B}]0;x\u{7}\u{202E}\u{9B}31m\r\n\u{200B}"
        let shown = DiagnosticText.render(
            diagnostic(evil, column: 1, length: 99, file: evil, message: evil, mend: evil))
        let controls = shown.unicodeScalars.filter {
            ($0.properties.generalCategory == .control && $0 != "\n") || $0.value == 0x202E
                || $0.value == 0x200B
        }
        #expect(controls.isEmpty)
        #expect(shown.split(separator: "\n").count == 4)
    }

    @Test(
        "a long line is cut around the column, wherever that is", arguments: [1, 2, 40, 150, 299, 300, 301])
    func cut(column: Int) {
        let letters = (0..<300).map { Character(Unicode.Scalar(UInt8(97 + $0 % 26))) }
        let lines = DiagnosticText.render(diagnostic(String(letters), column: column, length: 500))
            .split(separator: "\n")
        #expect(lines[1].count <= DiagnosticText.excerptWidth + 6)
        guard let mark = lines[2].firstIndex(of: "^") else {
            Issue.record("no mark")
            return
        }
        let offset = lines[2].distance(from: lines[2].startIndex, to: mark)
        #expect(lines[2].count <= lines[1].count + (column > 300 ? 1 : 0))
        if column <= 300 {
            #expect(lines[1][lines[1].index(lines[1].startIndex, offsetBy: offset)] == letters[column - 1])
        } else {
            #expect(offset == lines[1].count)
        }
    }

    @Test("a column beyond the line is marked behind it")
    func beyond() {
        #expect(DiagnosticText.render(diagnostic("ab", column: 50)).hasSuffix("    ab\n      ^"))
    }

    @Test("of each file so many are shown, the gravest first, and the rest are counted")
    func more() {
        let many =
            [diagnostic("", column: 1, severity: .note), diagnostic("", column: 2, severity: .warning)]
            + (3...5).map { diagnostic("", column: $0) } + [diagnostic("", column: 6, file: "b.csv")]
        #expect(
            DiagnosticText.render(many, shownPerFile: 2) == """
                a.csv:3:3: error[test]: No.
                a.csv:3:4: error[test]: No.
                ... and 3 more in a.csv: 1 error, 1 warning, 1 note
                b.csv:3:6: error[test]: No.
                """)
        #expect(DiagnosticText.render(many, shownPerFile: 9).split(separator: "\n").count == 6)
    }

    @Test("colour is there only where it is asked for")
    func colour() {
        let one = diagnostic("x", column: 1)
        #expect(!DiagnosticText.render(one).contains("\u{1B}"))
        #expect(DiagnosticText.render(one, inColour: true).contains("\u{1B}[1;31merror[test]:\u{1B}[0m"))
    }
}
