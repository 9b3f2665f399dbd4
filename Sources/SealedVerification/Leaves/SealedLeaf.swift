/// A leaf of the record, as `Documentation/Record.md` lays it out.
struct SealedLeaf {
    /// When it was recorded, in seconds since 1970.
    var recorded: Int64
    /// The bytes that are signed, but for the lines before them.
    var bodyBytes: [UInt8]
    /// What it says.
    var body: SealedBody
    /// Who signed it, by the public key; nil where nobody did.
    var signature: (key: [UInt8], bytes: [UInt8])?

    /// Reads a leaf.
    init(_ bytes: ArraySlice<UInt8>) throws(SealedFault) {
        guard case .array(let parts) = try SealedWalk.only(bytes), parts.count == 5 else {
            throw SealedFault(sentence: "a leaf is an array of five", offset: 0)
        }
        guard parts[0] == .unsigned(1) else {
            throw SealedFault(sentence: "the version of a leaf is 1", offset: 0)
        }
        guard let recorded = parts[1].moment else {
            throw SealedFault(sentence: "the time of recording is no moment", offset: 0)
        }
        guard parts[2].bytes(count: 16) != nil else {
            throw SealedFault(sentence: "the salt is not 16 bytes", offset: 0)
        }
        guard case .bytes(let bodyBytes) = parts[3] else {
            throw SealedFault(sentence: "the body is not bytes", offset: 0)
        }
        switch parts[4] {
        case .null: break
        case .array(let pair):
            guard pair.count == 2, let key = pair[0].bytes(count: 32),
                let signature = pair[1].bytes(count: 64)
            else { throw SealedFault(sentence: "the signature is not 32 and 64 bytes", offset: 0) }
            self.signature = (key, signature)
        default: throw SealedFault(sentence: "the signature is neither nil nor an array", offset: 0)
        }
        self.recorded = recorded
        self.bodyBytes = bodyBytes
        body = try SealedBody(try SealedWalk.body(bodyBytes[...]))
    }

    /// What the signer signed, in a record of an origin.
    func signedBytes(origin: String) -> [UInt8] {
        Array("truce.record/body/v1\n\(origin)\n".utf8) + bodyBytes
    }
}

extension SealedItem {
    /// A moment, in seconds since 1970.
    var moment: Int64? {
        switch self {
        case .unsigned(let value): Int64(exactly: value)
        case .negative(let value): -1 - Int64(value)
        default: nil
        }
    }

    var unsigned: UInt64? { if case .unsigned(let value) = self { value } else { nil } }

    var text: String? { if case .text(let value) = self { value } else { nil } }

    var array: [SealedItem]? { if case .array(let value) = self { value } else { nil } }

    func bytes(count: Int) -> [UInt8]? {
        if case .bytes(let value) = self, value.count == count { value } else { nil }
    }

    /// A leaf, by its number and its hash.
    var pointer: (number: UInt64, hash: SealedHash)? {
        guard let pair = array, pair.count == 2, let number = pair[0].unsigned,
            let hash = pair[1].bytes(count: 32).flatMap({ SealedHash($0) })
        else { return nil }
        return (number, hash)
    }

    /// Whether this is two moments, the earlier one first.
    var isInterval: Bool {
        guard let pair = array, pair.count == 2, let first = pair[0].moment, let last = pair[1].moment else {
            return false
        }
        return first <= last
    }
}
