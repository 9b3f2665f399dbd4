/// The body of a leaf: what the verifier needs of it, after all of it was found to be in its form.
struct SealedBody {
    var kind: SealedKind
    var name: String
    var content: [UInt64: SealedItem]
    var attachments: [Attachment] = []
    /// The leaf that a correction corrects.
    var corrected: (number: UInt64, hash: SealedHash)?

    /// A file that an entry names.
    struct Attachment {
        var digest: SealedHash
        var size: UInt64
    }

    /// Reads a body, or the new body that a correction holds.
    init(_ item: SealedItem, isNewBody: Bool = false) throws(SealedFault) {
        guard case .map(let fields) = item else { throw Self.fault("the body is no map") }
        if let key = fields.keys.filter({ $0 > 10 }).min() {
            throw Self.fault("the body has an unknown key \(key)")
        }
        guard let kind = fields[0]?.unsigned.flatMap(SealedKind.init) else {
            throw Self.fault("the kind (key 0) is unknown")
        }
        guard let name = fields[1]?.text, (1...200).contains(name.utf8.count) else {
            throw Self.fault("the name (key 1) is no text of 1 to 200 bytes")
        }
        for (key, what) in [(2, "author"), (3, "role"), (6, "reason")] where fields[UInt64(key)]?.text == nil
        {
            throw Self.fault("the \(what) (key \(key)) is no text")
        }
        guard fields[5]?.isInterval == true, fields[4]?.isInterval != false else {
            throw Self.fault("an interval (key 4 or 5) is not two moments in their order")
        }
        guard let release = fields[7]?.array, release.count == 2, let tier = release[0].unsigned, tier <= 2,
            release[1] == .null || release[1].moment != nil
        else { throw Self.fault("the release (key 7) is not a tier of 0 to 2 with a moment or nil") }
        guard case .map(let content)? = fields[8] else { throw Self.fault("the content (key 8) is no map") }
        self.kind = kind
        self.name = name
        self.content = content
        if let files = fields[9] {
            guard let files = files.array, !files.isEmpty else {
                throw Self.fault("the attachments (key 9) are no filled array")
            }
            for file in files { attachments.append(try Self.attachment(file)) }
        }
        corrected = fields[10]?.pointer
        guard (fields[10] != nil) == (kind == .correction && !isNewBody),
            (fields[10] != nil) == (corrected != nil)
        else {
            throw Self.fault("what is corrected (key 10) stands in corrections alone, as a number and a hash")
        }
    }

    private static func attachment(_ item: SealedItem) throws(SealedFault) -> Attachment {
        guard let parts = item.array, parts.count == 4,
            let digest = parts[0].bytes(count: 32).flatMap({ SealedHash($0) }),
            parts[1].text != nil, parts[2].text != nil, let size = parts[3].unsigned
        else { throw fault("an attachment is not a digest, a name, a media type and a size") }
        return Attachment(digest: digest, size: size)
    }

    static func fault(_ sentence: String) -> SealedFault { SealedFault(sentence: sentence, offset: 0) }
}

/// The kinds of entries.
enum SealedKind: UInt64 {
    case opened = 0
    case report, statement, observation, bearing, sameEvent, differentEvents, contains, measure, notice,
        reply, finding, pause, resume
    case proceeding, verificationTask, attachment, agreement, role, roleRevoked, line, correction, intake,
        keyRotated, note

    /// Whether only the owner's key may sign it.
    var isOwners: Bool { [.opened, .role, .roleRevoked, .keyRotated].contains(self) }

    /// Whether it may stand without a signature.
    var mayBeUnsigned: Bool {
        [.report, .statement, .observation, .verificationTask, .attachment, .line, .note].contains(self)
    }

    /// Whether an entry of this kind can be corrected.
    var isCorrectable: Bool { !isOwners && self != .correction && self != .intake }

    /// The space in which its name comes once: 1, 2 and 3 for the kinds with these numbers, 0 for all others.
    var space: Int { (1...3).contains(rawValue) ? Int(rawValue) : 0 }
}
