internal import AgreementLanguage

/// Gives the compiler the documents that a document uses, from the world's files.
struct FileLoader: DocumentLoader {
    let shell: Shell

    func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
        do { return try shell.read(path) } catch { throw DocumentUnavailable(reason: "\(error)") }
    }
}
