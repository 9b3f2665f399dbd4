internal import Foundation
internal import Synchronization

/// A PostgreSQL server of the tests' own, on loopback. It ends with the process that started it.
public final class PostgresServer: Sendable {
    /// Its port.
    public let port: Int
    /// Where its data lie.
    private let data: String
    /// Held open: the server ends when it closes.
    private let input: Pipe
    private let output: Pipe
    private let made = Atomic<Int>(0)

    /// The server that all tests of a process share.
    public static let shared = Result { try PostgresServer() }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - settings: Settings of the server besides its own, `max_connections=20`.
    ///   - folder: Where it makes its own folder; in that of temporary files where none is named.
    public init(settings: [String] = [], in folder: String = "/tmp") throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "serve.sh")
        let process = Process()
        process.executableURL = script
        process.arguments = [folder] + settings
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let words = try Self.line(of: output).split(separator: " ")
        guard words.count == 3, words[0] == "ready", let port = Int(words[1]) else {
            let why = errors.fileHandleForReading.readDataToEndOfFile()
            throw PostgresServerError(description: String(decoding: why, as: UTF8.self))
        }
        self.port = port
        data = String(words[2])
        self.input = input
        self.output = output
    }

    private static func line(of output: Pipe) throws -> String {
        var line: [UInt8] = []
        while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// The process from which all others of the server come.
    public func mainProcess() throws -> Int32 {
        let text = try String(contentsOfFile: "\(data)/postmaster.pid", encoding: .utf8)
        guard let pid = text.split(separator: "\n").first.flatMap({ Int32($0) }) else {
            throw PostgresServerError(description: "postmaster.pid names no process")
        }
        return pid
    }

    /// Starts the server again after its main process was killed.
    public func restart() throws {
        try input.fileHandleForWriting.write(contentsOf: Data("restart\n".utf8))
        guard try Self.line(of: output).hasPrefix("ready") else {
            throw PostgresServerError(description: "the server does not start again")
        }
    }

    /// The address of a database of the server's.
    public func address(_ database: String = "postgres", options: String = "") -> String {
        "postgres://truce@127.0.0.1:\(port)/\(database)" + (options.isEmpty ? "" : "?options=\(options)")
    }

    /// The address of an empty schema that nobody else has.
    public func emptySchema() throws -> String {
        let name = "test_\(made.add(1, ordering: .relaxed).newValue)"
        try run("CREATE SCHEMA \(name)")
        return address(options: "-csearch_path%3D\(name)")
    }

    /// Drops the schema of an address that ``emptySchema()`` gave.
    public func dropSchema(_ address: String) throws {
        guard let mark = address.firstRange(of: "search_path%3D") else {
            throw PostgresServerError(description: "'\(address)' names no schema")
        }
        try run("SET client_min_messages = error; DROP SCHEMA \(address[mark.upperBound...]) CASCADE")
    }

    /// Runs statements with `psql` and returns what it prints.
    @discardableResult
    public func run(_ statements: String, at address: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address ?? self.address(), "-c",
            statements,
        ]
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let told = output.fileHandleForReading.readDataToEndOfFile()
        let why = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PostgresServerError(description: String(decoding: why, as: UTF8.self))
        }
        return String(decoding: told, as: UTF8.self)
    }
}

/// Why there is no server, or what it said against a statement.
public struct PostgresServerError: Error, CustomStringConvertible {
    /// What the programs said.
    public let description: String
}
