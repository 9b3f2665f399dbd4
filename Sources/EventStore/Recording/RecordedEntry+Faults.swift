internal import AuditLog
internal import CeasefireModel

extension RecordedEntry {
    /// Why the entry cannot stand on any record, whatever is there; nil where it can.
    var fault: Refusal? {
        let count = substance.name.utf8.count
        guard (1...RecordLimits.nameBytes).contains(count) else {
            return malformed("has a name of \(count) bytes; a name has 1 to \(RecordLimits.nameBytes)")
        }
        guard !author.isEmpty else { return malformed("does not say who its author is") }
        guard substance.attachments.count <= RecordLimits.attachments else {
            return malformed(
                "has \(substance.attachments.count) attachments; at most \(RecordLimits.attachments) belong to one entry"
            )
        }
        return correctionFault ?? contentFault
    }

    private var correctionFault: Refusal? {
        guard case .act(.correction(let correction)) = substance.content else {
            return corrects == nil ? nil : malformed("names a leaf that it corrects, and is no correction")
        }
        guard corrects != nil else { return malformed("does not say which leaf it corrects") }
        guard let replacement = correction.replacement else { return nil }
        guard replacement.corrects == nil, replacement.substance.kind.isCorrectable else {
            return malformed(
                "puts an entry of the kind \(replacement.substance.kind.words) in the place of another, and those are not corrected"
            )
        }
        return replacement.fault
    }

    private var contentFault: Refusal? {
        switch substance.content {
        case .report(let report):
            return report.place.precisionMeters.map(isFinite) == false
                ? malformed("has a precision that is no number") : nil
        case .observation(let observation):
            if case .place(let place) = observation.area, place.precisionMeters.map(isFinite) == false {
                return malformed("has a precision that is no number")
            }
            return observation.shareSeen.map(isFinite) == false
                ? malformed("has a share that is no number") : nil
        case .act(.opened(let opening)):
            guard substance.name == RecordOpening.name.text else {
                return malformed("opens the record, and is not called '\(RecordOpening.name)'")
            }
            if let fault = keyFault(opening.ownerKey) ?? keyFault(opening.logKey) { return fault }
            return RecordIdentity.isOrigin(opening.origin) && RecordIdentity.isOrigin(opening.logKeyName)
                ? nil
                : malformed(
                    "gives the record an origin, or its key a name, that is empty or holds a space, a plus sign or a control character"
                )
        case .act(.lineOfDay(let line)) where !RecordLimits.days.contains(line.day.wallSeconds / 86_400):
            return malformed("is of a day that no calendar here has")
        case .act(.attachmentAdded), .act(.lineOfDay), .act(.agreement):
            return substance.attachments.isEmpty
                ? malformed("brings no file, and is nothing without one") : nil
        case .act(.roleGranted(let grant)): return keyFault(grant.key)
        case .act(.keyRotated(let rotation)): return keyFault(rotation.key)
        case .act(.intake(let account)):
            return account.fault.map(malformed)
        default: return nil
        }
    }

    private func keyFault(_ key: PublicKey) -> Refusal? {
        guard Ed25519.isAnybodys(key.bytes) else { return nil }
        return malformed("names the key \(key), for which anybody can sign: it is of small order")
    }

    private func isFinite(_ number: Double) -> Bool { number.isFinite }

    private func malformed(_ what: String) -> Refusal {
        Refusal(.malformed, "\(name.space.word) '\(substance.name)' \(what).")
    }
}

extension IntakeAccount {
    /// What in the account contradicts itself; nil where nothing does.
    fileprivate var fault: String? {
        let count = leaves.reduce(0) { $0 + UInt64($1.count) }
        if leaves.count > RecordLimits.runs {
            return "names \(leaves.count) runs of leaves; at most \(RecordLimits.runs) are named"
        }
        if alreadyThere > accepted {
            return "found \(alreadyThere) rows there already, of \(accepted) that it accepted"
        }
        if count > accepted || (count == 0) != (accepted == 0) {
            return "accepted \(accepted) rows, and names \(count) leaves"
        }
        return (root == nil) == leaves.isEmpty
            ? nil : "names leaves without their root, or a root without leaves"
    }
}
