internal import ArgumentParser
internal import CeasefireModel
internal import Evaluation
internal import Exchange
internal import Publication

// Several documents, one record.
extension AssessCommand {
    /// More documents are not taken at once: a page of more rows tells nobody anything.
    static let mostDocuments = 1_000

    /// Reads the record and makes it ready once, and holds every document against it. A verdict is let go as soon as it is told, so
    /// that a hundred documents need little more memory than one.
    func runSeveral(in shell: Shell) throws {
        let paths = [inputs.agreement] + others
        guard paths.count <= Self.mostDocuments else {
            shell.err(
                "truce: \(paths.count) documents are more than the \(Self.mostDocuments) that are held against one record at once\n"
            )
            throw ExitStatus.badInput.code
        }
        let read = try inputs.readAll(paths, in: shell, release: output.release)
        shell.progress("making \(read.record.reports.count) reports ready")
        let prepared = PreparedRecord(read.record, asOf: read.moment, workers: AllCores())
        let folders = Self.folders(of: paths)
        var lines: [DocumentLine] = []
        var last: Context?
        for (place, document) in read.documents.enumerated() {
            shell.progress("assessing document \(place + 1) of \(paths.count)")
            let isFirst = document.agreement.drawsLike(read.documents[0].agreement)
            let verdict = assess(
                document.agreement, prepared: isFirst ? prepared : prepared.drawn(document.theatre),
                readings: document.readings)
            var context = AssessedInputs(
                verdict: verdict, files: read.files(of: document), hasRejections: false
            ).context(
                release: output.release, shell: shell,
                command: inputs.commandLine(of: paths[place], release: output.release))
            context.showsHypotheticalDeadlines = hypotheticalDeadlines
            if let last { context.share(recordOf: last) }
            if let out { try shell.write(ReportFolder.files(context), "\(out)/\(folders[place])") }
            lines.append(DocumentLine(context, file: paths[place]))
            last = context
        }
        guard let last else { return }
        let several = SeveralDocuments(lines, sharing: last)
        if let out { try shell.write([("index.html", several.page(folders: folders))], out) }
        shell.progress(nil)
        warn(of: lines, in: shell)
        shell.out(json ? several.json() : several.text(style: shell.style, width: shell.width))
        if let out, !json {
            shell.out("\nWritten: \(out)/index.html, and a folder for each document beside it\n")
        }
        if read.hasRejections { throw ExitStatus.rejections.code }
    }

    /// What is remarked on under every document concerns the record, and is told once.
    private func warn(of lines: [DocumentLine], in shell: Shell) {
        let common = lines.map { Set($0.remarks) }.reduce(Set(lines[0].remarks)) { $0.intersection($1) }
        shell.warn(
            lines[0].remarks.filter(common.contains)
                + zip([inputs.agreement] + others, lines).flatMap { path, line in
                    line.remarks.filter { !common.contains($0) }.map {
                        "\(DiagnosticText.escaped(path)): \($0)"
                    }
                })
    }

    /// The name of each document's folder: that of its file; where several files share it, that of the folder that holds it; and
    /// a number where that does not tell them apart either.
    static func folders(of paths: [String]) -> [String] {
        let parts = paths.map { $0.split(separator: "/").map(String.init).filter { $0 != "." && $0 != ".." } }
        let stems = parts.map { parts -> String in
            let file = parts.last ?? ""
            let stem = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
            return stem.isEmpty || stem.hasPrefix(".") ? "document" : stem
        }
        let counts = stems.reduce(into: [:]) { $0[$1.lowercased(), default: 0] += 1 }
        var taken: Set<String> = []
        return zip(parts, stems).map { parts, stem in
            let isShared = counts[stem.lowercased(), default: 0] > 1
            let name = isShared ? parts.dropLast().last ?? stem : stem
            var folder = name
            var number = 1
            while !taken.insert(folder.lowercased()).inserted {
                number += 1
                folder = "\(name)-\(number)"
            }
            return folder
        }
    }
}
