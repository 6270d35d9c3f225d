// swift-tools-version: 6.2

import PackageDescription

/// The house: arrows go down only and never sideways (ARCHITECTURE.md). `ArchitectureTests` reads this file's
/// targets back and the sources' imports, and fails where they part.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "manchette",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "manchette", targets: ["manchette"]),
        // For the package of benchmarks, which stands beside this one.
        .library(name: "Edge", targets: ["Edge"]),
        .library(name: "News", targets: ["News"]),
        .library(name: "Pages", targets: ["Pages"]),
        .library(name: "Sample", targets: ["Sample"]),
        .library(name: "Stemming", targets: ["Stemming"]),
        .library(name: "Wire", targets: ["Wire"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", "4.5.2"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // What news is: pure values and rules.
        .target(name: "News", swiftSettings: strict),

        // The store and its driver.
        .target(name: "Store", dependencies: ["News"], swiftSettings: strict),
        .target(
            name: "SQLiteDatabase",
            dependencies: [
                "Store", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),

        // Files and formats.
        .target(name: "Pictures", dependencies: ["News", "CVips"], swiftSettings: strict),
        .target(name: "Wire", dependencies: ["News", "CGumbo"], swiftSettings: strict),
        .target(
            name: "Pages",
            dependencies: [
                "News", "Wire", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Edge",
            dependencies: ["CZlib", "CBrotli", .product(name: "NIOCore", package: "swift-nio")],
            swiftSettings: strict
        ),
        .target(name: "Passwords", dependencies: ["CArgon2"], swiftSettings: strict),
        .target(name: "Stemming", dependencies: ["News", "CStemmer"], swiftSettings: strict),

        // What people do, and the archive the sample command makes up.
        .target(
            name: "Newsroom",
            dependencies: ["News", "Store", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict
        ),
        .target(name: "Sample", dependencies: ["News"], swiftSettings: strict),

        // What goes out to others.
        .target(
            name: "Outbound",
            dependencies: [
                "News", "Store", .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: strict
        ),

        // Routes, the composition root, the command line.
        .target(
            name: "Site",
            dependencies: [
                "Pages", "Newsroom", "Store", "Edge", "Pictures",
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Desk",
            dependencies: [
                "News", "Pages", "Newsroom", "Store", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "API",
            dependencies: [
                "News", "Pages", "Newsroom", "Store", "Edge", .product(name: "Hummingbird", package: "hummingbird"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Server",
            dependencies: [
                "News", "Store", "SQLiteDatabase", "Pictures", "Wire", "Pages", "Edge", "Passwords", "Stemming",
                "Newsroom", "Sample", "Site", "Desk", "API", "Outbound", "CMalloc",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"), .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "manchette",
            dependencies: ["Server", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict
        ),

        // C libraries, from Debian's packages.
        // libvips is opened when the first picture is asked for (docs/decisions), so it needs no headers here.
        .target(name: "CVips", linkerSettings: [.linkedLibrary("dl")]),
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: [
                "News", "Store", "SQLiteDatabase", "Newsroom", "Passwords", "Stemming",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(name: "NewsTests", dependencies: ["News"]),
        .testTarget(
            name: "StoreContractTests",
            dependencies: [
                "Store", "SQLiteDatabase", "Stemming", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures", "TestSupport"]),
        .testTarget(name: "WireTests", dependencies: ["Wire"], exclude: ["SavedPages/Goldens"]),
        .testTarget(name: "PagesTests", dependencies: ["Pages"]),
        .testTarget(
            name: "EdgeTests",
            dependencies: [
                "Edge", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ]
        ),
        .testTarget(name: "PasswordsTests", dependencies: ["Passwords"]),
        .testTarget(name: "StemmingTests", dependencies: ["Stemming", "News"]),
        .testTarget(name: "NewsroomTests", dependencies: ["Newsroom", "TestSupport"]),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "News", "Newsroom", "Pages", "Store", "TestSupport",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Site", "TestSupport", .product(name: "HummingbirdTesting", package: "hummingbird"),
            ],
            exclude: ["dot.png", "run.py", "ninjs.py", "hooks.py"]
        ),
        .testTarget(
            name: "OutboundTests",
            dependencies: [
                "Outbound", "News", "Newsroom", "Store", "TestSupport", .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["file_server.py", "smtp_server.py", "read_mail.py", "translator.py", "receiver.py"]
        ),
        .testTarget(name: "SampleTests", dependencies: ["Sample"]),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Server", "Site", "Desk", "API", "Pages", "Newsroom", "Store", "News", "Edge", "TestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(name: "CLITests", dependencies: ["News", "TestSupport"], exclude: ["WordPress", "crawl.py"]),
    ],
    swiftLanguageModes: [.v6]
)
