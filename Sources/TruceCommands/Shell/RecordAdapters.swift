public import CeasefireModel
public import EventStore

/// What the commands of the record need of the world besides files to read: stores, keys, a clock, randomness.
public struct RecordAdapters: Sendable {
    /// What lies at a path.
    public enum Found: Sendable {
        case nothing, file, folder
    }

    /// Opens the record at a path or an address; throws a sentence where there is none.
    public var open: @Sendable (_ place: String) throws -> any RecordStore
    /// Makes a record at a path or an address and lets it be filled. Where filling throws, no file is left.
    public var create:
        @Sendable (_ place: String, _ identity: RecordIdentity, _ fill: (any RecordStore) throws -> Void)
            throws -> Void
    /// What lies at a path.
    public var look: @Sendable (_ path: String) -> Found
    /// The paths of all files in a folder and below it, from the folder on; throws a sentence where they cannot be listed.
    public var filesBelow: @Sendable (_ folder: String) throws -> [String]
    /// The paths of all links in a folder and below it, from the folder on; throws a sentence where they cannot be listed.
    public var linksBelow: @Sendable (_ folder: String) throws -> [String]
    /// Reads an ordinary file in a folder or below it, whatever links lead there; throws a sentence where it lies elsewhere.
    public var readWithin: @Sendable (_ path: String, _ folder: String) throws -> [UInt8]
    /// Reads the first bytes of an ordinary file, at most so many; throws a sentence where there is none.
    public var readStart: @Sendable (_ path: String, _ most: Int) throws -> [UInt8]
    /// Reads a file that only its owner should be able to read, and tells whether others can.
    public var readSecret: @Sendable (_ path: String) throws -> (bytes: [UInt8], isOpenToOthers: Bool)
    /// Writes a new file that only its owner can read; throws where there is one already.
    public var writeSecret: @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void
    /// Makes a folder of all that the closure writes, or none. An older one is replaced only where told so.
    public var writeFolder:
        @Sendable (
            _ folder: String, _ replaces: Bool,
            _ fill: (_ write: (_ path: String, _ bytes: [UInt8]) throws -> Void) throws -> Void
        ) throws -> Void
    /// So many random bytes, fit for keys.
    public var random: @Sendable (_ count: Int) -> [UInt8]
    /// The time now.
    public var now: @Sendable () -> Instant
    /// A variable of the environment.
    public var environment: @Sendable (_ name: String) -> String?
    /// All that comes on standard input.
    public var input: @Sendable () throws -> [UInt8]
    /// Runs an agent's command with one word more, gives it some bytes on its standard input, and takes what it prints.
    public var agent: @Sendable (_ command: String, _ word: String, _ input: [UInt8]) throws -> [UInt8]

    /// Creates adapters.
    public init(
        open: @escaping @Sendable (String) throws -> any RecordStore,
        create: @escaping @Sendable (String, RecordIdentity, (any RecordStore) throws -> Void) throws -> Void,
        look: @escaping @Sendable (String) -> Found,
        filesBelow: @escaping @Sendable (String) throws -> [String],
        linksBelow: @escaping @Sendable (String) throws -> [String],
        readWithin: @escaping @Sendable (String, String) throws -> [UInt8],
        readStart: @escaping @Sendable (String, Int) throws -> [UInt8],
        readSecret: @escaping @Sendable (String) throws -> (bytes: [UInt8], isOpenToOthers: Bool),
        writeSecret: @escaping @Sendable ([UInt8], String) throws -> Void,
        writeFolder:
            @escaping @Sendable (
                String, Bool, ((String, [UInt8]) throws -> Void) throws -> Void
            ) throws -> Void,
        random: @escaping @Sendable (Int) -> [UInt8], now: @escaping @Sendable () -> Instant,
        environment: @escaping @Sendable (String) -> String?, input: @escaping @Sendable () throws -> [UInt8],
        agent: @escaping @Sendable (String, String, [UInt8]) throws -> [UInt8]
    ) {
        self.open = open
        self.create = create
        self.look = look
        self.filesBelow = filesBelow
        self.linksBelow = linksBelow
        self.readWithin = readWithin
        self.readStart = readStart
        self.readSecret = readSecret
        self.writeSecret = writeSecret
        self.writeFolder = writeFolder
        self.random = random
        self.now = now
        self.environment = environment
        self.input = input
        self.agent = agent
    }

    /// A world without records.
    public static let none = RecordAdapters(
        open: { throw ShellError.unreadable(path: $0, why: "no store was given") },
        create: { place, _, _ in throw ShellError.unwritable(path: place, why: "no store was given") },
        look: { _ in .nothing },
        filesBelow: { throw ShellError.unreadable(path: $0, why: "no file system was given") },
        linksBelow: { throw ShellError.unreadable(path: $0, why: "no file system was given") },
        readWithin: { path, _ in throw ShellError.unreadable(path: path, why: "no file system was given") },
        readStart: { path, _ in throw ShellError.unreadable(path: path, why: "no file system was given") },
        readSecret: { throw ShellError.unreadable(path: $0, why: "no file system was given") },
        writeSecret: { throw ShellError.unwritable(path: $1, why: "no file system was given") },
        writeFolder: { folder, _, _ in
            throw ShellError.unwritable(path: folder, why: "no file system was given")
        },
        random: { [UInt8](repeating: 0, count: $0) }, now: { Instant(secondsSinceEpoch: 0) },
        environment: { _ in nil }, input: { [] },
        agent: { command, _, _ in throw ShellError.unreadable(path: command, why: "no agent was given") })
}
