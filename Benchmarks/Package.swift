// swift-tools-version: 6.3

import PackageDescription

// A package of its own, so that measuring the core builds the core and nothing else.
let package = Package(
    name: "truce-benchmarks",
    dependencies: [.package(name: "truce", path: "..")],
    targets: [
        .executableTarget(
            name: "fusion-score",
            dependencies: [
                .product(name: "CeasefireModel", package: "truce"),
                .product(name: "Evidence", package: "truce"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]),
        .executableTarget(
            name: "geography-bench",
            dependencies: [
                .product(name: "Exchange", package: "truce"),
                .product(name: "Geography", package: "truce"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]),
    ]
)
