import AuditLog
import TestSupport
import Testing

/// The examples of RFC 8949, appendix A, that lie within what is written here, and why those without are refused.
@Suite("CBOR, by the examples of RFC 8949")
struct CBORVectorTests {
    @Test(
        "whole numbers",
        arguments: [
            (0, "00"), (1, "01"), (10, "0a"), (23, "17"), (24, "1818"), (25, "1819"), (100, "1864"),
            (1000, "1903e8"), (1_000_000, "1a000f4240"), (1_000_000_000_000, "1b000000e8d4a51000"),
            (-1, "20"), (-10, "29"), (-100, "3863"), (-1000, "3903e7"),
            (Int64.max, "1b7fffffffffffffff"), (Int64.min, "3b7fffffffffffffff"),
        ] as [(Int64, String)])
    func numbers(value: Int64, digits: String) throws {
        #expect(written { $0.int(value) } == digits)
        #expect(try read(digits) { (reader) throws(CBORError) in try reader.int() } == value)
    }

    @Test("the largest whole number")
    func largest() throws {
        #expect(written { $0.uint(.max) } == "1bffffffffffffffff")
        #expect(try read("1bffffffffffffffff") { (reader) throws(CBORError) in try reader.uint() } == .max)
        #expect(throws: CBORError.self) {
            try read("1bffffffffffffffff") { (reader) throws(CBORError) in try reader.int() }
        }
    }

    @Test(
        "texts",
        arguments: [
            ("", "60"), ("a", "6161"), ("IETF", "6449455446"), ("\"\\", "62225c"), ("\u{fc}", "62c3bc"),
            ("\u{6c34}", "63e6b0b4"), ("\u{10151}", "64f0908591"),
        ])
    func texts(value: String, digits: String) throws {
        #expect(written { $0.text(value) } == digits)
        #expect(try read(digits) { (reader) throws(CBORError) in try reader.text() } == value)
    }

    @Test("bytes, truth, nothing and fractions")
    func others() throws {
        #expect(written { $0.bytes([]) } == "40")
        #expect(written { $0.bytes([1, 2, 3, 4]) } == "4401020304")
        #expect(
            written {
                $0.bool(false); $0.bool(true); $0.null()
            } == "f4f5f6")
        #expect(written { $0.double(1.1) } == "fb3ff199999999999a")
        #expect(written { $0.double(-4.1) } == "fbc010666666666666")
        #expect(written { $0.double(1.0e300) } == "fb7e37e43c8800759c")
        #expect(written { $0.double(-0.0) } == written { $0.double(0) })
        #expect(
            try read("4401020304") { (reader) throws(CBORError) in Array(try reader.byteString()) } == [
                1, 2, 3, 4,
            ])
        #expect(try read("fbc010666666666666") { (reader) throws(CBORError) in try reader.double() } == -4.1)
        #expect(try read("f5") { (reader) throws(CBORError) in try reader.bool() })
        #expect(try read("f6") { (reader) throws(CBORError) in reader.skipNull() })
    }

    @Test("arrays and maps inside each other")
    func containers() throws {
        #expect(written { $0.array([1, 2, 3]) { $0.int(Int64($1)) } } == "83010203")
        let nested = written { writer in
            writer.array(count: 3)
            writer.uint(1)
            writer.array([2, 3]) { $0.uint($1) }
            writer.array([4, 5]) { $0.uint($1) }
        }
        #expect(nested == "8301820203820405")
        let map = written { writer in
            writer.map {
                $0.put(1, uint: 2)
                $0.put(3, uint: 4)
                $0.put(5, uint: nil)
            }
        }
        #expect(map == "a201020304")
        let many = (1...25).map { UInt64($0) }
        #expect(
            written { $0.array(many) { $0.uint($1) } }
                == "98190102030405060708090a0b0c0d0e0f101112131415161718181819")
        let wide = written { writer in writer.map { for key in many { $0.put(key, uint: 0) } } }
        #expect(wide.hasPrefix("b8190100"))
        var keys: [UInt64] = []
        try read(wide) { (reader) throws(CBORError) in
            try reader.map { (key, reader) throws(CBORError) in
                keys.append(key)
                try reader.skip()
            }
        }
        #expect(keys == many)
    }

    @Test(
        "what is not canonical is refused, with a sentence and a place",
        arguments: [
            ("1800", "Byte 0: 0 in a longer form than it needs"),
            ("190018", "Byte 0: 24 in a longer form than it needs"),
            ("1a0000ffff", "Byte 0: 65535 in a longer form than it needs"),
            ("1b00000000ffffffff", "Byte 0: 4294967295 in a longer form than it needs"),
            ("5801aa", "Byte 0: 1 in a longer form than it needs"),
            ("5f42010243030405ff", "Byte 0: a length that is not given"),
            ("9fff", "Byte 0: a length that is not given"),
            ("bfff", "Byte 0: a length that is not given"),
            ("a203000100", "Byte 3: the key 1 comes after 3 in a map"),
            ("a201000100", "Byte 3: the key 1 comes twice in a map"),
            ("a1616101", "Byte 1: a whole number belongs here, not a text"),
            ("a12001", "Byte 1: a whole number belongs here, not a negative number"),
            ("62c328", "Byte 0: a text that is not UTF-8"),
            ("62c0af", "Byte 0: a text that is not UTF-8"),
            ("63eda080", "Byte 0: a text that is not UTF-8"),
            ("c074323031332d30332d32315432303a30343a30305a", "Byte 0: a tag, which nothing here has"),
            ("f93c00", "Byte 0: a fraction in less than the eight bytes that all have"),
            ("fa47c35000", "Byte 0: a fraction in less than the eight bytes that all have"),
            ("fb7ff8000000000000", "Byte 0: a fraction that is no finite number, or a negative zero"),
            ("fb7ff0000000000000", "Byte 0: a fraction that is no finite number, or a negative zero"),
            ("fb8000000000000000", "Byte 0: a fraction that is no finite number, or a negative zero"),
            ("f7", "Byte 0: an item of a kind that nothing here has"),
            ("f818", "Byte 0: an item of a kind that nothing here has"),
            ("3bffffffffffffffff", "Byte 0: a number beyond 64 bits with a sign"),
            ("0001", "Byte 1: 1 bytes follow where the encoding ends"),
            ("", "Byte 0: the bytes end where an item belongs"),
            ("8201", "Byte 0: an array of 2, where 1 bytes are left"),
            ("9bffffffffffffffff", "Byte 0: an array of 18446744073709551615, where 0 bytes are left"),
            ("bb8000000000000000", "Byte 0: a map of 9223372036854775808, where 0 bytes are left"),
            ("5bffffffffffffffff00", "Byte 0: bytes of 18446744073709551615, where 1 bytes are left"),
            ("19e8", "Byte 0: the bytes end in the middle of an item"),
        ])
    func refused(digits: String, message: String) throws {
        let error = #expect(throws: CBORError.self) {
            try read(digits) { (reader) throws(CBORError) in try reader.skip() }
        }
        #expect(error?.description == message)
    }

    @Test("a map of more fields than its first byte can tell", arguments: [23, 24, 300])
    func largeMaps(count: Int) {
        let head = [23: "b7", 24: "b818", 300: "b9012c"][count] ?? ""
        let keys = (0..<count).map { key in written { $0.uint(UInt64(key)) } }
        #expect(
            written { writer in
                writer.text("a")
                writer.map { fields in (0..<count).forEach { fields.put(UInt64($0), bool: true) } }
                writer.null()
            } == "6161" + head + keys.map { $0 + "f5" }.joined() + "f6")
    }

    @Test("what is forgotten behind the first bytes is written over, and the first bytes stay")
    func forgotten() {
        #expect(
            written {
                $0.text("a")
                let first = $0.count
                $0.text("a longer text than all the room that a writer begins with, so that it moves house")
                $0.removeAll(behind: first)
                $0.uint(1)
            } == "616101")
    }

    @Test("limits on bytes and depth have names")
    func limits() throws {
        let deep = [UInt8](repeating: 0x81, count: 17) + [0]
        let error = #expect(throws: CBORError.self) {
            var reader = try CBORReader(deep)
            try reader.skip()
        }
        #expect(error?.description == "Byte 16: arrays and maps lie more than 16 deep")
        var reader = try CBORReader(Array(deep.dropFirst()))
        try reader.skip()
        try reader.end()
        let long = #expect(throws: CBORError.self) { try CBORReader([UInt8](repeating: 0, count: 65_536)) }
        #expect(long?.description == "Byte 65535: there are 65536 bytes, and at most 65535 are read")
    }
}

/// The hexadecimal digits of what is written.
func written(_ write: (inout CBORWriter) -> Void) -> String {
    var writer = CBORWriter()
    write(&writer)
    return Hexadecimal.text(writer.encoded)
}

/// What is read from hexadecimal digits, all of them.
@discardableResult
func read<Value>(
    _ digits: String, _ read: (inout CBORReader) throws(CBORError) -> Value
) throws -> Value {
    var reader = try CBORReader(try #require(Hexadecimal.bytes(digits)))
    let value = try read(&reader)
    try reader.end()
    return value
}
