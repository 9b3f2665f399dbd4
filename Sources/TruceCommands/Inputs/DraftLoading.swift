internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Synchronization

/// Reads a draft and the documents that it uses.
struct DraftLoading {
    let shell: Shell

    /// The draft at a path; says what is wrong with it and ends the command where it has errors.
    func draft(_ path: String, bounds: Draft.Bounds) throws -> Draft {
        let gathering = GatheringLoader(inner: FileLoader(shell: shell))
        let bytes = try shell.read(path)
        _ = AgreementCompiler(zones: shell.zones, loader: gathering).compile(bytes: bytes, file: path)
        var documents = gathering.documents.withLock { $0 }
        documents[path] = bytes
        let (draft, diagnostics) = Draft.read(
            file: path, documents: documents, zones: shell.zones, bounds: bounds)
        let serious = diagnostics.filter { $0.severity != .note }
        if !serious.isEmpty {
            shell.err(DiagnosticText.render(serious, inColour: shell.showsColour) + "\n")
        }
        guard let draft else {
            shell.err("truce: \(path) cannot be run; nothing was done\n")
            throw ExitStatus.badInput.code
        }
        return draft
    }

    /// At most so many agreements are compared with.
    private static let mostAgreements = 200

    /// The agreements of a folder, each `NAME/agreement.md` or `NAME.md`, by name; those that cannot be run are told of
    /// and left out, and so is the draft itself.
    func library(_ folder: String, without draft: Draft) throws -> [Draft] {
        let names = try shell.list(folder).sorted()
        let paths = names.compactMap { name -> String? in
            if name.hasSuffix(".md") { return name == "README.md" ? nil : "\(folder)/\(name)" }
            let inner = "\(folder)/\(name)/agreement.md"
            return (try? shell.read(inner)) == nil ? nil : inner
        }
        return paths.prefix(Self.mostAgreements).compactMap { path in
            guard let bytes = try? shell.read(path) else { return nil }
            let gathering = GatheringLoader(inner: FileLoader(shell: shell))
            _ = AgreementCompiler(zones: shell.zones, loader: gathering).compile(bytes: bytes, file: path)
            var documents = gathering.documents.withLock { $0 }
            documents[path] = bytes
            let read = Draft.read(file: path, documents: documents, zones: shell.zones).draft
            if read == nil { shell.err("truce: \(path) cannot be run and is not compared with\n") }
            return read.flatMap {
                $0.agreement.textFingerprint == draft.agreement.textFingerprint ? nil : $0
            }
        }
    }
}

/// Keeps what the compiler asks for, so that the draft can be compiled anew with edits made.
private final class GatheringLoader: DocumentLoader {
    let inner: FileLoader
    let documents = Mutex<[String: [UInt8]]>([:])

    init(inner: FileLoader) { self.inner = inner }

    func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
        let bytes = try inner.bytes(ofDocumentAt: path)
        documents.withLock { $0[path] = bytes }
        return bytes
    }
}
