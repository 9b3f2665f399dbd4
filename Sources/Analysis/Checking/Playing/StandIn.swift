internal import AgreementLanguage
internal import CeasefireModel

/// A document in place of the one that will use a plan: a plan answers breaches of provisions that it does not hold
/// itself, and nothing in it can be played before somebody supplies them.
enum StandIn {
    /// The path of the document that stands in.
    static let file = "stand-in.md"

    /// The draft together with provisions for what it requires; the draft itself where it requires nothing.
    static func supplied(_ draft: Draft) -> Draft {
        let required = draft.required
        guard !required.isEmpty else { return draft }
        let agreement = draft.agreement
        let folder = draft.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let path = (folder + [Substring(file)]).joined(separator: "/")
        let name = draft.file.split(separator: "/").last.map(String.init) ?? draft.file
        func actors(_ role: Actor.Role) -> String {
            agreement.actors.filter { $0.role == role }.map { "\($0.id): '\($0.name)'" }
                .joined(separator: ", ")
        }
        let parties = agreement.parties.map(\.text).joined(separator: ", ")
        let blocks = required.map { name in
            """
            ```truce
            provision: \(name)
            binds: [\(parties)]
            prohibits: {acts: any-attack}
            during: {from: \(Stage.beginning), until: never}
            standard-of-proof: balance-of-probabilities
            ```
            """
        }
        let text = """
            ---
            truce: 1
            title: 'Stand-in for what the plan requires'
            time-zone: \(agreement.timeZone)
            parties: {\(actors(.party))}
            uses:
              - document: \(name)
                where: {\(required.map { "\($0): \($0)" }.joined(separator: ", "))}
            ---

            # What the plan requires

            \(blocks.joined(separator: "\n\n"))
            """
        var documents = draft.documents
        documents[path] = Array(text.utf8)
        return Draft.read(file: path, documents: documents, zones: draft.zones, bounds: draft.bounds).draft
            ?? draft
    }
}

extension Draft {
    /// Whether it stands in for the document that will use a plan.
    var isStandIn: Bool {
        file.split(separator: "/").last.map(String.init) == StandIn.file && files.count > 1
    }

    /// The provisions that the document requires of whoever uses it.
    fileprivate var required: [String] {
        outlines[file]?.frontMatter?["requires"]?.value.members.compactMap(\.text) ?? []
    }
}
