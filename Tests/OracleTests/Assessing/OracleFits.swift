import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

// Whether what a report tells is what an agreement speaks of.
extension OracleAssessor {
    func actFit(_ report: Report, _ acts: Selection<Act>) -> Truth {
        guard let told = report.act else { return .perhaps }
        if acts.contains(told) { return .yes }
        return ["other", "unknown", ""].contains(told.text) ? .perhaps : .no
    }

    /// "With what it was done": a word that says nothing is none, and a calibre that no word gives leaves it open.
    func weaponFit(_ report: Report, _ weapons: WeaponScope) -> Truth {
        let told = report.weapons.filter { !["other", "unknown", ""].contains($0.text) }
        if told.contains(where: { names($0, weapons) == .yes }) { return .yes }
        return told.isEmpty || told.contains { names($0, weapons) == .perhaps } ? .perhaps : .no
    }

    func names(_ weapon: Weapon, _ weapons: WeaponScope) -> Truth {
        guard case .only(let words, let ranges) = weapons else { return .yes }
        if words.contains(weapon) { return .yes }
        let isNamed = mayMean(weapon.text, words.map(\.text))
        if ranges.isEmpty { return isNamed ? .perhaps : .no }
        // "The number of millimetres in a weapon's own words; whose words give none leaves it open."
        let told = weapon.text.lowercased().matches(of: /(\d+)[ -]?mm/).compactMap { Int($0.output.1) }
        if told.isEmpty { return .perhaps }
        let isIn = told.map { millimetres in
            ranges.contains { range in
                (range.atLeast.map { $0.hundredths <= millimetres * 100 } ?? true)
                    && (range.below.map { millimetres * 100 < $0.hundredths } ?? true)
            }
        }
        if isIn.allSatisfy({ $0 }) { return .yes }
        return isIn.contains(true) || isNamed ? .perhaps : .no
    }

    func targetFit(_ report: Report, _ targets: Selection<TargetClass>) -> Truth {
        guard let told = report.target else { return .perhaps }
        if targets.contains(told) { return .yes }
        return ["unknown", ""].contains(told.text) ? .perhaps : .no
    }

    /// "One word says less than another where its words begin or end the other's." Of acts and weapons `other` says nothing;
    /// "the target `other` is an answer".
    func mayMean(_ told: String, _ meant: [String]) -> Bool {
        func plain(_ word: String) -> String { word.lowercased().replacing("-", with: " ") }
        if told.isEmpty { return false }
        return meant.contains {
            plain($0).hasPrefix(plain(told) + " ") || plain($0).hasSuffix(" " + plain(told))
        }
    }

    func mayMean<Kind>(_ told: [Identifier<Kind>], _ meant: Selection<Identifier<Kind>>) -> Bool {
        guard case .only(let members) = meant else { return false }
        return told.contains { mayMean($0.text, members.map(\.text)) }
    }

    /// "Each is compared with a report's place name, region and country."
    func isAt(_ place: Place, _ names: [String]) -> Bool {
        for name in names {
            let name = name.lowercased()
            if place.name.lowercased() == name || place.region.lowercased() == name { return true }
            if place.country.lowercased() == name { return true }
        }
        return false
    }

    func isRegion(_ place: Place) -> Bool {
        place.precisionMeters == nil && !place.name.isEmpty
            && (place.name == place.region || place.name == place.country)
    }

    /// Whether a place is one of those named, as far as it is known.
    func namedFit(_ place: Place, _ names: [String]) -> Truth {
        if isAt(place, names) { return .yes }
        // An area of 50 km or more around a position may or may not include a town that is named.
        if let radius = place.precisionMeters, radius >= 50_000 { return .perhaps }
        // So may a region or a country, told without a radius.
        if isRegion(place) { return .perhaps }
        return place.name.isEmpty ? .perhaps : .no
    }

    func placeFit(_ report: Report, _ scope: PlaceScope) -> Truth {
        guard case .named(let names) = scope else { return .yes }
        return namedFit(report.place, names)
    }

    /// A place is settled by where any report puts the event; an area leaves it open.
    func place(_ incident: Incident, _ scope: PlaceScope, _ accused: ActorID?) -> Answer {
        if isDrawn(scope) { return drawnPlace(incident, scope, accused) }
        let reports = reports(incident)
        let fits = reports.map { placeFit($0, scope) }
        if fits.contains(.yes) { return .met }
        for (report, fit) in zip(reports, fits) where fit == .perhaps {
            if let radius = report.place.precisionMeters, radius >= 50_000 { return .some(.open) }
            if isRegion(report.place) { return .some(.open) }
        }
        return fits.contains(.no) ? nil : .some(.open)
    }
}
