internal import AgreementLanguage
internal import Synchronization

/// The words of a draft's documents, each read once somebody asks for them: of most edits that are tried nobody asks more than
/// whether the document still means something.
final class DraftOutlines: Sendable {
    private let documents: [String: [UInt8]]
    private let read = Mutex<[String: DocumentOutline]>([:])

    /// - Parameter documents: The bytes of the documents, by path.
    init(_ documents: [String: [UInt8]]) { self.documents = documents }

    /// The words of a document; nil where there is no such document.
    subscript(file: String) -> DocumentOutline? {
        guard let bytes = documents[file] else { return nil }
        if let known = read.withLock({ $0[file] }) { return known }
        let outline = DocumentOutline(bytes: bytes, file: file)
        read.withLock { $0[file] = outline }
        return outline
    }
}
