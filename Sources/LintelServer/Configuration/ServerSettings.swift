package import LintelTokens
package import Logging

/// Everything that an installation may choose, read and checked once at start.
///
/// Each property is documented by its ``SettingKey``; `docs/configuration.md` is made from that table.
package struct ServerSettings: Sendable, Hashable {
    /// Where the server listens.
    package var listen: ListenAddress
    /// The issuer identifier (RFC 8414 §2); `issuer.text` is what `iss` claims and metadata carry.
    package var issuer: BaseURL
    /// The data directory: the SQLite file, master key, demo files.
    package var dataDirectory: String
    /// Where the database is, as the storage library reads it; may hold a password.
    package var database: String
    /// The file with the master key.
    package var masterKeyPath: String
    package var log: Log
    package var clientEmail: ClientEmail
    package var throttle: Throttle
    package var signUp: SignUp
    package var proxy: Proxy
    package var token: Token
    package var code: Code
    package var refresh: Refresh
    package var session: Session
    package var password: Password
    package var keys: Keys
    package var limits: Limits
    package var secret: Secret
    package var mail: Mail
    package var evo: Evo
    package var projectWise: ProjectWise
    package var blob: Blob
    package var objects: Objects
    package var blockModels: BlockModels
    /// nil when the server listens without encryption only.
    package var tls: TLS?
    /// A YAML catalogue that replaces the shipped one.
    package var catalogueFile: String?
    /// A directory whose templates and assets replace the embedded ones.
    package var pagesDirectory: String?

    /// Whether cookies carry `Secure` and the `__Host-` prefix: exactly when the issuer is https.
    package var hasSecureCookies: Bool { self.issuer.isHTTPS }

    /// What is logged, and how.
    package struct Log: Sendable, Hashable {
        package enum Format: String, Sendable, Hashable, CaseIterable {
            case text, json
        }

        package var level: Logger.Level
        package var format: Format
    }

    /// Addresses of service identities.
    package struct ClientEmail: Sendable, Hashable {
        /// The host behind the `@`: never one that gets mail.
        package var host: String
    }

    /// Data sources.
    package struct ProjectWise: Sendable, Hashable {
        /// 0 for any number.
        package var callsPerMinute: Int64
    }

    /// Back-off for wrong passwords.
    package struct Throttle: Sendable, Hashable {
        package var isEnabled: Bool
    }

    /// Accounts that people make for themselves.
    package struct SignUp: Sendable, Hashable {
        package var isEnabled: Bool
    }

    /// Reverse proxies in front of the server.
    package struct Proxy: Sendable, Hashable {
        /// Peers whose `X-Forwarded-For` is believed.
        package var trusted: [AddressRange]

        /// Whether a peer with this address may say who the client is.
        package func trusts(_ address: IPAddress) -> Bool {
            self.trusted.contains { $0.contains(address) }
        }
    }

    /// Access and ID tokens.
    package struct Token: Sendable, Hashable {
        /// How the `scope` claim of an access token is written.
        package enum ScopeFormat: String, Sendable, Hashable, CaseIterable {
            case array, string
        }

        package var accessLifetime: Int64
        package var idLifetime: Int64
        package var scopeFormat: ScopeFormat
        package var accessAlgorithm: JWSAlgorithm
        package var idAlgorithm: JWSAlgorithm
    }

    /// Authorization codes.
    package struct Code: Sendable, Hashable {
        package var lifetime: Int64
    }

    /// Refresh families; seconds.
    package struct Refresh: Sendable, Hashable {
        package var grace: Int64
        package var idle: Int64
        package var absolute: Int64
    }

    /// Browser sessions; seconds.
    package struct Session: Sendable, Hashable {
        package var idle: Int64
        package var absolute: Int64
    }

    /// The pool that hashes passwords.
    package struct Password: Sendable, Hashable {
        package var threads: Int
        /// How many hashes may wait before the answer is 503.
        package var queue: Int
    }

    /// Rotation of signing keys.
    package struct Keys: Sendable, Hashable {
        package var rotationDays: Int64
        /// Seconds for which a new key is published before it signs.
        package var publishLead: Int64
    }

    /// Bounds of one request.
    package struct Limits: Sendable, Hashable {
        package var bodyBytes: Int
        package var requestSeconds: Int64
    }

    /// Client secrets.
    package struct Secret: Sendable, Hashable {
        /// Active secrets that one app may hold.
        package var limit: Int
    }

    /// The hub that Evo discovery announces.
    package struct Evo: Sendable, Hashable {
        package var hubCode: String
        package var hubName: String
        package var hubURL: BaseURL
    }
}
