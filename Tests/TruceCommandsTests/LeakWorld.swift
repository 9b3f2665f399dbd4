import TestSupport

/// A small truce with rows that must not be seen, full of words that stand nowhere else.
struct LeakWorld {
    /// What must not be seen, with what it is, and the widest circle that may.
    private(set) var secrets: [(what: String, text: String, widest: Circle)] = []
    private(set) var harness = CommandHarness()
    private var random: Seeded

    enum Circle: Int, Comparable {
        case `internal`, parties
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    static let header =
        "report_id,published_at,source_name,source_type,attributed_to,url,occurred_from,occurred_to,place_name,admin1,"
        + "country,latitude,longitude,location_precision_km,act,weapon,weapon_count,target_class,alleged_by,against,"
        + "killed,injured,summary,release,embargo_until\n"

    static let agreement =
        SmallTruce.agreement.replacing(
            "# Readings",
            with: """
                # 2. What follows

                ```truce
                response: ladder
                to: [power-spared, tanks-withdrawn]
                breach-by: [arland, borland]
                clock-starts: unstated
                episode-ends-after: 48h
                rungs:
                  - rung: warning
                    when: first-breach
                    who: [borland]
                    measure: a warning
                    within: 24h
                  - rung: reply
                    when: {killed: {at-least: 2}}
                    who: [borland]
                    measure: a reply
                    within: 72h
                ```

                # 3. Tanks

                ```truce
                body: commission
                name: The Commission
                members: [arland, borland]
                vote: majority
                ```

                ```truce
                declaration: tanks-listed
                binds: [arland, borland]
                of: all tanks
                to: [mission]
                by: start + 1d
                ```

                ```truce
                obligation: tanks-withdrawn
                binds: [arland, borland]
                to: withdraw its tanks
                amount: {count: 9000000, of: tanks}
                from: tanks-listed.completed
                begin-by: tanks-listed.completed + 1d
                complete-by: tanks-listed.completed + 2d
                standard-of-proof: balance-of-probabilities
                ```

                ```truce
                exchange: captives-exchanged
                between: [arland, borland]
                of: captives
                declared-by: tanks-listed
                tranches:
                  - {tranche: wounded, share: 20%, by: tanks-listed.completed + 3d}
                standard-of-proof: balance-of-probabilities
                ```

                ```truce
                provision: roads-spared
                binds: [arland, borland]
                prohibits: {acts: [shelling], against: [energy]}
                during: {from: tanks-withdrawn.started, until: never}
                standard-of-proof: balance-of-probabilities
                ```

                ```truce
                standing-measure: timber-ban
                measure: no timber is bought
                kept-by: [coast]
                against: [borland]
                at-first: on
                from: 2026-02-01T00:00
                transitions:
                  - to: suspended
                    from: on
                    when: {certified: {what: tanks-gone, by: [mission]}}
                  - to: lifted
                    from: suspended
                    when: {decided: {what: ban-lifted, by: commission}}
                  - to: reimposed
                    from: [suspended, lifted]
                    when: {breach-found: [tanks-withdrawn]}
                ```

                ```truce
                permission: drills
                lifts: power-spared
                to: [arland]
                permits: {acts: [shelling]}
                where: [Training Ground]
                during: {from: 2026-03-01T00:00, until: never}
                notice: {to: [mission], before: 48h}
                ```

                ```truce
                response: guarantee
                to: [tanks-withdrawn, tanks-listed, captives-exchanged]
                breach-by: [arland, borland]
                guarantee: yes
                clock-starts: occurred
                found-by: [commission]
                episode-ends-after: 48h
                rungs:
                  - rung: meeting
                    when: first-breach
                    who: coast
                    measure: a meeting
                    within: 24h
                ```

                # Readings
                """
        ).replacing(
            "during: {from: start, until: start + 7d}",
            with: "observed-over: strip\nduring: {from: start, until: start + 7d}"
        ).replacing(
            "# Readings",
            with: """
                # 4. The strip

                ```truce
                zone: strip
                file: strip.geojson
                feature: The strip
                ```

                # Readings
                """
        ).replacing(
            "parties: {arland: Arland, borland: Borland}",
            with: "parties: {arland: Arland, borland: Borland}\nguarantors: {coast: The Coast}\n"
                + "observers: {mission: The Mission}")

    init(seed: UInt64) {
        random = Seeded(seed: seed)
        var rows = openRows()
        // Of every kind one alone, and one beside an open report of the same strike.
        for (i, kind) in ["internal", "parties", "embargo", "protected"].enumerated() {
            rows.append(secretRow(kind, day: 2, hour: 10, place: (50.0, 20.0), number: i))
            rows.append(
                secretRow(kind, day: 3 + i % 2, hour: 4, place: (53.0 + Double(i), 26.0), number: 4 + i))
        }
        let before = secrets.count
        let broken = secretRow("internal", day: 4, hour: 1, place: (50, 20), number: 9)
            .replacing("2026-03-04", with: "2026-13-04")
        // Nobody sees a row that cannot be read; what was said of the file may quote it.
        for i in before..<secrets.count { secrets[i].what = "broken row: " + secrets[i].what }
        rows += unplacedRows()
        let statements = statements()
        let entries = entries() + proceedings() + openProceedings()
        let observations = observations()
        harness.extra = [
            "truce.md": Self.agreement.replacing(
                "values: {start: unstated}", with: "values: {start: unstated}\ncites: [\(statementID)]"),
            "reports.csv": Self.header + rows.joined(separator: "\n") + "\n",
            "broken.csv": Self.header + (rows.prefix(3) + [broken]).joined(separator: "\n") + "\n",
            "origins.csv": "alias,institution,party,grade,protected\n"
                + "Borland ministry,Ministry of Borland,borland,D,no\n"
                + "Mission,The Mission,,A,no\n"
                + "\(protectedAlias),\(protectedInstitution),,B1,yes\n",
            "statements.csv": statements, "entries.ndjson": entries,
            "observations.csv": observations,
            "broken-observations.csv": observations.replacing("2026-03-02T", with: "2026-13-02T"),
            "gazetteer.csv": gazetteer, "strip.geojson": drawn(),
            "broken.md": Self.agreement.replacing("standard-of-proof", with: "standard-of-prof"),
        ]
    }

    private(set) var protectedAlias = ""
    private(set) var protectedInstitution = ""
    private var internalIDs: [String] = []
    private var openID = ""
    private var statementID = ""

    /// Letters that no other word has: those that change in HTML, JSON, addresses and in another case too.
    private mutating func secret(
        _ what: String, _ widest: Circle = .internal, letters: String = "", prefix: String = ""
    ) -> String {
        let middle = (0..<9).map { _ in String(random.pick(Array("bcdfghjkmnpqrstvwxz"))) }.joined()
        let text = prefix + middle + letters
        secrets.append((what, text, widest))
        return text
    }

    private mutating func openRows() -> [String] {
        openID = "R" + String(random.below(900) + 100)
        protectedAlias = secret("alias", letters: "\u{E9}&Z")
        protectedInstitution = secret("institution", letters: "<\u{E9}>")
        return [
            "\(openID),2026-03-02T13:00Z,Courier,news-outlet,Borland ministry,https://example.org/1,2026-03-02T10:00Z,"
                + "2026-03-02T11:00Z,Midtown,Mid Province,Borland,50.0,20.0,5,missile-strike,missile,,energy,borland,"
                + "arland,2,,A plant was hit.,,",
            "Rb,2026-03-03,Post,news-outlet,Arland staff,https://example.org/2,2026-03-02T10:00Z,2026-03-02T11:00Z,"
                + "Midtown,Mid Province,Borland,50.0,20.0,5,missile-strike,missile,,energy,arland,arland,,,"
                + "The staff said it hit a plant; \(protectedAlias) did not.,public,",
            "Rc,2026-03-09T09:00Z,Courier,news-outlet,Borland ministry,https://example.org/4,2026-03-09T02:00Z,"
                + "2026-03-09T03:00Z,Midtown,Mid Province,Borland,50.0,20.0,5,shelling,,,energy,borland,arland,,,"
                + "A line was cut.,,",
        ]
    }

    /// A row whose every field is a secret, save what the rules show of a protected origin's report.
    private mutating func secretRow(
        _ kind: String, day: Int, hour: Int, place: (Double, Double), number: Int
    ) -> String {
        let widest: Circle = kind == "parties" ? .parties : .internal
        let isMasked = kind == "protected"
        func field(_ what: String, _ letters: String = "", _ world: inout LeakWorld) -> String {
            world.secret("\(what) of a report marked \(kind)", widest, letters: letters)
        }
        let id = field("id", "", &self)
        if widest == .internal { internalIDs.append(id) }
        let words = ["outlet", "outlet's kind", "address", "settlement", "weapon", "summary"].map {
            field($0, ["weapon", "outlet's kind"].contains($0) ? "" : "\u{E9}&", &self)
        }
        let attribution = isMasked ? protectedAlias : field("attribution", "\u{E9}&", &self)
        let regions = isMasked ? ["North", "Borland"] : ["region", "country"].map { field($0, "", &self) }
        let isAlone = number >= 4 && !isMasked
        let target = isAlone ? field("target", "", &self) : "energy"
        let accused = isAlone ? field("accused", "", &self) : "arland"
        // No two rows share a minute or a toll.
        let (minute, toll) = (
            11 + number * 4 + random.below(4), 7_100_000 + number * 9_000 + random.below(9_000)
        )
        let occurred = "2026-03-0\(day)T\(day == 2 ? "10" : "04"):\(minute)"
        for separator in ["T", " "] {
            let text = occurred.replacing("T", with: separator)
            secrets.append(("minute of a report marked \(kind)", text, widest))
        }
        // What a protected origin tells of the event is shown.
        if !isMasked { secrets.append(("toll of a report marked \(kind)", String(toll), widest)) }
        let digits = 111_111 + random.below(888_888)
        let (north, east) = ("\(Int(place.0)).\(digits)", "\(Int(place.1)).\(digits)")
        secrets.append(("latitude of a report marked \(kind)", String(north.prefix(6)), widest))
        let mark =
            switch kind {
            case "embargo": ",2027-01-01T00:00Z"
            case "protected": ","
            default: "\(kind),"
            }
        return [
            id, "2026-03-05T0\(random.below(9)):\(minute)Z", words[0], words[1], attribution,
            "https://example.org/\(words[2])", occurred + "Z",
            "2026-03-0\(day)T1\(day == 2 ? 1 : 0):\(minute)Z",
            words[3], regions[0], regions[1], north, east, "3", "missile-strike", words[4],
            isMasked ? "" : String(toll), target, "", accused, String(toll), "", words[5], mark,
        ].joined(separator: ",")
    }

    private mutating func statements() -> String {
        let words = ["id", "speaker", "outlet", "address", "summary"].map {
            secret("\($0) of a statement", letters: $0 == "id" ? "" : "\u{E9}&")
        }
        statementID = words[0]
        return "statement_id,published_at,source_name,url,speaker,kind,about,summary,release\n"
            + "S1,2026-03-02,Post,https://example.org/s,Arland staff,claim,truce-start,It began.,\n"
            + "\(words[0]),2026-03-02,\(words[2]),https://example.org/\(words[3]),\(words[1]),claim,"
            + "truce-start,\(words[4]),internal\n"
    }

    private mutating func entries() -> String {
        let author = secret("author of an entry"), role = secret("role of an entry")
        let id = secret("id of an entry"), reason = secret("reason of an entry", letters: "\u{E9}&")
        let (body, reply) = (secret("body of a finding"), secret("reply of a finding"))
        let said = secret("reason about a protected report", letters: "\u{E9}&")
        let closed = secret("verification of a protected report")
        return """
            {"entry":"E1","author":"A. Coder","role":"coder","available":"2026-03-04","reason":"\(said)","same-event":["\(openID)","\(internalIDs[0])"]}
            {"entry":"E2","author":"A. Coder","available":"2026-03-04","reason":"So \(protectedAlias) said of it.","supports":["event"],"speaker":"Borland ministry","incidents":{"reports":["\(openID)"]}}
            {"entry":"E3","author":"A. Coder","available":"2026-03-04","reason":"A friend.","supports":["event","act","target","actor"],"speaker":"\(protectedAlias)","incidents":{"reports":["\(openID)"]}}
            {"entry":"\(id)","author":"\(author)","role":"\(role)","available":"2026-03-05","reason":"\(reason)","release":"internal","finding":{"report":"\(openID)","provision":"power-spared","party":"arland","conclusion":"breach","body":"\(body)","at":"2026-03-05T01:30Z","reply":"\(reply)"}}
            {"entry":"E5","author":"A. Coder","available":"2026-03-05","reason":"Adopted.","finding":{"report":"\(internalIDs[1])","provision":"power-spared","party":"arland","conclusion":"breach","body":"Commission","at":"2026-03-05T02:00Z","verification":["\(closed)"]}}
            {"entry":"E7","author":"A. Coder","available":"2026-03-05","reason":"Denied.","denies":["event"],"statement":"\(statementID)","incidents":{"reports":["\(openID)"]}}
            {"entry":"E6","author":"A. Coder","available":"2026-03-05","reason":"They ended.","embargo-until":"2027-01-01","pause":{"response":"ladder","against":"arland","from":"2026-03-03T00:00Z","until":"2026-03-03T06:00Z"}}

            """
    }

    // MARK: - Where, and who looked

    private var gazetteer = "name,alternates,region,country,latitude,longitude,precision_km\n"

    /// Reports that give only a name, of which the gazetteer knows one place, or two.
    private mutating func unplacedRows() -> [String] {
        (0..<2).map { i in
            let id = secret("id of a report without a position")
            let (town, other) = (
                secret("settlement of a report without a position"), secret("namesake in the gazetteer")
            )
            let digits = 111_111 + random.below(888_888)
            secrets.append(("latitude from the gazetteer", "49.\(digits)".prefix(6).description, .internal))
            gazetteer += "\(town),,,Borland,49.\(digits),24.\(digits),3\n"
            if i == 1 { gazetteer += "\(other),\(town),,Borland,48.\(digits),23.\(digits),3\n" }
            return
                "\(id),2026-03-06T09:00Z,Courier,news-outlet,Borland ministry,https://example.org/5\(i),2026-03-0\(5 + i)T02:00Z,"
                + "2026-03-0\(5 + i)T03:00Z,\(town),,Borland,,,,missile-strike,missile,,energy,borland,arland,,,"
                + "A plant was hit.,internal,"
        }
    }

    /// Who looked: some for all to see, one of them by a protected origin, the rest for the body that assesses.
    private mutating func observations() -> String {
        let share = 1_001 + 10 * random.below(800)
        // Of the others nobody knows how much they saw: the least share is that of this one.
        secrets.append(("share that a hidden observer saw", "0.\(share)", .internal))
        let (first, second) = (secret("id of an observation"), secret("id of an observation without a zone"))
        let observer = secret("seen by, observer's name", letters: "\u{E9}&")
        let means = secret("seen by, means"), town = secret("seen by, settlement")
        let zone = secret("seen by, zone that nobody drew")
        let alone = secret("id of a protected origin's observation")
        return "observation_id,observer,from,to,means,restriction,share_seen,zone,place_name,release\n"
            + "O1,Mission,2026-03-02T08:00Z,2026-03-02T09:00Z,patrol,night,,strip,,\n"
            + "\(first),\(observer),2026-03-01T00:00Z,2026-03-08T00:00Z,\(means),none,0.\(share),strip,,internal\n"
            + "\(second),\(observer),2026-03-02T00:00Z,2026-03-02T05:00Z,\(means),jamming,,,\(town),internal\n"
            + "\(second)b,\(observer),2026-03-02T00:00Z,2026-03-02T05:00Z,\(means),night,,\(zone),,internal\n"
            + "\(alone),\(protectedAlias),2026-03-02T00:00Z,2026-03-02T05:00Z,camera,night,,strip,,\n"
    }

    /// The strip, with what somebody wrote beside it.
    private mutating func drawn() -> String {
        let note = secret("drawn, a property of the feature", letters: "\u{E9}&")
        let other = secret("drawn, the name of another feature")
        let ring = "[[[19,49],[21,49],[21,51],[19,51],[19,49]]]"
        return """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"The strip","note":"\(note)"},"geometry":{"type":"Polygon","coordinates":\(ring)}},
            {"type":"Feature","properties":{"name":"\(other)"},"geometry":{"type":"Polygon","coordinates":\(ring)}}]}
            """
    }

    /// Entries that everybody may see, whose words name a protected origin.
    private func openProceedings() -> String {
        let who = protectedAlias
        let open = #""author":"A. Coder","available":"2026-03-05T12:00Z""#
        return """
            {"entry":"Q1",\(open),"reason":"\(who) counted.","step":{"deed":"captives-exchanged","tranche":"wounded","by":"borland","stage":"offered","from":"2026-03-04T08:00Z","to":"2026-03-04T09:00Z","speaker":"\(who)"}}
            {"entry":"Q2",\(open),"reason":"Listed.","declaration":{"deed":"tanks-listed","by":"borland","at":"2026-03-01T11:00Z","amount":200,"items":["Annex by \(who)"]}}
            {"entry":"Q3",\(open),"reason":"Minuted.","decision":{"matter":"ban-lifted","by":"commission","at":"2026-03-04T12:00Z","yes":false,"votes":{"in-favour":["arland"],"against":["\(who)"]},"dissent":"So \(who) held."}}
            {"entry":"Q4",\(open),"reason":"Announced.","announcement":{"permission":"drills","by":"arland","given-to":["mission"],"at":"2026-03-01T08:00Z","from":"2026-03-04T00:00Z","to":"2026-03-04T06:00Z","places":["The yard of \(who)"]}}
            {"entry":"Q5",\(open),"reason":"Adopted.","finding":{"deed":"tanks-withdrawn","party":"arland","conclusion":"breach","body":"\(who)","at":"2026-03-05T11:00Z","verification":["Seen by \(who)."],"reply":"To \(who).","votes":{"in-favour":["\(who)"]},"dissent":"\(who) dissents."}}
            {"entry":"Q6",\(open),"reason":"Served.","notice":{"by":"borland","on":"arland","deeds":["tanks-withdrawn"],"at":"2026-03-05T10:00Z"}}
            {"entry":"Q7",\(open),"reason":"Taken, said \(who).","measure":{"response":"guarantee","rung":"meeting","by":"coast","against":"arland","from":"2026-03-05T09:00Z","to":"2026-03-05T10:00Z"}}
            {"entry":"Q8",\(open),"reason":"Released.","step":{"deed":"tanks-withdrawn","by":"borland","stage":"excused","from":"2026-03-02T08:00Z","to":"2026-03-02T09:00Z","speaker":"\(who)"}}

            """
    }

    // MARK: - How the agreement was carried out

    /// A moment of a minute that no open row has. What is counted from it in whole days tells it too.
    private mutating func moment(_ what: String, day: Int, hour: Int) -> String {
        let minute = 11 + random.below(48)
        for later in 0..<5 {
            for separator in ["T", " "] {
                secrets.append(
                    (
                        "minute of \(what), \(later) days later",
                        "2026-03-0\(day + later)\(separator)\(hour):\(minute)", .internal
                    ))
            }
        }
        return "2026-03-0\(day)T\(hour):\(minute)Z"
    }

    private mutating func amount(_ what: String, from least: Int) -> Int {
        let amount = least + random.below(90_000)
        secrets.append(("amount of \(what)", String(amount), .internal))
        return amount
    }

    /// An entry of every kind on the carrying out of the agreement, each for the body that assesses alone.
    private mutating func proceedings() -> String {
        let given = moment("a declaration", day: 1, hour: 21),
            listed = amount("a declaration", from: 5_100_000)
        secrets.append(("amount of a share of what was declared", String((listed + 4) / 5), .internal))
        let begun = moment("a beginning", day: 2, hour: 22), done = moment("a step", day: 3, hour: 16)
        let moved = amount("a step", from: 9_300_000), some = amount("half a step", from: 6_200_000)
        let half = moment("half a step", day: 3, hour: 17), undone = moment("an omission", day: 4, hour: 22)
        let certified = moment("a certification", day: 3, hour: 23)
        let decided = moment("a decision", day: 4, hour: 18)
        let announced = moment("an announcement", day: 1, hour: 20)
        let found = moment("a finding on a duty", day: 5, hour: 19)
        let body = secret("body of a finding on a duty")
        let hidden =
            #""author":"Z. Hidden","available":"2026-03-05T22:00Z","reason":"Seen.","release":"internal""#
        return """
            {"entry":"P0","author":"A. Coder","available":"2026-03-05","reason":"Given.","declaration":{"deed":"tanks-listed","by":"borland","at":"2026-03-01T10:00Z","amount":200}}
            {"entry":"P1",\(hidden),"declaration":{"deed":"tanks-listed","by":"arland","at":"\(given)","amount":\(listed)}}
            {"entry":"P2",\(hidden),"step":{"deed":"tanks-withdrawn","by":"arland","stage":"begun","from":"\(begun)","to":"\(begun)","speaker":"Mission"}}
            {"entry":"P3",\(hidden),"step":{"deed":"tanks-withdrawn","by":"arland","stage":"completed","from":"\(done)","to":"\(done)","amount":\(moved),"speaker":"Mission"}}
            {"entry":"P4",\(hidden),"step":{"deed":"tanks-withdrawn","by":"borland","stage":"completed","from":"\(half)","to":"\(half)","amount":\(some),"speaker":"Mission"}}
            {"entry":"P5",\(hidden),"step":{"deed":"tanks-withdrawn","by":"borland","stage":"not-completed","from":"\(undone)","to":"\(undone)","speaker":"Mission"}}
            {"entry":"P6",\(hidden),"certification":{"matter":"tanks-gone","by":"mission","holds":true,"at":"\(certified)"}}
            {"entry":"P7",\(hidden),"decision":{"matter":"ban-lifted","by":"commission","at":"\(decided)","yes":true,"votes":{"in-favour":["arland","borland"]}}}
            {"entry":"P8",\(hidden),"announcement":{"permission":"drills","by":"arland","at":"\(announced)","from":"2026-03-04T00:00Z","to":"2026-03-04T06:00Z"}}
            {"entry":"P9",\(hidden),"finding":{"deed":"tanks-withdrawn","party":"borland","conclusion":"breach","body":"\(body)","at":"\(found)"}}

            """
    }
}
