/// Blocks in which every construct of the language occurs, with all the spellings that mean the same.
enum SampleBlocks {
    private static let day: SampleValue = .word(["24h", "PT24H", "1d", "P1D", "1440min", "23h 60min"])
    private static let beginning: SampleValue = .word([
        "2026-03-01T06:00", "2026-03-01T06:00:00", "2026-03-01T06:00+02:00", "2026-03-01T04:00Z",
        "2026-03-01 06:00",
    ])

    /// An agreement in which every kind of value occurs.
    static let all: [[(String, SampleValue)]] = [
        [("open-term", "start"), ("type", "instant")],
        [("open-term", "spared"), ("type", "targets")],
        [("open-term", "deadline"), ("type", "timing")],
        [
            ("set", "lifelines"), ("of", "targets"),
            ("members", .unordered(["energy-infrastructure", "port"])),
        ],
        [("exemption", "military-use"), ("text", "Objects that serve military ends are not spared.")],
        [
            ("provision", "energy-spared"), ("binds", .unordered(["north", "south"])),
            (
                "prohibits",
                .keys([
                    ("acts", .unordered(["shelling", "drone-strike", "mlrs"])), ("against", "spared"),
                    ("with", .unordered(["howitzer", "drone"])),
                ])
            ), ("where", .unordered(["Border Province", "Harbour City"])),
            (
                "during",
                .keys([("from", "start"), ("until", .word(["start + 7d", "start + 1w", "start + P7D"]))])
            ),
            ("except", .unordered(["military-use"])),
            (
                "standard-of-proof",
                .keys([("either", .unordered(["reasonable-grounds", "clear-and-convincing"]))])
            ),
        ],
        [
            ("reading", "the-north"), ("held-by", "north"), ("as-of", "2026-03-01"),
            (
                "values",
                .keys([
                    ("start", beginning), ("spared", .unordered(["lifelines", "medical"])),
                    ("deadline", .keys([("within", day)])),
                ])
            ), ("cites", .unordered(["S-1", "S-2"])), ("note", .word(["a remark", "another remark"])),
        ],
        [
            ("response", "ladder"), ("to", .unordered(["energy-spared"])),
            ("breach-by", .unordered(["south", "north"])),
            ("clock-starts", "found"), ("episode-ends-after", .word(["7d", "1w", "P7D", "PT168H"])),
            (
                "rungs",
                .ordered([
                    .keys([
                        ("rung", "call"), ("when", "first-breach"), ("who", "coalition"),
                        ("measure", "a call"),
                        ("within", day),
                    ]),
                    .keys([
                        ("rung", "answer"), ("who", "unstated"), ("measure", "a joint answer"),
                        ("timing", "deadline"),
                        (
                            "when",
                            .keys([
                                (
                                    "any",
                                    .unordered([
                                        .keys([("continues-after", "call")]),
                                        .keys([("count", .keys([("at-least", "10"), ("within", day)]))]),
                                        .keys([("acts-include", .unordered(["shelling", "mlrs"]))]),
                                    ])
                                )
                            ])
                        ),
                    ]),
                ])
            ),
        ],
        [
            ("body", "joint-commission"), ("name", "The Joint Commission"),
            ("members", .unordered(["north", "south", "coalition"])), ("vote", "two-thirds"),
            ("quorum", "2"), ("veto", .unordered(["north", "south"])), ("casting-vote", "coalition"),
        ],
        [
            ("exemption", "return-fire"), ("text", "Fire may be returned at once."),
            (
                "answers",
                .keys([
                    ("to", .unordered(["energy-spared"])), ("within", .word(["30min", "PT30M", "1800s"])),
                    ("distance", .word(["5km", "5 km", "5000m", "5.0km"])),
                ])
            ),
        ],
        [
            ("provision", "few-flights"), ("binds", .unordered(["north", "south"])),
            ("prohibits", .keys([("acts", "overflight")])),
            (
                "during",
                .keys([
                    (
                        "from",
                        .word(["day 2 of energy-spared.started + 1d", "day 2 of energy-spared.started + 24h"])
                    ), ("until", "never"),
                ])
            ), ("quota", .keys([("at-most", "4"), ("per", day)])), ("standard-of-proof", "unstated"),
        ],
        [
            ("permission", "drill"), ("lifts", .unordered(["energy-spared", "few-flights"])),
            ("to", .unordered(["north", "south"])),
            (
                "permits",
                .keys([("acts", .unordered(["overflight", "jamming"])), ("against", .unordered(["port"]))])
            ),
            ("where", .unordered(["Border Province", "Harbour City"])),
            ("during", .keys([("from", "energy-spared.started"), ("until", "energy-spared.ended")])),
            ("notice", .keys([("to", .unordered(["coalition"])), ("before", day)])),
        ],
        [
            ("obligation", "withdrawal"), ("binds", .unordered(["south", "north"])),
            ("to", "pull back all heavy weapons"), ("from", "energy-spared.started"),
            ("amount", .keys([("count", "60"), ("of", "tanks")])),
            ("begin-by", beginning),
            ("complete-by", .keys([("either", .unordered(["withdrawal.started + 14d", "start + 20d"]))])),
            ("after", .keys([("performed", "listed")])),
            (
                "excused-when",
                .keys([
                    (
                        "all",
                        .unordered([
                            .keys([
                                (
                                    "certified",
                                    .keys([
                                        ("what", "mined"), ("by", .unordered(["coalition", "south"])),
                                        ("standard", "clear-and-convincing"),
                                    ])
                                )
                            ]),
                            .keys([("breach-found", .unordered(["energy-spared", "listed"]))]),
                        ])
                    )
                ])
            ),
            ("verified-by", .unordered(["coalition"])), ("silence", "unverified"),
            ("standard-of-proof", "balance-of-probabilities"),
        ],
        [
            ("obligation", "reports"), ("binds", .unordered(["coalition"])), ("to", "report"),
            ("from", "withdrawal.started"), ("complete-by", "withdrawal.started + 7d"), ("every", day),
            ("until", "withdrawal.completed"), ("standard-of-proof", "unstated"),
        ],
        [
            ("declaration", "listed"), ("binds", .unordered(["south", "north"])), ("of", "all weapons"),
            ("to", .unordered(["coalition"])), ("by", beginning),
        ],
        [
            ("exchange", "all-for-all"), ("between", .unordered(["south", "north"])), ("of", "persons held"),
            ("declared-by", "listed"),
            (
                "tranches",
                .ordered([
                    .keys([("tranche", "first"), ("share", .word(["20%", "20 %"])), ("by", beginning)]),
                    .keys([("tranche", "others"), ("share", "rest"), ("by", "unstated")]),
                ])
            ), ("standard-of-proof", "unstated"),
        ],
        [
            ("response", "guarantee"), ("to", .unordered(["energy-spared", "withdrawal"])),
            ("breach-by", "unstated"), ("guarantee", "yes"), ("clock-starts", "found"),
            ("episode-ends-after", day),
            (
                "rungs",
                .ordered([
                    .keys([
                        ("rung", "consult"), ("when", .keys([("breach-found", .unordered(["withdrawal"]))])),
                        ("who", "coalition"), ("measure", "consultations"), ("within", "unstated"),
                        ("not-before", day),
                    ])
                ])
            ),
        ],
        [
            ("standing-measure", "sanctions"), ("measure", "ban on oil"),
            ("kept-by", .unordered(["coalition"])), ("against", .unordered(["north", "south"])),
            ("at-first", "on"), ("from", beginning),
            (
                "transitions",
                .ordered([
                    .keys([
                        ("to", "suspended"), ("from", .unordered(["on", "reimposed"])),
                        (
                            "when",
                            .keys([
                                (
                                    "decided",
                                    .keys([
                                        ("what", "ease"), ("by", .unordered(["joint-commission"])),
                                        ("vote", .keys([("at-least", "2")])), ("within", day),
                                        ("otherwise", "no"),
                                    ])
                                )
                            ])
                        ),
                    ]),
                    .keys([
                        ("to", "reimposed"), ("from", .unordered(["suspended"])),
                        ("when", .keys([("breach-found", .unordered(["energy-spared"]))])),
                    ]),
                ])
            ),
        ],
    ]
}
