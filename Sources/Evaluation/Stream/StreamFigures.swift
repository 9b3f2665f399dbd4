// Figures that grow with each breach of an episode: how many, how close together, where, how many people, which acts.
//
// Since when a figure is reached only ever moves back as breaches come. So a breach that lies behind what is reached already
// changes nothing, and one that lies before it is looked at together with those that it can make up a stretch with.
extension StreamEpisodes {
    /// The least and the most that is told of an episode in all.
    struct Total {
        var least: Int64 = 0
        var most: Int64 = 0
    }

    /// A place with a name, and when the first breach there happened; or one without.
    struct PlaceMark {
        var place: Int32
        var since: StreamSpan
    }

    private func index(_ episode: Int32, _ figure: Int) -> Int { Int(episode) * figures.count + figure }

    /// Counts a breach that was put into an episode.
    mutating func count(_ row: Int32, in episode: Int32) {
        let occurred = order.rows[Int(row)].occurred
        for figure in figures.indices {
            let asked = figures[figure]
            let index = index(episode, figure)
            switch asked.kind {
            case .count where asked.withinSeconds < 0:
                guard episodes[Int(episode)].count >= asked.atLeast else { continue }
                countAll(occurred, in: episode, asked.atLeast, index)
            case .count: stretch(row, in: episode, asked, index)
            case .acts:
                if facts[Int(row)].acts & asked.actBit != 0 { reached[index].first(occurred) }
            case .places: place(row, in: episode, asked.atLeast, index)
            case .killed, .injured: people(row, in: episode, asked, index)
            }
        }
    }

    /// Puts the figures of two episodes together that follow each other. All breaches of the later end after all of the earlier
    /// have, so what the earlier reached stands.
    mutating func mergeFigures(_ later: Int32, into host: Int32, joint: Int32) {
        for figure in figures.indices {
            let asked = figures[figure]
            let (mine, others) = (index(host, figure), index(later, figure))
            let former = reached[mine]
            switch asked.kind {
            case .count where asked.withinSeconds >= 0, .acts:
                if former.earliest == .max { reached[mine].earliest = reached[others].earliest }
                if former.latest == .max { reached[mine].latest = reached[others].latest }
                if asked.kind == .count { spanning(joint, in: host, asked, mine, former: former) }
            case .count:
                guard episodes[Int(host)].count >= asked.atLeast else { continue }
                countAll(order.rows[Int(joint)].occurred, in: host, asked.atLeast, mine)
            case .places:
                for mark in marks[others] { take(mark, asked.atLeast, mine) }
                marks[others] = []
                settlePlaces(asked.atLeast, mine)
            case .killed, .injured:
                totals[mine].least += totals[others].least
                totals[mine].most += totals[others].most
                if former.earliest == .max { possiblePeople(in: host, asked, mine) }
                if former.latest == .max { certainPeople(in: host, asked, mine) }
            }
        }
    }

    /// Makes room for the figures of a new episode, or forgets those of one that is put together anew.
    mutating func clearFigures(of episode: Int32) {
        for figure in figures.indices {
            let index = index(episode, figure)
            if index < reached.count {
                reached[index] = .none
                if asksOfPlaces { marks[index] = [] }
                if asksOfPeople { totals[index] = Total() }
            } else {
                reached.append(.none)
                if asksOfPlaces { marks.append([]) }
                if asksOfPeople { totals.append(Total()) }
            }
        }
    }

    // MARK: How many in all

    private mutating func countAll(
        _ occurred: StreamSpan, in episode: Int32, _ atLeast: Int, _ index: Int
    ) {
        if occurred.earliest < reached[index].earliest {
            var row = episodes[Int(episode)].firstRow
            for _ in 1..<max(atLeast, 1) { row = order.rows[Int(row)].next }
            reached[index].earliest = order.rows[Int(row)].occurred.earliest
        }
        if occurred.latest < reached[index].latest {
            let end = smallestEnd(
                atLeast, from: episodes[Int(episode)].firstRow, through: episodes[Int(episode)].lastRow,
                until: .max)
            if let end { reached[index].latest = end }
        }
    }

    /// The end of the so-manyth breach to end, of those from one on that end by a moment; nil where there are fewer.
    private mutating func smallestEnd(
        _ number: Int, from first: Int32, through last: Int32, until bound: Int64
    ) -> Int64? {
        ends.removeAll(keepingCapacity: true)
        var row = first
        while row >= 0 {
            let occurred = order.rows[Int(row)].occurred
            if occurred.earliest > bound { break }
            if ends.count == number, occurred.earliest >= ends[number - 1] { break }
            if occurred.latest <= bound {
                var place = ends.count
                while place > 0, ends[place - 1] > occurred.latest { place -= 1 }
                if place < number {
                    if ends.count == number { ends.removeLast() }
                    ends.insert(occurred.latest, at: place)
                }
            }
            if row == last { break }
            row = order.rows[Int(row)].next
        }
        return ends.count == number ? ends[number - 1] : nil
    }

    // MARK: How close together

    /// Looks for stretches that one more breach makes up with others.
    private mutating func stretch(
        _ row: Int32, in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int
    ) {
        let occurred = order.rows[Int(row)].occurred
        let longest = order.lanes[Int(episodes[Int(episode)].lane)].longest
        if occurred.earliest < reached[index].earliest {
            // Any breach that may end before this one, and not too long before it begins, may be the first of a stretch.
            var first = row
            while let next = after(first, in: episode),
                order.rows[Int(next)].occurred.earliest <= occurred.latest
            {
                first = next
            }
            let bound = occurred.earliest - asked.withinSeconds
            while true {
                let begun = order.rows[Int(first)].occurred
                if begun.latest >= bound, begun.latest <= occurred.latest {
                    possibleStretch(first, in: episode, asked, index, longest)
                }
                guard begun.earliest >= bound - longest, let next = before(first, in: episode) else { break }
                first = next
            }
        }
        if occurred.latest < reached[index].latest {
            var first = row
            while true {
                certainStretch(first, in: episode, asked, index)
                guard let next = before(first, in: episode),
                    order.rows[Int(next)].occurred.earliest >= occurred.latest - asked.withinSeconds
                else { break }
                first = next
            }
        }
    }

    /// Looks for stretches that begin before a joint and end behind it.
    private mutating func spanning(
        _ joint: Int32, in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int, former: StreamSpan
    ) {
        let begin = order.rows[Int(joint)].occurred.earliest
        let longest = order.lanes[Int(episodes[Int(episode)].lane)].longest
        var first = before(joint, in: episode)
        while let row = first, order.rows[Int(row)].occurred.earliest >= begin - asked.withinSeconds - longest
        {
            if former.earliest == .max { possibleStretch(row, in: episode, asked, index, longest) }
            if former.latest == .max { certainStretch(row, in: episode, asked, index) }
            first = before(row, in: episode)
        }
    }

    /// That so many breaches may lie so close: the first ends as late, the last begins as early as may be.
    private mutating func possibleStretch(
        _ first: Int32, in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int, _ longest: Int64
    ) {
        let end = order.rows[Int(first)].occurred.latest
        var row = first
        while let previous = before(row, in: episode),
            order.rows[Int(previous)].occurred.earliest >= end - longest
        {
            row = previous
        }
        var number = 0
        while true {
            let occurred = order.rows[Int(row)].occurred
            if occurred.earliest > end + asked.withinSeconds || occurred.earliest >= reached[index].earliest {
                return
            }
            if occurred.latest >= end {
                number += 1
                if number == asked.atLeast {
                    reached[index].earliest = occurred.earliest
                    return
                }
            }
            guard let next = after(row, in: episode) else { return }
            row = next
        }
    }

    /// That they certainly do: the first begins as early, the last ends as late as may be.
    private mutating func certainStretch(
        _ first: Int32, in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int
    ) {
        let begin = order.rows[Int(first)].occurred.earliest
        var row = first
        while let previous = before(row, in: episode),
            order.rows[Int(previous)].occurred.earliest == begin
        {
            row = previous
        }
        let end = smallestEnd(
            asked.atLeast, from: row, through: episodes[Int(episode)].lastRow,
            until: begin + asked.withinSeconds)
        if let end, end < reached[index].latest { reached[index].latest = end }
    }

    private func before(_ row: Int32, in episode: Int32) -> Int32? {
        row == episodes[Int(episode)].firstRow ? nil : order.rows[Int(row)].previous
    }

    private func after(_ row: Int32, in episode: Int32) -> Int32? {
        row == episodes[Int(episode)].lastRow ? nil : order.rows[Int(row)].next
    }

    // MARK: Where

    private mutating func place(_ row: Int32, in episode: Int32, _ atLeast: Int, _ index: Int) {
        let place = facts[Int(row)].place
        guard place >= 0 else { return }
        take(PlaceMark(place: place, since: order.rows[Int(row)].occurred), atLeast, index)
        settlePlaces(atLeast, index)
    }

    private mutating func take(_ mark: PlaceMark, _ atLeast: Int, _ index: Int) {
        // One place is reached by any breach that has one.
        let place = atLeast == 1 ? 0 : mark.place
        if place > 0 || atLeast == 1, let known = marks[index].firstIndex(where: { $0.place == place }) {
            marks[index][known].since.first(mark.since)
            return
        }
        marks[index].append(PlaceMark(place: place, since: mark.since))
        // Of breaches without a named place the first are enough.
        guard place == 0, marks[index].count(where: { $0.place == 0 }) > atLeast,
            let last = marks[index].indices.filter({ marks[index][$0].place == 0 })
                .max(by: { marks[index][$0].since.earliest < marks[index][$1].since.earliest })
        else { return }
        marks[index].remove(at: last)
    }

    /// Any place without a name may be one more, and certain are those with one.
    private mutating func settlePlaces(_ atLeast: Int, _ index: Int) {
        let begun = marks[index].map(\.since.earliest).sorted()
        let ended = marks[index].filter { $0.place > 0 || atLeast == 1 }.map(\.since.latest).sorted()
        reached[index] = StreamSpan(
            earliest: begun.count >= atLeast ? begun[atLeast - 1] : .max,
            latest: ended.count >= atLeast ? ended[atLeast - 1] : .max)
    }

    // MARK: How many people

    private func told(_ row: Int32, _ kind: StreamLadder.Figure.Kind) -> (least: Int64, most: Int64) {
        let facts = facts[Int(row)]
        return kind == .killed
            ? (Int64(facts.killedLeast), Int64(facts.killedMost))
            : (Int64(facts.injuredLeast), Int64(facts.injuredMost))
    }

    private mutating func people(
        _ row: Int32, in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int
    ) {
        let toll = told(row, asked.kind)
        guard toll.most > 0 else { return }
        totals[index].least += toll.least
        totals[index].most += toll.most
        let occurred = order.rows[Int(row)].occurred
        if occurred.earliest < reached[index].earliest { possiblePeople(in: episode, asked, index) }
        if toll.least > 0, occurred.latest < reached[index].latest {
            certainPeople(in: episode, asked, index)
        }
    }

    /// At the earliest with the most that is told, as early as may be.
    private mutating func possiblePeople(in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int) {
        guard totals[index].most >= asked.atLeast else { return }
        var most: Int64 = 0
        var row: Int32? = episodes[Int(episode)].firstRow
        while let counted = row {
            most += told(counted, asked.kind).most
            if most >= asked.atLeast {
                reached[index].earliest = order.rows[Int(counted)].occurred.earliest
                return
            }
            row = after(counted, in: episode)
        }
    }

    /// At the latest with the least that is told, as late as may be.
    private mutating func certainPeople(in episode: Int32, _ asked: StreamLadder.Figure, _ index: Int) {
        guard totals[index].least >= asked.atLeast else { return }
        var tolls: [(end: Int64, least: Int64)] = []
        var row: Int32? = episodes[Int(episode)].firstRow
        while let counted = row {
            let occurred = order.rows[Int(counted)].occurred
            if occurred.earliest > reached[index].latest { break }
            let least = told(counted, asked.kind).least
            if least > 0 { tolls.append((occurred.latest, least)) }
            row = after(counted, in: episode)
        }
        var least: Int64 = 0
        for toll in tolls.sorted(by: { $0.end < $1.end }) {
            least += toll.least
            if least >= asked.atLeast {
                reached[index].latest = toll.end
                return
            }
        }
    }
}
