/// Where a rule of a mapping takes a text from.
enum MappingSource: Hashable, Sendable {
    /// A column of the table, by its number in ``MappingPlan/columns``.
    case column(Int)
    /// The part of the row that is being read, where the mapping splits rows.
    case part
    /// Which part that is, counted from 1.
    case partNumber
    /// The line on which the row begins.
    case line
    /// The file's name without folders and endings.
    case file
    /// What the row holds, as sixteen hexadecimal digits: equal rows have equal ones, wherever they stand.
    case digest
    /// How many rows that hold the same stood before, and this one.
    case copy
}

/// How a text is made of a row.
indirect enum ValueRule: Sendable {
    case constant(String)
    case source(MappingSource)
    /// The first of several that is not empty.
    case firstOf([MappingSource])
    case template([TemplatePiece])
    /// The value of the first choice whose condition holds.
    case choices([Choice])
    /// The values of all choices whose conditions hold, parted by semicolons.
    case every([Choice])
    /// The words at the slots of the first of some patterns that occurs.
    case find([WordPattern], in: MappingSource)
    /// What is done with the text of another rule.
    case steps(ValueRule, [ValueStep])

    struct Choice: Sendable {
        var condition: Condition
        var value: ValueRule
    }

    enum TemplatePiece: Sendable {
        case text(String)
        case source(MappingSource)
    }
}

/// What is done with a text before it becomes a field. An empty text stays empty until ``ifEmpty``.
enum ValueStep: Sendable {
    /// These words mean that the source does not say.
    case unsaid(Set<String>)
    /// These pieces are cut out.
    case remove([String])
    /// The text is cut up, each piece goes through the next step, and they are joined again.
    case each(split: String, join: String, table: ValueTable?)
    /// Words of the source are replaced by ours.
    case table(ValueTable)
    /// The text is a number, which is multiplied.
    case number(times: Double, isWhole: Bool)
    /// The text is cut after so many characters.
    case longest(Int)
    /// The text is kept only where it is a single value.
    case single
    /// The text where there is none.
    case ifEmpty(String)
}

/// Words of the source and what they become.
struct ValueTable: Sendable {
    var words: [String: String]
    var otherwise: Otherwise

    enum Otherwise: Sendable {
        /// The row is rejected: nobody said what the word means.
        case reject
        /// The word stays as it is.
        case keep
        /// A number stays as it is, and other words say nothing.
        case keepNumbers
        /// This stands instead.
        case value(String)
    }
}

/// What a row must be like.
indirect enum Condition: Sendable {
    /// The text is one of these.
    case isIn(MappingSource, WordList)
    /// The text, cut up, has one of these among its pieces.
    case has(MappingSource, split: UInt8, Set<String>)
    /// One of these keywords occurs; they are numbers in the source's index.
    case words(MappingSource, [Int])
    case empty(MappingSource)
    case atLeast(MappingSource, Double)
    case all([Condition])
    case any([Condition])
    case not(Condition)
}

/// A few words, or many.
enum WordList: Sendable {
    case few([String])
    case many(Set<String>)

    init(_ words: Set<String>) { self = words.count <= 4 ? .few(words.sorted()) : .many(words) }

    func contains(_ word: String) -> Bool {
        switch self {
        case .few(let words):
            for candidate in words where candidate == word { return true }
            return false
        case .many(let words): return words.contains(word)
        }
    }
}

/// How a time is made of a row.
struct TimeRule: Sendable {
    /// When the rule is meant; always where there is none.
    var condition: Condition?
    /// The text that holds the time.
    var base: ValueRule
    /// Its forms, tried in order.
    var formats: [TimePattern] = [.iso]
    /// The zone of times that name none, by its number in ``MappingPlan/zones``.
    var zone = 0
    /// The zone in which the rule's own days and clocks are meant, by its number; that of the text where nil.
    var clockZone: Int?
    /// Clock times, in seconds of the day, that mean that nobody knows the hour.
    var noClock: Set<Int64> = []
    /// Days to add.
    var days: Int64 = 0
    /// A clock time to use instead, in seconds of the day.
    var clock: Int64?
    /// Seconds to add.
    var seconds: Int64 = 0
    /// A clock time that the row's prose gives.
    var spoken: SpokenClock?
}

/// A clock time in prose, perhaps with a day of the month: it belongs to the last moment, not after the base
/// time, at which clocks and calendar showed it.
struct SpokenClock: Sendable {
    var source: MappingSource
    var pattern: WordPattern
    /// Which of the pattern's clock times, counted from 0.
    var take: Int
}

/// How rows are cut into parts.
struct SplitRule: Sendable {
    var source: MappingSource
    /// What stands before each part.
    var marks: [String]
    /// Whether what stands before the first mark is no part. Where no mark stands the whole is the one part.
    var dropsLead: Bool
    /// Which parts are meant.
    var condition: Condition?
}

/// A mapping, ready to be run on tables.
struct MappingPlan: Sendable {
    var name = ""
    /// The columns that the rules name.
    var columns: [String] = []
    /// The zones that the rules name.
    var zones: [String] = []
    var filter: Condition?
    var split: SplitRule?
    /// The rules of the fields, by their number in ``ReportColumns/names``.
    var fields: [(field: Int, rule: ValueRule)] = []
    /// Alternatives, the first of which that gives a time counts.
    var occurredFrom: [TimeRule] = []
    var occurredTo: [TimeRule] = []
    var published: [TimeRule] = []
    /// The keywords asked of each source.
    var keywords: [MappingSource: KeywordIndex] = [:]
    /// Whether some rule asks what a row holds.
    var needsDigest = false
}
