package import LintelTokens

/// What somebody has allowed an app, as they see it.
package struct AppConsent: Sendable, Hashable {
    package var clientID: ClientID
    package var appName: String
    /// The organisation that the app belongs to.
    package var organisationName: String?
    package var scopes: ScopeSet
    /// When the app was first allowed something.
    package var givenAt: UnixTime
    /// The last time that is on record at which the app got tokens; a code is remembered for an hour, a refresh token for
    /// its life.
    package var lastUsedAt: UnixTime?

    package init(
        clientID: ClientID,
        appName: String,
        organisationName: String?,
        scopes: ScopeSet,
        givenAt: UnixTime,
        lastUsedAt: UnixTime?,
    ) {
        self.clientID = clientID
        self.appName = appName
        self.organisationName = organisationName
        self.scopes = scopes
        self.givenAt = givenAt
        self.lastUsedAt = lastUsedAt
    }
}
