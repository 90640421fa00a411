import LintelCodec

/// What a browser brings back from a sign-in (RFC 6749 §4.1.2), read from the request that it makes.
struct LoopbackAnswer: Sendable, Hashable {
    var state: String?
    var issuer: String?
    var code: String?
    var error: String?
    var errorDescription: String?
    var errorAddress: String?

    /// Bytes of the longest request target that is read.
    static let maximumBytes = 16_384

    /// Why a request is not looked at further.
    enum Refusal: Error, Sendable, Hashable {
        /// Not for the path of the redirect URI, as a browser's request for an icon.
        case elsewhere
        case method
        /// For another host: a page elsewhere may have had its name resolved to this machine.
        case host
        case malformed
    }

    /// Reads a request.
    ///
    /// - Parameters:
    ///   - target: The request's target as sent.
    ///   - hosts: The values of its `Host` headers.
    ///   - place: The redirect URI.
    init(method: String, target: String, hosts: [String], for place: RedirectURI) throws(Refusal) {
        guard target.utf8.count <= Self.maximumBytes else { throw .malformed }
        guard let authority = place.host, hosts.count == 1 else { throw .host }
        let expected = place.port.map { "\(authority):\($0)" } ?? authority
        guard hosts[0].lowercased() == expected.lowercased() else { throw .host }
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts[0] == (place.path.isEmpty ? "/" : place.path) else { throw .elsewhere }
        guard method == "GET" else { throw .method }
        try self.init(query: parts.count > 1 ? parts[1] : "")
    }

    /// Reads the query.
    init(query: Substring) throws(Refusal) {
        guard let fields = try? FormFields(parsing: Array(query.utf8)),
            // RFC 6749 §3.1: parameters must not be repeated.
            fields.repeatedName == nil
        else { throw .malformed }
        self.state = fields["state"]
        self.issuer = fields["iss"]
        self.code = fields["code"]
        self.error = fields["error"].map(ServerRefusal.plain)
        self.errorDescription = fields["error_description"].map(ServerRefusal.plain)
        self.errorAddress = fields["error_uri"].map(ServerRefusal.plain)
    }
}
