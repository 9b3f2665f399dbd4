internal import CZlib
public import CeasefireModel

/// Takes gzip (RFC 1952) off a file before it is read.
public enum Gzip {
    /// Whether a file begins as gzip does.
    public static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The content of a compressed file; several members stand for their contents in order.
    ///
    /// A few bytes can stand for gigabytes, so nothing is unpacked beyond `limits.fileBytes`, nor, after the
    /// first mebibyte, beyond `limits.expansion` times the file itself.
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: The file's path, for the diagnostic.
    ///   - limits: How much is taken in.
    public static func inflate(
        _ bytes: [UInt8], file: String, limits: ReaderLimits = .standard
    ) -> Result<[UInt8], GzipFault> {
        var inflater = Inflater(limits: limits)
        return inflater.inflate(bytes).mapError { GzipFault($0, file: file) }
    }
}

/// Why a compressed file cannot be unpacked.
public struct GzipFault: Error, Hashable, Sendable {
    /// What to tell its owner.
    public var diagnostic: Diagnostic

    fileprivate init(_ reason: Inflater.Reason, file: String) {
        diagnostic = Diagnostic(
            severity: .error, code: reason.code, message: reason.message,
            span: SourceSpan(file: file, line: 1, column: 1), mend: reason.mend)
    }
}

/// Unpacks one file.
private struct Inflater {
    let limits: ReaderLimits
    private var output: [UInt8] = []

    init(limits: ReaderLimits) { self.limits = limits }

    /// What is wrong with a file.
    struct Reason: Error {
        var code: String
        var message: String
        var mend: String
    }

    // Everyday tables shrink to a tenth or a fiftieth; below this size no ratio does harm.
    private static let smallBytes = 1 << 20
    private static let chunkBytes = 1 << 16
    // 15 is zlib's largest window; 16 more asks for the header and checksum of gzip.
    private static let gzipWindow: Int32 = 15 + 16

    mutating func inflate(_ bytes: [UInt8]) -> Result<[UInt8], Reason> {
        do throws(Reason) {
            try members(of: bytes)
            return .success(output)
        } catch {
            return .failure(error)
        }
    }

    private mutating func members(of bytes: [UInt8]) throws(Reason) {
        var position = 0
        repeat {
            position = try member(of: bytes, from: position)
            // What follows is another member, or the zeros with which tapes were filled up.
            while position < bytes.count, bytes[position] == 0 { position += 1 }
            if position < bytes.count, !bytes[position...].starts(with: [0x1F, 0x8B]) {
                throw Reason(
                    code: "gzip-trailing",
                    message: "\(bytes.count - position) bytes that are not gzip follow the compressed data.",
                    mend: "Compress the file again; something was added behind its end.")
            }
        } while position < bytes.count
    }

    /// Unpacks one member and returns where the next may begin.
    private mutating func member(of bytes: [UInt8], from start: Int) throws(Reason) -> Int {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, Self.gzipWindow, ZLIB_VERSION, size) == Z_OK else {
            throw Reason(code: "gzip-unavailable", message: "zlib could not be started.", mend: "")
        }
        defer { inflateEnd(&stream) }
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        var position = start
        while true {
            let (status, read, written) = Self.step(&stream, bytes, from: position, into: &chunk)
            position += read
            output += chunk[..<written]
            try checkSize(compressedCount: bytes.count)
            switch status {
            case Z_STREAM_END: return position
            case Z_OK where read > 0 || written > 0: continue
            case Z_OK, Z_BUF_ERROR:
                throw Reason(
                    code: "gzip-truncated",
                    message:
                        "The compressed data end after \(bytes.count) bytes, before they are complete; \(output.count) bytes were unpacked and not read.",
                    mend: "Fetch the file again; the transfer was cut off.")
            default:
                throw Reason(
                    code: "gzip-corrupt",
                    message: "The compressed data are damaged near byte \(position + 1).",
                    mend: "Fetch the file again, or compress it again.")
            }
        }
    }

    private static func step(
        _ stream: inout z_stream, _ bytes: [UInt8], from position: Int, into chunk: inout [UInt8]
    ) -> (status: Int32, read: Int, written: Int) {
        // zlib counts in 32 bits.
        let available = min(bytes.count - position, 1 << 30)
        let room = chunk.count
        return bytes.withUnsafeBufferPointer { input in
            chunk.withUnsafeMutableBufferPointer { output in
                // zlib reads through this pointer and does not write; its C header just does not say so.
                stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
                stream.avail_in = UInt32(available)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(room)
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, available - Int(stream.avail_in), room - Int(stream.avail_out))
            }
        }
    }

    private func checkSize(compressedCount: Int) throws(Reason) {
        if output.count > limits.fileBytes {
            throw Reason(
                code: "file-too-large",
                message:
                    "The file unpacks to more than \(limits.fileBytes) bytes, which is as much as is read.",
                mend: "Split it into several files.")
        }
        if output.count > Self.smallBytes, output.count / limits.expansion > compressedCount {
            throw Reason(
                code: "gzip-bomb",
                message:
                    "The file unpacks to more than \(limits.expansion) times its \(compressedCount) bytes, as no table does.",
                mend: "If it is a table all the same, unpack it and give the table.")
        }
    }
}
