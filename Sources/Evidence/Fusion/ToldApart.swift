/// Whether one origin tells of two events: whoever lists two things means two, whatever else they have in common.
///
/// Such reports are never fused, not by their likeness to a third either. Only what the origin itself sets apart counts; a
/// later toll, another target, a place told more closely may well be the same event told again.
extension FusionScorer {
    func areToldApart(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (rows[a], rows[b])
        guard haveOriginInCommon(x, y, a, b) else { return false }
        if areHoursApart(x, y) { return true }
        guard !x.says.isDisjoint(with: y.says) else { return false }
        return traits.areOnePost(a, b) || areAccusedByOne(a, b) || traits.arms.areCalibresApart(a, b)
    }

    /// What one claimant lays to two parties are two events; what each side lays to the other may be one, told
    /// through one outlet.
    private func areAccusedByOne(_ a: Int, _ b: Int) -> Bool {
        guard traits.areAccusedApart(a, b) else { return false }
        let claimants = (traits.claimant[a], traits.claimant[b])
        return claimants.0 == claimants.1 || claimants.0 == ReportTraits.unsaid
            || claimants.1 == ReportTraits.unsaid
    }

    private func areHoursApart(_ x: ScoreRow, _ y: ScoreRow) -> Bool {
        let gap = max(x.start, y.start) - min(x.end, y.end)
        let longer = max(x.end - x.start, y.end - y.start)
        return gap >= parameters.hoursApartSeconds && longer <= parameters.exactHoursSeconds
    }
}
