/// Why a token is not accepted: a code that may be shown and a detail that may not.
public struct TokenError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with the token; the raw value is a stable id.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The text itself.
        public let rawValue: String

        /// Names a code.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Not a compact JWS of the expected shape, or a claim has the wrong type.
        public static let malformed = Self(rawValue: "token_malformed")
        /// The header's `typ` is not that of an access token.
        public static let typeRefused = Self(rawValue: "token_type_refused")
        /// The algorithm is not allowed, or is not the key's.
        public static let algorithmRefused = Self(rawValue: "token_algorithm_refused")
        /// No key of the set has the header's `kid`.
        public static let keyUnknown = Self(rawValue: "token_key_unknown")
        /// The signature does not belong to header and payload.
        public static let signatureInvalid = Self(rawValue: "token_signature_invalid")
        /// Another issuer signed the token.
        public static let issuerMismatch = Self(rawValue: "token_issuer_mismatch")
        /// The token is meant for another API.
        public static let audienceMismatch = Self(rawValue: "token_audience_mismatch")
        /// The token's time is over.
        public static let expired = Self(rawValue: "token_expired")
        /// The token's time has not come, or it claims to be issued in the future.
        public static let notYetValid = Self(rawValue: "token_not_yet_valid")
        /// A claim that every access token has is absent.
        public static let claimMissing = Self(rawValue: "token_claim_missing")
        /// The header asks for extensions or brings its own key.
        public static let criticalHeader = Self(rawValue: "token_critical_header")
        /// The token was taken back before its time was over.
        public static let revoked = Self(rawValue: "token_revoked")
        /// The person or service that the token speaks for is switched off or gone.
        public static let subjectDisabled = Self(rawValue: "token_subject_disabled")
    }

    /// What is wrong.
    public let code: Code
    /// For the log only: may name claims and keys, never holds the token.
    public let detail: String
    /// The `kid` that no key of the set has, with code ``Code/keyUnknown``.
    public let missingKeyID: KeyID?

    /// - Parameter detail: For the log only.
    public init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
        self.missingKeyID = nil
    }

    private init(missing id: KeyID) {
        self.code = .keyUnknown
        self.detail = "no key with this kid"
        self.missingKeyID = id
    }

    /// No key of the set has this id.
    public static func keyUnknown(_ id: KeyID) -> Self { Self(missing: id) }

    /// A plain sentence for the caller, in the characters of RFC 6750 §3 `error_description`.
    public var message: String {
        switch self.code {
        case .expired: "The access token expired."
        case .notYetValid: "The access token is not valid yet."
        case .audienceMismatch: "The access token is not meant for this API."
        case .issuerMismatch: "The access token comes from another issuer."
        case .typeRefused: "The token is not an access token."
        case .revoked: "The access token was revoked."
        case .subjectDisabled: "The account or app that the access token speaks for is disabled."
        default: "The access token is invalid."
        }
    }

    /// For logs: holds no secret.
    public var description: String { "\(self.code.rawValue): \(self.detail)" }
}
