/// The head of every page: a page needs nothing but itself, asks nobody for anything, and runs no script but one that it names.
enum PageHead {
    /// Puts the head.
    ///
    /// - Parameters:
    ///   - css: The style sheet besides the one that all pages share.
    ///   - script: What the page's policy says of scripts, for example the digest of the only one; nil where none may run.
    static func put(title: String, css: String = "", script: String? = nil, in html: inout HTML) {
        let scripts = script.map { " script-src '\($0)';" } ?? ""
        html.element("head") { html in
            html.void("meta", [("charset", "utf-8")])
            html.void(
                "meta",
                [
                    ("http-equiv", "Content-Security-Policy"),
                    (
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline';\(scripts) base-uri 'none'; form-action 'none'"
                    ),
                ])
            html.void("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
            html.void("meta", [("name", "referrer"), ("content", "no-referrer")])
            html.void("meta", [("name", "color-scheme"), ("content", "light dark")])
            html.element("title", title)
            html.element("style") { $0.trusted(Stylesheet.css + css) }
        }
    }
}
