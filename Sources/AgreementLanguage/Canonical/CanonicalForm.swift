internal import CeasefireModel

/// The meaning of an agreement as text: one spelling for everything that means the same.
///
/// Blocks, keys and members of sets are sorted; lengths are seconds and moments are Universal Time; comments,
/// remarks, headings, places in the document and paths of files are left out. What the form looks like line
/// by line is told in `Documentation/AgreementLanguage.md`.
public enum CanonicalForm {
    /// The canonical text. The meaning fingerprint is the SHA-256 of its UTF-8.
    public static func text(of agreement: Agreement) -> String {
        var lines = [
            "truce 1", "title \(quoted(agreement.title))", "time-zone \(quoted(agreement.timeZone))",
        ]
        lines += sorted(
            agreement.actors.map { "actor \(quoted($0.id.text)) \($0.role.rawValue) \(quoted($0.name))" })
        lines += Self.lines(ofSignatures: agreement.signatures)
        lines += sorted(agreement.bodies.map(text(of:)))
        lines += sorted(agreement.openTerms.map { "open-term \(quoted($0.name.text)) \($0.kind.rawValue)" })
        lines += sorted(
            agreement.exemptions.map {
                "exemption \(quoted($0.name.text)) \(quoted($0.text))"
                    + ($0.answers.map { " \(text(of: $0))" } ?? "")
            })
        lines += sorted(agreement.zones.map(text(of:)))
        lines += sorted(agreement.lines.map(text(of:)))
        lines += sorted(agreement.provisions.map(text(of:)))
        lines += sorted(agreement.permissions.map(text(of:)))
        lines += sorted(agreement.obligations.map(text(of:)))
        lines += sorted(agreement.declarations.map(text(of:)))
        lines += sorted(agreement.exchanges.map(text(of:)))
        lines += sorted(agreement.readings.map(text(of:)))
        lines += sorted(agreement.responses.map(text(of:)))
        lines += sorted(agreement.standingMeasures.map(text(of:)))
        lines += sorted(agreement.uses.map { "uses \($0.meaningFingerprint)" })
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Blocks

    private static func text(of provision: Provision) -> String {
        let quota = provision.quota.map { [("quota", text(of: $0))] } ?? []
        let observedOver = provision.observedOver.map { [("observed-over", quoted($0.text))] } ?? []
        return block(
            "provision \(quoted(provision.name.text))",
            quota + observedOver + [
                ("acts", text(provision.acts, text(of:))), ("against", text(provision.targets, text(of:))),
                ("binds", text(provision.binds, names)), ("except", text(provision.exemptions, names)),
                ("from", text(provision.from, text(of:))),
                ("standard-of-proof", text(provision.standard, \.rawValue)),
                ("until", text(provision.until, text(of:))), ("where", text(provision.place, text(of:))),
                ("with", text(provision.weapons, text(of:))),
            ])
    }

    private static func text(of reading: Reading) -> String {
        var lines: [(String, String)] = []
        if let asOf = reading.asOf {
            lines.append(("as-of", "\(asOf.earliest.utcText) \(asOf.latest.utcText)"))
        }
        lines.append(("cites", names(reading.cites)))
        if let holder = reading.heldBy { lines.append(("held-by", quoted(holder.text))) }
        for (term, value) in reading.values where value != .unstated {
            lines.append(("value \(quoted(term.text))", text(value, text(of:))))
        }
        return block("reading \(quoted(reading.name.text))", lines)
    }

    private static func text(of response: Response) -> String {
        var lines = [
            ("breach-by", text(response.breachBy, names)),
            ("clock-starts", text(response.clockStarts, \.rawValue)),
            ("episode-ends-after", text(response.episodeEndsAfter, seconds)),
            ("to", list("", (response.provisions.map(\.text) + response.deeds.map(\.text)).map(quoted))),
        ]
        if let actors = response.foundBy { lines.append(("found-by", text(actors, names))) }
        if response.isGuarantee { lines.append(("guarantee", "yes")) }
        // Rungs keep their order, which means something; the numbers keep it through the sorting.
        for (number, rung) in numbered(response.rungs) {
            lines += rungLines(rung).map { ("rung \(number) \($0.0)", $0.1) }
        }
        return block("response \(quoted(response.name.text)) of \(quoted(response.document))", lines)
    }

    private static func rungLines(_ rung: Rung) -> [(String, String)] {
        var lines = [
            ("measure", quoted(rung.measure)), ("rung", quoted(rung.name.text)),
            ("timing", text(rung.timing, text(of:))), ("when", text(of: rung.condition)),
            ("who", text(rung.who, names)),
        ]
        if let authorised = rung.authorisedBy { lines.append(("authorised-by", text(authorised, names))) }
        if let involves = rung.involves { lines.append(("involves", text(of: involves))) }
        if let standDown = rung.standDown { lines.append(("stand-down", text(of: standDown))) }
        return lines
    }

    static func block(_ first: String, _ lines: [(String, String)]) -> String {
        ([first] + sorted(lines.map { "  \($0.0) \($0.1)" })).joined(separator: "\n")
    }
}
