package import LintelOAuth
package import LintelTokens

/// A secret that is being added to an app: the text to show once and the two forms that are kept.
package struct NewSecret: Sendable {
    package static let maximumLifetimeDays: Int64 = 730

    package let secret: ClientSecret
    /// What the owner sees from now on.
    package let shown: AppSecret

    /// What the authorization server checks against.
    package var registered: RegisteredSecret {
        RegisteredSecret(id: self.shown.id, digest: self.secret.digest, expiresAt: self.shown.expiresAt)
    }

    /// Makes a secret without a check of its label.
    init(label: String, random: RandomSource, at now: UnixTime, expiresAt: UnixTime? = nil) {
        self.secret = ClientSecret(from: random)
        self.shown = AppSecret(
            id: random.uuid(),
            label: label,
            hint: self.secret.hint,
            createdAt: now,
            expiresAt: expiresAt,
        )
    }

    /// Makes a further secret for an app.
    ///
    /// - Parameters:
    ///   - label: What the owner calls it; `secret` when nil.
    ///   - days: After how many days it expires; never when nil.
    /// - Throws: ``PlatformError`` with code `secretNotForType`, `nameInvalid` or `secretLifetimeInvalid`.
    package init(
        for client: RegisteredClient,
        label: String?,
        expiresInDays days: Int64?,
        random: RandomSource,
        at now: UnixTime,
    ) throws(PlatformError) {
        guard client.type.isConfidential else {
            throw PlatformError(.secretNotForType, "Native and single-page apps have no secrets.", field: "type")
        }
        if let days, !(1...Self.maximumLifetimeDays).contains(days) {
            throw PlatformError(
                .secretLifetimeInvalid,
                "A secret lives 1 to \(Self.maximumLifetimeDays) days.",
                field: "expires_in",
            )
        }
        let label = label ?? "secret"
        guard let line = try? PlainLine(label, maximum: 64) else {
            throw PlatformError(.nameInvalid, "A label has 1 to 64 visible characters.", field: "label")
        }
        self.init(label: line.text, random: random, at: now, expiresAt: days.map { now + $0 * 86_400 })
    }
}
