internal import CeasefireModel

// Responses and their rungs.
extension DocumentTyper {
    /// `response: multi-tiered` and its ladder.
    mutating func response(_ block: ParsedBlock, _ keys: Keys) {
        let silent = Self.silent
        let answered = required(
            "to", in: keys, mend: "Name the provisions and duties whose breach it answers."
        ).flatMap {
            members($0, of: "to", areNames: true) { typer, text, range in typer.owed(named: text, at: range) }
        }
        let breachBy = actors("breach-by", in: keys)
        let isGuarantee = optional("guarantee", in: keys).flatMap { isYes($0, for: "guarantee") } ?? false
        let clockStarts: Value<Anchor>? = required("clock-starts", in: keys, mend: silent).flatMap {
            value($0, for: "clock-starts", of: .anchor) { $0.anchor($1, for: $2) }
        }
        let foundBy = optionalActors("found-by", in: keys)
        let episodeEnds: Value<Int64>? = required("episode-ends-after", in: keys, mend: silent).flatMap {
            value($0, for: "episode-ends-after", of: .duration) { $0.duration($1, for: $2) }
        }
        let rungs = rungs(keys)
        guard let name = block.name, let answered, let breachBy, let clockStarts, let episodeEnds, let rungs
        else { return }
        var (provisions, deeds) = (Set<ProvisionName>(), Set<DeedName>())
        for one in answered {
            switch one {
            case .provision(let name): provisions.insert(name)
            case .deed(let name): deeds.insert(name)
            }
        }
        let response = Response(
            name: ResponseName(name), document: title, provisions: provisions, breachBy: breachBy,
            clockStarts: clockStarts, foundBy: foundBy, episodeEndsAfter: episodeEnds, rungs: rungs,
            deeds: deeds,
            isGuarantee: isGuarantee, span: span(block.nameRange))
        typed.responses.append((response, keys))
    }

    /// A provision by its name.
    mutating func provision(named text: String, at range: Range<Int>) -> ProvisionName? {
        guard scope.provisions.contains(text) else {
            guard !scope.unreadable.contains(text) else { return nil }
            let mend = didYouMean(text, among: scope.provisions, noun: "A provision")
            sink.error(
                .unknownProvision, "No block declares the provision \(text.quoted).", at: range,
                mend: mend.isEmpty ? "Declare it, or list it under `requires` in the front matter." : mend)
            return nil
        }
        return ProvisionName(text)
    }

    // MARK: Rungs

    private mutating func rungs(_ keys: Keys) -> [Rung]? {
        let form = "Write `rungs:` and below it `- rung: NAME` with its keys, for each rung."
        guard let node = required("rungs", in: keys, mend: form) else { return nil }
        guard let list = node.list else {
            wrongShape(node, key: "rungs", wanted: "a list of rungs", mend: form)
            return nil
        }
        guard !list.isEmpty else {
            sink.error(.emptyList, "The list of `rungs` is empty.", at: node.range, mend: form)
            return nil
        }
        // All names first, so that a rung that waits for a later one can be told from one that waits for none.
        var ladder = Ladder()
        for item in list { ladder.names.append(rungName(item, taken: ladder.names)) }
        var rungs: [Rung] = []
        for (index, item) in list.enumerated() {
            ladder.current = index
            if let rung = rung(item, ladder: ladder) { rungs.append(rung) }
        }
        return rungs.count == list.count ? rungs : nil
    }

    private mutating func rungName(_ item: SurfaceNode, taken: [String?]) -> String? {
        guard let entry = item.entries?.first(where: { $0.key == "rung" }) else { return nil }
        guard let name = BlockReader.name(entry.value, of: "rung", key: entry.keyRange, sink: &sink) else {
            return nil
        }
        if taken.contains(name) {
            sink.error(
                .nameTaken, "The name \(name.quoted) is already that of a rung of this response.",
                at: entry.value.range, mend: "Give each rung a name of its own.")
        }
        return name
    }

    private mutating func rung(_ item: SurfaceNode, ladder: Ladder) -> Rung? {
        guard item.entries != nil else {
            wrongShape(
                item, key: "rungs", wanted: "rungs with keys", mend: "Begin each rung with `- rung: NAME`.")
            return nil
        }
        let keys = keys(of: item, allowed: BlockPart.rung.keys, what: "a rung")
        let nameNode = required("rung", in: keys, mend: "Give the rung a name.")
        let silent = Self.silent
        let condition = required("when", in: keys, mend: silent).flatMap {
            self.condition($0, ladder: ladder)
        }
        let who = actors("who", in: keys)
        let authorised = optionalActors("authorised-by", in: keys)
        let measure = required("measure", in: keys, mend: "Say what is to be done, in the words of the text.")
            .flatMap { words($0, for: "measure") }
        let involves = involvement(keys)
        let timing = rungTiming(keys)
        let standDown = optional("stand-down", in: keys).flatMap { self.condition($0, ladder: ladder) }
        guard let nameNode, let name = ladder.names[ladder.current], let condition, let who, let measure,
            let timing
        else { return nil }
        return Rung(
            name: RungName(name), condition: condition, who: who, authorisedBy: authorised,
            measure: measure.trimmed, involves: involves, timing: timing, standDown: standDown,
            span: span(nameNode.range))
    }
}

/// The rungs of the response that is being read.
struct Ladder {
    /// Their names from the first; nil for one without.
    var names: [String?] = []
    /// The rung that is being read, counted from 0.
    var current = 0
}
