public import CeasefireModel

/// What the commands need of the world. They are given it, so that a test can give them another one.
public struct Shell: Sendable {
    /// The bytes of a file; throws a ``ShellError`` with a sentence where it cannot be read.
    public var read: @Sendable (_ path: String) throws -> [UInt8]
    /// The names of the files in a folder, in any order; throws a ``ShellError`` with a sentence where it cannot be read.
    public var list: @Sendable (_ folder: String) throws -> [String]
    /// Writes all files into a folder, or none: each is written beside its place and moved there once all
    /// are written. Makes the folder where there is none.
    public var write: @Sendable (_ files: [(name: String, bytes: [UInt8])], _ folder: String) throws -> Void
    /// Takes files away that lie in a folder, by their paths within it, and the folders between that are empty then. What is not there
    /// is passed over.
    public var remove: @Sendable (_ paths: [String], _ folder: String) throws -> Void
    /// Prints to standard output, as it stands.
    public var out: @Sendable (String) -> Void
    /// Prints to standard error, as it stands.
    public var err: @Sendable (String) -> Void
    /// Records and keys.
    public var records: RecordAdapters
    /// What clocks showed where.
    public var zones: any TimeZoneRules
    /// Whether standard output is a terminal that shows colours.
    public var showsColour: Bool
    /// Whether standard error is a terminal, on which progress may be shown.
    public var showsProgress: Bool
    /// Columns of the terminal; nil where standard output is none.
    public var columns: Int?

    /// Creates a shell.
    public init(
        read: @escaping @Sendable (String) throws -> [UInt8],
        list: @escaping @Sendable (String) throws -> [String],
        write: @escaping @Sendable ([(name: String, bytes: [UInt8])], String) throws -> Void,
        remove: @escaping @Sendable ([String], String) throws -> Void = { _, folder in
            throw ShellError.unwritable(path: folder, why: "nothing can be taken away here")
        },
        out: @escaping @Sendable (String) -> Void, err: @escaping @Sendable (String) -> Void,
        zones: any TimeZoneRules, records: RecordAdapters = .none, showsColour: Bool = false,
        showsProgress: Bool = false, columns: Int? = nil
    ) {
        self.read = read
        self.list = list
        self.write = write
        self.remove = remove
        self.out = out
        self.err = err
        self.zones = zones
        self.records = records
        self.showsColour = showsColour
        self.showsProgress = showsProgress
        self.columns = columns
    }

    /// The shell that the running command was given.
    @TaskLocal static var current = Shell.none

    /// Shows what is being done on the last line of a terminal, in place of what was shown before; nil clears it.
    func progress(_ text: String?) {
        guard showsProgress else { return }
        err("\r\u{1B}[K" + (text.map { $0 + " ..." } ?? ""))
    }

    /// A world without files, for commands that run before they are given one.
    private static let none = Shell(
        read: { throw ShellError.unreadable(path: $0, why: "no file system was given") },
        list: { throw ShellError.unreadable(path: $0, why: "no file system was given") },
        write: { _, folder in throw ShellError.unwritable(path: folder, why: "no file system was given") },
        out: { _ in }, err: { _ in }, zones: FixedOffsetZones())
}

/// A file or folder that the world would not give or take.
public struct ShellError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence, with the path and what to do about it.
    public let description: String

    /// A file that cannot be read.
    public static func unreadable(path: String, why: String) -> Self {
        Self(description: "\(path): cannot be read (\(why)); check the path and the permissions")
    }

    /// A folder where a file is wanted.
    public static func folder(path: String) -> Self {
        Self(description: "\(path): is a folder; name the files in it, for example \(path)/reports.csv")
    }

    /// A folder or file that cannot be written.
    public static func unwritable(path: String, why: String) -> Self {
        Self(description: "\(path): cannot be written (\(why)); nothing was changed there")
    }
}

extension ShellError {
    /// An agent that does not sign.
    public init(agent command: String, why: String) {
        self.init(description: "the agent '\(command)' did not sign (\(why))")
    }

    /// What went wrong, in the words of whoever knows.
    init(_ error: any Error) {
        let text = "\(error)"
        // A sentence that goes on after `truce: `.
        let goesOn = text.dropFirst().first?.isLowercase == true || text.dropFirst().first == " "
        self.init(description: goesOn ? text.prefix(1).lowercased() + text.dropFirst() : text)
    }
}
