import CeasefireModel

/// The interval of an event from the accounts of those who knew of it.
///
/// An origin's account is the hull of the intervals of its own reports: it allows every moment in between.
/// The event's interval is the hull of the moments that more than half of the accounts allow; where none is
/// allowed by more than half, the hull of the moments that most accounts allow. Ten outlets that carry one
/// post are one account, and one origin that is a day out does not stretch the event.
struct EventInterval {
    /// The hull of the moments of greatest or sufficient agreement; nil without accounts.
    static func agreed(among accounts: [Interval]) -> Interval? {
        // The number of accounts that allow a moment changes only at their ends, and every stretch of equal
        // agreement begins where an account begins and ends where one ends.
        let beginnings = accounts.map(\.earliest).sorted()
        let ends = accounts.map(\.latest).sorted()
        var (begun, ended, most) = (0, 0, 0)
        var agreement: [(moment: Instant, count: Int, isEnd: Bool)] = []
        while ended < ends.count {
            // Intervals hold both their ends, so at one moment beginnings come before ends.
            if begun < beginnings.count, beginnings[begun] <= ends[ended] {
                begun += 1
                agreement.append((beginnings[begun - 1], begun - ended, false))
            } else {
                agreement.append((ends[ended], begun - ended, true))
                ended += 1
            }
            most = max(most, begun - ended)
        }
        let needed = most * 2 > accounts.count ? accounts.count / 2 + 1 : most
        let enough = agreement.filter { $0.count >= needed }
        guard let first = enough.first(where: { !$0.isEnd }), let last = enough.last(where: \.isEnd) else {
            return nil
        }
        return Interval(spanning: first.moment, last.moment)
    }
}
