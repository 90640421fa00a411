import LintelCodec
package import LintelOAuth

/// Where an app may ask people to be sent, as checked when it is registered (RFC 6749 §3.1.2, RFC 9700 §2.1).
///
/// What was registered is compared byte for byte later on, so the text is never normalised here.
package struct RedirectURIRule: Sendable, Hashable {
    /// Which list of the app is checked.
    package enum Use: String, Sendable, Hashable {
        /// After signing in; needed by every app that people sign in through.
        case signIn = "sign_in"
        /// After signing out; always optional.
        case signOut = "sign_out"
    }

    package static let maximumCount = 50

    private let type: ClientType
    private let use: Use

    package init(for type: ClientType, use: Use = .signIn) {
        self.type = type
        self.use = use
    }

    /// Checks the whole list.
    ///
    /// - Throws: ``PlatformError`` with code `redirectURIInvalid` and field `redirect_uri` or `post_logout_uri`.
    package func check(_ uris: [String]) throws(PlatformError) {
        guard self.type.hasUsers else {
            guard uris.isEmpty else { throw self.error("A service app has no redirect URIs: nobody signs in to it.") }
            return
        }
        guard !uris.isEmpty || self.use == .signOut else { throw self.error("At least one redirect URI is needed.") }
        guard uris.count <= Self.maximumCount else {
            throw self.error("An app has at most \(Self.maximumCount) of these URIs.")
        }
        for uri in uris { try self.check(uri) }
        // `String` equates some different bytes, but all of these are ASCII by now.
        guard Set(uris).count == uris.count else { throw self.error("The same URI is in the list twice.") }
    }

    private func check(_ text: String) throws(PlatformError) {
        guard text.utf8.count <= RedirectURI.maximumBytes else {
            throw self.error("A redirect URI has at most \(RedirectURI.maximumBytes) bytes.")
        }
        guard let uri = RedirectURI(text) else {
            throw self.error("This is not an absolute URI without fragment and user name.", about: text)
        }
        // RFC 9700 §4.1.3: no patterns; one exact address each.
        guard !text.contains("*"), !text.lowercased().contains("%2a") else {
            throw self.error("A redirect URI is one exact address: it holds no *.", about: text)
        }
        try self.checkScheme(of: uri)
        try self.checkQuery(of: uri)
    }

    private func checkScheme(of uri: RedirectURI) throws(PlatformError) {
        if uri.isHTTPS || uri.isLoopbackHTTP { return }
        guard uri.scheme.lowercased() != "http" else {
            throw self.error("Use https; http is for localhost, 127.0.0.1 and [::1] only.", about: uri.text)
        }
        guard self.type == .native else {
            throw self.error("Only a native app may have a URI scheme of its own.", about: uri.text)
        }
        guard PrivateUseScheme.isAcceptable(uri) else {
            throw self.error("This URI scheme cannot be an app's own.", about: uri.text)
        }
    }

    /// A parameter of the answer must not be there already: readers differ in which of two they take.
    private func checkQuery(of uri: RedirectURI) throws(PlatformError) {
        guard let query = uri.query else { return }
        guard let fields = try? FormFields(parsing: query.utf8) else {
            throw self.error("The query cannot be read.", about: uri.text)
        }
        if let field = fields.fields.first(where: { Self.answerParameters.contains($0.name.lowercased()) }) {
            throw self.error("The query holds \(field.name), which the answer itself carries.", about: uri.text)
        }
    }

    /// RFC 6749 §4.1.2 and §4.1.2.1, RFC 9207 §2.
    private static let answerParameters: Set<String> = [
        "code", "state", "iss", "error", "error_description", "error_uri",
    ]

    private func error(_ message: String, about uri: String? = nil) -> PlatformError {
        // Only printable ASCII is quoted, and not much of it.
        let quoted = uri.map { text in
            String(decoding: text.utf8.prefix(80).filter { (0x21...0x7E).contains($0) }, as: UTF8.self)
        }
        return PlatformError(
            .redirectURIInvalid,
            quoted.map { "\($0): \(message)" } ?? message,
            field: self.use == .signIn ? "redirect_uri" : "post_logout_uri",
        )
    }
}
