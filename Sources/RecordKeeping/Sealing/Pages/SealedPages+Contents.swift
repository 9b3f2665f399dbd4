extension SealedPages {
    /// `Documentation/RecordContents.md`, which a test holds this against; `TRUCE_RECORD=1` writes it anew.
    static let contents = #"""
        # What entries of the record hold

        `Record.md` says how an entry becomes bytes, and lists the contents that a verifier must read. This page lists all others, kind by kind: the fields of key 8 of a body.
        Fields are keys of a map, ascending. What is empty is left out: an empty text (of those marked *text?*), an empty list, an empty place or choice of incidents; it is never there and
        empty, so that one entry has one body. Words and names are texts; a *set* is a list whose members stand in the order of their bytes, each once.

        When something occurred stands in key 4 of the body and nowhere else, for the kinds that have one such time: 1, 3, 8, 9, 11 and 14 but for a decision. Kinds 2, 4 to 7, 12 and a decision
        have no key 4. Any other kind may have one.

        ## Rows that sources bring

        **1 report.** 0 place (map); 1 act; 2 weapons (list); 3 weapons counted; 4 target; 5 claimant; 6 accused (list); 7 killed; 8 injured; 9 outlet, 10 its kind, 11 attribution,
        12 address, 13 summary, 14 catalogue (text?).
        A **place**: 0 name, 1 region, 2 country (text?); 3 latitude and 4 longitude in millionths of a degree, both or neither; 5 precision in metres (fraction).

        **2 statement.** 0 speaker (text?); 1 on behalf of; 2 addressed to; 3 kind, 4 about, 5 outlet, 6 address, 7 summary (text?).

        **3 observation.** Key 4 is the period. 0 observer (text?); 1 a zone or 2 a place, one of the two; 3 means (text?); 4 restriction; 5 share seen (fraction).

        ## What people say about the evidence

        | kind | fields |
        | --- | --- |
        | 4 bearing | 0 effect; 1 elements (in the order of the alphabet); 2 plea; 3 speaker (text?); 4 statement; 5 incidents |
        | 5 same-event, 6 different-events | 0 reports (list) |
        | 7 contains | 0 whole; 1 part |
        | 8 measure | 0 response; 1 rung; 2 by; 3 against; 4 true where it was only authorised, left out where it was taken |
        | 9 notice | 0 by; 1 on; 2 incidents; 3 duties (list) |
        | 11 finding | 0 report and 1 provision, or 2 duty, 3 tranche, 4 occasion; 5 party; 6 conclusion; 7 body (text?); 8 verification (list); 9 notice; 10 reply (text?); 11 votes, of each an array of the member and the choice; 12 dissent (text?) |
        | 12 pause | 0 response; 1 against; 2 from (moment); 3 until (moment) |
        | 14 proceeding | 0 which: 0 step, 1 declared, 2 certified, 3 decided, 4 announced; 1 its fields (map) |

        A **choice of incidents**: 0 reports (list); 1 within (interval); 2 places (list); 3 acts (set); 4 targets (set); 5 accused; 6 true where it reaches parts.

        | proceeding | fields |
        | --- | --- |
        | step | 0 duty; 1 tranche; 2 by; 3 stage; 4 amount; 5 speaker (text?); 6 statement |
        | declared | 0 declaration; 1 by; 2 amount; 3 items (list) |
        | certified | 0 matter; 1 by; 2 whether it holds; 3 standard |
        | decided | 0 matter; 1 by; 2 put (interval); 3 made (interval); 4 whether yes; 5 votes; 6 dissent (text?) |
        | announced | 0 permission; 1 by; 2 to (set); 3 period (interval); 4 places (list) |

        ## What the record holds besides

        | kind | fields | in an assessment |
        | --- | --- | --- |
        | 8 measure, only authorised | as above; key 4 of the body is when | carried: the evaluation counts measures that were taken |
        | 10 reply | 0 notice; 1 by; 2 whether it grants the breach; 3 text (text?) | carried: the evaluation reads a reply where the finding quotes it |
        | 13 resume | 0 pause (its name); 1 when (moment) | ends the pause, where that is known and holds |
        | 15 verification-task | 0 assignee, 1 question (text?); 2 incidents; 3 duties (list); 4 due (moment) | carried |
        | 17 agreement | 0 0 adopted, 1 amended; 1 title, 2 fingerprint of the text (text?); 3 effective (moment). Key 9 of the body names the text | carried: whoever assesses names the agreement |
        | 20 line | 0 line; 1 the day, in days since 1970-01-01. Key 9 of the body names the map | handed on, for whoever draws it |
        | 24 note | 0 what it is about (names, as in 16); 1 text (text?) | carried |

        ## What holds at a moment

        A *view* is what an assessment is made from. On the basis `available` it reads the leaves whose key 5 ends by the moment; on the basis `recorded` those that were recorded by then, which are a prefix
        of the log. Of each entry the newest correction among the leaves read holds; what is withdrawn is gone. On the basis `recorded` an entry counts as known when it was recorded, where its source
        gives a time that ends later: a report of the 2nd that is on the record at 15:00 of the 2nd was known at 15:00. A view is named by the size and root of the shortest prefix of the log that holds all leaves read, and by its fingerprint. The fingerprint is SHA-256 over the hashes of the leaves read, in the order of the
        log.

        Recorded times never run backwards, even where a clock is set back: a leaf then has the time of the leaf before it. So a moment is settled for good on the basis `recorded` once something later stands on the
        record; until then leaves of the same second may still join it.

        """#
}
