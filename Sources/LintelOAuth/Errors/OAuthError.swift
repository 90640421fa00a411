/// A refusal of the authorization server (RFC 6749 §4.1.2.1 and §5.2).
package struct OAuthError: Error, Sendable, Hashable {
    /// The `error` value on the wire.
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        package static let invalidRequest = Self(rawValue: "invalid_request")
        package static let invalidClient = Self(rawValue: "invalid_client")
        package static let invalidGrant = Self(rawValue: "invalid_grant")
        package static let invalidScope = Self(rawValue: "invalid_scope")
        package static let unauthorizedClient = Self(rawValue: "unauthorized_client")
        package static let unsupportedGrantType = Self(rawValue: "unsupported_grant_type")
        package static let unsupportedResponseType = Self(rawValue: "unsupported_response_type")
        package static let accessDenied = Self(rawValue: "access_denied")
        package static let loginRequired = Self(rawValue: "login_required")
        package static let consentRequired = Self(rawValue: "consent_required")
        package static let requestNotSupported = Self(rawValue: "request_not_supported")
        package static let requestURINotSupported = Self(rawValue: "request_uri_not_supported")
        package static let registrationNotSupported = Self(rawValue: "registration_not_supported")
        /// RFC 8707 §2.
        package static let invalidTarget = Self(rawValue: "invalid_target")
        /// RFC 9396 §5.
        package static let invalidAuthorizationDetails = Self(rawValue: "invalid_authorization_details")
        package static let serverError = Self(rawValue: "server_error")
        package static let temporarilyUnavailable = Self(rawValue: "temporarily_unavailable")
    }

    package var code: Code
    package var id: ErrorID
    /// A plain sentence for the developer; printable ASCII without `"` and `\` (RFC 6749 §5.2).
    package var sentence: String
    /// What the log says in addition; never a secret.
    package var detail: String?
    /// Seconds after which trying again makes sense (`Retry-After`).
    package var retryAfter: Int64?

    package init(
        _ code: Code,
        _ id: ErrorID,
        _ sentence: String,
        detail: String? = nil,
        retryAfter: Int64? = nil,
    ) {
        self.code = code
        self.id = id
        self.sentence = Self.describable(sentence)
        self.detail = detail
        self.retryAfter = retryAfter
    }

    /// The `error_description`: the sentence and the id.
    package var wireDescription: String { "\(self.sentence) (\(self.id.rawValue))" }

    /// Keeps %x20-21 / %x23-5B / %x5D-7E and at most 300 characters (RFC 6749 §5.2).
    private static func describable(_ text: String) -> String {
        let allowed = text.utf8.lazy.map { byte -> UInt8 in
            (0x20...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C ? byte : UInt8(ascii: "?")
        }
        return String(decoding: allowed.prefix(300), as: UTF8.self)
    }
}
