/// What the tool is called, and which release of it wrote a document.
public enum ToolName {
    /// The release: `0.1.0`.
    public static let version = "0.1.0"
}
