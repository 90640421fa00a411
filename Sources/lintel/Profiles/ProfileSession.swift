import Foundation
import LintelClient

/// A profile that is in use: its server, and its tokens.
struct ProfileSession {
    let profile: Profile
    let store: ProfileStore
    let issuer: Issuer
    let tokens: ProfileTokens

    /// What calls say of this program, as `User-Agent`.
    static let settings = ClientSettings(
        transport: ClientTransport(ServerConnections.client),
        userAgent: "lintel",
    )
    /// The variable with a Service app's secret; it counts before the stored one.
    static let secretVariable = "LINTEL_CLIENT_SECRET"

    /// Opens a profile.
    ///
    /// - Parameter name: Nil for `LINTEL_PROFILE`, or the default.
    static func open(_ name: String?) throws -> Self {
        let store = try ProfileStore()
        let book = try store.read()
        let name = Self.name(name, in: book)
        guard let profile = book[name] else { throw Refusal.unknownProfile(name) }
        let issuer = Issuer(profile.server, settings: Self.settings)
        return Self(
            profile: profile,
            store: store,
            issuer: issuer,
            tokens: try Self.tokens(of: profile, store, issuer),
        )
    }

    /// The profile that is meant: the option's, the environment's, or the default.
    static func name(_ name: String?, in book: ProfileBook) -> String {
        if let name { return name }
        if let name = ProcessInfo.processInfo.environment["LINTEL_PROFILE"], !name.isEmpty { return name }
        return book.standard ?? Profile.usualName
    }

    /// The resource APIs of the server.
    var api: LintelAPI { LintelAPI(at: self.profile.origin, tokens: self.tokens, settings: Self.settings) }

    private static func tokens(
        of profile: Profile,
        _ store: ProfileStore,
        _ issuer: Issuer,
    ) throws -> ProfileTokens {
        switch profile.kind {
        case .native:
            .native(
                RefreshTokenSource(issuer: issuer, clientID: profile.clientID, storage: store.tokens(of: profile.name))
            )
        case .service:
            .service(profile.serviceTokens(issuer, secret: try Self.secret(of: profile, store)))
        }
    }

    private static func secret(of profile: Profile, _ store: ProfileStore) throws -> ClientSecret {
        if let secret = Self.environmentSecret { return ClientSecret(secret) }
        guard let bytes = try store.secret(of: profile.name).read() else {
            throw ClientError(
                .signInNeeded,
                "The secret of \(profile.clientID) is not stored: `lintel login --profile \(profile.name)` takes it.",
            )
        }
        return ClientSecret(String(decoding: bytes, as: UTF8.self))
    }

    /// The secret that the environment has, if it has one.
    static var environmentSecret: String? {
        guard let secret = ProcessInfo.processInfo.environment[Self.secretVariable], !secret.isEmpty else { return nil }
        return secret
    }
}
