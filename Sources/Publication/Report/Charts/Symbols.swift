internal import Evaluation

/// The marks of the states. They differ in shape as much as in colour, for readers who see colours
/// differently and for paper.
enum Symbols {
    /// What a mark stands for: a state, or being out of scope.
    enum Mark: Hashable, CaseIterable {
        case meets, unattributed, alleged, contested, undecidable, refuted, outOfScope

        init(_ state: AssessmentState) {
            self =
                switch state {
                case .meetsStandard: .meets
                case .unattributed: .unattributed
                case .alleged: .alleged
                case .contested: .contested
                case .undecidable: .undecidable
                case .refuted: .refuted
                }
        }

        /// The name in the page's markup, of the shape and of its colour.
        var name: String {
            switch self {
            case .meets: "meets"
            case .unattributed: "unattributed"
            case .alleged: "alleged"
            case .contested: "contested"
            case .undecidable: "undecidable"
            case .refuted: "refuted"
            case .outOfScope: "outside"
            }
        }

        /// The words for it.
        var words: String {
            switch self {
            case .meets: "meets the standard"
            case .outOfScope: "out of scope"
            default: name
            }
        }
    }

    /// The shapes, once for the whole page; shown nowhere by themselves.
    static func define(in html: inout HTML) {
        html.element("svg", [("class", "defs"), ("aria-hidden", "true")]) { html in
            html.element("defs") { html in
                for mark in Mark.allCases {
                    html.element("symbol", [("id", "m-" + mark.name), ("viewBox", "-8 -8 16 16")]) {
                        shape(mark, in: &$0)
                    }
                }
                html.element(
                    "pattern",
                    [
                        ("id", "hatch"), ("width", "6"), ("height", "6"),
                        ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"),
                    ]
                ) { $0.shape("rect", [("class", "hatch"), ("width", "2"), ("height", "6")]) }
            }
        }
    }

    private static func shape(_ mark: Mark, in html: inout HTML) {
        switch mark {
        case .meets: html.shape("path", [("d", "M0-7.5 7.5 0 0 7.5-7.5 0Z")])
        case .unattributed:
            html.shape("path", [("d", "M0-6.5 6.5 0 0 6.5-6.5 0Z"), ("class", "open")])
            html.shape("circle", [("r", "2")])
        case .alleged: html.shape("path", [("d", "M0-6.5 6.5 5.5H-6.5Z")])
        case .contested:
            html.shape(
                "rect", [("x", "-5.5"), ("y", "-5.5"), ("width", "11"), ("height", "11"), ("class", "open")])
            html.shape("rect", [("x", "-5.5"), ("y", "-5.5"), ("width", "5.5"), ("height", "11")])
        case .undecidable: html.shape("circle", [("r", "5"), ("class", "open")])
        case .refuted: html.shape("path", [("d", "M-5-5 5 5M5-5-5 5"), ("class", "open")])
        case .outOfScope: html.shape("circle", [("r", "3.4")])
        }
    }

    /// A mark in running text, with its words.
    static func put(_ mark: Mark, words: String? = nil, in html: inout HTML) {
        html.element("span", [("class", "state")]) { html in
            html.element("svg", [("class", "mark"), ("aria-hidden", "true")]) {
                $0.shape("use", [("href", "#m-" + mark.name), ("class", "c-" + mark.name)])
            }
            html.text(words ?? mark.words)
        }
    }

    /// A mark on a drawing, its middle at a point.
    static func place(_ mark: Mark, x: Double, y: Double, size: Double, in html: inout HTML) {
        html.shape(
            "use",
            [
                ("href", "#m-" + mark.name), ("class", "c-" + mark.name), ("x", pixels(x - size / 2)),
                ("y", pixels(y - size / 2)), ("width", pixels(size)), ("height", pixels(size)),
            ])
    }
}
