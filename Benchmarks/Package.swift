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
    dependencies: [.package(name: "truce", path: "..")],
    targets: [
        .target(name: "BenchmarkSupport"),
        measures("fusion-score", ["CeasefireModel", "Evidence", "FusionScoring"]),
        measures("fusion-audit", ["CeasefireModel", "Evidence", "FusionScoring", "Exchange", "Geography"]),
        measures("pipeline-bench", ["CeasefireModel", "Evidence", "Exchange", "Geography"]),
        measures("geography-bench", ["Exchange", "Geography"]),
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
