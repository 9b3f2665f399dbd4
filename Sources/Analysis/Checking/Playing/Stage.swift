internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A draft made ready to be played: what it leaves open is settled in one way, which is told, and all the rest is as it stands.
/// The result is a document like any other, so that whoever doubts a counterexample can assess it himself.
struct Stage: Sendable {
    /// One thing that is settled.
    struct Setting: Hashable, Sendable {
        /// A block, or a rung of a response.
        enum Holder: Hashable, Sendable {
            case provision(ProvisionName)
            case response(ResponseName)
            case rung(RungName, of: ResponseName)
            /// Any other block, by its kind and name.
            case block(String, String)
        }
        /// Where.
        var holder: Holder
        /// The key; `during.from` is one within another.
        var key: String
        /// Its value, as YAML on one line.
        var value: String
        /// What is taken for granted, in words; empty where it is not worth telling.
        var words: String
    }

    /// When what is played begins, where the draft does not say, by the draft's clocks.
    static let beginning = "2030-01-01T00:00"
    /// The same moment in Universal Time.
    static let beginningInUniversalTime = Instant(secondsSinceEpoch: 1_893_456_000)
    /// The reading under which a draft is played.
    static let reading: ReadingName = "played"

    /// The draft as it is played.
    let draft: Draft
    /// What was settled.
    let settled: [Setting]
    /// The moment from which events are counted: all provisions that are played are in force.
    let begins: Instant
    /// The provisions of which the draft leaves open where they apply.
    private let placeless: Set<ProvisionName>

    /// Makes a draft ready.
    ///
    /// - Parameters:
    ///   - draft: The draft.
    ///   - settings: What is settled first; what is still open after them is settled in the usual way.
    ///   - withDuties: Whether what is open of duties is settled too.
    /// - Returns: nil where the draft cannot be settled so: it would have errors.
    init?(_ draft: Draft, settings: [Setting] = [], withDuties: Bool = false) {
        let usual =
            draft.agreement.provisions.flatMap { Self.usual($0, in: draft) }
            + draft.agreement.permissions.flatMap { Self.usual($0, in: draft) }
            + draft.agreement.responses.flatMap { Self.usual($0, in: draft) }
            + (withDuties ? Self.usualOfDuties(draft.agreement) : [])
        var all = settings
        for one in usual where !all.contains(where: { $0.holder == one.holder && $0.key == one.key }) {
            all.append(one)
        }
        var edits = all.compactMap(draft.edit)
        guard edits.count == all.count, let outline = draft.outlines[draft.file] else { return nil }
        edits.append(
            outline.adding(
                block: "reading: \(Self.reading)\nvalues: {}\nnote: 'what is played'", heading: "Played"))
        guard let staged = draft.edited(edits) else { return nil }
        let begins = staged.agreement.provisions.compactMap { provision -> Instant? in
            guard case .stated(let from) = provision.from, case .instant(let instant) = from.base else {
                return nil
            }
            return instant + from.plusSeconds
        }.max()
        // Where nothing is forbidden, and all is owed, there is no provision to begin with.
        guard begins != nil || staged.agreement.provisions.isEmpty else { return nil }
        self.draft = staged
        placeless = Set(draft.agreement.provisions.filter { !$0.place.isStated }.map(\.name))
        self.begins = begins ?? Self.beginningInUniversalTime
        settled = all
    }

    /// A draft as it is read: only what no reading gives is settled.
    ///
    /// - Parameter settings: What is settled besides.
    /// - Returns: nil where the draft cannot be settled so: it would have errors.
    init?(asRead draft: Draft, settings: [Setting] = []) {
        let all =
            draft.agreement.provisions.flatMap { Self.usualAsRead($0, in: draft) }
            + draft.agreement.permissions.flatMap { Self.usual($0, in: draft) } + settings
        let edits = all.compactMap(draft.edit)
        guard edits.count == all.count, let staged = edits.isEmpty ? draft : draft.edited(edits) else {
            return nil
        }
        self.draft = staged
        placeless = Set(draft.agreement.provisions.filter { !$0.place.isStated }.map(\.name))
        let windows = assess(staged.agreement, record: Record(reports: [])).readings.flatMap(\.windows)
        begins = windows.flatMap(\.from).min() ?? Self.beginningInUniversalTime
        settled = all
    }

    /// Where a party breaks a provision that does not apply everywhere: the name of a place; nil for anywhere.
    func region(_ provision: Provision, by party: ActorID) -> String? {
        let played = draft.provision(provision.name) ?? provision
        return StagedPlaces.region(
            played, by: party, in: draft.agreement, isOpen: placeless.contains(provision.name))
    }

    /// What is settled of a provision where no reading gives it.
    private static func usualAsRead(_ provision: Provision, in draft: Draft) -> [Setting] {
        usual(provision, in: draft).filter { setting in
            switch setting.key {
            case "binds": provision.binds == .unstated
            case "prohibits":
                [provision.acts == .unstated, provision.targets == .unstated, provision.weapons == .unstated]
                    .contains(true)
                    && ![provision.acts.isReadOtherwise, provision.targets.isReadOtherwise].contains(true)
            case "where": !provision.place.isReadOtherwise
            case "during": true
            case "during.from": provision.from == .unstated
            case "during.until": provision.until == .unstated
            case "standard-of-proof": provision.standard == .unstated
            default: false
            }
        }
    }

    /// What is settled of a provision where it is open.
    private static func usual(_ provision: Provision, in draft: Draft) -> [Setting] {
        let holder = Setting.Holder.provision(provision.name)
        var settings: [Setting] = []
        func settle(_ key: String, _ value: String, _ words: String) {
            settings.append(Setting(holder: holder, key: key, value: value, words: words))
        }
        if !provision.binds.isStated {
            settle("binds", "parties", "\(provision.name) binds all parties")
        }
        if !provision.acts.isStated || !provision.targets.isStated || !provision.weapons.isStated {
            settle("prohibits", Self.prohibition(provision), "\(provision.name) forbids any attack")
        }
        settings += StagedPlaces(draft.agreement).settings(provision.place, of: provision.name.text, holder)
        settings += StagedTimes(draft).settings(provision)
        if !provision.standard.isStated {
            settle(
                "standard-of-proof", StandardOfProof.balanceOfProbabilities.rawValue,
                "every breach is admitted by whoever committed it, so that the standard of proof does not matter"
            )
        }
        return settings
    }

    /// What is settled of a permission that holds in an area which is drawn.
    private static func usual(_ permission: Permission, in draft: Draft) -> [Setting] {
        guard case .stated = permission.place else { return [] }
        return StagedPlaces(draft.agreement).settings(
            permission.place, of: permission.name.text, .block("permission", permission.name.text))
    }

    /// What a provision forbids, with any attack in place of acts that are open; what is stated of targets and weapons stays.
    private static func prohibition(_ provision: Provision) -> String {
        func names<Kind>(_ all: Set<Identifier<Kind>>) -> String {
            "[\(all.sorted().map { "'\($0.text)'" }.joined(separator: ", "))]"
        }
        var parts: [String] = []
        switch provision.acts {
        case .stated(.only(let acts)): parts.append("acts: \(names(acts))")
        case .stated(.any): parts.append("acts: any")
        case .unstated, .either, .term: parts.append("acts: any-attack")
        }
        if case .stated(.only(let targets)) = provision.targets { parts.append("against: \(names(targets))") }
        if case .stated(.only(let words, let calibres)) = provision.weapons, calibres.isEmpty {
            parts.append("with: \(names(words))")
        }
        return "{\(parts.joined(separator: ", "))}"
    }
}

extension Draft {
    /// The edit that settles something; nil where there is no such block.
    func edit(_ setting: Stage.Setting) -> DocumentEdit? {
        // The parties are told by name: there is no word for all of them in every place.
        let value =
            setting.value == "parties"
            ? "[\(agreement.parties.map(\.text).joined(separator: ", "))]" : setting.value
        switch setting.holder {
        case .provision(let name):
            return block("provision", name.text).flatMap { place in
                // `during.from` is a key within a key.
                let path = setting.key.split(separator: ".").map(String.init)
                let node = path.count == 2 ? place.block.node[path[0]]?.value : place.block.node
                return node.flatMap { place.outline.setting(path.last ?? setting.key, to: value, in: $0) }
            }
        case .response(let name):
            return block("response", name.text).flatMap {
                $0.outline.setting(setting.key, to: value, in: $0.block.node)
            }
        case .rung(let rung, let response):
            return self.rung(rung, of: response).flatMap {
                $0.outline.setting(setting.key, to: value, in: $0.node)
            }
        case .block(let kind, let name):
            return block(kind, name).flatMap { $0.outline.setting(setting.key, to: value, in: $0.block.node) }
        }
    }
}

extension Value {
    /// Whether there is one value, the same under every reading.
    var isStated: Bool { if case .stated = self { true } else { false } }
}

extension Value {
    /// Whether a reading gives it, or several values are relayed.
    fileprivate var isReadOtherwise: Bool {
        switch self {
        case .term, .either: true
        case .stated, .unstated: false
        }
    }
}

extension Value<InstantExpression> {
    /// The moment, where it is one that no reading and no event moves.
    var instant: Instant? {
        guard case .stated(let expression) = self, case .instant(let instant) = expression.base,
            expression.localDay == nil
        else { return nil }
        return instant + expression.plusSeconds
    }

    /// Whether it is a moment that no reading and no event moves, or never.
    var isMoment: Bool {
        guard case .stated(let expression) = self else { return false }
        return switch expression.base {
        case .instant, .never: true
        case .term, .event: false
        }
    }
}
