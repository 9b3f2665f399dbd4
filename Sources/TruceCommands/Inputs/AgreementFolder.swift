/// Finds the agreements in a folder: `NAME.md`, and `NAME/agreement.md` or whatever in `NAME` says of itself that it is one.
struct AgreementFolder {
    let shell: Shell

    /// At most so many agreements are read of one folder.
    private static let mostAgreements = 200

    /// Whether a path is a folder and no document.
    func isFolder(_ path: String) -> Bool {
        (try? shell.read(path)) == nil && (try? shell.list(Self.trimmed(path))) != nil
    }

    /// The paths of the agreements, by name.
    func paths(in folder: String) throws -> [String] {
        let folder = Self.trimmed(folder)
        let all = try shell.list(folder).sorted().flatMap { name -> [String] in
            let path = "\(folder)/\(name)"
            if name.hasSuffix(".md") { return name == "README.md" ? [] : [path] }
            let inner = "\(path)/agreement.md"
            return isAgreement(inner) ? [inner] : within(path)
        }
        return Array(all.prefix(Self.mostAgreements))
    }

    private func within(_ folder: String) -> [String] {
        let names = (try? shell.list(folder)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }.filter(isAgreement)
    }

    /// Whether a document's front matter says which version of the language it is written in.
    private func isAgreement(_ path: String) -> Bool {
        guard let bytes = try? shell.read(path) else { return false }
        let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
        let matter = lines.dropFirst().prefix { $0 != "---" }
        return lines.first?.hasSuffix("---") == true && matter.contains { $0.hasPrefix("truce:") }
    }

    private static func trimmed(_ folder: String) -> String {
        folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }
}
