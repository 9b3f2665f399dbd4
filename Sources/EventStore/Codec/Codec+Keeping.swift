internal import AuditLog

// How the record is kept: whose it is, who may write. `Documentation/RecordContents.md` lists the fields.

extension RecordOpening {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, filled: origin)
        fields.put(1, filled: owner)
        fields.put(2, bytes: ownerKey.bytes)
        fields.put(3, bytes: logKey.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (origin, owner): (String, String) = ("", "")
        var (ownerKey, logKey): (PublicKey?, PublicKey?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: origin = try reader.filledText()
            case 1: owner = try reader.filledText()
            case 2: ownerKey = try reader.publicKey()
            case 3: logKey = try reader.publicKey()
            default: throw reader.unknown(key, in: "an opening")
            }
        }
        self.init(
            origin: origin, owner: owner, ownerKey: try reader.need(ownerKey, 2, of: "an opening"),
            logKey: try reader.need(logKey, 3, of: "an opening"))
    }
}

extension RoleGrant {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, filled: holder)
        fields.put(1, uint: UInt64(role.rawValue))
        fields.put(2, bytes: key.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (holder, role, publicKey): (String, RecordRole?, PublicKey?) = ("", nil, nil)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: holder = try reader.filledText()
            case 1: role = try reader.code(of: "the role")
            case 2: publicKey = try reader.publicKey()
            default: throw reader.unknown(key, in: "a role")
            }
        }
        self.init(
            holder: holder, role: try reader.need(role, 1, of: "a role"),
            key: try reader.need(publicKey, 2, of: "a role"))
    }
}

extension RoleRevocation {
    // A revocation has the fields of the grant that it ends.
    func encode(to fields: inout CBORMapWriter) {
        RoleGrant(holder: holder, role: role, key: key).encode(to: &fields)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let grant = try RoleGrant(from: &reader)
        self.init(holder: grant.holder, role: grant.role, key: grant.key)
    }
}

extension KeyRotation {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, uint: UInt64(use.rawValue))
        fields.put(1, filled: holder)
        fields.put(2, bytes: old.bytes)
        fields.put(3, bytes: new.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (use, holder): (Use?, String) = (nil, "")
        var (old, new): (PublicKey?, PublicKey?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: use = try reader.code(of: "a key for the use")
            case 1: holder = try reader.filledText()
            case 2: old = try reader.publicKey()
            case 3: new = try reader.publicKey()
            default: throw reader.unknown(key, in: "a rotation of keys")
            }
        }
        self.init(
            use: try reader.need(use, 0, of: "a rotation of keys"), holder: holder,
            old: try reader.need(old, 2, of: "a rotation of keys"),
            new: try reader.need(new, 3, of: "a rotation of keys"))
    }
}
