import FuzzDriver
import FuzzedReaders

/// libFuzzer looks for this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(.cbor, start, count)
}

@main
struct FuzzCBOR {
    static func main() { drive(testOneInput) }
}
