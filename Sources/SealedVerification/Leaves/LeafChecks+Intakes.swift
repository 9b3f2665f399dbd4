extension LeafChecks {
    /// The most runs of leaves that an intake names.
    private static let mostRuns = 4_000

    /// An intake's counts add up, and the leaves that it names are those that were signed for.
    mutating func checkIntake(_ body: SealedBody, _ number: UInt64, _ file: String) {
        let content = body.content
        let counts = (2...6).compactMap { content[$0]?.unsigned }
        guard content[0]?.text != nil, content[1]?.bytes(count: 32) != nil, counts.count == 5,
            let runs = content[7]?.array?.map(Self.run), !runs.contains(nil), runs.count <= Self.mostRuns
        else {
            return wrong("does not name a file, its digest, five counts and the runs of leaves", number, file)
        }
        let (read, accepted, rejected, setAside, known) = (
            counts[0], counts[1], counts[2], counts[3], counts[4]
        )
        let (sum, isTooMuch) = accepted.addingReportingOverflow(rejected)
        let (all, isStillTooMuch) = sum.addingReportingOverflow(setAside)
        guard !isTooMuch, !isStillTooMuch, all == read, known <= accepted else {
            return wrong(
                "read \(read) rows, and says of \(accepted) that they were accepted, of \(rejected) rejected, of \(setAside) set aside, "
                    + "of \(known) that they were there already", number, file)
        }
        let named = runs.compactMap(\.self)
        guard zip(named, named.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }),
            named.last.map({ $0.upperBound <= number }) ?? true
        else {
            return wrong(
                "names runs of leaves out of order, that touch, or that are not all before it", number, file)
        }
        let leafCount = named.reduce(0) { $0 + UInt64($1.count) }
        guard leafCount <= accepted, (leafCount == 0) == (accepted == 0) else {
            return wrong("accepted \(accepted) rows and names \(leafCount) leaves", number, file)
        }
        guard leafCount <= intakeLeavesLeft else {
            intakeLeavesLeft = 0
            return report.add(
                .intakeUnchecked,
                "The \(leafCount) leaves that the intake of leaf \(number) names were not gone through.",
                leaf: number,
                file: file)
        }
        intakeLeavesLeft -= leafCount
        for run in named {
            guard let unfit = markIntake(run) else { continue }
            return wrong("names leaf \(unfit), which can be no row of a file", number, file)
        }
        lost.vouch(for: named, by: number)
        checkRoot(content[8], of: named, number, file)
    }

    private mutating func checkRoot(
        _ item: SealedItem?, of runs: [Range<UInt64>], _ number: UInt64, _ file: String
    ) {
        guard !runs.isEmpty else {
            if item != nil { wrong("names no leaves and yet a root", number, file) }
            return
        }
        guard let root = item?.bytes(count: 32).flatMap({ SealedHash($0) }) else {
            return wrong("does not say the root of its leaves", number, file)
        }
        let named = runs.flatMap { hashes[Int($0.lowerBound)..<Int($0.upperBound)] }
        guard SealedTree.root(named[...]) == root else {
            return report.add(
                .intakeDiffers,
                "The leaves that the intake of leaf \(number) names are not those for which it was signed.",
                leaf: number,
                file: file)
        }
    }

    private mutating func wrong(_ what: String, _ number: UInt64, _ file: String) {
        report.add(.intakeWrong, "The intake of leaf \(number) \(what).", leaf: number, file: file)
    }

    /// The first number and the number after the last.
    private static func run(_ item: SealedItem) -> Range<UInt64>? {
        guard let pair = item.array, pair.count == 2, let first = pair[0].unsigned,
            let end = pair[1].unsigned, first < end
        else { return nil }
        return first..<end
    }
}
