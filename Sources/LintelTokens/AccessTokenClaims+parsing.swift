import LintelCodec

extension AccessTokenClaims {
    /// Reads the decoded payload of a token.
    ///
    /// `scope` may be an array or a space-separated string, `aud` an array or a string.
    /// - Throws: ``TokenError`` with code `malformed` or `claimMissing`. The values are not judged here.
    public init(payload: [UInt8]) throws(TokenError) {
        let json: JSONValue
        do {
            json = try JSONValue(parsing: payload)
        } catch {
            throw TokenError(.malformed, "the payload is not JSON")
        }
        guard case .object = json else { throw TokenError(.malformed, "the payload is not an object") }
        let claims = ClaimReader(json: json)
        // RFC 9068 §2.2: iss, exp, aud, sub, client_id, iat and jti are required.
        self.init(
            issuer: try claims.required("iss", claims.text("iss")),
            subject: Subject(try claims.required("sub", claims.text("sub"))),
            audience: try claims.required("aud", claims.list("aud", separator: nil)),
            clientID: ClientID(try claims.required("client_id", claims.text("client_id"))),
            scopes: ScopeSet(try claims.list("scope", separator: " ") ?? []),
            issuedAt: try claims.required("iat", claims.time("iat")),
            notBefore: try claims.time("nbf"),
            expiresAt: try claims.required("exp", claims.time("exp")),
            tokenID: TokenID(try claims.required("jti", claims.text("jti"))),
            grantID: try claims.text("sid").map { GrantID($0) },
            authenticatedAt: try claims.time("auth_time"),
            organisationID: try claims.text("org").map { OrganisationID($0) },
        )
    }
}

/// Typed access to the members of a payload.
private struct ClaimReader {
    let json: JSONValue

    /// 9999-12-31T23:59:59Z; beyond it no time is meant and sums could overflow.
    private static let latestSecond: Int64 = 253_402_300_799

    func required<Value>(_ name: String, _ value: Value?) throws(TokenError) -> Value {
        guard let value else { throw TokenError(.claimMissing, "\(name) is missing") }
        return value
    }

    func text(_ name: String) throws(TokenError) -> String? {
        guard let value = self.json[name] else { return nil }
        guard let text = value.stringValue, !text.isEmpty else { throw self.malformed(name) }
        return text
    }

    func list(_ name: String, separator: Character?) throws(TokenError) -> [String]? {
        guard let value = self.json[name] else { return nil }
        if let text = value.stringValue {
            guard let separator else { return text.isEmpty ? nil : [text] }
            return text.split(separator: separator).map(String.init)
        }
        guard let elements = value.arrayValue else { throw self.malformed(name) }
        var texts: [String] = []
        texts.reserveCapacity(elements.count)
        for element in elements {
            guard let text = element.stringValue, !text.isEmpty else { throw self.malformed(name) }
            texts.append(text)
        }
        return texts
    }

    /// A NumericDate may carry a fraction (RFC 7519 §2); it is cut off.
    func time(_ name: String) throws(TokenError) -> UnixTime? {
        switch self.json[name] {
        case nil: return nil
        case .integer(let seconds) where (0...Self.latestSecond).contains(seconds): return UnixTime(seconds: seconds)
        case .number(let seconds) where (0...Double(Self.latestSecond)).contains(seconds):
            return UnixTime(seconds: Int64(seconds))
        default: throw self.malformed(name)
        }
    }

    private func malformed(_ name: String) -> TokenError { TokenError(.malformed, "\(name) has the wrong type") }
}
