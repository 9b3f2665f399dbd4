internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Evaluation

/// The page of a sweep, `sweep.html`: one file that needs nothing else and runs no script.
enum SweepPage {
    static func text(_ report: SweepReport) -> String {
        StillPage.text(
            kicker: "What moves the verdict", title: report.released.verdict.agreement.title,
            foot: "Made by Truce, which assesses and never decides. \(Wording.silence)"
        ) { html in body(report, in: &html) }
    }

    private static func body(_ report: SweepReport, in html: inout HTML) {
        Page.section("smallest", "The smallest change that would reverse it", in: &html) { html in
            html.element("ul") { html in
                for sentence in report.smallest { html.element("li", sentence) }
            }
            html.element(
                "p", [("class", "note")],
                "\(report.triedSentence) One thing is changed at a time, everything else held; weights by whole decibans, up to \(Sensitivity.largestStep) either way. Where no single change reverses a reading, up to \(Sensitivity.mostPairs) pairs are tried. What a small change reverses is weak, whichever way it points."
            )
        }
        for (i, (reading, outcome)) in report.outcomes.enumerated() {
            let chart = TornadoChart(
                reading, outcome, report.variations, words: { report.words($0) },
                result: { report.words($0) })
            Page.section("reading-\(i)", "\(reading): \(report.words(outcome))", in: &html) { html in
                guard !chart.bars.isEmpty else {
                    html.element("p", "Nothing that was tried moves it.")
                    return
                }
                chart.put(in: &html)
                table(chart, report, in: &html)
            }
        }
        Page.section("release", "Release: \(report.released.tier.rawValue)", in: &html) { html in
            html.element("p", report.releaseSentence)
        }
    }

    private static func table(_ chart: TornadoChart, _ report: SweepReport, in html: inout HTML) {
        Page.table(
            "Every change that moves \(chart.reading); the last column counts incidents and duties in breach",
            ["Change", "Before", "After", "It comes to", "Breaches"], numbersFrom: 4, class: "stack",
            in: &html
        ) { html in
            for bar in chart.bars {
                let change = bar.variation.change
                html.element("tr") { html in
                    html.element("th", [("scope", "row")], change.label)
                    html.element("td", [("data-label", "Before")], change.before)
                    html.element("td", [("data-label", "After")], change.after)
                    html.element(
                        "td", [("data-label", "It comes to")],
                        report.words(bar.variation.to) + (bar.variation.reverses ? " (reverses it)" : ""))
                    html.element(
                        "td", [("class", "n"), ("data-label", "Breaches")],
                        "\(bar.variation.from.all) to \(bar.variation.to.all)")
                }
            }
        }
    }
}
