import LintelCodec
public import LintelTokens

/// An authorization server: where it is, what it says of itself, and its keys.
///
/// Any server that follows OpenID Connect Discovery or RFC 8414 will do. One value is meant to be shared by all that need
/// it: metadata and keys are fetched once and kept for an hour.
public final class Issuer: Sendable {
    /// The issuer's name, which is its address: compared byte for byte with what it publishes and signs.
    public let name: String
    /// How it is called.
    public let settings: ClientSettings

    private let known: RenewedValue<IssuerMetadata>
    private let keySet: RenewedValue<JSONWebKeySet>

    /// For how many seconds metadata and keys are used without asking.
    private static let maximumAge: Int64 = 3_600

    /// An issuer that publishes its metadata.
    ///
    /// - Parameters:
    ///   - name: Its address exactly as its metadata has it, such as `https://ims.example.com`.
    ///   - settings: How calls are made.
    public convenience init(_ name: String, settings: ClientSettings = ClientSettings()) {
        self.init(name, settings: settings) { try await IssuerRequest(issuer: name, settings: settings).metadata() }
    }

    /// An issuer that publishes no metadata.
    public convenience init(metadata: IssuerMetadata, settings: ClientSettings = ClientSettings()) {
        self.init(metadata.issuer, settings: settings) { metadata }
    }

    private init(
        _ name: String,
        settings: ClientSettings,
        fetch: @escaping @Sendable () async throws -> IssuerMetadata,
    ) {
        let now = settings.environment.now
        let known = RenewedValue(now: now) { _ in
            RenewalSchedule.Held(value: try await fetch(), renewAt: now() + Self.maximumAge, expiresAt: nil)
        }
        self.name = name
        self.settings = settings
        self.known = known
        self.keySet = RenewedValue(now: now) { _ in
            let address = try await known.value().keySetAddress
            let keys = try await IssuerRequest(issuer: name, settings: settings).keys(at: address)
            return RenewalSchedule.Held(value: keys, renewAt: now() + Self.maximumAge, expiresAt: nil)
        }
    }

    /// What the issuer says of itself.
    ///
    /// - Throws: ``ClientError``.
    public func metadata() async throws -> IssuerMetadata { try await self.known.value() }

    /// The issuer's public keys.
    ///
    /// - Parameter id: A key that they should hold; they are fetched anew when they do not, at most once in ten seconds.
    /// - Throws: ``ClientError``.
    public func keys(holding id: KeyID? = nil) async throws -> JSONWebKeySet {
        try await self.keySet.value(unless: { keys in id.map { keys.key($0) == nil } ?? false })
    }
}
