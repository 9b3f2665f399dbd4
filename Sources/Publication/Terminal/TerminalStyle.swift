internal import CeasefireModel

/// How text is set for a reader of plain text.
public enum TerminalStyle: Hashable, Sendable, CaseIterable {
    /// ASCII only, for files, pipes and terminals without colours.
    case plain
    /// Box-drawing lines and colours, for terminals.
    case colour

    /// What a piece of text is, from which its colour follows.
    enum Tone {
        case plain, strong, faint, grave, done
    }

    /// Text from outside, made safe to print: nothing in it can steer the terminal.
    func safe(_ text: String, _ tone: Tone = .plain) -> String {
        paint(DiagnosticText.escaped(text), tone)
    }

    /// Colours text that is safe already.
    func paint(_ text: String, _ tone: Tone) -> String {
        guard self == .colour else { return text }
        return switch tone {
        // Green is faint on white. What is well needs no colour: its word says so.
        case .plain, .done: text
        case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
        case .faint: "\u{1B}[2m\(text)\u{1B}[0m"
        // Red keeps its contrast on white and on black, where yellow and green keep it on one of them.
        case .grave: "\u{1B}[1;31m\(text)\u{1B}[0m"
        }
    }

    /// Words from outside that are pointed at: underlined, or in quotation marks where nothing can be.
    func underlined(_ text: String) -> String {
        let safe = DiagnosticText.escaped(text)
        return self == .colour ? "\u{1B}[4m\(safe)\u{1B}[0m" : "\"\(safe)\""
    }

    /// A horizontal line.
    func rule(_ width: Int) -> String {
        paint(String(repeating: self == .colour ? "\u{2500}" : "-", count: max(0, width)), .faint)
    }
}
