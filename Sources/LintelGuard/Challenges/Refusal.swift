public import HTTPTypes
public import LintelTokens

/// A call that is not let through: status, challenge and reason, before an API's own body is put to it.
public struct Refusal: Error, Sendable, Hashable {
    /// Why the call is refused.
    public enum Reason: Sendable, Hashable {
        /// No token was sent.
        case tokenMissing
        /// The token was sent in a wrong way; the sentence may be shown.
        case requestMalformed(String)
        /// The token does not hold.
        case tokenInvalid(TokenError)
        /// The token holds, but lacks scopes.
        case scopeMissing(required: ScopeSet, missing: ScopeSet)
        /// The token is enough, but a rule of the API itself says no; the sentence may be shown.
        case accessDenied(String)
        /// The token is enough, but the caller has none of these roles; the sentence may be shown.
        case roleMissing(required: [String], String)
        /// What the call is about does not exist, as far as the caller may know; the sentence may be shown.
        case notFound(String)
        /// Keys or revocations cannot be looked up now.
        case unavailable
    }

    /// Why the call is refused.
    public let reason: Reason
    /// The answer's status.
    public let status: HTTPResponse.Status
    /// The answer's challenge; none when no other token would help.
    public let challenge: BearerChallenge?

    /// Makes the answer of RFC 6750 §3.1 to a reason.
    ///
    /// - Parameters:
    ///   - realm: The challenge's realm.
    ///   - missingScopeStatus: What a missing scope gets: 403 by the RFC, 401 with some APIs.
    public init(_ reason: Reason, realm: String, missingScopeStatus: MissingScopeStatus = .forbidden) {
        self.reason = reason
        switch reason {
        case .tokenMissing:
            // RFC 6750 §3.1: without authentication information no error code is given.
            self.status = .unauthorized
            self.challenge = BearerChallenge(realm: realm)
        case .requestMalformed(let sentence):
            self.status = .badRequest
            self.challenge = BearerChallenge(realm: realm, error: .invalidRequest, errorDescription: sentence)
        case .tokenInvalid(let error):
            self.status = .unauthorized
            self.challenge = BearerChallenge(realm: realm, error: .invalidToken, errorDescription: error.message)
        case .scopeMissing(let required, _):
            self.status = missingScopeStatus.status
            self.challenge = BearerChallenge(
                realm: realm,
                error: .insufficientScope,
                errorDescription: "The access token lacks a scope that this call needs.",
                scope: required,
            )
        case .accessDenied, .roleMissing:
            self.status = .forbidden
            self.challenge = nil
        case .notFound:
            self.status = .notFound
            self.challenge = nil
        case .unavailable:
            self.status = .serviceUnavailable
            self.challenge = nil
        }
    }

    /// A plain sentence for the caller.
    public var message: String {
        switch self.reason {
        case .tokenMissing: "The request has no access token."
        case .accessDenied(let sentence), .roleMissing(_, let sentence), .notFound(let sentence): sentence
        case .unavailable: "The access token cannot be checked at the moment. Please try again."
        default: self.challenge?.errorDescription ?? "The request is not allowed."
        }
    }
}

/// What a missing scope gets.
public enum MissingScopeStatus: Sendable, Hashable {
    /// 403, as RFC 6750 §3.1 has it.
    case forbidden
    /// 401, as the iTwin platform and SYNCHRO APIs answer.
    case unauthorized

    /// The status with this number; nil for any but 401 and 403.
    public init?(code: Int) {
        switch code {
        case 401: self = .unauthorized
        case 403: self = .forbidden
        default: return nil
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .forbidden: .forbidden
        case .unauthorized: .unauthorized
        }
    }
}
