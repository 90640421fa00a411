package import Hummingbird
package import LintelOAuth

/// The metadata documents and the key set: bytes that are ready before the request comes.
package struct DiscoveryEndpoint: Sendable {
    /// Clients may keep the documents for five minutes: half of the time for which a new key is published unused.
    private static let maximumAge = 300

    private let document: [UInt8]
    private let keys: CurrentKeys

    package init(document: DiscoveryDocument, keys: CurrentKeys) {
        self.document = document.json
        self.keys = keys
    }

    /// OpenID Connect Discovery §4 and RFC 8414 §3: the same document at both addresses.
    package func metadata(_ request: Request, _ context: LintelContext) -> Response {
        JSONAnswer.document(self.document, maximumAge: Self.maximumAge)
    }

    /// RFC 7517 §5.
    package func keySet(_ request: Request, _ context: LintelContext) -> Response {
        JSONAnswer.document(self.keys.value.document, maximumAge: Self.maximumAge)
    }
}
