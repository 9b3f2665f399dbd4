internal import AuditLog

extension IntakeAccount {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, text: file)
        fields.put(1, bytes: digest.bytes)
        fields.put(2, uint: read)
        fields.put(3, uint: accepted)
        fields.put(4, uint: rejected)
        fields.put(5, uint: setAside)
        fields.put(6, uint: alreadyThere)
        fields.put(7) {
            $0.array(leaves) { writer, run in
                writer.array(count: 2)
                writer.uint(run.lowerBound)
                writer.uint(run.upperBound)
            }
        }
        fields.put(8, bytes: root?.bytes)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (file, digest): (String?, Digest?)
        var (leaves, root): ([Range<UInt64>]?, MerkleHash?)
        var counts: [UInt64?] = Array(repeating: nil, count: 7)
        let start = reader.offset
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: file = try reader.text()
            case 1: digest = try reader.digest()
            case 2...6: counts[Int(key)] = try reader.uint()
            case 7: leaves = try reader.runs()
            case 8: root = try reader.hash()
            default: throw reader.unknown(key, in: "an intake")
            }
        }
        func count(_ key: Int) throws(CBORError) -> UInt64 {
            try reader.need(counts[key], key, of: "an intake")
        }
        self.init(
            file: try reader.need(file, 0, of: "an intake"),
            digest: try reader.need(digest, 1, of: "an intake"),
            accepted: try count(3), rejected: try count(4), setAside: try count(5),
            alreadyThere: try count(6),
            leaves: try reader.need(leaves, 7, of: "an intake"), root: root)
        let (most, isBeyond) = accepted.addingReportingOverflow(rejected)
        let (sum, isFarBeyond) = most.addingReportingOverflow(setAside)
        guard !isBeyond, !isFarBeyond, sum == (try count(2)) else {
            throw CBORError(
                "an intake whose rows read are not those accepted, rejected and set aside", at: start)
        }
    }
}

extension CBORReader {
    /// Runs of numbers that ascend and lie apart.
    fileprivate mutating func runs() throws(CBORError) -> [Range<UInt64>] {
        let start = offset
        let runs = try array { (reader) throws(CBORError) in
            let start = reader.offset
            let ends = try reader.array { (reader) throws(CBORError) in try reader.uint() }
            guard ends.count == 2, ends[0] < ends[1] else {
                throw CBORError("a run of leaves that is not its first number and a greater one", at: start)
            }
            return ends[0]..<ends[1]
        }
        guard zip(runs, runs.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else {
            throw CBORError("runs of leaves that do not ascend or do not lie apart", at: start)
        }
        guard runs.count <= RecordLimits.runs else {
            throw CBORError(
                "\(runs.count) runs of leaves, and at most \(RecordLimits.runs) are named", at: start)
        }
        return runs
    }
}
