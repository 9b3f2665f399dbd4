internal import AuditLog
internal import CeasefireModel

/// Values that bodies hold in many places. What an author left empty is left out, so an empty value where one may be left out is no
/// encoding of ours.
extension CBORReader {
    mutating func instant() throws(CBORError) -> Instant { Instant(secondsSinceEpoch: try int()) }

    mutating func interval() throws(CBORError) -> Interval {
        let start = offset
        let ends = try array { (reader) throws(CBORError) in try reader.instant() }
        guard ends.count == 2, let interval = Interval(earliest: ends[0], latest: ends[1]) else {
            throw CBORError("a time that is not its two ends in their order", at: start)
        }
        return interval
    }

    mutating func filledText() throws(CBORError) -> String {
        let start = offset
        let text = try text()
        if text.isEmpty { throw CBORError("an empty text, which is left out", at: start) }
        return text
    }

    mutating func texts() throws(CBORError) -> [String] {
        try filled { (reader) throws(CBORError) in try reader.text() }
    }

    mutating func filled<Element>(
        _ read: (inout CBORReader) throws(CBORError) -> Element
    ) throws(CBORError) -> [Element] {
        let start = offset
        let elements = try array(read)
        if elements.isEmpty { throw CBORError("an empty list, which is left out", at: start) }
        return elements
    }

    mutating func id<Kind>() throws(CBORError) -> Identifier<Kind> { Identifier(try text()) }

    mutating func ids<Kind>() throws(CBORError) -> [Identifier<Kind>] { try texts().map { Identifier($0) } }

    /// A set, whose members stand in the order of their bytes.
    mutating func idSet<Kind>() throws(CBORError) -> Set<Identifier<Kind>> {
        let start = offset
        let texts = try texts()
        let set = Set(texts.map { Identifier<Kind>($0) })
        let isSorted = zip(texts, texts.dropFirst()).allSatisfy { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        guard isSorted, set.count == texts.count else {
            throw CBORError(
                "a set whose members are not each there once, in the order of their bytes", at: start)
        }
        return set
    }

    /// One of a few words.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>() throws(CBORError) -> Word {
        let start = offset
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw CBORError("'\(text)', where one of \(known) belongs", at: start)
        }
        return word
    }

    /// One of a few numbers.
    mutating func code<Code: RawRepresentable<UInt8>>(of what: String) throws(CBORError) -> Code {
        let start = offset
        let number = try uint()
        guard let code = UInt8(exactly: number).flatMap(Code.init(rawValue:)) else {
            throw CBORError(
                "\(what) \(number), which this version does not know; a later version may have written it",
                at: start)
        }
        return code
    }

    /// A count of people, munitions and the like.
    mutating func count() throws(CBORError) -> Int {
        let start = offset
        guard let count = Int(exactly: try int()) else {
            throw CBORError("a count beyond all counting", at: start)
        }
        return count
    }

    /// What is only said where it is so.
    mutating func yes() throws(CBORError) -> Bool {
        let start = offset
        guard try bool() else { throw CBORError("a false, which is left out", at: start) }
        return true
    }

    mutating func digest() throws(CBORError) -> Digest {
        let start = offset
        guard let digest = Digest(try byteString()) else {
            throw CBORError("a digest that has not 32 bytes", at: start)
        }
        return digest
    }

    mutating func hash() throws(CBORError) -> MerkleHash {
        let start = offset
        guard let hash = MerkleHash(try byteString()) else {
            throw CBORError("a hash that has not 32 bytes", at: start)
        }
        return hash
    }

    mutating func publicKey() throws(CBORError) -> PublicKey {
        let start = offset
        guard let key = PublicKey(try byteString()) else {
            throw CBORError("a key that has not 32 bytes", at: start)
        }
        return key
    }

    /// A value that must be there once a map has been read.
    func need<Value>(_ value: Value?, _ key: Int, of what: String) throws(CBORError) -> Value {
        guard let value else { throw CBORError("\(what) without its field \(key)", at: offset) }
        return value
    }

    /// Why a map cannot be read that has this key.
    func unknown(_ key: UInt64, in what: String) -> CBORError {
        CBORError(
            "the field \(key), which \(what) does not have in this version; a later version may have written it",
            at: offset)
    }
}
