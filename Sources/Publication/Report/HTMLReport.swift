internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The page, `report.html`: one file that needs nothing else.
enum HTMLReport {
    static func text(_ released: Released) -> String {
        let agreement = released.verdict.agreement
        let summaries = released.verdict.readings.map { ReadingSummary($0, of: released) }
        var html = HTML()
        html.trusted("<!doctype html>\n")
        html.element("html", [("lang", "en")]) { html in
            PageHead.put(title: agreement.title, css: DutySymbols.css, script: PageScript.hash, in: &html)
            html.element("body") { html in
                html.element("a", [("class", "skip"), ("href", "#main")], "To the results")
                Symbols.define(in: &html)
                DutySymbols.define(in: &html)
                head(released, in: &html)
                html.element("main", [("id", "main")]) { html in
                    ReadingsSection.put(summaries, released, in: &html)
                    ComparisonSection.put(released, in: &html)
                    FindingsSection.put(released, in: &html)
                    DutiesSection.put(released, in: &html)
                    TalliesSection.put(summaries, released, in: &html)
                    MapSection.put(summaries, released, in: &html)
                    TimelineSection.put(summaries, released, in: &html)
                    LadderSection.put(summaries, released, in: &html)
                    IncidentsSection.put(released, in: &html)
                    LeftOutSection.put(summaries, released, in: &html)
                    AgreementSection.put(released, in: &html)
                    BasisSection.put(released, in: &html)
                }
                html.element("footer") { html in
                    html.element(
                        "p",
                        "Made by Truce, which assesses and never decides. \(Wording.silence) Every consequence needs a named human."
                    )
                }
                html.element("script") { $0.trusted(PageScript.source) }
            }
        }
        return html.markup
    }

    private static func head(_ released: Released, in html: inout HTML) {
        let verdict = released.verdict
        var missing: Set<String> = []
        if !Comparison.areAny(released) { missing.insert("compared") }
        if FindingWords.all(released).isEmpty { missing.insert("findings") }
        if DutyLedger.all(released).isEmpty { missing.insert("duties") }
        html.element("header", [("class", "page")]) { html in
            html.element("p", [("class", "kicker")], "Assessment of compliance")
            html.element("h1", verdict.agreement.title)
            html.element("dl", [("class", "meta")]) { html in
                func item(_ name: String, _ words: String, code: Bool = false) {
                    html.element("div") { html in
                        html.element("dt", name)
                        html.element("dd") { html in
                            if code { html.element("code", words) } else { html.text(words) }
                        }
                    }
                }
                item("Text", Wording.short(verdict.agreement.textFingerprint), code: true)
                item("Meaning", Wording.short(verdict.agreement.meaningFingerprint), code: true)
                item(
                    "Known",
                    verdict.asOf.map { "what was known at " + released.moments.both($0) }
                        ?? "all that is on the record"
                        + (verdict.now.map { ", up to " + released.moments.both($0) } ?? ""))
                item(
                    "Reports",
                    "\(Wording.count(verdict.reportCount, "report")) of \(Wording.count(verdict.incidents.count, "incident"))"
                )
                item("Release", released.tier.rawValue)
            }
            html.element("nav", [("aria-label", "Sections")]) { html in
                html.element("ul") { html in
                    for (id, title) in contents where !missing.contains(id) {
                        html.element("li") { $0.link(to: id, title) }
                    }
                }
            }
        }
    }

    private static let contents = [
        ("readings", "Readings"), ("compared", "Compared"), ("findings", "Findings"),
        ("duties", "Duties"), ("tallies", "By state"),
        ("map", "Where"),
        ("timeline", "When"),
        ("response", "Response"), ("incidents", "Incidents"), ("left-out", "Left out"),
        ("agreement", "Agreement"), ("basis", "Basis"),
    ]
}
