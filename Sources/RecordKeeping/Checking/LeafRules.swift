internal import AuditLog
public import EventStore

extension RecordReading {
    /// Throws unless the leaves make the tree that was signed, each of them may stand where it stands, by its signature, by the roles
    /// that the leaves before it give and by the intake that names it, and the checkpoints are the log's.
    ///
    /// - Parameter identity: What the store says that it is; leaf 0 and the salts must bear it out.
    /// - Returns: What is no fault and worth telling.
    @discardableResult
    public func requireLeaves(of identity: RecordIdentity) throws -> StoreCheck {
        var check = StoreCheck()
        try checkLeaves(of: identity, &check)
        try check.requireNone()
        return check
    }

    /// Goes through all leaves once, and through the checkpoints.
    ///
    /// - Parameters:
    ///   - walk: Holds against each leaf what the store keeps beside it; nil where nobody asks for that.
    ///   - progress: Is told how many leaves were looked at.
    /// - Returns: Whether the leaves make the tree. Where they do not, the last of them were not looked at.
    @discardableResult
    func checkLeaves(
        of identity: RecordIdentity, _ check: inout StoreCheck, walk: StoreWalk? = nil,
        progress: (_ done: UInt64) -> Void = { _ in }
    ) throws -> Bool {
        var audit = LeafAudit(of: identity)
        var faults = StoreCheck()
        do {
            try checkTree { bytes, hash in
                let wrong = walk.map { walk in
                    audit.take(bytes, hash: hash) { walk.take($0, $1, $2) }
                }
                for fault in wrong ?? audit.take(bytes, hash: hash) { faults.add(fault) }
            } batch: { numbers in
                try walk?.finish(numbers, &faults)
                progress(numbers.upperBound)
            }
        } catch let error as RecordStoreError where error.code == .damaged {
            // The tree first: it is what was signed.
            check.add(error.description)
            check.add(faults)
            return false
        }
        for fault in try audit.misnamed(in: self) { faults.add(fault) }
        check.add(faults)
        check.doubtful = audit.doubtful
        check.unvouchedCount = audit.unvouched?.count ?? 0
        check.firstUnvouched = audit.unvouched?.first
        for kept in try checkpoints() {
            if let fault = try kept.fault(origin: identity.origin, audit) { check.add(fault) }
            for line in try cosignatures(ofSize: kept.size) {
                if let fault = line.fault(below: kept) { check.add(fault) }
            }
        }
        return true
    }
}

extension StoredCheckpoint {
    /// What the note says.
    ///
    /// - Throws: `RecordStoreError` where it cannot be read.
    var checkpoint: Checkpoint {
        get throws {
            do { return try Checkpoint(text: SignedNote(note).text) } catch {
                throw RecordStoreError(
                    .damaged, "The checkpoint that is kept for \(size) leaves cannot be read. \(error)")
            }
        }
    }

    /// Why it is not the log's checkpoint of its size. Its root was held against the leaves before.
    fileprivate func fault(origin: String, _ audit: LeafAudit) throws -> String? {
        let said = try checkpoint
        guard said.size == size else {
            return "The checkpoint that is kept for \(size) leaves is one of \(said.size) leaves."
        }
        guard said.origin.utf8.elementsEqual(origin.utf8) else {
            return "The checkpoint of \(size) leaves is of another record, '\(said.origin)'."
        }
        guard let log = audit.logKey(atSize: size),
            let key = try? NoteKey(name: log.name, kind: .log, publicKey: log.key.bytes),
            case .signed = try SignedNote(note).standing(of: key)
        else {
            return "The checkpoint of \(size) leaves is not signed by the key that was the log's then."
        }
        return nil
    }
}

extension StoredCosignature {
    /// Why it is no cosignature. Whether the witness made it only those can tell who have the witness's key: it stands on no record.
    fileprivate func fault(below kept: StoredCheckpoint) -> String? {
        let words = "What is kept as the cosignature of '\(witness)' below the checkpoint of \(size) leaves"
        guard let text = try? SignedNote(kept.note).text,
            let note = try? SignedNote(Array("\(text)\n".utf8) + line),
            note.text == text, note.signatures.count == 1, note.signatures[0].bytes.count == 72
        else { return "\(words) is none." }
        return note.signatures[0].name == witness ? nil : "\(words) is by '\(note.signatures[0].name)'."
    }
}
