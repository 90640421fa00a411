import LintelCodec
import LintelTokens

/// What a token endpoint gave (RFC 6749 §5.1).
struct TokenAnswer: Sendable {
    var accessToken: AccessToken
    var refreshToken: String?
    var idToken: String?
    /// For how long the access token is good; nil when the issuer does not say.
    var lifetime: Int64?

    /// No token is longer; what is would be no header that servers read.
    static let maximumTokenBytes = 16_384
    /// Ten years: what is longer is no lifetime, and sums could overflow.
    private static let longestLifetime: Int64 = 315_360_000

    /// Reads the answer.
    ///
    /// - Parameters:
    ///   - asked: The scopes that were asked for: they are those of the token unless the answer names others.
    ///   - now: When the answer came.
    ///   - isRenewal: Whether a refresh token was given for it, which is used up now: what else the answer says wrongly is
    ///     passed over then, as nothing but a new sign-in could bring the token back.
    /// - Throws: ``ClientError`` with code `answerInvalid`.
    init(parsing bytes: [UInt8], asked: ScopeSet, at now: UnixTime, isRenewal: Bool = false) throws {
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: 262_144), json.objectValue != nil else {
            throw Self.invalid("The token endpoint's answer is no JSON object.")
        }
        guard let token = json["access_token"]?.stringValue, Self.isToken(token) else {
            throw Self.invalid("The token endpoint's answer has no access token.")
        }
        // RFC 6749 §5.1, §7.1: the type is compared without case; one that is not known must not be used.
        guard json["token_type"]?.stringValue?.lowercased() == "bearer" else {
            throw Self.invalid("The token endpoint's answer has a token of another type than Bearer.")
        }
        do {
            self.lifetime = try Self.lifetime(json["expires_in"])
        } catch {
            guard isRenewal else { throw error }
            self.lifetime = nil
        }
        self.refreshToken = try Self.secret("refresh_token", json)
        self.idToken = isRenewal ? nil : try Self.secret("id_token", json)
        self.accessToken = AccessToken(
            token,
            expiresAt: self.lifetime.map { now + $0 },
            scopes: Self.scopes(json["scope"]) ?? asked,
        )
    }

    /// Seconds; some servers write them as text.
    private static func lifetime(_ value: JSONValue?) throws -> Int64? {
        guard let value, value != .null else { return nil }
        guard let seconds = value.integerValue ?? value.stringValue.flatMap({ Int64($0) }),
            (1...Self.longestLifetime).contains(seconds)
        else { throw Self.invalid("The token endpoint's answer has no lifetime in seconds.") }
        return seconds
    }

    private static func scopes(_ value: JSONValue?) -> ScopeSet? {
        if let text = value?.stringValue { return ScopeSet(spaceSeparated: text) }
        return value?.arrayValue.map { ScopeSet($0.compactMap(\.stringValue)) }
    }

    private static func secret(_ name: String, _ json: JSONValue) throws -> String? {
        guard let value = json[name], value != .null else { return nil }
        guard let text = value.stringValue, Self.isToken(text) else {
            throw Self.invalid("The token endpoint's answer has no usable \(name).")
        }
        return text
    }

    /// Characters that a header can carry (RFC 6749 appendix A.12: VSCHAR), and a bounded number of them.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= Self.maximumTokenBytes
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static func invalid(_ message: String) -> ClientError { ClientError(.answerInvalid, message) }
}
