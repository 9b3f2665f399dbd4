internal import CeasefireModel
internal import Evaluation
internal import Geography

/// What a release tier keeps back. Every output is made from a verdict that has been through here.
struct ReleaseRules: Hashable, Sendable {
    /// Coordinates are rounded to multiples of this; nil for not at all.
    var gridMicrodegrees: Int32?
    /// The least radius of doubt about a rounded place.
    var leastPrecisionMeters: Double
    /// How far rounding can move a place: half the diagonal of a cell of the grid, at the equator.
    var shiftMeters: Double
    /// Distances from lines are rounded to multiples of this, in metres; nil for not at all.
    var distanceStepMeters: Double?
    /// What happened less than this before the verdict's `now` has no coordinates.
    var delaySeconds: Int64?
    /// Whether people who made entries are shown by their role only.
    var masksAuthors: Bool
    /// Whether files are shown without the folders of the machine they were read on.
    var masksFolders: Bool
    /// The rules in words, for the reader.
    var sentences: [String]

    /// The rules of a tier.
    static func rules(for tier: ReleaseTier) -> Self {
        switch tier {
        case .internal:
            Self(
                gridMicrodegrees: nil, leastPrecisionMeters: 0, shiftMeters: 0, distanceStepMeters: nil,
                delaySeconds: nil,
                masksAuthors: false, masksFolders: false, sentences: ["Nothing is kept back."])
        case .parties:
            Self(
                gridMicrodegrees: 10_000, leastPrecisionMeters: 1_000, shiftMeters: 800,
                distanceStepMeters: 1_000,
                delaySeconds: nil,
                masksAuthors: false, masksFolders: true,
                sentences: [
                    "Coordinates are rounded to 0.01 degree; the radius of doubt is widened by 0.8 km, to 1 km at the least.",
                    "Distances from lines are rounded to 1 km, and left out of reasons.",
                ])
        case .public:
            Self(
                gridMicrodegrees: 100_000, leastPrecisionMeters: 10_000, shiftMeters: 8_000,
                distanceStepMeters: 10_000,
                delaySeconds: 24 * 3_600, masksAuthors: true, masksFolders: true,
                sentences: [
                    "Coordinates are rounded to 0.1 degree; the radius of doubt is widened by 8 km, to 10 km at the least.",
                    "Distances from lines are rounded to 10 km, and left out of reasons.",
                    "What happened less than 24 hours before the last moment on the record has no coordinates.",
                    "People who made entries are shown by their role, not by name.",
                ])
        }
    }

    /// The verdict with what the tier keeps back left out. How anything was assessed does not change.
    func applied(to verdict: Verdict) -> Verdict {
        var released = verdict
        var recent: Set<ReportID> = []
        released.incidents = verdict.incidents.map { incident in
            var incident = incident
            let isRecent = isRecent(incident.occurred, now: verdict.now)
            if isRecent { recent.formUnion(incident.reports) }
            incident.place = place(incident.place, isRecent: isRecent)
            return incident
        }
        released.record.reports = verdict.record.reports.map { report in
            var report = report
            report.place = place(
                report.place,
                isRecent: recent.contains(report.id) || isRecent(report.occurred, now: verdict.now))
            return report
        }
        measures(of: &released, from: verdict)
        if masksAuthors { released.record.entries = verdict.record.entries.map(masked) }
        return released
    }

    func isRecent(_ occurred: Interval, now: Instant?) -> Bool {
        guard let delaySeconds, let now else { return false }
        return now - occurred.latest < delaySeconds
    }

    private func place(_ place: Place, isRecent: Bool) -> Place {
        var place = place
        guard !isRecent else {
            place.coordinate = nil
            place.precisionMeters = nil
            return place
        }
        guard let grid = gridMicrodegrees, let exact = place.coordinate else { return place }
        place.coordinate = Coordinate(
            latitude: rounded(exact.latitudeMicrodegrees, to: grid),
            longitude: rounded(exact.longitudeMicrodegrees, to: grid))
        place.precisionMeters = place.precisionMeters.map { max(leastPrecisionMeters, $0 + shiftMeters) }
        return place
    }

    private func rounded(_ microdegrees: Int32, to grid: Int32) -> Double {
        let half = microdegrees < 0 ? -grid / 2 : grid / 2
        return Double((microdegrees + half) / grid * grid) / 1e6
    }

    private func masked(_ entry: Entry) -> Entry {
        var entry = entry
        let shown = entry.role.isEmpty ? "somebody" : entry.role
        // A reason that repeats the name would give it away; a name of a letter or two is no name to find.
        if entry.author.count > 2 {
            entry.reason = entry.reason.replacing(entry.author, with: "[\(shown)]")
        }
        entry.author = ""
        return entry
    }

    /// A file's path, without its folders where those are the machine's own.
    func path(_ path: String) -> String {
        guard masksFolders, path.hasPrefix("/") else { return path }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}
