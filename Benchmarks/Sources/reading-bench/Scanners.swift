/// What a reader cannot go below: the bytes are looked at, and nothing is made of them.
enum Scanners {
    /// Looks at each byte for itself: counts the rows and fields of a table, and sums its bytes outside of commas.
    static func table(_ bytes: [UInt8]) -> (rows: Int, fields: Int, sum: UInt64) {
        bytes.withUnsafeBufferPointer { bytes in
            var (rows, fields, sum, isQuoted) = (0, 0, 0 as UInt64, false)
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "\""): isQuoted.toggle()
                case UInt8(ascii: ",") where !isQuoted: fields += 1
                case UInt8(ascii: "\n") where !isQuoted:
                    rows += 1
                    fields += 1
                default: sum &+= UInt64(byte)
                }
            }
            return (rows, fields, sum)
        }
    }

    /// The same for lines of JSON: lines, quotes that no backslash stands before, and the other bytes.
    static func lines(_ bytes: [UInt8]) -> (rows: Int, quotes: Int, sum: UInt64) {
        bytes.withUnsafeBufferPointer { bytes in
            var (rows, quotes, sum, isEscaped) = (0, 0, 0 as UInt64, false)
            for byte in bytes {
                if isEscaped {
                    isEscaped = false
                    continue
                }
                switch byte {
                case UInt8(ascii: "\""): quotes += 1
                case UInt8(ascii: "\\"): isEscaped = true
                case UInt8(ascii: "\n"): rows += 1
                default: sum &+= UInt64(byte)
                }
            }
            return (rows, quotes, sum)
        }
    }
}
