internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Evaluation
internal import Evidence

extension CheckReport {
    /// The folder of the replays, beside the page.
    public static let replaysFolder = "replays"

    /// The list of all files of the replays, by their paths within the folder: the next check takes away what it does not write anew.
    public static let replayList = "files.txt"

    /// The longest name of a folder.
    private static let longestName = 80

    /// The timelines of the findings, each under a name of its own.
    var replays: [Replay] {
        var used: Set<String> = []
        return check.flaws.compactMap { flaw in
            flaw.counterexample.map { example in
                let base = Self.folderName(flaw.id)
                var name = base
                var number = 2
                while !used.insert(name).inserted {
                    name = "\(base)-\(number)"
                    number += 1
                }
                return Replay(name: name, flaw: flaw, example: example)
            }
        }
    }

    /// A name that every file system takes: small letters, digits and hyphens.
    private static func folderName(_ text: String) -> String {
        let signs = text.lowercased().unicodeScalars.map { sign -> Character in
            ("a"..."z").contains(sign) || ("0"..."9").contains(sign) ? Character(sign) : "-"
        }
        let words = String(signs).split(separator: "-").joined(separator: "-")
        return String(words.prefix(longestName))
    }

    /// The files that replay each timeline, folder by folder, with their list: `replays`, `replays/veto-council`.
    public func replayFolders() -> [(folder: String, files: [(name: String, bytes: [UInt8])])] {
        let replays = replays
        guard !replays.isEmpty else { return [] }
        let list =
            "# The timelines of this check\n\n\(DiagnosticText.escaped(agreement.title)). Each folder holds the documents as they were played, the reports, the entries, and a README with the one command that assesses them.\n\n"
            + replays.map {
                "- [\($0.name)](\($0.name)/README.md): \(DiagnosticText.escaped($0.flaw.message))"
            }
            .joined(separator: "\n") + "\n"
        var folders: [(folder: String, files: [(name: String, bytes: [UInt8])])] = [
            (Self.replaysFolder, [("README.md", Array(list.utf8))])
        ]
        for replay in replays {
            for file in replay.files(moments) {
                let parts = file.path.split(separator: "/").map(String.init)
                let folder = ([Self.replaysFolder, replay.name] + parts.dropLast()).joined(separator: "/")
                let entry = (name: parts.last ?? file.path, bytes: file.bytes)
                if let i = folders.firstIndex(where: { $0.folder == folder }) {
                    folders[i].files.append(entry)
                } else {
                    folders.append((folder, [entry]))
                }
            }
        }
        let paths = folders.flatMap { part in
            part.files.map { "\(part.folder)/\($0.name)".dropFirst(Self.replaysFolder.count + 1) }
        }
        let listed = (paths.sorted() + [Self.replayList[...]]).joined(separator: "\n") + "\n"
        folders[0].files.append((Self.replayList, Array(listed.utf8)))
        return folders
    }

    // MARK: For programs

    /// The documents as they were played, where they are not those of the draft: one name for timelines of the same documents.
    func played(_ replays: [Replay]) -> (names: [String], documents: JSONValue) {
        var seen: [(file: String, documents: [String: String])] = []
        let names = replays.map { replay -> String in
            let own = (replay.draft, Dictionary(replay.documents.map { ($0.path, $0.text) }) { a, _ in a })
            let i = seen.firstIndex { $0 == own } ?? seen.count
            if i == seen.count { seen.append((own.0, own.1)) }
            return "played-\(i + 1)"
        }
        let values = seen.enumerated().map { i, one in
            JSONValue.object([
                ("name", .string("played-\(i + 1)")), ("file", .string(one.file)),
                (
                    "documents",
                    .array(
                        one.documents.sorted { $0.key < $1.key }.map {
                            .object([("file", .string($0.key)), ("text", .string($0.value))])
                        })
                ),
            ])
        }
        return (names, .array(values))
    }

    /// The records of a timeline, each a line of the file that `truce assess` reads.
    static func json(_ replay: Replay, played: String) -> JSONValue {
        .object([
            ("folder", .string("\(replaysFolder)/\(replay.name)")), ("command", .string(replay.command)),
            ("played", .string(played)), ("readings", .strings(replay.example.readings.sorted())),
            ("asOf", .string(replay.example.asOf.utcText)), ("reports", .array(replay.reports)),
            ("entries", .array(replay.entries)),
            (
                "origins",
                .array(
                    replay.example.origins.map { origin in
                        .object([
                            ("alias", .string(origin.alias)), ("institution", .string(origin.institution)),
                            ("party", .maybe(origin.party) { .string($0.text) }),
                            ("grade", .string(Replay.grade(origin))),
                        ])
                    })
            ),
        ])
    }
}
