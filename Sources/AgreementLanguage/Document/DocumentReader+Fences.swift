internal import CeasefireModel

// Fences: the lines that open and close blocks, and other stretches of code.
extension DocumentReader {
    mutating func readFence(_ fence: Fence) {
        let opening = line
        let rest = (opening + 1)..<lines.count
        let end = rest.first { fences[$0].map { $0.closes(fence) || $0.cutsOff(fence) } ?? false }
        if let end, let closing = fences[end], closing.closes(fence) {
            if fence.opensBlock {
                addBlock(opening: opening, contentEnd: end)
                line = end + 1
            } else {
                warnOfMisspelling(fence)
                for _ in opening...end { keep() }
            }
            return
        }
        sink.error(
            .blockUnclosed, "The block that opens here is never closed.", at: range(of: opening),
            mend:
                "Write a line of \(fence.count) \(fence.mark == "~" ? "tildes" : "backticks") after its last line."
        )
        guard fence.opensBlock else {
            keep()
            return
        }
        // A blank line is the likeliest end of what was meant to be in the block.
        let blank = rest.first { lines[$0].text.isBlank } ?? lines.count
        let contentEnd = min(blank, end ?? lines.count)
        addBlock(opening: opening, contentEnd: contentEnd)
        line = contentEnd
    }

    private mutating func warnOfMisspelling(_ fence: Fence) {
        guard NearestWord.of(fence.firstWord, among: ["truce"]) != nil else { return }
        sink.error(
            .blockNotRead, "A block of \(fence.firstWord.quoted) is not read as part of the agreement.",
            at: range(of: line), mend: "Did you mean `truce`?")
        section.hasBlock = true
    }

    private mutating func addBlock(opening: Int, contentEnd: Int) {
        document.blocks.append(
            .init(
                opening: range(of: opening), content: content(from: opening + 1, to: contentEnd),
                section: document.sections.count))
        section.hasBlock = true
        if section.place.isEmpty { section.place = range(of: opening) }
    }
}
