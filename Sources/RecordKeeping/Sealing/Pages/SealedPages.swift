/// The pages that a sealed folder carries, so that nobody need find our documentation in ten years.
public enum SealedPages {
    /// Their names in the folder, and their texts.
    public static let all = [("Record.md", format), ("RecordContents.md", contents)]
}
