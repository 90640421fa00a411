package import LintelOAuth
package import LintelTokens

/// Which scopes an app of a type may ask for.
package struct ScopeRule: Sendable {
    private let type: ClientType
    private let catalogue: Catalogue

    package init(for type: ClientType, in catalogue: Catalogue) {
        self.type = type
        self.catalogue = catalogue
    }

    /// Checks every scope that an app is to get from now on: a deprecated one is for the apps that have it.
    ///
    /// - Parameter held: The scopes that the app has already.
    /// - Throws: ``PlatformError`` with code `scopeUnknown` or `scopeNotForType` and field `scope`.
    package func checkNew(_ scopes: ScopeSet, held: ScopeSet = []) throws(PlatformError) {
        try self.check(scopes)
        for scope in scopes.values where self.catalogue.isDeprecated(scope) && !held.contains(scope) {
            throw PlatformError(.scopeUnknown, "The scope \(scope) is not given to apps any more.", field: "scope")
        }
    }

    /// Checks every scope.
    ///
    /// - Throws: ``PlatformError`` with code `scopeUnknown` or `scopeNotForType` and field `scope`.
    package func check(_ scopes: ScopeSet) throws(PlatformError) {
        for scope in scopes.values {
            if let openID = OpenIDScope(rawValue: scope) {
                try self.check(openID)
            } else if self.catalogue.api(forScope: scope) == nil {
                // Only printable ASCII is quoted, and not much of it.
                let printable = scope.utf8.prefix(80).filter { (0x21...0x7E).contains($0) }
                let quoted = String(decoding: printable, as: UTF8.self)
                throw PlatformError(.scopeUnknown, "No API has the scope \(quoted).", field: "scope")
            }
        }
    }

    private func check(_ scope: OpenIDScope) throws(PlatformError) {
        guard self.type.hasUsers else {
            throw self.refusal("A service app cannot have the scope \(scope.rawValue): it acts for no person.")
        }
        guard scope != .offlineAccess || self.type.mayRefresh else {
            throw self.refusal(
                "A single-page app cannot have the scope offline_access: a browser cannot keep a refresh token safe.",
            )
        }
    }

    private func refusal(_ message: String) -> PlatformError {
        PlatformError(.scopeNotForType, message, field: "scope")
    }
}
