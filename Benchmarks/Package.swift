// swift-tools-version: 6.2

import PackageDescription

/// What is measured and what measures: neither is part of the program, so that the program waits for none of it.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "manchette-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        // Under a name of its own: without one it would be called as the folder happens to be.
        .package(name: "manchette", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
        // No traits: its counting of allocations wants libraries that are replaced while the program runs.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Crowd",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Crowd",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Micro",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "Edge", package: "manchette"),
                .product(name: "News", package: "manchette"),
                .product(name: "Pages", package: "manchette"),
                .product(name: "Sample", package: "manchette"),
                .product(name: "Stemming", package: "manchette"),
                .product(name: "Wire", package: "manchette"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ],
            path: "Micro",
            swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
