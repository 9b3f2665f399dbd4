/// Looks for what lies in a folder and is no part of what its checkpoint seals.
enum FolderChecks {
    /// Files for people: nothing signs them.
    static let unsigned = ["README.txt", "Record.md", "RecordContents.md"]

    /// Remarks on files that nothing accounts for, on words for people that were changed or are gone, and on what lies elsewhere.
    ///
    /// - Parameters:
    ///   - attachments: The paths of those that entries name.
    ///   - written: What is written into files for people; a file that is not named there is not looked at.
    static func check(
        _ folder: SealedFolder, size: UInt64, attachments: Set<String>, written: [String: [[UInt8]]],
        _ report: inout SealedReport
    ) {
        for (path, versions) in written.sorted(by: { $0.key < $1.key }) {
            guard let bytes = folder.bytes(path) else {
                report.add(
                    .fileMissing,
                    "\(shown(path)) is not there: whoever opens the folder without this program does not learn from it what lies here.",
                    file: path)
                continue
            }
            guard !versions.contains(bytes) else { continue }
            report.add(
                .fileDiffers,
                "\(shown(path)) is not what this version of the program writes there. Nothing signs it: believe nothing because it says so.",
                file: path)
        }
        for path in folder.links.sorted() {
            report.add(
                .fileElsewhere,
                "\(shown(path)) is a link: what was verified lies elsewhere, and may be changed or be gone while the folder stays as it is.",
                file: path)
        }
        guard let paths = folder.paths else { return }
        let known = Set(unsigned + [SealedPaths.checkpoint]).union(attachments).union(tree(size))
        for path in paths.sorted() where !known.contains(path) {
            report.add(
                .fileUnknown,
                "\(shown(path)) is no part of the record: nothing that was signed accounts for it.",
                file: path)
        }
    }

    /// The files of a tree.
    private static func tree(_ size: UInt64) -> Set<String> {
        var paths: Set<String> = []
        var (count, level) = (size, 0)
        while count > 0 {
            for number in 0..<(count + 255) / 256 {
                let width = SealedBundles.width(number: number, size: count)
                paths.insert(SealedPaths.tile(level: level, number: number, width: width))
                if level == 0 { paths.insert(SealedPaths.bundle(number: number, width: width)) }
            }
            (count, level) = (count / 256, level + 1)
        }
        return paths
    }
}
