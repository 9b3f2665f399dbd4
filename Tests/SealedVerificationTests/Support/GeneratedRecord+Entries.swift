import AuditLog
import TestSupport

extension GeneratedRecord {
    @discardableResult
    mutating func open(origin: String = origin) -> Int {
        let body = body(.opened, "record") { [owner, log, logName] in
            $0.put(0, text: origin)
            $0.put(1, text: "The mission")
            $0.put(2, bytes: owner.publicKey)
            $0.put(3, text: logName)
            $0.put(4, bytes: log.publicKey)
        }
        return append(body, signedBy: owner, forOrigin: origin)
    }

    @discardableResult
    mutating func grant(_ key: PrivateKey, kinds: [UInt64], by signer: PrivateKey? = nil) -> Int {
        let body = body(.role, newName("role")) {
            $0.put(0, text: "Somebody")
            $0.put(1, text: "duty-officer")
            $0.put(2, bytes: key.publicKey)
            $0.put(3) { $0.array(kinds) { $0.uint($1) } }
        }
        keyLeaves.insert(leaves.count)
        return append(body, signedBy: signer ?? owner)
    }

    @discardableResult
    mutating func revoke(_ grant: Int, since: Int64? = nil) -> Int {
        let body = body(.roleRevoked, newName("revoked")) {
            $0.put(0) { pointer(to: grant, &$0) }
            $0.put(1, int: since)
        }
        return append(body, signedBy: owner)
    }

    @discardableResult
    mutating func finding(by key: PrivateKey? = nil) -> Int {
        let text = "finding \(random.next())"
        return append(
            body(.finding, newName("finding")) { $0.put(0, text: text) }, signedBy: key ?? commission)
    }

    @discardableResult
    mutating func attach() -> Int {
        let file = (0..<random.below(400)).map { _ in UInt8.random(in: 0...255, using: &random) }
        keep(file)
        let name = newName("photo")
        return append(
            body(.attachment, name, files: [file]) {
                $0.put(0) { $0.array([UInt64]()) { $0.uint($1) } }
                $0.put(1, text: "what it shows")
            }, signedBy: commission)
    }

    /// The name of an entry's body, which stands after the kind.
    func name(of number: Int) -> String {
        var name = ""
        do {
            var leaf = try CBORReader(leaves[number])
            _ = try leaf.arrayCount()
            for _ in 0..<3 { try leaf.skip() }
            var body = try CBORReader(Array(try leaf.byteString()))
            try body.map { (key, reader) throws(CBORError) in
                if key == 1 { name = try reader.text() } else { try reader.skip() }
            }
        } catch { preconditionFailure("\(error)") }
        return name
    }

    @discardableResult
    mutating func correct(
        _ number: Int, kind: Kind, by key: PrivateKey, as newName: String? = nil, files: [[UInt8]] = []
    ) -> Int {
        let newBody = body(kind, newName ?? name(of: number), files: files) { $0.put(0, text: "put right") }
        let body = body(.correction, self.newName("correction"), corrects: number) {
            $0.put(0, uint: 0)
            $0.put(1) { $0.item(newBody) }
        }
        return append(body, signedBy: key)
    }

    @discardableResult
    mutating func withdraw(_ number: Int, kind: Kind, by key: PrivateKey) -> Int {
        append(
            body(.correction, newName("withdrawal"), corrects: number) { $0.put(0, uint: 1) }, signedBy: key)
    }

    mutating func rotateLog() {
        let new = PrivateKey(drawnFrom: &random)
        let body = body(.keyRotated, newName("log-key")) { [logName] in
            $0.put(0, uint: 1)
            $0.put(1, text: logName)
            $0.put(2, bytes: new.publicKey)
        }
        keyLeaves.insert(append(body, signedBy: owner))
        log = new
    }

    mutating func rotateOwner() {
        let new = PrivateKey(drawnFrom: &random)
        let body = body(.keyRotated, newName("owner-key")) {
            $0.put(0, uint: 0)
            $0.put(1, text: "The mission")
            $0.put(2, bytes: new.publicKey)
        }
        keyLeaves.insert(append(body, signedBy: owner))
        owner = new
    }

    @discardableResult
    mutating func report() -> Int {
        let text = "report \(random.next())"
        return append(body(.report, newName("R")) { $0.put(0, text: text) }, signedBy: nil)
    }

    /// Rows, perhaps with something else between them, and the intake that names them.
    mutating func importFile(rows count: Int) {
        var rows: [Int] = []
        for _ in 0..<count {
            if random.below(20) == 0 { finding() }
            rows.append(report())
        }
        intake(rows)
    }

    @discardableResult
    mutating func intake(
        _ rows: [Int], accepted: Int? = nil, read: Int? = nil, root: MerkleHash? = nil,
        by key: PrivateKey? = nil
    ) -> Int {
        var runs: [[Int]] = []
        for row in rows {
            if runs.last?[1] == row {
                runs[runs.count - 1][1] = row + 1
            } else {
                runs.append([row, row + 1])
            }
        }
        let accepted = accepted ?? rows.count
        let hashes = rows.filter { $0 < leaves.count }.map { MerkleHash(leaf: leaves[$0]) }
        let body = body(.intake, newName("intake")) { fields in
            fields.put(0, text: "reports.csv")
            fields.put(1, bytes: Digest.sha256([1]))
            fields.put(2, uint: UInt64(read ?? accepted + 3))
            fields.put(3, uint: UInt64(accepted))
            fields.put(4, uint: 2)
            fields.put(5, uint: 1)
            fields.put(6, uint: 0)
            fields.put(7) { $0.array(runs) { $0.array($1) { $0.uint(UInt64($1)) } } }
            fields.put(8, bytes: rows.isEmpty ? nil : (root ?? MerkleFrontier(leaves: hashes).root).bytes)
        }
        return append(body, signedBy: key ?? importer)
    }
}

extension PrivateKey {
    /// A key that belongs to a seed.
    init(drawnFrom random: inout Seeded) {
        let seed = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        guard let key = try? PrivateKey(seed: seed) else { preconditionFailure("32 bytes are a key") }
        self = key
    }
}
