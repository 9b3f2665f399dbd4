extension GazetteerMapping {
    /// The columns of a gazetteer in Truce's own form: `name`, `alternates` (parted by `;`), `region`, `country`, `latitude`,
    /// `longitude` and `precision_km`.
    public static let native: GazetteerMapping = {
        let fields = ["name", "alternates", "region", "country", "latitude", "longitude", "precision_km"]
        let members = fields.map { "\"\($0)\": {\"column\": \"\($0)\"}" }.joined(separator: ", ")
        let text = "{\"mapping\": \"gazetteer\", \"place\": {\(members)}}"
        guard let mapping = read(Array(text.utf8), file: "gazetteer").mapping else {
            preconditionFailure("the mapping of Truce's own gazetteers cannot be read")
        }
        return mapping
    }()
}
