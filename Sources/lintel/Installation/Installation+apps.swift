import LintelOAuth
import LintelPlatform
import LintelTokens

extension Installation {
    /// Registers an app; the answer holds the only copy of its secret.
    ///
    /// - Throws: ``PlatformError``
    func register(_ request: NewApp) async throws -> AppRegistration {
        let registration = try AppRegistration(
            request,
            catalogue: self.catalogue,
            clientEmails: self.clientEmails,
            random: self.random,
            at: self.clock.now(),
        )
        try await self.stores.apps.create(registration.app, clientEmailKey: registration.clientEmailKey)
        let id = registration.app.client.id
        try await self.audit(.appCreated, target: id.rawValue, client: id, detail: registration.app.client.name)
        return registration
    }

    /// The app with this client id, disabled ones included.
    ///
    /// - Throws: ``PlatformError`` with code `notFound`.
    func app(_ id: String) async throws -> App {
        guard let app = try await self.stores.apps.app(ClientID(id)) else {
            throw PlatformError(.notFound, "There is no app with the client id \(id).", field: "client-id")
        }
        return app
    }
}
