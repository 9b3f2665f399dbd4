import AgreementLanguage
import TestSupport
import Testing

@Suite("Fingerprints: the text as it stands, and the meaning however it is spelled")
struct FingerprintTests {
    private func agreement(_ text: String, _ comment: String) throws -> Agreement {
        let compiled = compile(text)
        return try #require(compiled.agreement, "\(comment)\n\(rendered(compiled.errors))\n\(text)")
    }

    @Test("The order of blocks, keys and members, comments, quotation marks and spellings change no meaning")
    func spellings() throws {
        var plain = RandomWriter(seed: 0)
        let first = try agreement(plain.document(SampleBlocks.all, prose: "They agree."), "seed 0")
        for seed in UInt64(1)...150 {
            var writer = RandomWriter(seed: seed)
            let other = try agreement(
                writer.document(SampleBlocks.all, prose: "They agree."), "seed \(seed)")
            #expect(other.meaningFingerprint == first.meaningFingerprint, "seed \(seed)")
            if other.meaningFingerprint != first.meaningFingerprint {
                #expect(CanonicalForm.text(of: other) == CanonicalForm.text(of: first))
            }
        }
    }

    @Test("Any one value that changes makes another meaning, and no two the same")
    func values() throws {
        let base = document()
        var seen: [String: String] = [try agreement(base, "as it is").meaningFingerprint: "as it is"]
        for (old, new) in Self.changes {
            #expect(base.contains(old), "\(old) is not in the document")
            let changed = try agreement(base.replacing(old, with: new), "\(old) -> \(new)")
            let name = "\(old) -> \(new)"
            #expect(
                seen[changed.meaningFingerprint] == nil,
                "\(name) means the same as \(seen[changed.meaningFingerprint] ?? "")")
            seen[changed.meaningFingerprint] = name
        }
    }

    private static let changes: [(String, String)] = [
        ("title: A small truce", "title: A great truce"), ("The North", "The Northern Republic"),
        ("Europe/Kyiv", "Europe/Berlin"), ("until: start + 7d", "until: start + 8d"),
        ("until: start + 7d", "until: unstated"), ("from: start", "from: unstated"),
        ("binds: [north, south]", "binds: [north]"), ("acts: any-strike", "acts: any-attack"),
        ("acts: any-strike", "acts: any"), ("acts: any-strike", "acts: unstated"),
        ("against: spared", "against: energy"), ("where: anywhere", "where: [Kyiv]"),
        ("standard-of-proof: unstated", "standard-of-proof: reasonable-grounds"),
        ("standard-of-proof: unstated", "standard-of-proof: clear-and-convincing"),
        ("except: none", "except: drills"), ("on ranges only", "on ranges"),
        ("start: 2026-03-01T00:00", "start: 2026-03-01T00:01"),
        ("start: 2026-03-01T00:00", "start: unstated"),
        ("spared: energy", "spared: [energy, port]"), ("held-by: north", "held-by: south"),
        ("as-of: 2026-03-01", "as-of: 2026-03-02"), ("cites: [S-1]", "cites: [S-1, S-2]"),
        ("breach-by: north", "breach-by: south"), ("clock-starts: found", "clock-starts: notified"),
        ("episode-ends-after: 7d", "episode-ends-after: 6d"), ("within: 24h", "within: 25h"),
        ("within: 24h", "not-before: 24h"), ("measure: a call", "measure: a letter"),
        ("who: coalition", "who: unstated"), ("when: first-breach", "when: {killed: {at-least: 1}}"),
        ("when: first-breach", "when: {injured: {at-least: 1}}"),
        ("when: first-breach", "when: {count: {at-least: 1}}"),
        ("when: first-breach", "when: {count: {at-least: 1, within: 1h}}"),
        ("who: coalition", "who: coalition, authorised-by: north"),
        ("measure: a call", "measure: a call, involves: none"),
        ("measure: a call", "measure: a call, involves: unstated"),
        ("measure: a call", "measure: a call, involves: {acts: shelling}"),
        ("measure: a call", "measure: a call, involves: {acts: shelling, against: energy}"),
        ("measure: a call", "measure: a call, involves: {acts: shelling, with: howitzer}"),
        ("who: coalition", "who: coalition, stand-down: {stopped-for: 1d}"), ("rung: call", "rung: phone"),
    ]

    private func document(prose: String = "They agree.") -> String {
        smallFrontMatter + """
            # 1. Peace

            \(prose)

            ```truce
            open-term: start
            type: instant
            ```
            ```truce
            open-term: spared
            type: targets
            ```
            ```truce
            exemption: drills
            text: Firing on ranges only.
            ```
            ```truce
            provision: energy-spared
            binds: [north, south]
            prohibits: {acts: any-strike, against: spared}
            where: anywhere
            except: none
            during: {from: start, until: start + 7d}
            standard-of-proof: unstated
            ```
            ```truce
            reading: the-north
            held-by: north
            as-of: 2026-03-01
            values: {start: 2026-03-01T00:00, spared: energy}
            cites: [S-1]
            ```
            ```truce
            response: ladder
            to: energy-spared
            breach-by: north
            clock-starts: found
            episode-ends-after: 7d
            rungs:
              - {rung: call, when: first-breach, who: coalition, measure: a call, within: 24h}
            ```

            """
    }

    @Test("Prose changes the text fingerprint alone, a block's comment neither")
    func prose() throws {
        let base = try agreement(document(), "as it is")
        let reworded = try agreement(document(prose: "The parties agree."), "reworded")
        #expect(reworded.meaningFingerprint == base.meaningFingerprint)
        #expect(reworded.textFingerprint != base.textFingerprint)
        let heading = try agreement(document().replacing("# 1. Peace", with: "# 1. Pax"), "heading")
        #expect(heading.meaningFingerprint == base.meaningFingerprint)
        #expect(heading.textFingerprint != base.textFingerprint)
        let comment = try agreement(
            document().replacing("type: instant", with: "type: instant  # when?"), "comment")
        #expect(comment.meaningFingerprint == base.meaningFingerprint)
        #expect(comment.textFingerprint == base.textFingerprint)
    }

    @Test("The text fingerprint is the SHA-256 of the bytes that the reference page names")
    func authenticText() throws {
        // printf '\n# 1. Peace\r\n\r\nThey agree.\n\nAnd sign.\n' | sha256sum
        let text =
            smallFrontMatter.trimmingLastLine + "\n# 1. Peace\r\n\r\nThey agree.\n"
            + "```truce\r\nexemption: a\r\ntext: b\r\n```\r\n" + "\nAnd sign.\n"
        let agreement = try agreement("\u{FEFF}" + text, "byte order mark, two kinds of line break")
        #expect(
            agreement.textFingerprint
                == "sha256:d51e4223e0266f961f1e3e18b245ecc961d2736b628f4c37441cbe887ed3eda3")
        #expect(agreement.articles.map(\.text) == ["They agree.\n\nAnd sign."])
    }

    @Test("Line breaks of Windows change no meaning")
    func lineBreaks() throws {
        let windows = try agreement(document().replacing("\n", with: "\r\n"), "CRLF")
        let base = try agreement(document(), "LF")
        #expect(windows.meaningFingerprint == base.meaningFingerprint)
        #expect(windows.articles.map(\.heading) == base.articles.map(\.heading))
    }
}

extension String {
    fileprivate var trimmingLastLine: String { hasSuffix("\n\n") ? String(dropLast()) : self }
}
