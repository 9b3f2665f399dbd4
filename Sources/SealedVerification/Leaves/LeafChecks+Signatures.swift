extension LeafChecks {
    /// Leaf 0 opens the record, and no other leaf does.
    mutating func checkOpening(_ body: SealedBody, _ number: UInt64, _ file: String) {
        guard number == 0 else {
            if body.kind == .opened {
                report.add(.openedTwice, "Leaf \(number) opens the record again.", leaf: number, file: file)
            }
            return
        }
        guard body.kind == .opened, let origin = body.content[0]?.text, body.content[1]?.text != nil,
            let owner = body.content[2]?.bytes(count: 32), let logName = body.content[3]?.text,
            let logKey = body.content[4]?.bytes(count: 32)
        else {
            return report.add(
                .openingMissing,
                "Leaf 0 does not open a record, with its origin and the keys of its owner and its log.",
                leaf: 0,
                file: file)
        }
        if !origin.utf8.elementsEqual(self.origin.utf8) {
            report.add(
                .originDiffers,
                "The record was opened for \(shown(origin)), and the checkpoint is of \(shown(self.origin)).",
                leaf: 0, file: file)
        }
        report.people = SealedReport.People(
            title: body.content[5]?.text ?? "", owner: body.content[1]?.text ?? "", ownerKey: owner,
            logName: logName, logKey: logKey)
        for key in [owner, logKey] { checkKey(key, number, file) }
        keys.owner = owner
        keys.log = [TrustedKey(name: logName, type: 1, publicKey: logKey)]
    }

    /// Whether a key that a leaf names is somebody's.
    mutating func checkKey(_ key: [UInt8], _ number: UInt64, _ file: String) {
        guard SealedNote.isAnybodys(key) else { return }
        report.add(
            .keyUnfit, "Leaf \(number) names a key for which anybody can sign: it is of small order.",
            leaf: number, file: file)
    }

    /// Who signed, and whether that key counted for this kind at this leaf.
    mutating func checkSignature(_ leaf: SealedLeaf, _ number: UInt64, _ file: String) {
        let kind = leaf.body.kind
        guard let signature = leaf.signature else {
            guard !kind.mayBeUnsigned else { return }
            return report.add(
                .signatureMissing, "Leaf \(number) is of a kind that must be signed, and nobody signed it.",
                leaf: number,
                file: file)
        }
        guard SealedNote.isSignature(signature.bytes, of: leaf.signedBytes(origin: origin), by: signature.key)
        else {
            return report.add(
                .signatureForged, "The signature of leaf \(number) is not by the key that it names.",
                leaf: number, file: file)
        }
        note(signer: signature.key, leaf: number, recorded: leaf.recorded)
        if kind.isOwners {
            checkOwner(signature.key, number, file)
        } else {
            checkRole(signature.key, leaf.body, number, file)
        }
    }

    private mutating func checkOwner(_ key: [UInt8], _ number: UInt64, _ file: String) {
        if key == keys.owner {
            report.signatureCount += 1
        } else if isBroken {
            unchecked(number, file)
        } else {
            report.add(
                .signerNotOwner,
                "Leaf \(number) is of a kind that the owner signs, and another key signed it.", leaf: number,
                file: file)
        }
    }

    private mutating func checkRole(_ key: [UInt8], _ body: SealedBody, _ number: UInt64, _ file: String) {
        let grants = keys.grants(of: key)
        let standing = grants.filter { $0.revoked == nil }
        let kinds = standing.reduce(into: Set<UInt64>()) { $0.formUnion($1.kinds) }
        let corrected = correctedKind(body, number)
        if let missing = ([body.kind] + (corrected.kind.map { [$0] } ?? [])).first(where: {
            !kinds.contains($0.rawValue)
        }) {
            if isBroken {
                unchecked(number, file)
            } else if grants.isEmpty {
                report.add(
                    .signerWithoutRole,
                    "Leaf \(number) is signed by a key to which no leaf before it gives a role: one that is withheld would not do, since "
                        + "whoever shows an entry shows by which role it was signed.",
                    leaf: number,
                    file: file)
            } else if standing.isEmpty {
                report.add(
                    .signerRevoked,
                    "Leaf \(number) is signed by a key that leaf \(grants.compactMap(\.revoked).max() ?? 0) revoked.",
                    leaf: number,
                    file: file)
            } else {
                report.add(
                    .roleDoesNotAllow,
                    "Leaf \(number) is signed by a key whose role does not allow entries of kind \(missing.rawValue).",
                    leaf: number,
                    file: file)
            }
        } else if corrected.isHidden {
            report.add(
                .signatureUnchecked,
                "The signature of leaf \(number) is good, but whether its key may withdraw what it withdraws cannot be told: that leaf is withheld.",
                leaf: number, file: file)
        } else {
            report.signatureCount += 1
        }
    }

    /// The kind of what a correction corrects, for which its key must have a role too. Where that is withheld the new body says it, for the
    /// kind stays; a withdrawal has none.
    private func correctedKind(_ body: SealedBody, _ number: UInt64) -> (kind: SealedKind?, isHidden: Bool) {
        // What it points at is looked at elsewhere.
        guard let corrected = body.corrected, corrected.number < number,
            hashes[Int(corrected.number)] == corrected.hash
        else { return (nil, false) }
        if let kind = seen[Int(corrected.number)].kind { return (kind, false) }
        if let item = body.content[1], let kind = try? SealedBody(item, isNewBody: true).kind {
            return (kind, false)
        }
        return (nil, true)
    }

    private mutating func unchecked(_ number: UInt64, _ file: String) {
        report.add(
            .signatureUnchecked,
            "The signature of leaf \(number) is good, but whether its key counted cannot be told: leaves before it are missing or "
                + "cannot be read.", leaf: number, file: file)
    }
}
