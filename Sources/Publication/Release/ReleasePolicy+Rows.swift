public import CeasefireModel

extension ReleasePolicy {
    /// Whether a row would be told exactly as it stands: whoever can only show a row or withhold it asks this. Protected origins
    /// are not looked at; a row of theirs is marked.
    ///
    /// - Parameter now: The last moment on the record; what is recent is so by this.
    public func leavesAsItIs(_ report: Report, now: Instant?) -> Bool {
        guard tier != .internal else { return true }
        return Coarse.place(report.place, self) == report.place
            && Coarse.widened(report.occurred, self) == report.occurred && !isRecent(report, now)
    }

    /// Whether an observation would be told exactly as it stands.
    public func leavesAsItIs(_ observation: Observation) -> Bool {
        guard tier != .internal else { return true }
        if case .place(let place) = observation.area, Coarse.place(place, self) != place { return false }
        return Coarse.widened(observation.period, self) == observation.period
    }

    private func isRecent(_ report: Report, _ now: Instant?) -> Bool {
        guard let now, let delaySeconds else { return false }
        let age = now - report.occurred.latest
        if age < delaySeconds { return true }
        guard let sensitiveDelaySeconds, age < sensitiveDelaySeconds else { return false }
        return report.target.map(Self.sensitiveTargets.contains) ?? false
    }
}
