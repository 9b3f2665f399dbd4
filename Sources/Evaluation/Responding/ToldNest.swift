internal import CeasefireModel

/// What was told of a breach and of the breaches that are parts of it.
struct ToldNest: Sendable {
    /// The reports of the whole.
    let reports: [Report]
    /// The breaches that lie next within.
    let parts: [ToldNest]

    /// The least and the most people that are told of, nobody where nothing is.
    ///
    /// The people of a part are among those of the whole. So a whole has as many as its own reports tell, or as
    /// its parts have together, whichever is more: none of them is lost, and none is counted twice.
    func toll(_ told: (Report) -> Int?) -> (least: Int, most: Int) {
        let own = reports.compactMap(told)
        let parts = parts.map { $0.toll(told) }
        return (
            max(own.min() ?? 0, parts.reduce(0) { $0 + $1.least }),
            max(own.max() ?? 0, parts.reduce(0) { $0 + $1.most })
        )
    }
}
