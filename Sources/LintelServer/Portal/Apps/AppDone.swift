/// What somebody has just done with an app: a word in the address, a sentence on the page.
package enum AppDone: String, Sendable, Hashable, CaseIterable {
    case renamed, redirects, revoked, disabled, enabled
    case ownerAdded = "owner-added"
    case ownerRemoved = "owner-removed"
    case scopesAsked = "scopes-asked"
    case scopeRemoved = "scope-removed"

    /// What the notice at the top of the page says.
    var sentence: String {
        switch self {
        case .renamed: "The app has its new name."
        case .redirects: "The redirect URIs are saved and in force."
        case .revoked: "The secret is revoked: it opens nothing any more."
        case .disabled: "The app is disabled: its tokens and secrets open nothing until you enable it."
        case .enabled: "The app is enabled. People who were signed in to it have to sign in again."
        case .ownerAdded: "The app has a new owner. We have told all owners by mail."
        case .ownerRemoved: "The owner is removed. We have told all owners by mail."
        case .scopesAsked: "Scopes that need no approval are there now; the others wait for it."
        case .scopeRemoved: "The scope is gone: new tokens do not have it."
        }
    }
}
