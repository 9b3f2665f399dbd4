/// What is being done, shown on standard error once it has taken long enough to be wondered at: what is done at once needs no line
/// that comes and goes.
struct LateProgress {
    /// Work that is done within this needs no progress.
    static let patience = Duration.seconds(1)

    private let shell: Shell
    private let patience: Duration
    private let began: ContinuousClock.Instant

    init(_ shell: Shell, patience: Duration = Self.patience) {
        self.shell = shell
        self.patience = patience
        began = ContinuousClock.now
    }

    /// Tells what is being done, in place of what was told before.
    func show(_ text: String) {
        if ContinuousClock.now - began >= patience { shell.progress(text) }
    }

    /// Takes away what was told.
    func end() { shell.progress(nil) }
}
