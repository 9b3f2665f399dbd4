internal import EventStore

extension RecordStoreContract {
    static let keeping: [Promise] = [
        Promise(description: "files are kept by their digests, once") { contract in
            var findings = Findings()
            let store = try contract.store()
            let files: [[UInt8]] = [[], [0], (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }]
            for file in files + files {
                try store.write { try $0.keep(attachment: file, digest: Digest(hashing: file)) }
            }
            try store.read { record in
                for file in files {
                    let digest = Digest(hashing: file)
                    findings.expect(
                        try record.attachment(digest) == file, "a file of \(file.count) bytes differs")
                    findings.expect(
                        try record.attachmentSize(digest) == UInt64(file.count), "the size of a file differs")
                }
                findings.expect(
                    try record.attachment(Digest(hashing: [9])) == nil, "a file is there that is not")
                findings.expect(
                    try record.attachmentSize(Digest(hashing: [9])) == nil,
                    "a file has a size that is not there")
                findings.expect(
                    try record.attachments() == files.map { Digest(hashing: $0) }.sorted(), "the list differs"
                )
            }
            return findings.all
        },
        Promise(description: "checkpoints and cosignatures are kept, the newest of each size and witness") {
            contract in
            var findings = Findings()
            let store = try contract.store()
            try store.write { record in
                try record.keep(StoredCheckpoint(size: 7, note: [7]))
                try record.keep(StoredCheckpoint(size: 3, note: [3]))
                try record.keep(StoredCosignature(size: 7, witness: "b", line: [1]))
                try record.keep(StoredCosignature(size: 7, witness: "a", line: [2]))
                try record.keep(StoredCosignature(size: 3, witness: "a", line: [3]))
            }
            try store.write { record in
                try record.keep(StoredCheckpoint(size: 7, note: [7, 7]))
                try record.keep(StoredCosignature(size: 7, witness: "b", line: [4]))
            }
            try store.read { record in
                findings.expect(
                    try record.checkpoints() == [
                        StoredCheckpoint(size: 3, note: [3]), StoredCheckpoint(size: 7, note: [7, 7]),
                    ], "the checkpoints differ")
                findings.expect(
                    try record.cosignatures(ofSize: 7) == [
                        StoredCosignature(size: 7, witness: "a", line: [2]),
                        StoredCosignature(size: 7, witness: "b", line: [4]),
                    ], "the cosignatures differ")
                findings.expect(
                    try record.cosignatures(ofSize: 4).isEmpty, "there are cosignatures of nothing")
            }
            return findings.all
        },
    ]
}
