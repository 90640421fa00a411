import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Revokes the secrets of an app that carry a label.
struct AppSecretRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Revoke secrets by label or id.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("client-id"), help: "The app's client id.")
    var clientID: String

    @Option(help: "The label or the id of the secret, as `lintel app list --json` shows them.")
    var label: String

    @Flag(help: "Also when no active secret is left, so that the app cannot get a token any more.")
    var force = false

    func run() async throws {
        try await self.options.run { installation in
            let id = try await installation.app(self.clientID).client.id
            let count = try await installation.stores.apps.revokeSecrets(
                named: self.label,
                of: id,
                force: self.force,
                at: installation.clock.now(),
            )
            guard count > 0 else {
                throw PlatformError(.notFound, "The app has no secret \"\(self.label)\".", field: "label")
            }
            try await installation.audit(.secretRevoked, target: id.rawValue, client: id, detail: self.label)
            return CommandAnswer(count == 1 ? "One secret revoked." : "\(count) secrets revoked.") { json in
                json.member("client_id", id.rawValue)
                json.member("revoked", Int64(count))
            }
        }
    }
}
