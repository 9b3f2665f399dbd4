/// Whether one origin tells of two events: whoever lists two things means two, whatever else they have in common.
///
/// Such reports are never fused, not by their likeness to a third either. Only what the origin itself sets apart counts; a
/// later toll, another target, a place told more closely may well be the same event told again.
extension FusionScorer {
    func areToldApart(_ a: Int, _ b: Int) -> Bool {
        guard traits.origins.sharedCount(a, b) > 0 else { return false }
        return traits.areOnePost(a, b) || areAccusedByOne(a, b) || traits.arms.areCalibresApart(a, b)
            || areHoursApart(a, b)
    }

    /// What one claimant lays to two parties are two events; what each side lays to the other may be one, told
    /// through one outlet.
    private func areAccusedByOne(_ a: Int, _ b: Int) -> Bool {
        guard traits.areAccusedApart(a, b) else { return false }
        let claimants = (traits.claimant[a], traits.claimant[b])
        return claimants.0 == claimants.1 || claimants.0 == ReportTraits.unsaid
            || claimants.1 == ReportTraits.unsaid
    }

    private func areHoursApart(_ a: Int, _ b: Int) -> Bool {
        let gap = max(traits.start[a], traits.start[b]) - min(traits.end[a], traits.end[b])
        let longer = max(traits.end[a] - traits.start[a], traits.end[b] - traits.start[b])
        return gap >= parameters.hoursApartSeconds && longer <= parameters.exactHoursSeconds
    }
}
