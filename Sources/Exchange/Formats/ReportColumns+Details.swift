internal import CeasefireModel
internal import Geography

extension ReportColumns {
    /// The report without its name and times; nil where something is wrong with the rest.
    ///
    /// `known` is the report of an earlier row about which there was nothing to say: what the cells hold in every row is taken
    /// from there, and not read again.
    func details(
        _ cells: inout some RowCells, _ words: inout WordCheck, _ times: TimeReader, known: inout Report?
    ) -> Report? {
        let isFirst = known == nil
        var report = known ?? Self.blank
        report.place = place(&cells, known: report.place, isFirst: isFirst)
        if isFirst || !cells.isFixed(act) { report.act = words.act(cells.cell(act), &cells.problems) }
        if isFirst || !cells.isFixed(weapon) { report.weapons = weapons(&cells) }
        if isFirst || !cells.isFixed(weaponCount) {
            report.weaponCount = cells.cell(weaponCount).count(&cells.problems)
        }
        if isFirst || !cells.isFixed(target) {
            report.target = words.target(cells.cell(target), &cells.problems)
        }
        if isFirst || !cells.isFixed(claimant) {
            report.claimant = cells.cell(claimant).party(&cells.problems)
        }
        if isFirst || !cells.isFixed(accused) { report.accused = accused(&cells) }
        if isFirst || !cells.isFixed(killed) { report.killed = cells.cell(killed).count(&cells.problems) }
        if isFirst || !cells.isFixed(injured) { report.injured = cells.cell(injured).count(&cells.problems) }
        takeTexts(&cells, to: &report, isFirst: isFirst)
        report.release = release.mark(of: &cells, times)
        if isFirst, cells.problems.list.isEmpty { known = report }
        return cells.problems.isRejected ? nil : report
    }

    /// Up to half the Earth's circumference: nothing can be farther off.
    static let precisionKilometers = 0...20_038.0

    /// Overwritten by the caller, which alone knows the name and the times.
    private static let blank: Report = {
        let unset = Interval(at: Instant(secondsSinceEpoch: 0))
        return Report(id: "", occurred: unset, available: unset)
    }()

    private func takeTexts(_ cells: inout some RowCells, to report: inout Report, isFirst: Bool) {
        if isFirst || !cells.isFixed(outlet) { report.outlet = cells.cell(outlet).plain(&cells.problems) }
        if isFirst || !cells.isFixed(outletKind) {
            report.outletKind = cells.cell(outletKind).plain(&cells.problems)
        }
        if isFirst || !cells.isFixed(attribution) {
            report.attribution = cells.cell(attribution).plain(&cells.problems)
        }
        if isFirst || !cells.isFixed(url) { report.url = cells.cell(url).plain(&cells.problems) }
        if isFirst || !cells.isFixed(summary) { report.summary = cells.cell(summary).plain(&cells.problems) }
        if isFirst || !cells.isFixed(catalogue) {
            report.catalogue = cells.cell(catalogue).plain(&cells.problems)
        }
    }

    private func place(_ cells: inout some RowCells, known: Place, isFirst: Bool) -> Place {
        var place = known
        if isFirst || !cells.isFixed(self.place) {
            place.name = cells.cell(self.place).plain(&cells.problems)
        }
        if isFirst || !cells.isFixed(region) { place.region = cells.cell(region).plain(&cells.problems) }
        if isFirst || !cells.isFixed(country) { place.country = cells.cell(country).plain(&cells.problems) }
        if isFirst || !cells.isFixed(latitude) || !cells.isFixed(longitude) {
            place.coordinate = coordinate(&cells)
        }
        if isFirst || !cells.isFixed(precision) {
            place.precisionMeters = cells.cell(precision)
                .decimal(in: Self.precisionKilometers, unit: "kilometres", &cells.problems)
                .map { $0 * 1_000 }
        }
        return place
    }

    private func coordinate(_ cells: inout some RowCells) -> Coordinate? {
        let (north, east) = (cells.cell(latitude), cells.cell(longitude))
        let degreesNorth = north.decimal(in: -90...90, unit: "degrees", &cells.problems)
        let degreesEast = east.decimal(in: -180...180, unit: "degrees", &cells.problems)
        if north.isUnsaid != east.isUnsaid {
            let (given, lacking) = north.isUnsaid ? (east, north) : (north, east)
            cells.problems.error(
                "half-a-position", "The row has a \(given.name.quoted) but no \(lacking.name.quoted).",
                at: given.range, mend: "Give both, or neither.")
        }
        guard let degreesNorth, let degreesEast else { return nil }
        return Coordinate(latitude: degreesNorth, longitude: degreesEast)
    }

    private func weapons(_ cells: inout some RowCells) -> [Weapon] {
        let cell = cells.cell(weapon)
        _ = cell.plain(&cells.problems)
        if cell.text.isEmpty { return [] }
        return cell.items(separators: ",").filter { $0 != "unknown" }.map { Weapon($0) }
    }

    private func accused(_ cells: inout some RowCells) -> [ActorID] {
        let cell = cells.cell(accused)
        return cell.text.isEmpty ? [] : cell.tokens(&cells.problems).map { ActorID($0) }
    }
}

/// Reads acts and targets, and tells once of each word that Truce does not know the meaning of.
struct WordCheck {
    private var told: Set<String> = []

    /// The act of a cell, nil where the source does not say what was done.
    mutating func act(_ cell: Cell, _ problems: inout Problems) -> Act? {
        guard !cell.text.isEmpty, let word = cell.token(&problems) else { return nil }
        let act = Act(word)
        if Vocabulary.unsaidActs.contains(act) { return nil }
        if !Vocabulary.acts.contains(act) {
            tell(word, cell, "an act", known: Vocabulary.acts.map(\.text), &problems)
        }
        return act
    }

    /// The target of a cell, nil where the source does not say what was hit. `other` is an answer.
    mutating func target(_ cell: Cell, _ problems: inout Problems) -> TargetClass? {
        guard !cell.text.isEmpty, let word = cell.token(&problems) else { return nil }
        let target = TargetClass(word)
        if Vocabulary.unsaidTargets.contains(target) { return nil }
        if !Vocabulary.targets.contains(target) {
            tell(word, cell, "a target", known: Vocabulary.targets.map(\.text), &problems)
        }
        return target
    }

    private mutating func tell(
        _ word: String, _ cell: Cell, _ kind: String, known: [String], _ problems: inout Problems
    ) {
        guard told.insert(kind + " " + word).inserted else { return }
        problems.warning(
            "unknown-word",
            "\(word.quoted) is not \(kind) that Truce knows; later rows with it are not told of.",
            at: cell.range, mend: NearestWord.question(word, among: known))
    }
}
