internal import AgreementLanguage
internal import CeasefireModel

/// A rung of a response, and where it stands.
struct DraftRung {
    let response: Response
    let rung: Rung
    let outline: DocumentOutline
    let node: OutlineNode

    /// `ladder/deployment`.
    var subject: String { "\(response.name)/\(rung.name)" }

    /// The edit that gives a key of the rung a value.
    func edit(_ key: String, to value: String) -> DocumentEdit? { outline.setting(key, to: value, in: node) }

    /// Where the first of these keys stands that is there, or the rung's name.
    func span(_ keys: String...) -> SourceSpan {
        let entry = keys.lazy.compactMap { node[$0] }.first ?? node["rung"]
        return outline.span(entry.map(\.wholeRange) ?? node.range)
    }
}

extension Draft {
    /// Every rung, in the document's order.
    var rungs: [DraftRung] {
        agreement.responses.flatMap { response in
            response.rungs.compactMap { rung in
                self.rung(rung.name, of: response.name).map {
                    DraftRung(response: response, rung: rung, outline: $0.outline, node: $0.node)
                }
            }
        }
    }
}
