/// A truce of one page and a war of four reports, for tests of the command line.
enum SmallTruce {
    static let agreement = """
        ---
        truce: 1
        title: A small truce
        time-zone: UTC
        parties: {arland: Arland, borland: Borland}
        ---

        # 1. Power is spared

        For a week from 1 March 2026 neither side strikes the other's power plants.

        ```truce
        open-term: start
        type: instant
        ```

        ```truce
        provision: power-spared
        binds: [arland, borland]
        prohibits: {acts: any-strike, against: [energy]}
        during: {from: start, until: start + 7d}
        standard-of-proof: balance-of-probabilities
        ```

        # Readings

        ```truce
        reading: arland
        held-by: arland
        values: {start: 2026-03-01T00:00}
        ```

        ```truce
        reading: borland
        held-by: borland
        values: {start: unstated}
        ```
        """

    /// The same provision, as somebody wrote it down in a hurry and as `truce fmt` writes it.
    static let untidy = agreement.replacing(provision, with: hastyProvision)

    /// The truce after a round of talks: oil is spared too, for two weeks, and a neighbour warns whoever breaks it.
    static let redraft =
        agreement.replacing("against: [energy]", with: "against: [energy, oil-gas]")
        .replacing("until: start + 7d", with: "until: start + 14d")
        .replacing(
            "parties: {arland: Arland, borland: Borland}",
            with: """
                parties: {arland: Arland, borland: Borland}
                guarantors: {carland: Carland}
                """
        )
        .replacing("For a week from", with: "For two weeks from") + """


            # Warnings

            ```truce
            response: warnings
            to: power-spared
            breach-by: [arland]
            clock-starts: found
            episode-ends-after: 24h
            rungs:
              - rung: warning
                when: first-breach
                who: [carland]
                measure: a warning
                within: 24h
            ```
            """

    private static let provision = """
        provision: power-spared
        binds: [arland, borland]
        prohibits: {acts: any-strike, against: [energy]}
        during: {from: start, until: start + 7d}
        standard-of-proof: balance-of-probabilities
        """

    private static let hastyProvision = """
        standard-of-proof:   'balance-of-probabilities'
        during: { until: start + 7d,
                  from: start }
        prohibits:
            against: ["energy"]
            acts: any-strike
        binds: [arland,borland]
        provision: power-spared
        """

    static let header =
        "report_id,published_at,source_name,source_type,attributed_to,url,occurred_from,occurred_to,place_name,"
        + "country,latitude,longitude,location_precision_km,act,target_class,alleged_by,against,killed,summary\n"

    static let rows = [
        "R1,2026-03-02T13:00Z,Courier,news-outlet,Borland ministry,https://example.org/1,2026-03-02T10:00Z,"
            + "2026-03-02T11:00Z,Midtown,Borland,50.0,20.0,5,missile-strike,energy,borland,arland,2,A plant was hit.",
        "R2,2026-03-03,Post,news-outlet,Arland staff,https://example.org/2,2026-03-02T10:00Z,2026-03-02T11:00Z,"
            + "Midtown,Borland,50.0,20.0,5,missile-strike,energy,arland,arland,,The staff said it hit a plant.",
        "R3,2026-03-03T09:00Z,Post,news-outlet,Arland governor,https://example.org/3,2026-03-03T02:00Z,"
            + "2026-03-03T03:00Z,Hilltown,Arland,52.0,24.0,5,drone-strike,residential,arland,borland,0,Houses burned.",
        "R4,2026-03-09T09:00Z,Courier,news-outlet,Borland ministry,https://example.org/4,2026-03-09T02:00Z,"
            + "2026-03-09T03:00Z,Midtown,Borland,50.0,20.0,5,shelling,energy,borland,arland,,A line was cut.",
    ]

    static let broken =
        header + rows.prefix(2).joined(separator: "\n") + "\n" + """
            R5,2026-03-03T09:00Z,Post,news-outlet,Somebody,https://example.org/5,2026-13-03T02:00Z,2026-03-03T03:00Z,X,Y,95.0,24.0,5,drone-strike,energy,arland,borland,few,Bad row.

            """

    /// The world that holds these files.
    static let harness = CommandHarness(extra: [
        "truce.md": agreement, "untidy.md": untidy, "tidy.md": agreement,
        "redraft.md": redraft,
        "reports.csv": header + rows.joined(separator: "\n") + "\n",
        "reversed.csv": header + rows.reversed().joined(separator: "\n") + "\n", "broken.csv": broken,
        "hopeless.csv": header + "R1,,,,,,,,,,,,,,,,,,\n",
        "corrected.csv": header + rows[0].replacing(",2,A plant", with: ",3,A plant") + "\n",
        "origins.csv": "alias,institution,party,grade\nArland staff,Arland staff,arland,F6\n",
        "weights.csv": "name,decibans\nagainst-interest,2\n",
        "odd-weights.csv": "name,decibans\nagainst-intrest,2\n",
        "foreign.csv": "no,when,until,town\n7,2026-03-02 10:00:00Z,2026-03-02 11:00:00Z,Midtown\n",
        "foreign.mapping.json": """
        {"mapping": "foreign", "zone": "UTC", "report": {
          "report_id": {"template": "F-{no}"}, "place_name": {"column": "town"},
          "occurred_from": {"column": "when", "formats": ["yyyy-MM-dd HH:mm:ssxxx"]},
          "occurred_to": {"column": "until", "formats": ["yyyy-MM-dd HH:mm:ssxxx"]},
          "published_at": {"column": "until", "formats": ["yyyy-MM-dd HH:mm:ssxxx"]}}}
        """,
        "reports.ndjson": """
        {"report_id":"N1","published_at":"2026-03-02T13:00Z","occurred_from":"2026-03-02T10:00Z","occurred_to":"2026-03-02T11:00Z","place_name":"Midtown"}
        """,
        "semicolons.csv": (header + rows[0]).replacing(",", with: ";"), "header-only.csv": header,
        "odd-entries.ndjson": """
        {"entry":"E-1","author":"A. Clerk","available":"2026-03-04T10:00Z","reason":"Slips of the pen.","measure":{"response":"ladder","rung":"warnin","by":"carland","against":"arland","from":"2026-03-04T09:00Z","to":"2026-03-04T09:30Z"}}
        {"entry":"E-2","author":"A. Clerk","available":"2026-03-04T10:00Z","reason":"A duty that nobody agreed.","step":{"deed":"withdrawl","by":"arland","stage":"completed","from":"2026-03-04","to":"2026-03-05","speaker":"Arland staff"}}
        {"entry":"E-3","author":"A. Clerk","available":"2026-03-04T10:00Z","reason":"A report that is not there.","same-event":["R1","R77"]}
        """,
        "negative-weights.csv": "name,decibans\ninterested,-2\n",
        "broken.md": agreement.replacing("binds: [arland, borland]", with: "binds: [arland, bordland]")
            .replacing("start + 7d", with: "begin + 7d").replacing("any-strike", with: "any-stike"),
        "broken-too.md": agreement.replacing("type: instant", with: "type: moment"),
        "no-readings.md": String(
            agreement[..<(agreement.firstRange(of: "# Readings")?.lowerBound ?? agreement.endIndex)]),
    ])
}
