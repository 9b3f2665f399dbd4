// swift-tools-version: 6.3

import PackageDescription

// A package of its own, so that measuring the core builds the core and nothing else.
func measures(_ name: String, _ products: [String]) -> Target {
    .executableTarget(
        name: name,
        dependencies: ["BenchmarkSupport"] + products.map { .product(name: $0, package: "truce") })
}

let package = Package(
    name: "truce-benchmarks",
    dependencies: [
        .package(name: "truce", path: ".."),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .target(name: "BenchmarkSupport"),
        measures("fusion-score", ["CeasefireModel", "Evidence", "FusionScoring"]),
        measures("fusion-audit", ["CeasefireModel", "Evidence", "FusionScoring", "Exchange", "Geography"]),
        measures("pipeline-bench", ["CeasefireModel", "Evidence", "Exchange", "Geography"]),
        measures(
            "assess-bench", ["AgreementLanguage", "CeasefireModel", "Evaluation", "Evidence", "Exchange"]),
        measures("ladder-bench", ["AgreementLanguage", "CeasefireModel", "Evaluation", "Exchange"]),
        measures("geography-bench", ["Exchange", "Geography"]),
        .executableTarget(
            name: "reading-bench",
            dependencies: [
                "BenchmarkSupport", .product(name: "SwiftCSV", package: "SwiftCSV"),
                .product(name: "CeasefireModel", package: "truce"),
                .product(name: "Exchange", package: "truce"),
            ]),
        // The plain tables that a record is measured beside are written with the same libraries.
        .executableTarget(
            name: "record-bench",
            dependencies: [
                "BenchmarkSupport", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "CLibPQ", package: "truce"),
                .product(name: "CeasefireModel", package: "truce"),
                .product(name: "Exchange", package: "truce"),
                .product(name: "AuditLog", package: "truce"), .product(name: "EventStore", package: "truce"),
                .product(name: "EventStorePostgres", package: "truce"),
                .product(name: "EventStoreSQLite", package: "truce"),
            ]),
    ]
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
