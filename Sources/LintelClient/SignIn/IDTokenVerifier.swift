import LintelCodec
import LintelTokens

/// Judges ID tokens (OpenID Connect Core §3.1.3.7): a pure value without clock, keys or network of its own.
struct IDTokenVerifier: Sendable {
    let issuer: String
    let clientID: ClientID
    /// What was sent with the request; nil checks none.
    let nonce: String?

    /// How far the clocks of issuer and app may differ, in seconds.
    private static let leeway: Int64 = 60

    /// The key that a token names, if it names one.
    static func keyID(of token: String) -> KeyID? {
        guard let jws = CompactJWS(Array(token.utf8)), let header = try? TokenHeader(parsing: jws.header) else {
            return nil
        }
        return header.keyID
    }

    /// The token's claims, if every rule holds.
    ///
    /// - Throws: ``ClientError`` with code `idTokenInvalid`.
    func verify(_ token: String, keys: JSONWebKeySet, at now: UnixTime) throws -> IDTokenClaims {
        guard let jws = CompactJWS(Array(token.utf8)) else { throw Self.invalid("it is no signed token") }
        let header: TokenHeader
        do {
            header = try TokenHeader(parsing: jws.header)
        } catch {
            throw Self.invalid(error.detail)
        }
        // RFC 7515 §4.1.11, RFC 8725 §3.10.
        guard !header.hasCriticalExtensions, !header.hasEmbeddedKey else {
            throw Self.invalid("its header asks for more than is understood here")
        }
        // RFC 8725 §3.11: an access token is no ID token.
        guard header.type.map({ $0.lowercased() != "at+jwt" && $0.lowercased() != "application/at+jwt" }) ?? true
        else { throw Self.invalid("it is a token of another kind") }
        guard try self.key(for: header, in: keys).verify(signature: jws.signature, for: jws.signingInput) else {
            throw Self.invalid("its signature does not match")
        }
        guard let json = try? JSONValue(parsing: jws.payload), json.objectValue != nil else {
            throw Self.invalid("its payload is no JSON object")
        }
        return try self.claims(json, at: now)
    }

    /// §3.1.3.7, 6 and 7: none and the HMAC family have no case and end here.
    private func key(for header: TokenHeader, in keys: JSONWebKeySet) throws -> JSONWebKey {
        guard let algorithm = JWSAlgorithm(rawValue: header.algorithm) else {
            throw Self.invalid("its algorithm is none that is known here")
        }
        // Core §10.1: an issuer with one key need not name it.
        let fitting = keys.keys.filter { key in
            key.algorithm == algorithm && (header.keyID.map { $0 == key.id } ?? true)
        }
        guard fitting.count == 1 else { throw Self.invalid("the issuer publishes no one key for it") }
        return fitting[0]
    }

    private func claims(_ json: JSONValue, at now: UnixTime) throws -> IDTokenClaims {
        // §3.1.3.7, 2.
        guard let issuer = json["iss"]?.stringValue, issuer.hasSameBytes(as: self.issuer) else {
            throw Self.invalid("it comes from another issuer")
        }
        // 3 to 5.
        let audience = json["aud"]?.stringValue.map { [$0] } ?? json["aud"]?.arrayValue?.compactMap(\.stringValue) ?? []
        guard audience.contains(where: self.isOurs) else { throw Self.invalid("it is meant for another app") }
        if let party = json["azp"]?.stringValue {
            guard self.isOurs(party) else { throw Self.invalid("it is meant for another app") }
        } else if audience.count > 1 {
            throw Self.invalid("it is meant for several apps and does not say for which")
        }
        // 9 and 10.
        guard let expiry = json["exp"]?.integerValue, let issuedAt = json["iat"]?.integerValue,
            (0...Self.latestSecond).contains(expiry), (0...Self.latestSecond).contains(issuedAt)
        else { throw Self.invalid("it has no times") }
        guard now.seconds < expiry + Self.leeway else { throw Self.invalid("it has expired") }
        guard issuedAt <= now.seconds + Self.leeway else { throw Self.invalid("it is from the future") }
        // 11.
        if let nonce {
            guard let value = json["nonce"]?.stringValue, ConstantTime.equal(Array(value.utf8), Array(nonce.utf8))
            else { throw Self.invalid("it belongs to another sign-in") }
        }
        guard let subject = json["sub"]?.stringValue, !subject.isEmpty else { throw Self.invalid("it names nobody") }
        return IDTokenClaims(
            issuer: issuer,
            subject: Subject(subject),
            expiresAt: UnixTime(seconds: expiry),
            issuedAt: UnixTime(seconds: issuedAt),
            authenticatedAt: json["auth_time"]?.integerValue.map { UnixTime(seconds: $0) },
            grantID: json["sid"]?.stringValue.map { GrantID($0) },
            name: json["name"].flatMap(ServerRefusal.plain),
            email: json["email"].flatMap(ServerRefusal.plain),
            isEmailVerified: json["email_verified"]?.boolValue ?? false,
        )
    }

    /// 9999-12-31T23:59:59Z; beyond it no time is meant and sums could overflow.
    private static let latestSecond: Int64 = 253_402_300_799

    private func isOurs(_ id: String) -> Bool { id.hasSameBytes(as: self.clientID.rawValue) }

    private static func invalid(_ reason: String) -> ClientError {
        ClientError(.idTokenInvalid, "The ID token does not hold: \(reason).")
    }
}
