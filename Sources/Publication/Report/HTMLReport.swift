/// The page, `report.html`.
enum HTMLReport {
    static func text(_ released: Released) -> String { "" }
}
