/// The kinds of fault that a document can have. Each carries a stable name, by which a reader can look it up
/// and a program can tell it from others.
public enum DiagnosticCode: String, Hashable, Sendable, CaseIterable {
    // MARK: The document as a whole

    /// The bytes are not UTF-8.
    case notUTF8 = "not-utf-8"
    /// A character that nobody can see, inside a block.
    case hiddenCharacter = "hidden-character"
    /// The document is larger, deeper or longer than is read.
    case limitExceeded = "limit-exceeded"
    /// There is no front matter.
    case noFrontMatter = "no-front-matter"
    /// The front matter has no end.
    case frontMatterUnclosed = "front-matter-unclosed"
    /// A block has no end.
    case blockUnclosed = "block-unclosed"
    /// Something looks like a block and is not one.
    case blockNotRead = "block-not-read"
    /// An article says something that no block gives a meaning.
    case articleWithoutMeaning = "article-without-meaning"

    // MARK: The form of a block

    /// The block is not YAML.
    case yamlSyntax = "yaml-syntax"
    /// The block uses anchors, aliases, tags or merge keys.
    case yamlFeature = "yaml-feature"
    /// A key stands twice.
    case duplicateKey = "duplicate-key"
    /// A key is not a word.
    case keyNotAWord = "key-not-a-word"
    /// A block says nothing.
    case emptyBlock = "empty-block"
    /// A block is of no known kind.
    case unknownBlock = "unknown-block"
    /// A key that has no meaning where it stands.
    case unknownKey = "unknown-key"
    /// A key that must be given is not.
    case missingKey = "missing-key"
    /// A key stands without a value.
    case missingValue = "missing-value"
    /// A list stands where one value belongs, or the like.
    case wrongShape = "wrong-shape"

    // MARK: Names

    /// Something that cannot be a name.
    case badName = "bad-name"
    /// A name that already belongs to something else.
    case nameTaken = "name-taken"
    /// A word that is not one of those that can stand there.
    case unknownWord = "unknown-word"
    /// A term that no block declares.
    case unknownTerm = "unknown-term"
    /// An actor that neither the front matter nor a body names.
    case unknownActor = "unknown-actor"
    /// A provision that no block declares.
    case unknownProvision = "unknown-provision"
    /// An exemption that no block declares.
    case unknownExemption = "unknown-exemption"
    /// A zone or line that no block declares.
    case unknownPlace = "unknown-place"
    /// An obligation, declaration or exchange that no block declares.
    case unknownDeed = "unknown-deed"
    /// An event of something that no block declares, or that such a thing does not have.
    case unknownEvent = "unknown-event"
    /// A rung that its response does not have.
    case unknownRung = "unknown-rung"
    /// A term of one type where a value of another belongs.
    case wrongTypeOfTerm = "wrong-type-of-term"
    /// A set of one kind where a member of another belongs.
    case wrongKindOfSet = "wrong-kind-of-set"

    // MARK: Values

    /// `any`, `unstated` or an open term where only plain values can stand.
    case notAPlainValue = "not-a-plain-value"
    /// `either` with fewer than two different alternatives.
    case eitherOfOne = "either-of-one"
    /// A list without members.
    case emptyList = "empty-list"
    /// The same thing twice in one list.
    case listedTwice = "listed-twice"
    /// Something that is not a length of time.
    case badDuration = "bad-duration"
    /// A length in months or years.
    case calendarDuration = "calendar-duration"
    /// Something that is not a moment.
    case badInstant = "bad-instant"
    /// A date where a moment is needed.
    case hourMissing = "hour-missing"
    /// A local time that no clock showed.
    case noSuchTime = "no-such-time"
    /// A local time that the clocks showed twice.
    case ambiguousTime = "ambiguous-time"
    /// Something that is not a date.
    case badDate = "bad-date"
    /// Something that is not a whole number above zero.
    case badNumber = "bad-number"
    /// Something that is not a distance.
    case badDistance = "bad-distance"
    /// Something that is not a calibre.
    case badCalibre = "bad-calibre"

    // MARK: What does not fit together

    /// Sets that hold each other.
    case setCycle = "set-cycle"
    /// Terms that are counted from each other.
    case termCycle = "term-cycle"
    /// Events that wait for each other.
    case eventCycle = "event-cycle"
    /// Documents that use each other.
    case usesCycle = "uses-cycle"
    /// A rung that waits for itself or for a later one.
    case rungOrder = "rung-order"
    /// A measure that is due before it is allowed, or whose bounds are half unstated.
    case timingContradiction = "timing-contradiction"
    /// A condition with several keys, or with none.
    case conditionNotOne = "condition-not-one"
    /// A place with several keys that each say where, or with none.
    case placeNotOne = "place-not-one"
    /// A bound party for which a distance has no baseline.
    case baselineMissing = "baseline-missing"
    /// A line with a file and a folder, or with neither, or with a rule that fits only the other.
    case lineSource = "line-source"
    /// A condition on an episode of breaches outside of a response.
    case conditionOutOfPlace = "condition-out-of-place"
    /// A provision or a permission that ends before it begins.
    case endsBeforeItBegins = "ends-before-it-begins"
    /// A duty that is due before it begins.
    case dueBeforeItBegins = "due-before-it-begins"
    /// A duty that can never be past due.
    case neverDue = "never-due"
    /// Shares of an exchange that come to more than the whole.
    case sharesOverWhole = "shares-over-the-whole"
    /// Tranches that are not in order.
    case trancheOrder = "tranche-order"
    /// An exchange whose declaration does not bind the same holders.
    case declaredByOthers = "declared-by-others"
    /// A vote of somebody who has no seat in the body.
    case notAMember = "not-a-member"
    /// More votes than a body has members.
    case quorumOutOfReach = "quorum-out-of-reach"
    /// A change of a standing measure that can never come.
    case deadTransition = "dead-transition"
    /// A matter that seems to be another one misspelt.
    case matterMisspelt = "matter-misspelt"
    /// Somebody who is bound without having signed.
    case boundWithoutSignature = "bound-without-signature"
    /// An open term that no reading gives.
    case termWithoutReading = "term-without-reading"

    // MARK: Front matter and documents used

    /// The version of the language is not known.
    case unknownVersion = "unknown-version"
    /// The time zone is not known.
    case unknownZone = "unknown-zone"
    /// One actor under two names.
    case actorNamesDiffer = "actor-names-differ"
    /// A path that does not lead from this document to another one.
    case badPath = "bad-path"
    /// A document that cannot be had.
    case documentUnavailable = "document-unavailable"
    /// A provision that the used document requires is not supplied.
    case requirementUnmet = "requirement-unmet"
    /// A provision is supplied that the used document does not require.
    case unknownRequirement = "unknown-requirement"
    /// A provision that whoever uses this document must supply.
    case requirementOpen = "requirement-open"
    /// A used document that counts days by other clocks.
    case zonesDiffer = "zones-differ"
    /// The used document has a party that the using one does not name.
    case foreignParty = "foreign-party"
}
