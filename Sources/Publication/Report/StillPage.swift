/// A page in one file that needs nothing else and runs no script: a head, a title, sections, a foot.
enum StillPage {
    /// The page. `drawsDuties` brings the signs and colours of duties with it.
    static func text(
        kicker: String, title: String, drawsDuties: Bool = false,
        foot: String = "Made by Truce, which assesses and never decides.",
        body: (inout HTML) -> Void
    ) -> String {
        var html = HTML()
        html.trusted("<!doctype html>\n")
        html.element("html", [("lang", "en")]) { html in
            html.element("head") { html in
                html.void("meta", [("charset", "utf-8")])
                html.void(
                    "meta",
                    [
                        ("http-equiv", "Content-Security-Policy"),
                        (
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
                        ),
                    ])
                html.void(
                    "meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                html.void("meta", [("name", "referrer"), ("content", "no-referrer")])
                html.void("meta", [("name", "color-scheme"), ("content", "light dark")])
                html.element("title", "\(kicker): \(title)")
                html.element("style") { $0.trusted(Stylesheet.css + (drawsDuties ? DutySymbols.css : "")) }
            }
            html.element("body") { html in
                if drawsDuties { DutySymbols.define(in: &html) }
                html.element("header", [("class", "page")]) { html in
                    html.element("p", [("class", "kicker")], kicker)
                    html.element("h1", title)
                }
                html.element("main", [("id", "main")]) { html in body(&html) }
                html.element("footer") { html in html.element("p", foot) }
            }
        }
        return html.markup
    }
}
