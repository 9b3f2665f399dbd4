/// A page in one file that needs nothing else and runs no script: a head, a title, sections, a foot.
enum StillPage {
    /// The page.
    ///
    /// - Parameters:
    ///   - css: The style sheet besides the one that all pages share.
    ///   - skip: The words of a link past the header, for readers who tab; empty for none.
    ///   - top: What stands before the header and is not seen: signs to be drawn.
    ///   - header: What stands below the title, in the header.
    static func text(
        kicker: String, title: String, css: String = "", skip: String = "",
        foot: String = "Made by Truce, which assesses and never decides.",
        top: (inout HTML) -> Void = { _ in }, header: (inout HTML) -> Void = { _ in },
        body: (inout HTML) -> Void
    ) -> String {
        var html = HTML()
        html.trusted("<!doctype html>\n")
        html.element("html", [("lang", "en")]) { html in
            PageHead.put(title: "\(kicker): \(title)", css: css, in: &html)
            html.element("body") { html in
                if !skip.isEmpty { html.element("a", [("class", "skip"), ("href", "#main")], skip) }
                top(&html)
                html.element("header", [("class", "page")]) { html in
                    html.element("p", [("class", "kicker")], kicker)
                    html.element("h1", title)
                    header(&html)
                }
                html.element("main", [("id", "main")]) { html in body(&html) }
                html.element("footer") { html in html.element("p", foot) }
            }
        }
        return html.markup
    }
}
