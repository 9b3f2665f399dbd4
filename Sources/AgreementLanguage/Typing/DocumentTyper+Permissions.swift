internal import CeasefireModel

// Permissions: what may be done although a provision forbids it.
extension DocumentTyper {
    /// `permission: live-fire-drill` and what it allows to whom.
    mutating func permission(_ block: ParsedBlock, _ keys: Keys) {
        let lifts = required("lifts", in: keys, mend: "Name the provisions that it takes something out of.")
            .flatMap { provisions($0, for: "lifts") }
        let to = actors("to", in: keys)
        let permitted = acts(keys, under: "permits")
        let place = place(keys)
        let (from, until) = during(keys)
        let notice = notice(keys)
        guard let name = block.name, let lifts, let to, let permitted, let place, let from, let until else {
            return
        }
        let permission = Permission(
            name: PermissionName(name), lifts: lifts, to: to, acts: permitted.acts,
            targets: permitted.targets, weapons: permitted.weapons, place: place, from: from,
            until: until, notice: notice, article: block.article, span: span(block.nameRange))
        typed.permissions.append((permission, keys))
    }

    /// `notice: {to: [mission], before: 48h}`, `none` or `unstated`.
    private mutating func notice(_ keys: Keys) -> NoticeRule? {
        let form = "Write `notice: {to: ..., before: 48h}`, or `none` where no notice is asked for."
        guard let node = required("notice", in: keys, mend: form), node.text != "none" else { return nil }
        if node.text == "unstated" { return NoticeRule() }
        guard let inner = part(node, .notice, of: "notice", form: form) else { return nil }
        let to = actors("to", in: inner)
        let before: Value<Int64>? = required("before", in: inner, mend: Self.silent).flatMap {
            value($0, for: "before", of: .duration) { $0.duration($1, for: $2) }
        }
        guard let to, let before else { return nil }
        return NoticeRule(to: to, beforeSeconds: before)
    }
}
