// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "GuardedAPI",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "lintel", path: "../.."),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        .executableTarget(
            name: "GuardedAPI",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "LintelGuard", package: "lintel"),
                .product(name: "LintelTokens", package: "lintel"),
            ],
        )
    ],
    swiftLanguageModes: [.v6],
)
