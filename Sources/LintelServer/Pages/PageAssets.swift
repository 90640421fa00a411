import Crypto
import LintelCodec

/// The files that pages load; the raw value is the file name.
package enum AssetName: String, Sendable, CaseIterable {
    case stylesheet = "lintel.css"
    case favicon = "favicon.svg"
    case script = "lintel.js"

    /// The media type of the file.
    package var contentType: String {
        switch self {
        case .stylesheet: "text/css; charset=utf-8"
        case .favicon: "image/svg+xml"
        case .script: "text/javascript; charset=utf-8"
        }
    }
}

/// One file that pages load, with a version that changes when its content does.
package struct Asset: Sendable {
    package let name: AssetName
    package let bytes: [UInt8]
    /// The first half of the content's SHA-256 in hexadecimal: 64 bits, to tell releases apart, not to resist anyone.
    package let version: String

    init(name: AssetName, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        self.version = Hex.encode(SHA256.hash(data: bytes).prefix(8))
    }

    /// The strong entity tag (RFC 9110 §8.8.3).
    package var entityTag: String { "\"\(self.version)\"" }

    /// The address that pages use for it.
    package var url: SiteURL { .asset(self.name, version: self.version) }
}

/// The stylesheet, the icon, and the script with what pages can do without.
package struct PageAssets: Sendable {
    private let source: PageSource
    private let stylesheet: Asset
    private let favicon: Asset
    private let script: Asset

    init(source: PageSource) throws(PageError) {
        self.source = source
        self.stylesheet = Asset(name: .stylesheet, bytes: try source.asset(.stylesheet))
        self.favicon = Asset(name: .favicon, bytes: try source.asset(.favicon))
        self.script = Asset(name: .script, bytes: try source.asset(.script))
    }

    /// The asset of this name; read anew each time when a directory overrides the built-in ones.
    package func asset(_ name: AssetName) -> Asset {
        if self.source.directory != nil, let bytes = try? self.source.asset(name) {
            return Asset(name: name, bytes: bytes)
        }
        return switch name {
        case .stylesheet: self.stylesheet
        case .favicon: self.favicon
        case .script: self.script
        }
    }

    var stylesheetURL: SiteURL { self.asset(.stylesheet).url }
    var faviconURL: SiteURL { self.asset(.favicon).url }
    var scriptURL: SiteURL { self.asset(.script).url }
}
