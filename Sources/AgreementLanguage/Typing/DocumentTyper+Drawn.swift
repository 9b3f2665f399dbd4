internal import CeasefireModel

// Zones and lines: what is drawn in files that the document names.
extension DocumentTyper {
    /// `zone: zolote` and the file that draws it.
    mutating func zone(_ block: ParsedBlock, _ keys: Keys) {
        let mend = "Name the GeoJSON file that draws it: `file: zones.geojson`."
        let file = required("file", in: keys, mend: mend).flatMap { path($0, for: "file") }
        let features: [String]? =
            keys["feature"] == nil
            ? []
            : optional("feature", in: keys).flatMap { members($0, of: "feature") { _, text, _ in text } }
        let text = optional("text", in: keys).flatMap { words($0, for: "text") } ?? ""
        guard let name = block.name, let file, let features,
            !typed.zones.contains(where: { $0.name.text == name })
        else { return }
        typed.zones.append(
            Zone(
                name: ZoneName(name), file: file, features: features, text: text.trimmed,
                span: span(block.nameRange)))
    }

    /// `line: contact`, and the file or the folder of daily files that draw it.
    mutating func line(_ block: ParsedBlock, _ keys: Keys) {
        let source = source(keys)
        let selecting = optional("select", in: keys).map { selection($0) } ?? []
        let holder = optional("held-by", in: keys).map { node in
            words(node, for: "held-by").flatMap { actor($0, at: node.range) }
        }
        let seam = optional("seam", in: keys).map { distance($0, for: "seam") } ?? 0
        let leavingOut = optional("leave-out", in: keys).map { leftOut($0, name: block.name) }
        let text = optional("text", in: keys).flatMap { words($0, for: "text") } ?? ""
        if case .some(.none) = leavingOut { return }
        guard let name = block.name, let source, let selecting, let seam,
            !typed.lines.contains(where: { $0.name.text == name })
        else { return }
        typed.lines.append(
            DrawnLine(
                name: LineName(name), source: source, selecting: selecting, holder: holder ?? nil,
                seamMeters: seam, leavingOut: leavingOut ?? nil, text: text.trimmed,
                span: span(block.nameRange)))
    }

    private mutating func source(_ keys: Keys) -> DrawnLine.Source? {
        let rule = "Say what holds for a day without a file: `missing-days: latest-before` or `unknown`."
        switch (keys["file"], keys["folder"]) {
        case (_?, nil):
            if let node = keys["missing-days"] {
                sink.error(
                    .lineSource, "A line of one file does not move, so no days are missing.",
                    at: keys.ranges["missing-days"] ?? node.range, mend: "Delete `missing-days`.")
            }
            return required("file", in: keys).flatMap { path($0, for: "file") }.map { .file($0) }
        case (nil, _?):
            let folder = required("folder", in: keys).flatMap { path($0, for: "folder") }
            let missing = required("missing-days", in: keys, mend: rule).flatMap { missingDays($0, rule) }
            guard let folder, let missing else { return nil }
            return .folder(folder, missingDays: missing)
        case (let both, _):
            guard keys.misspelt.isDisjoint(with: ["file", "folder"]) else { return nil }
            sink.error(
                .lineSource,
                both == nil
                    ? "The line has neither a file nor a folder that draws it."
                    : "The line is drawn in a file and in a folder.", at: keys.range,
                mend: "Write `file: PATH` for a line that lies still, `folder: PATH` for one that moves.")
            return nil
        }
    }

    private mutating func missingDays(_ node: SurfaceNode, _ form: String) -> DrawnLine.MissingDays? {
        if let limit = node.only("latest-before") {
            guard let seconds = duration(limit, for: "latest-before") else { return nil }
            guard seconds > 0, seconds % 86_400 == 0 else {
                sink.error(
                    .badDuration, "The age of a line is counted in whole days.", at: limit.range,
                    mend: "Write days: `{latest-before: 3d}`.")
                return nil
            }
            return .latestBefore(atMostDays: Int(seconds / 86_400))
        }
        guard let text = words(node, for: "missing-days") else { return nil }
        switch text {
        case "latest-before": return .latestBefore(atMostDays: nil)
        case "unknown": return .unknown
        default:
            sink.error(
                .unknownWord, "\(text.quoted) is no rule for missing days.", at: node.range,
                mend: NearestWord.of(text, among: ["latest-before", "unknown"]).map {
                    "Did you mean \($0.quoted)?"
                } ?? form)
            return nil
        }
    }

    /// `select: {fill: ["#a52714"]}`: the property has one of these values.
    private mutating func selection(_ node: SurfaceNode) -> [DrawnLine.Selection]? {
        guard let entries = node.entries, !entries.isEmpty else {
            wrongShape(
                node, key: "select", wanted: "properties with the values that count",
                mend: "Write `select: {PROPERTY: [VALUE, VALUE]}`.")
            return nil
        }
        let rules = entries.map { entry -> DrawnLine.Selection? in
            let values: [String]? = members(entry.value, of: entry.key) { _, text, _ in text }
            return values.map { DrawnLine.Selection(property: entry.key, values: $0) }
        }
        let known = rules.compactMap(\.self)
        return known.count == rules.count ? known : nil
    }

    private mutating func leftOut(_ node: SurfaceNode, name: String?) -> DrawnLine.LeftOut? {
        let form = "Write `leave-out: {line: frontier, within: 2km}`."
        guard node.entries != nil else {
            wrongShape(node, key: "leave-out", wanted: "a line and a distance", mend: form)
            return nil
        }
        let inner = keys(of: node, allowed: BlockPart.leaveOut.keys, what: "`leave-out`")
        let named = required("line", in: inner, mend: form)
        let line = named.flatMap { lineName($0, for: "line") }
        let meters = required("within", in: inner, mend: form).flatMap { distance($0, for: "within") }
        guard let line, let meters else { return nil }
        if line.text == name, let named {
            sink.error(
                .unknownPlace, "A line cannot be left out of itself.", at: named.range,
                mend: "Name another line: a frontier or a coast.")
            return nil
        }
        return .init(line: line, meters: meters)
    }

    private mutating func path(_ node: SurfaceNode, for key: String) -> String? {
        guard let text = words(node, for: key) else { return nil }
        if let path = DocumentPath.resolve(text, from: sink.source.file) { return path }
        sink.error(
            .badPath, "\(text.quoted) is not a path that leads from this document to a file.", at: node.range,
            mend: "Write it relative to this document, with `/`: `maps/zones.geojson`.")
        return nil
    }
}
