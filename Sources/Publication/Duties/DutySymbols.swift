internal import AgreementLanguage
internal import Evaluation

/// The marks and fillings of the states of duties. They differ in shape and in pattern as much as in colour.
enum DutySymbols {
    /// The shapes and patterns, once for the whole page; shown nowhere by themselves.
    static func define(in html: inout HTML) {
        html.element("svg", [("class", "defs"), ("aria-hidden", "true")]) { html in
            html.element("defs") { html in
                for state in DeedState.allCases {
                    html.element(
                        "symbol", [("id", "s-" + state.rawValue), ("viewBox", "-8 -8 16 16")]
                    ) { shape(state, in: &$0) }
                    html.element(
                        "pattern",
                        [
                            ("id", "p-" + state.rawValue), ("width", "7"), ("height", "7"),
                            ("patternUnits", "userSpaceOnUse"),
                        ]
                    ) { pattern(state, in: &$0) }
                }
                for (name, kind) in [("began", "line"), ("done", "full")] {
                    html.element("symbol", [("id", "e-" + name), ("viewBox", "-8 -8 16 16")]) {
                        $0.shape("path", [("d", "M-5-6.5 6 0-5 6.5Z"), ("class", "event " + kind)])
                    }
                }
            }
        }
    }

    private static func shape(_ state: DeedState, in html: inout HTML) {
        func path(_ d: String, filled: Bool = false) {
            html.shape("path", [("d", d), ("class", filled ? "full" : "line")])
        }
        switch state {
        case .pending:
            for x in ["-4.5", "0", "4.5"] {
                html.shape("circle", [("cx", x), ("r", "1.5"), ("class", "full")])
            }
        case .due:
            html.shape("circle", [("r", "6"), ("class", "line")])
            path("M0-3.5V0L2.6 1.8")
        case .performed: path("M-5.5 .5-1.8 4.5 5.5-4.5")
        case .excused: path("M-5.5 0H5.5")
        case .breached: path("M0-7.5 7.5 0 0 7.5-7.5 0Z", filled: true)
        case .unverified:
            path("M-3-3.2C-3-7.4 3.4-7.4 3.4-3.2 3.4-.6 0-.6 0 2.2")
            html.shape("circle", [("cy", "5.8"), ("r", "1.4"), ("class", "full")])
        case .undecidable:
            html.shape("circle", [("r", "6"), ("class", "line")])
            path("M-3.5 1.5C-2-1.5 2 1.5 3.5-1.5")
        }
    }

    /// What a bar in this state is filled with.
    private static func pattern(_ state: DeedState, in html: inout HTML) {
        html.shape("rect", [("width", "7"), ("height", "7"), ("class", "ground d-" + state.rawValue)])
        let strokes: String
        switch state {
        case .pending, .due: strokes = ""
        case .performed: strokes = "M0 0H7V7H0Z"
        case .excused: strokes = "M0 3.5H7"
        case .breached: strokes = "M-1 8 8-1M-1 1 1-1M6 8 8 6"
        case .unverified: strokes = ""
        case .undecidable: strokes = "M3.5 0V7"
        }
        if state == .unverified {
            html.shape("circle", [("cx", "3.5"), ("cy", "3.5"), ("r", "1.5"), ("class", "dot d-unverified")])
        }
        guard !strokes.isEmpty else { return }
        html.shape(
            "path",
            [("d", strokes), ("class", (state == .performed ? "dot" : "stroke") + " d-" + state.rawValue)])
    }

    /// A state in running text: its mark and its word.
    static func put(_ state: DeedState, in html: inout HTML) {
        html.element("span", [("class", "state")]) { html in
            html.element("svg", [("class", "mark"), ("aria-hidden", "true")]) {
                $0.shape("use", [("href", "#s-" + state.rawValue), ("class", "d-" + state.rawValue)])
            }
            html.text(state.words)
        }
    }

    /// A state's mark on a track, its middle at a point, on a ground of paper.
    static func place(_ state: DeedState, x: Double, y: Double, in html: inout HTML) {
        html.shape(
            "circle", [("class", "seat"), ("cx", Lanes.share(x)), ("cy", pixels(y)), ("r", "8.5")])
        Lanes.mark("s-" + state.rawValue, class: "d-" + state.rawValue, x: x, y: y, size: 12, in: &html)
    }

    /// What goes with the page's style sheet.
    static let css = #"""
        :root { --d-pending: #6a727b; --d-due: #1b4b7a; --d-performed: #2f6f4f; --d-excused: #5f6771; --d-breached: #9b2c1f;
          --d-unverified: #8a5a00; --d-undecidable: #7a3e86; }
        @media (prefers-color-scheme: dark) { :root { --d-pending: #9aa2ab; --d-due: #92bce6; --d-performed: #7fc2a0;
          --d-excused: #a9b0b9; --d-breached: #e58a76; --d-unverified: #dcb050; --d-undecidable: #c99ad3; } }
        .d-pending { color: var(--d-pending); } .d-due { color: var(--d-due); } .d-performed { color: var(--d-performed); }
        .d-excused { color: var(--d-excused); } .d-breached { color: var(--d-breached); } .d-unverified { color: var(--d-unverified); }
        .d-undecidable { color: var(--d-undecidable); }
        symbol .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
        symbol .full, pattern .dot { fill: currentColor; }
        pattern .ground { fill: currentColor; fill-opacity: .14; }
        pattern .stroke { fill: none; stroke: currentColor; stroke-width: 1.6; }
        .track .allowed { fill: var(--wash); stroke: var(--soft); stroke-width: 1; }
        .track .allowed.d-pending { stroke-dasharray: 4 3; }
        .track .allowed.d-due { fill: currentColor; fill-opacity: .16; stroke: currentColor; }
        .track .allowed.d-performed { fill: currentColor; fill-opacity: .2; stroke: currentColor; }
        .track .strip { stroke: currentColor; stroke-width: 1; }
        .track .maybe { fill: currentColor; fill-opacity: .1; stroke: currentColor; stroke-width: .8; stroke-dasharray: 2 3; }
        .track .seat { fill: var(--paper); }
        .deadline { stroke: var(--ink); stroke-width: 2; } .deadline.begin { stroke-dasharray: 3 2; stroke-width: 1.5; }
        symbol .event { stroke: var(--ink); stroke-width: 1.6; } symbol .event.line { fill: var(--paper); }
        symbol .event.full { fill: var(--ink); }
        .track .reach { stroke: var(--ink); stroke-width: 1.4; }
        .now { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 5 4; }
        .track .phase { stroke: var(--ink); stroke-width: 1; }
        .track .on { fill: var(--ink); fill-opacity: .28; } .track .reimposed { fill: var(--ink); fill-opacity: .5; }
        .track .suspended { fill: url(#hatch); } .track .lifted { fill: var(--paper); }
        .track .phase-label { font-weight: 600; font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        .key { width: 1.3em; height: 1em; vertical-align: -.12em; margin-right: .3em; overflow: visible; }
        .key .allowed { fill: var(--wash); stroke: var(--soft); } .key .strip { stroke: currentColor; }
        .states { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .5rem 1.6rem; }
        .sides { table-layout: fixed; min-width: 44rem; } .sides th:first-child { width: 22%; }
        .sides .t { white-space: normal; }
        .sides .due-line + .due-line { margin-top: .5rem; }
        .sides .state { font-weight: 600; }
        .duties { table-layout: fixed; min-width: 58rem; } .duties .t { white-space: normal; }
        .duties th:nth-child(1) { width: 23%; } .duties th:nth-child(2) { width: 12%; } .duties th:nth-child(3) { width: 22%; }
        .duties th:nth-child(4) { width: 22%; } .duties th:nth-child(5) { width: 21%; }
        .duties th strong, .sides th strong { overflow-wrap: anywhere; }
        .duties .name, .sides .name { color: var(--soft); margin-right: .35em; white-space: nowrap; }
        @media screen and (max-width: 44rem) { .duties, .sides { min-width: 0; } .sides th:first-child { width: auto; } .duties th:nth-child(n) { width: auto; } .duties td.none { display: none; } }
        @media print { .duties, .sides { min-width: 0; } }
        """#
}
