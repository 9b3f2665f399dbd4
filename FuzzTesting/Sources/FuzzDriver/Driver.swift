public import FuzzedReaders

/// Hands the program to libFuzzer, which calls `body` with one input after the other and ends the process.
///
/// `main` is ours, since the package manager names the entry point after the product.
public func drive(_ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    let code = runDriver(&count, &arguments, body)
    precondition(code == 0, "libFuzzer ended with \(code)")
}

/// One input: anything that is wrong with what came of it ends the process, so that libFuzzer keeps the input.
public func fuzz(_ reader: FuzzedReader, _ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let faults = reader.faults(reading: Array(UnsafeBufferPointer(start: start, count: count)))
    if !faults.isEmpty { fatalError(faults.joined(separator: "\n")) }
    return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
