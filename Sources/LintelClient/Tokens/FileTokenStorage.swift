import Crypto
import LintelCodec
public import LintelTokens

/// Keeps a token in a file that its owner alone may read (0600, in a directory of 0700).
///
/// Changes are made one at a time, also by several processes, under a lock on a file beside it; the token is replaced in
/// one step, so whoever reads sees the old one or the new one. A file that others could read, or that belongs to somebody
/// else, is refused.
public struct FileTokenStorage: TokenStorage {
    private let files: PrivateFiles
    private let environment: ClientEnvironment

    /// How often, and for how long in all, a lock that another process holds is tried: longer than a renewal takes.
    private static let pause = Duration.milliseconds(50)
    private static let attempts = 1_200

    /// Keeps the token at a path.
    ///
    /// - Parameters:
    ///   - path: Absolute. Its directory is made when there is none.
    ///   - environment: The pauses between looks at the lock, and randomness.
    public init(path: String, environment: ClientEnvironment = .system) {
        self.files = PrivateFiles(path: path)
        self.environment = environment
    }

    /// Keeps the token of an app at an issuer in a directory for several, each in a file of its own.
    public init(
        directory: String,
        issuer: String,
        clientID: ClientID,
        environment: ClientEnvironment = .system,
    ) {
        self.init(path: directory + "/" + Self.fileName(issuer: issuer, clientID: clientID), environment: environment)
    }

    /// Names that contain neither slashes nor anything else of addresses: 128 bits of their digest.
    static func fileName(issuer: String, clientID: ClientID) -> String {
        let digest = SHA256.hash(data: Array("\(issuer)\n\(clientID.rawValue)".utf8))
        return "token-" + Hex.encode(digest.prefix(16)) + ".json"
    }

    /// What is stored; nil when nothing is.
    public func read() async throws -> StoredToken? {
        try await LocalFile.onThread { try self.files.read() }.map { try StoredToken(json: $0) }
    }

    /// Changes what is stored, one change at a time.
    @discardableResult
    public func update(
        _ change: @Sendable (StoredToken?) async throws -> StoredToken?
    ) async throws -> StoredToken? {
        let lock = try await self.lock()
        defer { lock.release() }
        let stored = try await LocalFile.onThread { try self.files.read() }
        // What cannot be read holds nothing that could be used: a new sign-in replaces it.
        let token = stored.flatMap { try? StoredToken(json: $0) }
        let changed = try await change(token)
        if changed == token, stored == nil || token != nil { return changed }
        let name = Hex.encode(self.environment.randomBytes(8))
        // A task of its own: whoever is cancelled meanwhile has changed something all the same.
        try await Task {
            try await LocalFile.onThread {
                if let changed {
                    try self.files.replace(with: changed.json, temporaryName: name)
                } else {
                    try self.files.remove()
                }
            }
        }.value
        return changed
    }

    private func lock() async throws -> PrivateFiles.Lock {
        for _ in 0..<Self.attempts {
            if let lock = try await LocalFile.onThread({ try self.files.tryLock() }) { return lock }
            try await self.environment.sleep(Self.pause)
        }
        throw ClientError(.storageBusy, "Another process keeps the stored token to itself.")
    }
}
