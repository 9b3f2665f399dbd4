// swift-tools-version: 6.3

import PackageDescription

let package = Package(
    name: "truce",
    products: [
        .executable(name: "truce", targets: ["truce"]),
        .library(name: "CeasefireModel", targets: ["CeasefireModel"]),
        .library(name: "AgreementLanguage", targets: ["AgreementLanguage"]),
        .library(name: "Evidence", targets: ["Evidence"]),
        .library(name: "Evaluation", targets: ["Evaluation"]),
        .library(name: "Exchange", targets: ["Exchange"]),
        .library(name: "Geography", targets: ["Geography"]),
        .library(name: "AuditLog", targets: ["AuditLog"]),
        .library(name: "EventStore", targets: ["EventStore"]),
        .library(name: "EventStoreSQLite", targets: ["EventStoreSQLite"]),
        .library(name: "EventStorePostgres", targets: ["EventStorePostgres"]),
        // For the packages in `Benchmarks/` and `FuzzTesting/` alone.
        .library(name: "CLibPQ", targets: ["CLibPQ"]),
        .library(name: "FusionScoring", targets: ["FusionScoring"]),
        .library(name: "FuzzedReaders", targets: ["FuzzedReaders"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "Geography", dependencies: [.product(name: "Algorithms", package: "swift-algorithms")]),
        .target(name: "CeasefireModel", dependencies: ["Geography"]),
        .target(name: "Fingerprint", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "AuditLog", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "EventStore",
            dependencies: ["AuditLog", "CeasefireModel", .product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "RecordKeeping",
            dependencies: [
                "AuditLog", "CeasefireModel", "EventStore",
                .product(name: "Algorithms", package: "swift-algorithms"),
            ]),
        .target(
            name: "EventStoreSQLite",
            dependencies: [
                "EventStore", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(
            name: "SealedVerification", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .target(
            name: "AgreementLanguage",
            dependencies: [
                "CeasefireModel", "Fingerprint", "Yams",
                .product(name: "Algorithms", package: "swift-algorithms"),
            ]),
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(
            name: "EventStorePostgres", dependencies: ["AuditLog", "CLibPQ", "CeasefireModel", "EventStore"]),
        .target(name: "Evidence", dependencies: ["CeasefireModel"]),
        .target(
            name: "Evaluation",
            dependencies: [
                "AgreementLanguage", "Evidence", .product(name: "Algorithms", package: "swift-algorithms"),
            ]),
        .systemLibrary(name: "CZ3", providers: [.apt(["libz3-dev"]), .brew(["z3"])]),
        .target(name: "Solving", dependencies: ["CZ3"]),
        .target(name: "Analysis", dependencies: ["Evaluation", "Geography", "Solving"]),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(
            name: "Exchange",
            dependencies: ["CZlib", "CeasefireModel", "Evidence", "Fingerprint", "Geography"]),
        .target(
            name: "Publication",
            dependencies: [
                "Analysis", "Evaluation", .product(name: "Algorithms", package: "swift-algorithms"),
            ]),
        .target(
            name: "TruceCommands",
            dependencies: [
                "Analysis", "AuditLog", "EventStore", "Evaluation", "Exchange", "Fingerprint", "Publication",
                "RecordKeeping", "SealedVerification",
                .product(name: "Algorithms", package: "swift-algorithms"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "truce", dependencies: ["EventStorePostgres", "EventStoreSQLite", "TruceCommands"]),

        .target(name: "TestSupport", dependencies: ["Evaluation"], path: "Tests/TestSupport"),
        .target(
            name: "FusionScoring", dependencies: ["CeasefireModel", "Geography"], path: "Tests/FusionScoring"),
        .target(
            name: "FuzzedReaders",
            dependencies: ["AgreementLanguage", "AuditLog", "EventStore", "Exchange", "SealedVerification"],
            path: "Tests/FuzzedReaders"),
        .target(
            name: "RecordStoreContract", dependencies: ["EventStore", "TestSupport"],
            path: "Tests/RecordStoreContract"),
        .testTarget(
            name: "GeographyTests", dependencies: ["Geography", "TestSupport"], exclude: ["Fixtures"]),
        .target(name: "PostgresServer", path: "Tests/PostgresServer", exclude: ["serve.sh"]),
        .testTarget(
            name: "EventStorePostgresTests",
            dependencies: [
                "AuditLog", "CeasefireModel", "EventStore", "EventStorePostgres", "PostgresServer",
                "RecordStoreContract", "TestSupport",
            ]),
        .testTarget(
            name: "AuditLogTests", dependencies: ["AuditLog", "FuzzedReaders", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "SealedVerificationTests",
            dependencies: [
                "AuditLog", "SealedVerification", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(name: "CeasefireModelTests", dependencies: ["CeasefireModel", "TestSupport"]),
        .testTarget(
            name: "AgreementLanguageTests", dependencies: ["AgreementLanguage", "TestSupport", "Yams"],
            exclude: ["Documents", "Fixtures", "Formatting"]),
        .testTarget(
            name: "EventStoreTests",
            dependencies: [
                "EventStore", "Evaluation", "RecordStoreContract", "SealedVerification", "TestSupport",
            ]),
        .testTarget(
            name: "EventStoreSQLiteTests",
            dependencies: ["EventStore", "EventStoreSQLite", "RecordStoreContract", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "RecordSimulationTests", dependencies: ["EventStore", "RecordStoreContract", "TestSupport"]),
        .testTarget(
            name: "RecordKeepingTests",
            dependencies: [
                "AuditLog", "CeasefireModel", "EventStore", "RecordKeeping", "SealedVerification",
                "TestSupport",
            ]),
        .testTarget(name: "EvidenceTests", dependencies: ["Evidence", "FusionScoring", "TestSupport"]),
        .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "TestSupport"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "TestSupport"], exclude: ["Fixtures"]),
        .testTarget(
            name: "PublicationTests", dependencies: ["Publication", "TestSupport"], exclude: ["Snapshots"]),
        .testTarget(
            name: "TruceCommandsTests",
            dependencies: [
                "Analysis", "AuditLog", "EventStore", "Publication", "RecordKeeping", "TruceCommands",
                "TestSupport",
            ],
            exclude: ["Documents", "Snapshots"]
        ),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Analysis", "TestSupport"],
            exclude: ["Checking/Flawed", "Checking/Sound"]),
        .testTarget(name: "SolvingTests", dependencies: ["Solving", "TestSupport"]),
        .testTarget(name: "OracleTests", dependencies: ["Evaluation", "TestSupport"]),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzedReaders", "TestSupport"]),
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "AuditLog", "EventStore", "EventStorePostgres", "EventStoreSQLite", "PostgresServer",
                "RecordKeeping", "TestSupport", "truce", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "ArchitectureTests"),
    ]
)

for target in package.targets where [.executable, .test, .regular].contains(target.type) {
    var settings = target.swiftSettings ?? []
    settings += [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
    target.swiftSettings = settings
}
