internal import CeasefireModel

/// Pieces that every section of the page is made of.
enum Page {
    /// A section with a heading that can be linked to.
    static func section(
        _ id: String, _ title: String, in html: inout HTML, _ content: (inout HTML) -> Void
    ) {
        html.element("section", [("id", id), ("aria-labelledby", id + "-h")]) { html in
            html.element("h2", [("id", id + "-h")], title)
            content(&html)
        }
    }

    /// A table in a box of its own, which scrolls where the page is narrower than the table.
    static func table(
        _ caption: String, _ head: [String], numbersFrom: Int? = nil, class name: String = "",
        in html: inout HTML, _ rows: (inout HTML) -> Void
    ) {
        let box: [HTML.Attribute] = [
            ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", caption),
        ]
        html.element("div", box) { html in
            var attributes: [HTML.Attribute] = []
            if !name.isEmpty { attributes.append(("class", name)) }
            html.element("table", attributes) { html in
                html.element("caption", caption)
                html.element("thead") { html in
                    html.element("tr") { html in
                        for (i, title) in head.enumerated() {
                            let isNumber = i >= numbersFrom ?? head.count
                            var attributes: [HTML.Attribute] = [("scope", "col")]
                            if isNumber { attributes.append(("class", "n")) }
                            html.element("th", attributes, title)
                        }
                    }
                }
                html.element("tbody", [], rows)
            }
        }
    }

    /// A drawing, one picture to a screen reader: a title, and a description that says where the same stands
    /// in words.
    static func drawing(
        _ kind: String, width: Double, height: Double, title: String, description: String,
        in html: inout HTML, _ content: (inout HTML) -> Void
    ) {
        html.element(
            "svg",
            [
                ("viewBox", "0 0 \(pixels(width)) \(pixels(height))"), ("class", kind), ("role", "img"),
            ]
        ) { html in
            html.element("title", title)
            html.element("desc", description)
            content(&html)
        }
    }

    /// A box that opens.
    static func details(
        _ summary: String, id: String? = nil, in html: inout HTML, _ content: (inout HTML) -> Void
    ) {
        var attributes: [HTML.Attribute] = []
        if let id { attributes.append(("id", id)) }
        html.element("details", attributes) { html in
            html.element("summary", summary)
            content(&html)
        }
    }

    /// A time in the agreement's zone, with Universal Time below it.
    static func time(_ interval: Interval, _ released: Released, in html: inout HTML) {
        let (local, utc) = (released.moments.local(interval), released.moments.utc(interval))
        html.element("span", [("class", "t")]) { unbroken(local, at: " to ", in: &$0) }
        if local != utc {
            html.element("span", [("class", "t utc")]) { unbroken(utc, at: " to ", in: &$0) }
        }
    }

    /// Words that a line may end between only where the mark stands: no date is cut at its hyphens.
    static func unbroken(_ words: String, at mark: String, in html: inout HTML) {
        for (i, part) in words.split(separator: mark, omittingEmptySubsequences: false).enumerated() {
            if i > 0 { html.text(mark) }
            html.element("span", [("class", "nb")], String(part))
        }
    }

    /// Links to incidents, parted by spaces.
    static func incidents(_ ids: [IncidentID], in html: inout HTML) { links(ids.map(\.text), "", in: &html) }

    /// Links to reports, parted by spaces.
    static func reports(_ ids: [ReportID], in html: inout HTML) { links(ids.map(\.text), "r-", in: &html) }

    /// Links to entries, parted by spaces.
    static func entries(_ ids: [EntryID], in html: inout HTML) { links(ids.map(\.text), "e-", in: &html) }

    /// Links to statements, parted by spaces.
    static func statements(_ ids: [StatementID], in html: inout HTML) {
        links(ids.map(\.text), "s-", in: &html)
    }

    private static func links(_ ids: [String], _ prefix: String, in html: inout HTML) {
        html.element("span", [("class", "ids")]) { html in
            for (i, id) in ids.enumerated() {
                if i > 0 { html.text(" ") }
                html.link(to: prefix + id, id)
            }
        }
    }
}
