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
        let inputs = try readAll(in: shell, release: release)
        shell.progress("assessing \(inputs.record.reports.count) reports")
        return AssessedInputs(
            verdict: assess(
                inputs.agreement,
                prepared: PreparedRecord(inputs.record, asOf: inputs.moment, workers: AllCores()),
                readings: inputs.readings),
            files: inputs.files, hasRejections: inputs.hasRejections)
    }

    /// Reads all inputs and shows what is wrong with them. Only the readings wanted are left in the
    /// agreement.
    func read(
        in shell: Shell, release: ReleaseTier
    ) throws -> (agreement: Agreement, record: Record, moment: Instant?, hasRejections: Bool) {
        let inputs = try readAll(in: shell, release: release)
        var agreement = inputs.agreement
        agreement.readings.removeAll { !(inputs.readings?.contains($0.name) ?? true) }
        return (agreement, inputs.record, inputs.moment, inputs.hasRejections)
    }

    private struct Inputs {
        var agreement: Agreement
        var record: Record
        var readings: Set<ReadingName>?
        var moment: Instant?
        var files: [ReadFile]
        var hasRejections: Bool
    }

    private func readAll(in shell: Shell, release: ReleaseTier) throws -> Inputs {
        let bytes = try shell.read(agreement)
        let compiled = AgreementCompiler(zones: shell.zones, loader: FileLoader(shell: shell))
            .compile(bytes: bytes, file: agreement)
        let serious = compiled.diagnostics.filter { $0.severity != .note }
        if !serious.isEmpty {
            shell.err(DiagnosticText.render(serious, inColour: shell.showsColour) + "\n")
        }
        guard var document = compiled.agreement else {
            shell.err("truce: \(agreement) cannot be run; nothing was done\n")
            throw ExitStatus.badInput.code
        }
        document.addReadingAsWritten()
        let readings = try document.readings(named: reading, in: agreement, shell: shell)
        let zone = try checkedZone(sourceZone ?? document.timeZone, shell: shell)
        let moment = try asOf.map { try self.moment($0, zone: document.timeZone, shell: shell) }

        shell.progress("reading")
        var reader = IntakeReader(shell: shell, isStrict: strict, sourceZone: zone, release: release)
        // Origins first: where one is protected no value of the other files may be quoted.
        let origins = try reader.origins(self.origins)
        try reader.takeGazetteers(gazetteer)
        let theatre = try reader.theatre(document, drawn: drawn)
        let weights = try reader.weights(self.weights)
        var record = Record(reports: [], theatre: theatre, origins: origins, weights: weights)
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
        let agreementFile = ReadFile(
            path: agreement, kind: "agreement", read: 1, accepted: 1, rejected: 0,
            digest: Fingerprint.sha256(bytes))
        return Inputs(
            agreement: document, record: record, readings: readings, moment: moment,
            files: [agreementFile] + kept + reader.files, hasRejections: reader.hasRejections)
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
