import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelServer
import LintelTokens

/// Adds a secret to an app and shows it, the only time.
struct AppSecretAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a secret.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("client-id"), help: "The app's client id.")
    var clientID: String

    @Option(help: "What to call the secret in lists.")
    var label: String?

    @Option(name: .customLong("expires-in"), help: "After how many days it expires (default: never).")
    var days: Int64?

    func run() async throws {
        try await self.options.run { installation in
            let now = installation.clock.now()
            let client = try await installation.app(self.clientID).client
            let secret = try NewSecret(
                for: client,
                label: self.label,
                expiresInDays: self.days,
                random: installation.random,
                at: now,
            )
            try await installation.stores.apps.addSecret(
                secret.shown,
                digest: secret.secret.digest,
                to: client.id,
                limit: installation.settings.secret.limit,
                at: now,
            )
            try await installation.audit(
                .secretAdded,
                target: client.id.rawValue,
                client: client.id,
                detail: secret.shown.label,
            )
            return self.answer(secret, client: client.id.rawValue)
        }
    }

    private func answer(_ secret: NewSecret, client: String) -> CommandAnswer {
        CommandAnswer("Client secret:  \(secret.secret.text)   (shown only now)") { json in
            json.member("client_id", client)
            json.member("client_secret", secret.secret.text)
            json.member("secret_id", secret.shown.id)
            json.member("label", secret.shown.label)
            if let expiresAt = secret.shown.expiresAt { json.member("expires_at", expiresAt.timestamp) }
        }
    }
}
