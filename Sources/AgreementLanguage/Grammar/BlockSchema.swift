internal import CeasefireModel

/// The form of blocks and of the front matter as a JSON Schema (2020-12), by which editors propose keys and mark
/// what cannot stand. What names mean, and what fits together, only compiling tells.
public enum BlockSchema {
    /// The schema, as JSON. It stands in `Documentation/agreement.schema.json`.
    public static var json: String {
        let blocks = BlockKind.allCases.map { SchemaNode.named($0.rawValue) }
        return SchemaNode.keys([
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", "A block of an agreement, or its front matter"),
            ("anyOf", .list(blocks + [.named("front-matter")])),
            (
                "$defs",
                .keys(
                    BlockKind.allCases.map { ($0.rawValue, block($0)) }
                        + [("front-matter", object(.frontMatter))] + definitions)
            ),
        ]).json() + "\n"
    }

    // MARK: Blocks

    private static func block(_ kind: BlockKind) -> SchemaNode {
        let block = SchemaNode.object(
            kind.keys.map { ($0, $0 == kind.rawValue ? .named("name") : value(of: $0, in: kind)) },
            required: kind.keys.filter { kind.requires($0) })
        guard kind == .obligation, case .keys(let keys) = block else { return block }
        // A duty that recurs needs to know when the first is due, and when it ends.
        let needs = SchemaNode.keys([("every", ["complete-by", "until"]), ("until", ["every"])])
        return .keys(keys + [("dependentRequired", needs)])
    }

    private static func value(of key: String, in kind: BlockKind) -> SchemaNode {
        switch (kind, key) {
        case (.accepted, _): .named("word")
        case (.openTerm, "type"): .oneOf(OpenTerm.Kind.allCases.map(\.rawValue))
        case (.set, "of"): .oneOf(WordKind.allCases.map(\.rawValue))
        case (.set, "members"), (.response, "to"), (_, "lifts"), (_, "veto"): .named("words")
        case (.reading, "values"): .keys([("type", "object")])
        case (.reading, "cites"): .anyOf([.named("word"), .listOf(.named("word"), atLeast: 0)])
        case (.obligation, "to"), (.declaration, "of"), (.exchange, "of"): .named("word")
        case (_, "binds"), (_, "between"), (_, "members"), (_, "to"), (_, "kept-by"), (_, "against"),
            (_, "verified-by"), (_, "released-by"), (_, "breach-by"), (_, "found-by"):
            .value(.named("words"))
        case (_, "prohibits"), (_, "permits"): object(.acts)
        case (_, "where"): .value(.named("place"))
        case (.zone, _) where key != "feature", (.line, "file"), (.line, "folder"), (_, "observed-over"):
            .named("word")
        case (.zone, _): .named("words")
        case (.line, "missing-days"):
            .anyOf([.oneOf(["latest-before", "unknown"]), object(.missingDays)])
        case (.line, "select"): .keys([("type", "object"), ("additionalProperties", .named("words"))])
        case (.line, "seam"): .named("distance")
        case (.line, "leave-out"): object(.leaveOut)
        case (_, "during"): .anyOf([.oneOf(["unstated"]), object(.during)])
        case (_, "except"): .value(.anyOf([.named("word"), .listOf(.named("word"), atLeast: 0)]))
        case (_, "quota"): object(.quota)
        case (_, "answers"): object(.answers)
        case (_, "involves"): involvement
        case (_, "notice"): .anyOf([.oneOf(["none", "unstated"]), object(.notice)])
        case (_, "amount"): object(.amount)
        case (_, "after"), (_, "excused-when"): .named("general-condition")
        case (_, "silence"): .oneOf(Silence.allCases.map(\.rawValue))
        case (_, "tranches"): .listOf(object(.tranche))
        case (_, "rungs"): .listOf(object(.rung))
        case (_, "transitions"): .listOf(object(.transition))
        case (_, "at-first"): .oneOf(StandingMeasure.State.allCases.map(\.rawValue))
        case (_, "guarantee"): .named("yes-or-no")
        case (_, "vote"): .anyOf([.named("vote"), .oneOf(["unstated"]), .eitherOf(.named("vote"))])
        case (_, "quorum"): .named("number")
        case (_, "text"), (_, "name"), (_, "note"), (_, "measure"), (_, "declared-by"), (_, "held-by"),
            (_, "as-of"), (_, "casting-vote"):
            .named("word")
        // Moments, lengths, standards, anchors: words, or either of several.
        default: .value(.named("word"))
        }
    }

    // MARK: Parts

    private static func object(_ part: BlockPart) -> SchemaNode {
        .object(part.keys.map { ($0, value(of: $0, in: part)) }, required: part.required)
    }

    private static func value(of key: String, in part: BlockPart) -> SchemaNode {
        switch (part, key) {
        case (.frontMatter, "parties"), (.frontMatter, "mediators"), (.frontMatter, "guarantors"),
            (.frontMatter, "observers"):
            .keys([("type", "object"), ("additionalProperties", .named("word"))])
        case (.frontMatter, "signatures"):
            .anyOf([
                .oneOf(["unstated"]),
                .keys([("type", "object"), ("additionalProperties", object(.signature))]),
            ])
        case (.frontMatter, "requires"): .anyOf([.named("word"), .listOf(.named("word"), atLeast: 0)])
        case (.frontMatter, "uses"): .listOf(object(.usedDocument), atLeast: 0)
        case (.usedDocument, "where"):
            .keys([("type", "object"), ("additionalProperties", .named("words"))])
        case (.frontMatter, _), (.signature, _), (.usedDocument, _), (.amount, "of"), (_, "measure"):
            .named("word")
        case (_, "rung"), (_, "tranche"), (_, "what"): .named("name")
        case (.answers, "to"), (.breachFound, "of"): .named("words")
        case (.calibre, _): .named("word")
        case (.quota, "per"), (.answers, "within"), (.timing, _), (.count, "within"): .named("length")
        case (_, "distance"): .named("distance")
        case (_, "at-most"), (_, "count"), (_, "at-least"): .named("number")
        case (_, "share"): .named("share")
        case (.place, "within"), (.place, "beyond"), (.place, "apart"), (.leaveOut, "within"):
            .named("distance")
        case (.place, "of"): .named("baseline")
        case (.place, "any"): .listOf(.named("place"))
        case (.place, _), (.baseline, _), (.leaveOut, _): .named("word")
        case (.missingDays, _): .named("length")
        case (.acts, "with"): .value(.named("weapons"))
        case (.rung, "timing"): .value(.named("timing"))
        case (.rung, "involves"): involvement
        case (.rung, "when"), (_, "stand-down"): .named("condition")
        case (.transition, "when"): .named("general-condition")
        case (.transition, "to"): .oneOf(StandingMeasure.State.allCases.map(\.rawValue))
        case (.transition, "from"):
            .anyOf([states, .listOf(states)])
        case (_, "standard"): .oneOf(StandardOfProof.allCases.map(\.rawValue))
        case (_, "vote"): .named("vote")
        case (_, "otherwise"): .named("yes-or-no")
        case (_, "to"),
            (_, "by") where part != .tranche, (_, "who"), (_, "authorised-by"), (.acts, _):
            .value(.named("words"))
        default: .value(.named("word"))
        }
    }

    private static var involvement: SchemaNode { .anyOf([.oneOf(["none", "unstated"]), object(.acts)]) }

    private static var states: SchemaNode { .oneOf(StandingMeasure.State.allCases.map(\.rawValue)) }

    // MARK: Definitions

    private static var definitions: [(String, SchemaNode)] {
        let word = SchemaNode.keys([("type", ["string", "number", "boolean"])])
        let reserved = SchemaNode.oneOf(BlockReader.reservedWords.sorted())
        // What is whole after a share, a length or a distance; numbers may come as numbers.
        func pattern(_ pattern: String) -> SchemaNode {
            .keys([("type", "string"), ("pattern", .text(pattern))])
        }
        return [
            ("word", word), ("words", .anyOf([.named("word"), .listOf(.named("word"))])),
            // Letters of any alphabet: no pattern that all editors read can tell them from other signs.
            (
                "name",
                .keys([
                    ("type", ["string", "integer"]), ("pattern", "^[^ \\t\\n,:;!?/(){}<>'`]{1,100}$"),
                    ("not", reserved),
                ])
            ),
            (
                "number",
                .anyOf([
                    .keys([("type", "integer"), ("minimum", .number(1))]), pattern("^0*[1-9][0-9]*$"),
                ])
            ),
            ("share", pattern("^(rest|[0-9]+ *%)$")),
            (
                "length",
                pattern("^(P[0-9WDTHMS]+|[0-9]+ *(w|d|h|min|s)( *[0-9]+ *(w|d|h|min|s))*|unstated)$")
            ),
            ("distance", pattern("^[0-9]+([.][0-9]+)? *(km|m)$")),
            ("yes-or-no", .keys([("enum", ["yes", "no", .truth(true), .truth(false)])])),
            (
                "vote",
                .anyOf([.oneOf(VoteRule.words), object(.atLeast)])
            ),
            ("timing", object(.timing)), ("place", .anyOf([.named("words"), object(.place)])),
            // One line for all, or one for each party.
            (
                "baseline",
                .anyOf([
                    .named("word"), object(.baseline),
                    .keys([
                        ("type", "object"),
                        ("additionalProperties", .anyOf([.named("word"), object(.baseline)])),
                    ]),
                ])
            ),
            ("calibre", .object([("calibre", object(.calibre))], required: ["calibre"])),
            (
                "weapons",
                .anyOf([
                    .named("word"), .named("calibre"),
                    .listOf(.anyOf([.named("word"), .named("calibre")])),
                ])
            ),
            ("condition", condition(isInResponse: true)),
            ("general-condition", condition(isInResponse: false)),
        ]
    }

    private static func condition(isInResponse: Bool) -> SchemaNode {
        let own = SchemaNode.named(isInResponse ? "condition" : "general-condition")
        let keys =
            (isInResponse ? DocumentTyper.episodeConditions : []) + DocumentTyper.generalConditions
        let properties = keys.map { key -> (String, SchemaNode) in
            let value: SchemaNode =
                switch key {
                case "continues-after", "performed": .named("word")
                case "expanded-attack":
                    .anyOf([own, .object([("either", .listOf(own, atLeast: 2))], required: ["either"])])
                case "count": object(.count)
                case "places", "killed", "injured": object(.atLeast)
                case "stopped-for": .named("length")
                case "certified": object(.certified)
                case "decided": object(.decided)
                case "breach-found": .anyOf([.named("words"), object(.breachFound)])
                case "any", "all": .listOf(own)
                case "not": own
                default: .named("words")
                }
            return (key, value)
        }
        return .anyOf([
            .oneOf((isInResponse ? ["first-breach"] : []) + ["unstated"]),
            .keys([
                ("type", "object"), ("properties", .keys(properties)), ("minProperties", .number(1)),
                ("maxProperties", .number(1)), ("additionalProperties", .truth(false)),
            ]),
        ])
    }
}
