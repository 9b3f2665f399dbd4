internal import CeasefireModel
internal import Yams

/// A fault of form that Yams found, in words for people who do not know how YAML is parsed.
struct YAMLFault {
    /// What is wrong.
    let message: String
    /// How to mend it.
    let mend: String
    /// Where, as Yams counts.
    let mark: Mark

    init(problem: String, context: YamlError.Context?, mark: Mark) {
        let place = context?.text ?? ""
        // Where something is never closed, the reader is shown where it opens.
        let opening = context?.mark ?? mark
        if place.contains("quoted scalar") {
            self.init(
                "The quotation that begins here has no end.", "Close it with the same quotation mark.",
                opening)
        } else if place.contains("flow sequence") {
            self.init(
                "The list that `[` opens here is not closed, or lacks a comma.",
                "Close it with `]`, and part its members with commas.", opening)
        } else if place.contains("flow mapping") {
            self.init(
                "The keys that `{` opens here are not closed, or lack a comma.",
                "Close them with `}`, and part them with commas.", opening)
        } else if problem.contains("mapping values are not allowed") {
            self.init(
                "A `:` cannot stand here, where a value has begun.",
                "Quote a value that holds `: `, or begin the key on a line of its own.", mark)
        } else if problem.contains("tab") {
            self.init(
                "A tab cannot indent a line of a block; spaces were expected.",
                "Indent with two spaces in place of each tab.", mark)
        } else if problem.contains("cannot start any token") {
            self.init("This sign cannot begin a value.", "Quote the value.", mark)
        } else if place.contains("simple key") {
            self.init(
                "Here stands a key without a `:`.", "Write `key: value`, or quote a text of several lines.",
                opening)
        } else if place.contains("block") {
            self.init(
                "This line is neither a key nor part of what stands before it.",
                "Check its indentation: keys that belong together begin in one column.", mark)
        } else {
            let within = place.isEmpty ? "" : " " + place
            self.init(
                "The block cannot be read: \(problem)\(within).",
                "Check brackets, quotation marks and indentation.", mark)
        }
    }

    private init(_ message: String, _ mend: String, _ mark: Mark) {
        self.message = message
        self.mend = mend
        self.mark = mark
    }
}
