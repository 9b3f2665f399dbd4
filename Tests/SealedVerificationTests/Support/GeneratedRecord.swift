import AuditLog
import TestSupport

/// A record drawn from a seed, written by the page `Documentation/Record.md` with the encoding, the tree and the notes of `AuditLog`.
struct GeneratedRecord {
    static let origin = "monitors.example/record"
    /// The kinds of entries, by their numbers on the page.
    enum Kind: UInt64 {
        case opened = 0, report = 1, statement = 2, finding = 11, task = 15, attachment = 16, role = 18,
            roleRevoked = 19
        case correction = 21, intake = 22, keyRotated = 23, note = 24
    }

    var random: Seeded
    var owner: PrivateKey
    /// The owner that leaf 0 names.
    let firstOwner: PrivateKey
    var log: PrivateKey
    var logName = origin
    let witness: PrivateKey
    let commission: PrivateKey
    let importer: PrivateKey
    private(set) var leaves: [[UInt8]] = []
    private(set) var tree = TreeInMemory()
    private(set) var attachments: [String: [UInt8]] = [:]
    var now: Int64 = 1_770_000_000
    private var nameCount = 0

    /// Makes the salts.
    let secret: [UInt8]
    /// The leaves that grant roles and change keys, which an honest export always shows.
    var keyLeaves: Set<Int> = []

    /// No leaf yet.
    init(
        owner: PrivateKey, log: PrivateKey, commission: PrivateKey, importer: PrivateKey, witness: PrivateKey,
        secret: [UInt8], random: Seeded = Seeded(seed: 0)
    ) {
        firstOwner = owner
        (self.owner, self.log, self.commission, self.importer, self.witness) = (
            owner, log, commission, importer, witness
        )
        self.secret = secret
        self.random = random
    }

    /// Keys that belong to the seed, and no leaf.
    init(keysOf seed: UInt64) {
        var random = Seeded(seed: seed)
        let keys = (0..<5).map { _ in PrivateKey(drawnFrom: &random) }
        self.init(
            owner: keys[0], log: keys[1], commission: keys[2], importer: keys[3], witness: keys[4],
            secret: [UInt8](repeating: UInt8(truncatingIfNeeded: seed), count: 32), random: random)
    }

    /// A sound record of about so many leaves, of all kinds that the verifier looks into.
    init(seed: UInt64, about count: Int = 600) {
        self.init(keysOf: seed)
        open()
        grant(commission, kinds: [Kind.finding.rawValue, Kind.attachment.rawValue, Kind.correction.rawValue])
        let importerRole = grant(
            importer, kinds: [Kind.report.rawValue, Kind.correction.rawValue, Kind.intake.rawValue])
        while leaves.count < count {
            switch random.below(7) {
            case 0: finding()
            case 1: attach()
            case 2: correct(finding(), kind: .finding, by: commission)
            case 3: withdraw(finding(), kind: .finding, by: commission)
            case 4: if random.below(6) == 0 { rotateLog() }
            case 5: if random.below(6) == 0 { rotateOwner() }
            default: importFile(rows: 1 + random.below(60))
            }
        }
        revoke(importerRole)
        finding()
    }

    // MARK: - Leaves

    /// Appends a leaf: its number.
    @discardableResult
    mutating func append(_ body: [UInt8], signedBy key: PrivateKey?, forOrigin origin: String = origin) -> Int
    {
        var writer = CBORWriter()
        writer.array(count: 5)
        writer.uint(1)
        writer.int(now)
        writer.bytes(Digest.salt(body, secret: secret))
        writer.bytes(body)
        if let key,
            let signature = try? key.signature(over: Array("truce.record/body/v1\n\(origin)\n".utf8) + body)
        {
            writer.array(count: 2)
            writer.bytes(key.publicKey)
            writer.bytes(signature)
        } else {
            writer.null()
        }
        now += Int64(random.below(3))
        return append(leaf: writer.encoded)
    }

    /// Appends a leaf as it is: its number.
    @discardableResult
    mutating func append(leaf: [UInt8]) -> Int {
        leaves.append(leaf)
        tree.append(MerkleHash(leaf: leaf))
        return leaves.count - 1
    }

    /// A body; what the closure puts is its content.
    func body(
        _ kind: Kind, _ name: String, files: [[UInt8]] = [], corrects: Int? = nil,
        _ put: (inout CBORMapWriter) -> Void = { _ in }
    ) -> [UInt8] {
        var writer = CBORWriter()
        writer.map { fields in
            fields.put(0, uint: kind.rawValue)
            fields.put(1, text: name)
            fields.put(2, text: "Somebody")
            fields.put(3, text: "duty-officer")
            fields.put(5) { $0.array([now - 60, now]) { $0.int($1) } }
            fields.put(6, text: "")
            fields.put(7) {
                $0.array(count: 2)
                $0.uint(1)
                $0.null()
            }
            fields.put(8) { $0.map(put) }
            if !files.isEmpty {
                fields.put(9) {
                    $0.array(files) { writer, file in
                        writer.array(count: 4)
                        writer.bytes(Digest.sha256(file))
                        writer.text("photo.jpg")
                        writer.text("image/jpeg")
                        writer.uint(UInt64(file.count))
                    }
                }
            }
            fields.put(10, corrects) { pointer(to: $1, &$0) }
        }
        return writer.encoded
    }

    func pointer(to number: Int, _ writer: inout CBORWriter) {
        writer.array(count: 2)
        writer.uint(UInt64(number))
        writer.bytes(MerkleHash(leaf: leaves[number]).bytes)
    }

    mutating func newName(_ prefix: String) -> String {
        nameCount += 1
        return "\(prefix)-\(nameCount)"
    }

    mutating func keep(_ file: [UInt8]) { attachments[Hexadecimal.text(Digest.sha256(file))] = file }
}
