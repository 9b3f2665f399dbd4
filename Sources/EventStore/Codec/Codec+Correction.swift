internal import AuditLog

extension Correction {
    private enum Code: UInt8 { case replaced, withdrawn }

    func encode(to fields: inout CBORMapWriter) {
        switch change {
        case .replaced(let entry):
            fields.put(0, uint: UInt64(Code.replaced.rawValue))
            fields.put(1) { $0.map { entry.encode(to: &$0) } }
        case .withdrawn: fields.put(0, uint: UInt64(Code.withdrawn.rawValue))
        }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var code: Code?
        var replacement: RecordedEntry?
        let start = reader.offset
        try reader.map { (key, reader) throws(CBORError) in
            switch (key, code) {
            case (0, _): code = try reader.code(of: "a correction of the kind")
            case (1, .replaced?): replacement = try RecordedEntry(from: &reader)
            default: throw reader.unknown(key, in: "a correction")
            }
        }
        if let replacement {
            guard replacement.corrects == nil, replacement.substance.kind.isCorrectable else {
                throw CBORError("a correction by an entry of a kind that is not corrected", at: start)
            }
            self.init(.replaced(replacement))
        } else {
            guard code == .withdrawn else {
                throw CBORError("a correction that does not say what holds", at: start)
            }
            self.init(.withdrawn)
        }
    }
}

extension LeafReference {
    func encode(to writer: inout CBORWriter) {
        writer.array(count: 2)
        writer.uint(number)
        writer.bytes(hash.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 2 else {
            throw CBORError("a leaf that is not named by its number and its hash", at: start)
        }
        self.init(number: try reader.uint(), hash: try reader.hash())
    }
}
