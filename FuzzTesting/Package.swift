// swift-tools-version: 6.3

import PackageDescription

// A package of its own, so that what is built for fuzzing, with its sanitizers, never mixes with what is shipped.
let readers = ["agreement", "reports-csv", "reports-ndjson", "geojson", "mapping", "entries", "cbor", "note"]

let package = Package(
    name: "truce-fuzzing",
    dependencies: [.package(name: "truce", path: "..")],
    targets: [
        .target(name: "FuzzDriver", dependencies: [.product(name: "FuzzedReaders", package: "truce")])
    ]
        + readers.map { reader in
            .executableTarget(
                name: "fuzz-\(reader)",
                dependencies: ["FuzzDriver", .product(name: "FuzzedReaders", package: "truce")])
        }
)

for target in package.targets {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
    ]
}
