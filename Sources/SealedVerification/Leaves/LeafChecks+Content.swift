extension LeafChecks {
    /// What a kind's content must hold for the record to hold together.
    mutating func checkContent(_ leaf: SealedLeaf, _ number: UInt64, _ file: String) {
        switch leaf.body.kind {
        case .role: checkRoleGranted(leaf.body, number, file)
        case .roleRevoked: checkRoleRevoked(leaf.body, number, file)
        case .correction: checkCorrection(leaf.body, number, file)
        case .intake: checkIntake(leaf.body, number, file)
        case .keyRotated: checkRotation(leaf, number, file)
        case .attachment: if leaf.body.attachments.isEmpty { unfit("names no attachment", number, file) }
        default: break
        }
    }

    private mutating func unfit(_ what: String, _ number: UInt64, _ file: String) {
        report.add(
            .leafUnreadable, "Leaf \(number) is not in the form of the record: it \(what).", leaf: number,
            file: file)
    }

    private mutating func checkRoleGranted(_ body: SealedBody, _ number: UInt64, _ file: String) {
        guard body.content[0]?.text != nil, body.content[1]?.text != nil,
            let key = body.content[2]?.bytes(count: 32),
            let kinds = body.content[3]?.array?.map(\.unsigned), !kinds.contains(nil)
        else { return unfit("grants a role without a holder, a role, a key and kinds", number, file) }
        let allowed = kinds.compactMap { $0.flatMap(SealedKind.init) }
        guard allowed.count == kinds.count,
            zip(allowed, allowed.dropFirst()).allSatisfy({ $0.rawValue < $1.rawValue }),
            !allowed.contains(where: \.isOwners)
        else { return unfit("grants kinds that no role can have, or not in their order", number, file) }
        // A grant that the owner did not sign gives nothing; that it was not signed so has been found already.
        guard signedLeaves[keys.owner ?? []]?.last?.leaf == number else { return }
        checkKey(key, number, file)
        if key == keys.owner || keys.log.contains(where: { $0.publicKey == key }) {
            report.add(
                .keyUnfit, "Leaf \(number) gives a role to the key of the owner or of the log.", leaf: number,
                file: file)
        }
        keys.grant(key, kinds: Set(allowed.map(\.rawValue)), leaf: number)
    }

    private mutating func checkRoleRevoked(_ body: SealedBody, _ number: UInt64, _ file: String) {
        guard let target = body.content[0]?.pointer, body.content[1].map({ $0.moment != nil }) ?? true else {
            return unfit("revokes a role without naming the leaf that granted it", number, file)
        }
        guard checkTarget(target, number, file), signedLeaves[keys.owner ?? []]?.last?.leaf == number else {
            return
        }
        guard let key = keys.revoke(target.number, leaf: number) else {
            guard seen[Int(target.number)].kind != nil else { return }
            return report.add(
                .targetUnfit,
                "Leaf \(number) revokes leaf \(target.number), which grants no role that still stood.",
                leaf: number, file: file)
        }
        guard let since = body.content[1]?.moment else { return }
        lost.take((signedLeaves[key] ?? []).filter { $0.recorded >= since }.map(\.leaf), as: number)
    }

    private mutating func checkCorrection(_ body: SealedBody, _ number: UInt64, _ file: String) {
        guard let target = body.corrected, checkTarget(target, number, file) else { return }
        let newBody: SealedBody?
        switch (body.content[0], body.content[1]) {
        case (.unsigned(1), nil): newBody = nil
        case (.unsigned(0), let item?):
            do { newBody = try SealedBody(item, isNewBody: true) } catch {
                return unfit("corrects with a body that is none: \(error.sentence)", number, file)
            }
        default: return unfit("neither replaces nor withdraws what it corrects", number, file)
        }
        for attachment in newBody?.attachments ?? [] { checkAttachment(attachment, number) }
        lost.correct(target.number, by: number)
        guard let kind = seen[Int(target.number)].kind ?? newBody?.kind else { return }
        guard kind.isCorrectable else {
            return report.add(
                .targetUnfit,
                "Leaf \(number) corrects leaf \(target.number), which is of a kind that is not corrected.",
                leaf: number, file: file)
        }
        guard let newBody, seen[Int(target.number)].kind != nil else { return }
        let oldName = SealedBundles.leaf(target.number, size: UInt64(hashes.count), in: folder)?.body.name
        guard newBody.kind == kind, let oldName, newBody.name.utf8.elementsEqual(oldName.utf8) else {
            return report.add(
                .targetUnfit,
                "Leaf \(number) corrects leaf \(target.number) with an entry of another kind or name.",
                leaf: number, file: file)
        }
    }

    /// Whether what a leaf points at is there, before it, and the one that is meant.
    private mutating func checkTarget(
        _ target: (number: UInt64, hash: SealedHash), _ number: UInt64, _ file: String
    ) -> Bool {
        guard target.number < number else {
            report.add(
                .targetMissing,
                "Leaf \(number) points at leaf \(target.number), which does not stand before it.",
                leaf: number,
                file: file)
            return false
        }
        guard hashes[Int(target.number)] == target.hash else {
            report.add(
                .targetDiffers,
                "Leaf \(number) points at leaf \(target.number) with a hash that is not that leaf's.",
                leaf: number, file: file)
            return false
        }
        return true
    }

    private mutating func checkRotation(_ leaf: SealedLeaf, _ number: UInt64, _ file: String) {
        let content = leaf.body.content
        guard let which = content[0]?.unsigned, which <= 1, let name = content[1]?.text,
            let key = content[2]?.bytes(count: 32)
        else {
            return unfit("changes a key without saying whose, its name and the new one", number, file)
        }
        guard leaf.signature?.key == keys.owner, signedLeaves[keys.owner ?? []]?.last?.leaf == number else {
            return
        }
        checkKey(key, number, file)
        if keys.grants(of: key).contains(where: { $0.revoked == nil }) {
            report.add(
                .keyUnfit, "Leaf \(number) makes a key that has a role that of the owner or of the log.",
                leaf: number, file: file)
        }
        if which == 0 {
            keys.owner = key
            report.people?.owner = name
            report.people?.ownerKey = key
        } else {
            report.people?.logName = name
            report.people?.logKey = key
            keys.log.append(TrustedKey(name: name, type: 1, publicKey: key))
        }
    }
}
