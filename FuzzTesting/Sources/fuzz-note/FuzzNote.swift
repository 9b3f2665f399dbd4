import FuzzDriver
import FuzzedReaders

/// libFuzzer looks for this name.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(.note, start, count)
}

@main
struct FuzzNote {
    static func main() { drive(testOneInput) }
}
