/// A document as Markdown shows it: front matter, articles, and the blocks that give them meaning. Nothing
/// in it is understood yet.
struct MarkdownDocument: Sendable {
    /// A stretch of YAML: the front matter, or the inside of a fence.
    struct Block: Sendable {
        /// The line that opens it.
        let opening: Range<Int>
        /// What stands between its first and last lines.
        let content: Range<Int>
        /// The section that it stands in, counted from 0.
        let section: Int
    }

    /// A heading and the words under it.
    struct Section: Sendable {
        /// The heading without its marks; empty before the first heading.
        let heading: String
        /// The line of the heading; before the first heading, the first line that says something.
        var place: Range<Int>
        /// The words under it, blocks left out, blank lines at both ends cut off.
        var text = ""
        /// Whether a block stands under it.
        var hasBlock = false
    }

    /// What it was read from.
    let source: SourceText
    /// What stands between the first two lines `---`, nil where the document does not begin with one.
    var frontMatter: Block?
    /// The blocks, in order.
    var blocks: [Block] = []
    /// The sections, in order.
    var sections: [Section] = []
    /// The document without its front matter and blocks, as it stands.
    var authenticText: [UInt8] = []

    /// The same, where an article that only has blocks by which findings are accepted counts as one without a block: they
    /// say nothing of what the parties owe.
    func countingMeaning(of blocks: [ParsedBlock]) -> Self {
        var document = self
        for section in Set(blocks.filter { $0.kind == .accepted }.map(\.section)) {
            let accepted = blocks.count { $0.kind == .accepted && $0.section == section }
            guard sections.indices.contains(section),
                accepted == self.blocks.count(where: { $0.section == section })
            else { continue }
            document.sections[section].hasBlock = false
        }
        return document
    }
}
