// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "NativeApp",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "lintel", path: "../..")],
    targets: [
        .executableTarget(
            name: "NativeApp",
            dependencies: [
                .product(name: "LintelClient", package: "lintel"),
                .product(name: "LintelTokens", package: "lintel"),
            ],
        )
    ],
    swiftLanguageModes: [.v6],
)
