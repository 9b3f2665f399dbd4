internal import AgreementLanguage
internal import ArgumentParser
internal import CeasefireModel
internal import Evaluation
internal import EventStore
internal import Exchange
internal import Fingerprint
internal import Publication

/// Everything that an assessment came from and came to.
struct AssessedInputs {
    let verdict: Verdict
    let files: [ReadFile]
    let hasRejections: Bool
}

extension InputOptions {
    /// The agreement, where it is a plan in which nothing can be broken; nil for all others, and for one that does not
    /// compile, which is told of when all inputs are read.
    func plan(in shell: Shell) throws -> Agreement? {
        let compiled = AgreementCompiler(zones: shell.zones, loader: FileLoader(shell: shell))
            .compile(bytes: try shell.read(agreement), file: agreement)
        return compiled.agreement.flatMap { PlanText.isPlan($0) ? $0 : nil }
    }

    /// Refuses to go on where there are no reports; where nothing in the document can be broken, with the reason.
    func requireReports(in shell: Shell) throws {
        if let plan = try? plan(in: shell) {
            throw ValidationError(
                "\(plan.title) (\(agreement)) forbids nothing and orders nothing by itself, so nothing in it can be broken or moved. `truce assess \(agreement)` tells what it answers and leaves open; name here a truce that uses it."
            )
        }
        try requireInput()
    }

    /// Refuses to go on where neither reports nor a record are given, or both.
    func requireInput() throws {
        guard RecordBasis(rawValue: kept.basis) != nil else {
            throw ValidationError("'--basis \(kept.basis)' is neither available nor recorded")
        }
        guard kept.record != nil else {
            if kept.basis != RecordBasis.available.rawValue {
                throw ValidationError(
                    "'--basis' is for a record: files do not say when they were recorded. Add '--record'.")
            }
            return try files.require()
        }
        let files = files.reports + [statements, entries].compactMap(\.self) + observations + gazetteer
        guard files.isEmpty else {
            throw ValidationError(
                "'\(files[0])' beside '--record': reports, statements, entries and observations come from the record. Import the file first: truce record import."
            )
        }
    }

    /// Reads all inputs, shows what is wrong with them, and assesses.
    func assessed(in shell: Shell, release: ReleaseTier) throws -> AssessedInputs {
        let inputs = try readAll([agreement], in: shell, release: release)
        shell.progress("assessing \(inputs.record.reports.count) reports")
        let document = inputs.documents[0]
        return AssessedInputs(
            verdict: assess(
                document.agreement,
                prepared: PreparedRecord(
                    inputs.record(of: document), asOf: inputs.moment, workers: AllCores()),
                readings: document.readings),
            files: inputs.files(of: document), hasRejections: inputs.hasRejections)
    }

    /// Reads all inputs and shows what is wrong with them. Only the readings wanted are left in the
    /// agreement.
    func read(
        in shell: Shell, release: ReleaseTier
    ) throws -> (agreement: Agreement, record: Record, moment: Instant?, hasRejections: Bool) {
        let inputs = try readAll([agreement], in: shell, release: release)
        let document = inputs.documents[0]
        var agreement = document.agreement
        agreement.readings.removeAll { !(document.readings?.contains($0.name) ?? true) }
        return (agreement, inputs.record(of: document), inputs.moment, inputs.hasRejections)
    }

    /// Reads documents and the record that they are held against. All documents are read before it is, and what is wrong with
    /// any of them is told.
    func readAll(_ paths: [String], in shell: Shell, release: ReleaseTier) throws -> ReadInputs {
        // All that cannot be run is told, before anything is given up.
        var documents = try paths.compactMap { try document($0, in: shell) }
        guard documents.count == paths.count else { throw ExitStatus.badInput.code }
        let zone = try checkedZone(sourceZone ?? onlyZone(of: documents, shell: shell), shell: shell)
        let moment = try asOf.map { text in
            let moments = try documents.map {
                try self.moment(text, zone: $0.agreement.timeZone, shell: shell)
            }
            guard Set(moments).count == 1 else {
                shell.err(
                    "truce: --as-of '\(text)' is not one moment by the clocks of all documents; add an offset\n"
                )
                throw ExitStatus.badInput.code
            }
            return moments[0]
        }

        shell.progress("reading")
        var reader = IntakeReader(shell: shell, isStrict: strict, sourceZone: zone, release: release)
        // Origins first: where one is protected no value of the other files may be quoted.
        let origins = try reader.origins(self.origins)
        try reader.takeGazetteers(gazetteer)
        try draw(&documents, reader)
        let weights = try reader.weights(self.weights)
        var record = Record(reports: [], theatre: documents[0].theatre, origins: origins, weights: weights)
        var kept: [ReadFile] = []
        if let place = self.kept.record {
            let (view, file) = try shell.view(
                of: place, asOf: moment, basis: RecordBasis(rawValue: self.kept.basis) ?? .available,
                trust: self.kept.trust)
            (record.reports, record.statements) = (view.reports, view.statements)
            (record.entries, record.observations) = (view.entries, view.observations)
            kept = [file]
            for remark in view.remarks {
                shell.err("truce: warning: \(DiagnosticText.escaped(remark.utcText))\n")
            }
        } else {
            record.reports = try reader.reports(files.reports)
            record.statements = try reader.statements(statements)
            record.entries = try reader.entries(entries)
            record.observations = try reader.observations(observations)
        }
        return ReadInputs(
            documents: documents, record: record, moment: moment, kept: kept, reader: reader)
    }

    /// Nil, with the reasons told, for a document that cannot be run.
    private func document(_ path: String, in shell: Shell) throws -> ReadDocument? {
        let bytes = try shell.read(path)
        let compiled = AgreementCompiler(zones: shell.zones, loader: FileLoader(shell: shell))
            .compile(bytes: bytes, file: path)
        let serious = compiled.diagnostics.filter { $0.severity != .note }
        if !serious.isEmpty {
            shell.err(DiagnosticText.render(serious, inColour: shell.showsColour) + "\n")
        }
        guard var agreement = compiled.agreement else {
            shell.err("truce: \(path) cannot be run; nothing was done\n")
            return nil
        }
        agreement.addReadingAsWritten()
        return ReadDocument(
            agreement: agreement, readings: try agreement.readings(named: reading, in: path, shell: shell),
            file: ReadFile(
                path: path, kind: "agreement", read: 1, accepted: 1, rejected: 0,
                digest: Fingerprint.sha256(bytes)))
    }

    /// The zone by which reports are read that name none: that of the documents, which must be one.
    private func onlyZone(of documents: [ReadDocument], shell: Shell) throws -> String {
        let zones = documents.map(\.agreement.timeZone)
        guard let other = documents.first(where: { $0.agreement.timeZone != zones[0] }) else {
            return zones[0]
        }
        shell.err(
            "truce: \(documents[0].file.path) goes by the clocks of \(zones[0]), and \(other.file.path) by those of \(other.agreement.timeZone); say by which the reports are read: --source-zone \(zones[0])\n"
        )
        throw ExitStatus.badInput.code
    }

    /// Reads what the documents draw. What several of them draw alike is read once.
    private func draw(_ documents: inout [ReadDocument], _ reader: IntakeReader) throws {
        let names = documents.map {
            $0.agreement.zones.map(\.name.text) + $0.agreement.lines.map(\.name.text)
        }
        let all = Set(names.joined())
        for place in documents.indices {
            if let same = documents[..<place].first(where: {
                $0.agreement.drawsLike(documents[place].agreement)
            }) {
                (documents[place].theatre, documents[place].drawn) = (same.theatre, same.drawn)
                continue
            }
            (documents[place].theatre, documents[place].drawn) = try reader.theatre(
                documents[place].agreement, drawn: drawn, others: all.subtracting(names[place]))
        }
    }

    private func checkedZone(_ zone: String, shell: Shell) throws -> String {
        guard shell.zones.offsetSeconds(of: zone, at: Instant(secondsSinceEpoch: 0)) != nil else {
            shell.err(
                "truce: '\(zone)' is not a zone that is known here; write an IANA name such as Europe/Kyiv, or an offset such as +02:00\n"
            )
            throw ExitStatus.badInput.code
        }
        return zone
    }

    private func moment(_ text: String, zone: String, shell: Shell) throws -> Instant {
        func refuse(_ why: String) -> ExitStatus {
            shell.err("truce: --as-of '\(text)' \(why)\n")
            return .badInput
        }
        switch TimestampText(text) {
        case .instant(let instant, _)?: return instant
        case .date?: throw refuse("names a day; add the hour, for example \(text)T24:00 for its end").code
        case .local(let civil)?:
            switch shell.zones.meaning(of: civil, in: zone) {
            case .once(let instant): return instant
            case .twice(let a, let b):
                throw refuse("exists twice in \(zone), as \(a.utcText) and \(b.utcText); add an offset").code
            case .never: throw refuse("does not exist in \(zone); the clocks were set forward over it").code
            case .unknownZone: throw refuse("cannot be read in the zone \(zone); add an offset").code
            }
        case nil: throw refuse("is not a moment; write it as 2026-02-03T12:00+02:00").code
        }
    }
}
