/// What is being done, shown on standard error once it has taken long enough to be wondered at: what is done at once needs no line
/// that comes and goes.
struct LateProgress {
    /// Work that is done within this needs no progress.
    static let patience = Duration.seconds(1)

    private let shell: Shell
    private let patience: Duration
    private let began: ContinuousClock.Instant
    private var isShown = false

    init(_ shell: Shell, patience: Duration = Self.patience) {
        self.shell = shell
        self.patience = patience
        began = ContinuousClock.now
    }

    /// Tells what is being done, in place of what was told before.
    mutating func show(_ text: String) {
        guard ContinuousClock.now - began >= patience else { return }
        shell.progress(text)
        isShown = true
    }

    /// Takes away what was told.
    mutating func end() {
        if isShown { shell.progress(nil) }
        isShown = false
    }
}
