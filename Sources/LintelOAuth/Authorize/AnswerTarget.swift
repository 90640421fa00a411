package import LintelCodec

/// Where and how the app gets its answer; exists only once client and redirect URI have been found good.
package struct AnswerTarget: Sendable, Hashable {
    /// The redirect URI to use, as sent or the client's only one.
    package var redirectURI: String
    package var responseMode: ResponseMode
    /// `state` as sent, byte for byte.
    package var state: String?

    package init(redirectURI: String, responseMode: ResponseMode = .query, state: String? = nil) {
        self.redirectURI = redirectURI
        self.responseMode = responseMode
        self.state = state
    }

    /// The parameters of a good answer: `code`, `state`, `iss` (RFC 6749 §4.1.2, RFC 9207 §2).
    package func parameters(code: String, issuer: String) -> [FormFields.Field] {
        self.parameters([.init(name: "code", value: code)], issuer: issuer)
    }

    /// The parameters of a refusal (RFC 6749 §4.1.2.1, RFC 9207 §2).
    package func parameters(refusing error: OAuthError, issuer: String) -> [FormFields.Field] {
        self.parameters(
            [
                .init(name: "error", value: error.code.rawValue),
                .init(name: "error_description", value: error.wireDescription),
                .init(name: "error_uri", value: "\(issuer)/errors#\(error.id.rawValue)"),
            ],
            issuer: issuer,
        )
    }

    /// The address to send the browser to, for the modes `query` and `fragment`.
    package func location(carrying parameters: [FormFields.Field]) -> String {
        var encoded = ""
        for field in parameters { FormEncoding.append(name: field.name, value: field.value, to: &encoded) }
        if self.responseMode == .fragment { return "\(self.redirectURI)#\(encoded)" }
        // A registered URI may have a query of its own: it is kept (RFC 6749 §3.1.2).
        guard let mark = self.redirectURI.utf8.firstIndex(of: UInt8(ascii: "?")) else {
            return "\(self.redirectURI)?\(encoded)"
        }
        let endsOpen = self.redirectURI.utf8.index(after: mark) == self.redirectURI.utf8.endIndex
        return endsOpen ? self.redirectURI + encoded : "\(self.redirectURI)&\(encoded)"
    }

    private func parameters(_ own: [FormFields.Field], issuer: String) -> [FormFields.Field] {
        var all = own
        if let state = self.state { all.append(.init(name: "state", value: state)) }
        all.append(.init(name: "iss", value: issuer))
        return all
    }
}
