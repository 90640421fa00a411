import LintelCodec
import LintelTokens

extension StoredToken {
    /// The form of the stored bytes; another number is another form.
    private static let version: Int64 = 1
    /// 9999-12-31T23:59:59Z; beyond it no time is meant and sums could overflow.
    private static let latestSecond: Int64 = 253_402_300_799
    /// The largest text that is read.
    public static let maximumBytes = 131_072

    /// The token as JSON, for a storage that keeps bytes.
    public var json: [UInt8] {
        var json = JSONWriter(reservingCapacity: 4_096)
        json.beginObject()
        json.member("version", Self.version)
        json.member("issuer", self.issuer)
        json.member("client_id", self.clientID.rawValue)
        json.member("access_token", self.accessToken.value)
        if let expiresAt = self.accessToken.expiresAt { json.member("expires_at", expiresAt.seconds) }
        json.member("scope", self.accessToken.scopes.description)
        if let refreshToken { json.member("refresh_token", refreshToken) }
        if let idToken { json.member("id_token", idToken) }
        if let lifetime { json.member("lifetime", lifetime) }
        json.endObject()
        return json.bytes
    }

    /// Reads what ``json`` wrote; members that are not known are passed over.
    ///
    /// - Throws: ``ClientError`` with code ``ClientError/Code/storageFailed``.
    public init(json bytes: [UInt8]) throws {
        guard let json = try? JSONValue(parsing: bytes, maximumBytes: Self.maximumBytes),
            json["version"]?.integerValue == Self.version,
            let issuer = json["issuer"]?.stringValue, let client = json["client_id"]?.stringValue,
            let token = json["access_token"]?.stringValue
        else { throw ClientError(.storageFailed, "The stored token cannot be read.") }
        self.init(
            issuer: issuer,
            clientID: ClientID(client),
            accessToken: AccessToken(
                token,
                expiresAt: json["expires_at"]?.integerValue.map {
                    UnixTime(seconds: max(0, min($0, Self.latestSecond)))
                },
                scopes: ScopeSet(spaceSeparated: json["scope"]?.stringValue ?? ""),
            ),
            refreshToken: json["refresh_token"]?.stringValue,
            idToken: json["id_token"]?.stringValue,
            lifetime: json["lifetime"]?.integerValue,
        )
    }
}
