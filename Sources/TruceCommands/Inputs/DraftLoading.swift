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
