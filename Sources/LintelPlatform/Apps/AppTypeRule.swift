package import LintelOAuth
import LintelTokens

/// An app keeps the type it was registered with.
///
/// A type decides what its client id begins with, whether it has a secret and what its tokens are worth; nothing in
/// the platform changes it, and a form that carries another type than the app's is refused.
package enum AppTypeRule {
    /// Checks the type that an edit form names.
    ///
    /// - Throws: ``PlatformError`` with code `typeFixed` and field `type`.
    package static func check(_ requested: ClientType, for client: RegisteredClient) throws(PlatformError) {
        guard requested == client.type, client.id.rawValue.hasPrefix(requested.clientIDPrefix) else {
            throw PlatformError(
                .typeFixed,
                "The type of an app never changes. Register another app instead.",
                field: "type",
            )
        }
    }
}
