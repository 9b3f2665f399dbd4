import Foundation

/// The most memory that this process has held at any time so far.
public enum PeakMemory {
    /// In bytes.
    public static func bytes() -> Int {
        // 0 is this process; Linux counts in kibibytes.
        var usage = rusage()
        getrusage(0, &usage)
        return usage.ru_maxrss * 1_024
    }

    /// In mebibytes.
    public static func mebibytes() -> Double { Double(bytes()) / 1_048_576 }
}
