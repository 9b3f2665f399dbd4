internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel
internal import Synchronization

/// Reads a draft and the documents that it uses.
struct DraftLoading {
    let shell: Shell

    /// The draft at a path; says what is wrong with it and ends the command where it has errors.
    func draft(_ path: String, bounds: Draft.Bounds) throws -> Draft {
        let (draft, diagnostics) = try unchecked(path, bounds: bounds)
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

    /// The draft at a path, nil where it has errors, and what the compiler says of it.
    private func unchecked(_ path: String, bounds: Draft.Bounds) throws -> (
        draft: Draft?, diagnostics: [Diagnostic]
    ) {
        let gathering = GatheringLoader(inner: FileLoader(shell: shell))
        let bytes = try shell.read(path)
        _ = AgreementCompiler(zones: shell.zones, loader: gathering).compile(bytes: bytes, file: path)
        var documents = gathering.documents.withLock { $0 }
        documents[path] = bytes
        return Draft.read(file: path, documents: documents, zones: shell.zones, bounds: bounds)
    }

    /// The agreements of a folder, by name; those that cannot be run are told of and left out, and so is the draft itself.
    func library(_ folder: String, without draft: Draft) throws -> [Draft] {
        try AgreementFolder(shell: shell).paths(in: folder).compactMap { path in
            guard let other = try? unchecked(path, bounds: Draft.Bounds()).draft else {
                shell.err("truce: \(path) cannot be run and is not compared with\n")
                return nil
            }
            return other.agreement.textFingerprint == draft.agreement.textFingerprint ? nil : other
        }
    }

    /// The drafts that are named, and for a folder the agreements in it. One that was named and cannot be run ends the command; one
    /// that was found in a folder is told of and left out.
    func drafts(_ paths: [String], bounds: Draft.Bounds) throws -> [Draft] {
        let folders = AgreementFolder(shell: shell)
        return try paths.flatMap { path -> [Draft] in
            guard folders.isFolder(path) else { return [try draft(path, bounds: bounds)] }
            let found = try folders.paths(in: path)
            guard !found.isEmpty else {
                shell.err(
                    "truce: \(path) holds no agreement: neither NAME.md nor NAME/agreement.md; name the documents\n"
                )
                throw ExitStatus.badInput.code
            }
            return found.compactMap { path in
                let read = try? unchecked(path, bounds: bounds).draft
                if read == nil { shell.err("truce: \(path) cannot be run and is left out\n") }
                return read
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
