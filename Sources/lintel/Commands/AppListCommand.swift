import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Lists every app, oldest first.
struct AppListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the apps, oldest first.")

    @OptionGroup var options: DataOptions

    /// More than one installation holds; keeps the answer bounded.
    private static let limit = 100_000

    func run() async throws {
        try await self.options.run { installation in
            let apps = try await installation.stores.apps.apps(owner: nil, limit: Self.limit)
            let lines = apps.map { app in
                let state = app.disabledAt == nil ? "" : "  (disabled)"
                return "\(app.client.id)  \(app.client.type.rawValue)  \(app.client.name)\(state)"
            }
            return CommandAnswer(lines.isEmpty ? "There are no apps." : lines.joined(separator: "\n")) { json in
                json.key("apps")
                json.beginArray()
                for app in apps { Self.write(app, to: &json) }
                json.endArray()
            }
        }
    }

    private static func write(_ app: App, to json: inout JSONWriter) {
        json.beginObject()
        json.member("client_id", app.client.id.rawValue)
        json.member("type", app.client.type.rawValue)
        json.member("name", app.client.name)
        if let organisation = app.organisationID { json.member("organisation_id", organisation.rawValue) }
        if let clientEmail = app.clientEmail { json.member("client_email", clientEmail) }
        json.member("owners", app.owners.map(\.rawValue))
        json.member("scopes", app.client.scopes.values)
        json.member("redirect_uris", app.client.redirectURIs)
        json.member("post_logout_uris", app.client.postLogoutRedirectURIs)
        json.key("secrets")
        json.beginArray()
        for secret in app.secrets { self.write(secret, to: &json) }
        json.endArray()
        json.member("created_at", app.createdAt.timestamp)
        json.member("disabled", app.disabledAt != nil)
        json.endObject()
    }

    private static func write(_ secret: AppSecret, to json: inout JSONWriter) {
        json.beginObject()
        json.member("secret_id", secret.id)
        json.member("label", secret.label)
        json.member("hint", secret.hint)
        json.member("created_at", secret.createdAt.timestamp)
        if let expiresAt = secret.expiresAt { json.member("expires_at", expiresAt.timestamp) }
        if let lastUsedAt = secret.lastUsedAt { json.member("last_used_at", lastUsedAt.timestamp) }
        json.endObject()
    }
}
