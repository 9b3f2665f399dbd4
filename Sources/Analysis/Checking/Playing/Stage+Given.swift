internal import AgreementLanguage
internal import CeasefireModel

// What is told of what was settled: only what plays a part in a timeline.
extension Stage {
    /// All that was settled, a sentence each.
    var given: [String] { Self.sentences(settled) }

    /// What a timeline takes for granted, a sentence each: what was settled of the provisions, responses and duties that it names or
    /// that its claim is about. A claim on all that the draft says takes every provision for granted.
    ///
    /// - Parameters:
    ///   - claim: What the timeline shows.
    ///   - words: What happens in it and what it shows, in words.
    func given(for claim: Claim, telling words: [String]) -> [String] {
        let names = claim.names.union(words.flatMap(Self.names))
        return Self.sentences(
            settled.filter { $0.holder.isAmong(names, everyProvision: claim.isOfEverything) })
    }

    private static func sentences(_ settings: [Setting]) -> [String] {
        var seen: Set<String> = []
        return settings.map(\.words).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// The words of a text that may be names.
    private static func names(in text: String) -> [String] {
        text.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }.flatMap { word -> [String] in
            let end = word.lastIndex { $0 != "." } ?? word.startIndex
            return [String(word), String(word[...end])]
        }
    }
}

extension Stage.Setting.Holder {
    fileprivate func isAmong(_ names: Set<String>, everyProvision: Bool) -> Bool {
        switch self {
        case .provision(let name): everyProvision || names.contains(name.text)
        case .response(let name): names.contains(name.text)
        case .rung(let rung, let response): names.contains(rung.text) || names.contains(response.text)
        case .block(_, let name): names.contains(name)
        }
    }
}

extension Claim {
    /// The responses, duties and measures that it is about.
    fileprivate var names: Set<String> {
        switch self {
        case .breaches, .noBreach, .unanswered, .readingsDiffer: []
        case .breaks(let provision, _), .keeps(let provision, _): [provision.text]
        case .called(let rung, let response, _), .notCalled(let rung, let response, _),
            .untaken(let rung, let response, _),
            .calledTooLate(let rung, let response, _), .dueBeforeFound(let rung, let response, _),
            .stoodDown(let rung, let response, _), .noDefault(let rung, let response):
            [rung.text, response.text]
        case .episodes(_, let response, _), .binds(let response, _), .doesNotBind(let response, _):
            [response.text]
        case .duty(let deed, _, _), .dutyIsNot(let deed, _, _), .neverLate(let deed, _): [deed.text]
        case .stood(let measure, _), .neverStood(let measure, _): [measure.text]
        case .all(let claims), .any(let claims): claims.reduce(into: []) { $0.formUnion($1.names) }
        }
    }

    /// Whether every provision bears on it.
    fileprivate var isOfEverything: Bool {
        switch self {
        case .noBreach, .readingsDiffer: true
        case .all(let claims), .any(let claims): claims.contains(where: \.isOfEverything)
        default: false
        }
    }
}
