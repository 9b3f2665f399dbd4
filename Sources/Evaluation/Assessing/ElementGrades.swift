public import CeasefireModel
public import Evidence

/// The grades of one assessment, in the order in which the elements are asked; as somebody may see them.
///
/// Of a release few grades are ever read, and readings share most of them. So they are kept as they were given, and what may be shown
/// of one is made when it is asked for.
public struct ElementGrades: Sendable, RandomAccessCollection {
    /// What may be shown of a grade, where so much is kept back of the assessment.
    public typealias Telling = @Sendable (ElementGrade, Closed) -> ElementGrade

    /// What of an assessment is not shown, besides words of protected origins.
    public struct Closed: OptionSet, Hashable, Sendable {
        /// One bit each.
        public let rawValue: UInt8

        /// Takes the bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// All reasons.
        public static let reasons = Self(rawValue: 1)
        /// Why it lies within its time.
        public static let time = Self(rawValue: 2)
        /// Why it lies within its place.
        public static let place = Self(rawValue: 4)
    }

    private var given: [ElementGrade]
    private var telling: Telling?
    private var closed: Closed = []

    /// Takes grades that all may see.
    public init(_ grades: [ElementGrade]) { given = grades }

    /// The place of the first grade.
    public var startIndex: Int { 0 }
    /// The place behind the last grade.
    public var endIndex: Int { given.count }

    /// The grade at a place, as it may be seen; one that is written may be seen as it is written.
    public subscript(place: Int) -> ElementGrade {
        get { telling.map { $0(given[place], closed) } ?? given[place] }
        set {
            if telling != nil { self = Self(Array(self)) }
            given[place] = newValue
        }
    }

    /// The element of the grade at a place.
    public func element(at place: Int) -> CeasefireModel.Element { given[place].element }

    /// How the element at a place stands. Nobody is kept from seeing that.
    public func state(at place: Int) -> ElementState { given[place].state }

    /// The same grades as others may see them.
    public func shown(closed: Closed, _ telling: @escaping Telling) -> Self {
        var shown = self.telling == nil ? self : Self(Array(self))
        shown.telling = telling
        shown.closed = closed
        return shown
    }
}

extension ElementGrades: Hashable {
    /// Whether both show the same.
    public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }

    /// Hashes what is shown.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for grade in self { hasher.combine(grade) }
    }
}
