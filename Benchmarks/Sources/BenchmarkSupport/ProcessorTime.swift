import Foundation

/// Seconds of processor time that this process has used: on a busy machine the only clock that compares.
public enum ProcessorTime {
    /// So far, all threads together.
    public static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What some work uses.
    public static func of(_ work: () -> Void) -> Double {
        let before = seconds()
        work()
        return seconds() - before
    }
}
