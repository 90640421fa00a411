/// The four kinds of app of the developer portal; the type is chosen once and never changes.
package enum ClientType: String, Sendable, Hashable, CaseIterable {
    /// A desktop or mobile app: public, code + PKCE (RFC 8252).
    case native
    /// A single-page app in the browser: public, code + PKCE, CORS for its origins.
    case spa
    /// A web app with a server of its own: confidential, authorization code.
    case web
    /// A machine: confidential, client credentials, no user.
    case service

    /// What the app's client id begins with.
    package var clientIDPrefix: String {
        switch self {
        case .native: "native-"
        case .spa: "spa-"
        case .web: "webapp-"
        case .service: "service-"
        }
    }

    /// Whether the app can keep a secret (RFC 6749 §2.1).
    package var isConfidential: Bool { self == .web || self == .service }

    /// Whether people sign in through the app.
    package var hasUsers: Bool { self != .service }

    /// Whether `offline_access` may give a refresh token: Native and Web apps only.
    package var mayRefresh: Bool { self == .native || self == .web }
}
