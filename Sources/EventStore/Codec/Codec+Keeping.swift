internal import AuditLog
internal import CeasefireModel

// How the record is kept: whose it is, who may write. `Documentation/Record.md` lists the fields.

extension RecordOpening {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, text: origin)
        fields.put(1, text: owner)
        fields.put(2, bytes: ownerKey.bytes)
        fields.put(3, text: logKeyName)
        fields.put(4, bytes: logKey.bytes)
        fields.put(5, filled: title)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (origin, owner, logKeyName): (String?, String?, String?)
        var (ownerKey, logKey): (PublicKey?, PublicKey?)
        var title = ""
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: origin = try reader.text()
            case 1: owner = try reader.text()
            case 2: ownerKey = try reader.publicKey()
            case 3: logKeyName = try reader.text()
            case 4: logKey = try reader.publicKey()
            case 5: title = try reader.filledText()
            default: throw reader.unknown(key, in: "an opening")
            }
        }
        self.init(
            origin: try reader.need(origin, 0, of: "an opening"),
            owner: try reader.need(owner, 1, of: "an opening"),
            ownerKey: try reader.need(ownerKey, 2, of: "an opening"),
            logKeyName: try reader.need(logKeyName, 3, of: "an opening"),
            logKey: try reader.need(logKey, 4, of: "an opening"), title: title)
    }
}

extension RoleGrant {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, text: holder)
        fields.put(1, text: role)
        fields.put(2, bytes: key.bytes)
        fields.put(3) { $0.array(kinds.map(\.rawValue).sorted()) { $0.uint(UInt64($1)) } }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (holder, role, publicKey): (String?, String?, PublicKey?)
        var kinds: [EntryKind]?
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: holder = try reader.text()
            case 1: role = try reader.text()
            case 2: publicKey = try reader.publicKey()
            case 3:
                let start = reader.offset
                let list = try reader.array { (reader) throws(CBORError) -> EntryKind in
                    try reader.code(of: "an entry of the kind")
                }
                guard zip(list, list.dropFirst()).allSatisfy({ $0.rawValue < $1.rawValue }) else {
                    throw CBORError("kinds of a role that do not ascend", at: start)
                }
                kinds = list
            default: throw reader.unknown(key, in: "a role")
            }
        }
        self.init(
            holder: try reader.need(holder, 0, of: "a role"), role: try reader.need(role, 1, of: "a role"),
            key: try reader.need(publicKey, 2, of: "a role"),
            kinds: Set(try reader.need(kinds, 3, of: "a role")))
    }
}

extension RoleRevocation {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0) { grant.encode(to: &$0) }
        fields.put(1, instant: since)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (grant, since): (LeafReference?, Instant?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: grant = try LeafReference(from: &reader)
            case 1: since = try reader.instant()
            default: throw reader.unknown(key, in: "a revocation")
            }
        }
        self.init(grant: try reader.need(grant, 0, of: "a revocation"), since: since)
    }
}

extension KeyRotation {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, uint: UInt64(use.rawValue))
        fields.put(1, text: name)
        fields.put(2, bytes: key.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (use, name, publicKey): (Use?, String?, PublicKey?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: use = try reader.code(of: "a key for the use")
            case 1: name = try reader.text()
            case 2: publicKey = try reader.publicKey()
            default: throw reader.unknown(key, in: "a rotation of keys")
            }
        }
        self.init(
            use: try reader.need(use, 0, of: "a rotation of keys"),
            name: try reader.need(name, 1, of: "a rotation of keys"),
            key: try reader.need(publicKey, 2, of: "a rotation of keys"))
    }
}
