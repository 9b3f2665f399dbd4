import Foundation

/// Where the tests find files.
enum Repository {
    /// The repository's root: three folders above this file's own.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let fixtures = root.appending(path: "Tests/ExchangeTests/Fixtures")

    /// A file of the data sets beside the repository; nil, with a line that says so, where they are absent.
    static func data(_ path: String, for test: String) -> [UInt8]? {
        guard let data = try? Data(contentsOf: root.appending(path: "../shared/data/\(path)")) else {
            print("skipped: \(test): ../shared/data/\(path) is not there")
            return nil
        }
        return Array(data)
    }
}
