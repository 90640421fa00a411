// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// As a package has it that somebody has just begun.
let exampleSettings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

extension Target.Dependency {
    static let argumentParser = Self.product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = Self.product(name: "AsyncHTTPClient", package: "async-http-client")
    static let configuration = Self.product(name: "Configuration", package: "swift-configuration")
    static let crypto = Self.product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = Self.product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = Self.product(name: "GRDB", package: "GRDB.swift")
    static let httpTypes = Self.product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = Self.product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = Self.product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdHTTP2 = Self.product(name: "HummingbirdHTTP2", package: "hummingbird")
    static let hummingbirdTesting = Self.product(name: "HummingbirdTesting", package: "hummingbird")
    static let inMemoryLogging = Self.product(name: "InMemoryLogging", package: "swift-log")
    static let logging = Self.product(name: "Logging", package: "swift-log")
    static let metrics = Self.product(name: "Metrics", package: "swift-metrics")
    static let metricsTestKit = Self.product(name: "MetricsTestKit", package: "swift-metrics")
    static let nioCore = Self.product(name: "NIOCore", package: "swift-nio")
    static let nioSSL = Self.product(name: "NIOSSL", package: "swift-nio-ssl")
    static let nioPosix = Self.product(name: "NIOPosix", package: "swift-nio")
    static let nioTLS = Self.product(name: "NIOTLS", package: "swift-nio")
    static let nioHTTP1 = Self.product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = Self.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let serviceLifecycle = Self.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = Self.product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = Self.product(name: "Yams", package: "Yams")
}

let package = Package(
    name: "lintel",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "lintel", targets: ["lintel"]),
        .library(name: "LintelTokens", targets: ["LintelTokens"]),
        .library(name: "LintelGuard", targets: ["LintelGuard"]),
        .library(name: "LintelClient", targets: ["LintelClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // System libraries
        .systemLibrary(
            name: "CArgon2",
            pkgConfig: "libargon2",
            providers: [.apt(["libargon2-dev"]), .brew(["argon2"])],
        ),
        .systemLibrary(
            name: "CExpat",
            pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])],
        ),
        .systemLibrary(
            name: "CMail",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])],
        ),
        .systemLibrary(
            name: "CPostgres",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])],
        ),
        .systemLibrary(
            name: "CSSL",
            pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl"])],
        ),
        .systemLibrary(name: "CFiles"),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])],
        ),
        // Public libraries
        .target(name: "LintelCodec", swiftSettings: settings),
        .target(name: "LintelTokens", dependencies: ["LintelCodec", .crypto, .cryptoExtras], swiftSettings: settings),
        .target(
            name: "LintelGuard",
            dependencies: [
                "LintelCodec", "LintelTokens", .asyncHTTPClient, .crypto, .httpTypes, .hummingbird, .logging, .nioCore,
            ],
            swiftSettings: settings,
        ),
        .target(
            name: "LintelClient",
            dependencies: [
                "LintelCodec", "LintelTokens", .asyncHTTPClient, .crypto, .logging, .metrics, .nioCore, .nioHTTP1,
                .nioPosix,
            ],
            swiftSettings: settings,
        ),
        // Rules and models
        .target(name: "LintelSchemas", dependencies: ["LintelCodec"], swiftSettings: settings),
        .target(name: "LintelOAuth", dependencies: ["LintelCodec", "LintelTokens", .crypto], swiftSettings: settings),
        .target(
            name: "LintelPlatform",
            dependencies: ["CExpat", "LintelCodec", "LintelTokens", "LintelOAuth", "LintelSchemas", .crypto, .yams],
            swiftSettings: settings,
        ),
        .target(
            name: "LintelStorage",
            dependencies: [
                "CFiles", "CPostgres", "LintelCodec", "LintelTokens", "LintelOAuth", "LintelPlatform", "LintelSchemas",
                .crypto, .grdb, .logging, .nioPosix,
            ],
            swiftSettings: settings,
        ),
        // HTTP
        .target(
            name: "LintelServer",
            dependencies: [
                "CArgon2", "CMail", "CSSL", "LintelCodec", "LintelTokens", "LintelOAuth", "LintelPlatform",
                "LintelGuard", "LintelSchemas",
                .configuration, .crypto, .cryptoExtras, .httpTypes, .hummingbird, .hummingbirdCore, .hummingbirdHTTP2,
                .logging, .nioCore, .nioPosix, .nioHTTPTypes, .nioSSL, .nioTLS, .serviceLifecycle, .yams,
            ],
            swiftSettings: settings,
        ),
        .target(
            name: "LintelResources",
            dependencies: [
                "CZlib", "LintelCodec", "LintelTokens", "LintelOAuth", "LintelPlatform", "LintelGuard", .crypto,
                .httpTypes, .hummingbird, .logging, .nioCore,
            ],
            swiftSettings: settings,
        ),
        // Programs
        .executableTarget(
            name: "lintel",
            dependencies: [
                "LintelCodec", "LintelTokens", "LintelOAuth", "LintelPlatform", "LintelStorage", "LintelServer",
                "LintelResources", "LintelGuard", "LintelSchemas", "LintelClient", .argumentParser, .asyncHTTPClient,
                .configuration, .crypto, .hummingbird, .logging, .nioCore, .nioHTTP1, .nioPosix, .serviceLifecycle,
                .unixSignals, .yams,
            ],
            swiftSettings: settings,
        ),
        // Examples: each is a package of its own as well, and sees the public libraries alone.
        .executableTarget(
            name: "GuardedAPI",
            dependencies: ["LintelGuard", "LintelTokens", .hummingbird],
            path: "Examples/GuardedAPI/Sources/GuardedAPI",
            packageAccess: false,
            swiftSettings: exampleSettings,
        ),
        .executableTarget(
            name: "NativeApp",
            dependencies: ["LintelClient", "LintelTokens"],
            path: "Examples/NativeApp/Sources/NativeApp",
            packageAccess: false,
            swiftSettings: exampleSettings,
        ),
        .executableTarget(
            name: "ServiceApp",
            dependencies: ["LintelClient", "LintelTokens"],
            path: "Examples/ServiceApp/Sources/ServiceApp",
            packageAccess: false,
            swiftSettings: exampleSettings,
        ),
        // Tests
        .target(
            name: "LintelTesting",
            dependencies: [
                "CPostgres", "LintelCodec", "LintelTokens", "LintelOAuth", "LintelPlatform", "LintelStorage",
                "LintelServer", "LintelResources", "LintelGuard", .crypto, .httpTypes, .hummingbird,
                .hummingbirdTesting, .logging, .nioCore,
            ],
            swiftSettings: settings,
        ),
        .testTarget(name: "LintelCodecTests", dependencies: ["LintelCodec"], swiftSettings: settings),
        .testTarget(
            name: "LintelTokensTests",
            dependencies: ["LintelTokens", "LintelCodec", .crypto, .cryptoExtras],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelGuardTests",
            dependencies: [
                "LintelGuard", "LintelTokens", "LintelCodec", .crypto, .httpTypes, .hummingbird, .hummingbirdTesting,
                .logging, .nioCore,
            ],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelClientTests",
            dependencies: [
                "LintelClient", "LintelTokens", "LintelCodec", .asyncHTTPClient, .crypto, .httpTypes, .hummingbird,
                .hummingbirdTesting, .inMemoryLogging, .logging, .metrics, .metricsTestKit, .nioCore, .nioHTTP1,
            ],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelOAuthTests",
            dependencies: ["LintelOAuth", "LintelTokens", "LintelCodec", .crypto],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelSchemasTests",
            dependencies: ["LintelSchemas", "LintelCodec"],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelPlatformTests",
            dependencies: ["LintelPlatform", "LintelOAuth", "LintelTokens", "LintelSchemas", "LintelCodec"],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelStorageTests",
            dependencies: [
                "LintelStorage", "LintelTesting", "LintelPlatform", "LintelOAuth", "LintelTokens", "LintelSchemas",
                "LintelCodec", .grdb, .logging,
            ],
            swiftSettings: settings,
        ),
        .testTarget(
            name: "LintelServerTests",
            dependencies: [
                "LintelServer", "LintelTesting", "LintelStorage", "LintelResources", "LintelPlatform", "LintelOAuth",
                "LintelGuard", "LintelTokens", "LintelCodec", "LintelSchemas", .configuration, .crypto, .cryptoExtras,
                .httpTypes, .hummingbird, .hummingbirdTesting, .logging, .nioCore, .nioPosix,
            ],
            swiftSettings: settings,
        ),
    ],
    swiftLanguageModes: [.v6],
)
