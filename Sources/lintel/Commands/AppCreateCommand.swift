import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Registers an app and shows its secret, the only time.
struct AppCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Register an app.")

    @OptionGroup var options: DataOptions

    @Option(help: "native, spa, web or service; it never changes.")
    var type: ClientType

    @Option(help: "The name that people see when they are asked to consent.")
    var name: String

    @Option(help: "The e-mail address of the account that owns the app.")
    var owner: String

    @Option(name: .customLong("org"), help: "The id of the organisation that the app belongs to.")
    var organisation: String?

    @Option(name: .customLong("scope"), help: "A scope that the app may ask for; counts as approved.")
    var scopes: [String] = []

    @Option(name: .customLong("redirect-uri"), help: "Where people are sent after signing in.")
    var redirectURIs: [String] = []

    @Option(name: .customLong("post-logout-uri"), help: "Where people may be sent after signing out.")
    var postLogoutURIs: [String] = []

    func run() async throws {
        try await self.options.run { installation in
            let registration = try await installation.register(
                NewApp(
                    type: self.type,
                    name: self.name,
                    owner: try await installation.account(email: self.owner, option: "owner").id,
                    organisation: try await self.organisation(in: installation),
                    // `--scope "a b"` is as good as `--scope a --scope b`.
                    scopes: ScopeSet(self.scopes.flatMap { $0.split(separator: " ").map(String.init) }),
                    redirectURIs: self.redirectURIs,
                    postLogoutRedirectURIs: self.postLogoutURIs,
                    isByOperator: true,
                )
            )
            return self.answer(registration)
        }
    }

    private func organisation(in installation: Installation) async throws -> Organisation? {
        guard let id = self.organisation else { return nil }
        guard let found = try await installation.stores.organisations.organisation(OrganisationID(id)) else {
            throw PlatformError(.notFound, "There is no organisation with the id \(id).", field: "org")
        }
        return found
    }

    private func answer(_ registration: AppRegistration) -> CommandAnswer {
        let app = registration.app
        var lines = ["Client ID:      \(app.client.id)"]
        if let secret = registration.secret { lines.append("Client secret:  \(secret.text)   (shown only now)") }
        if let clientEmail = app.clientEmail { lines.append("Client e-mail:  \(clientEmail)") }
        return CommandAnswer(lines.joined(separator: "\n")) { json in
            json.member("client_id", app.client.id.rawValue)
            if let secret = registration.secret { json.member("client_secret", secret.text) }
            if let clientEmail = app.clientEmail { json.member("client_email", clientEmail) }
        }
    }
}

extension ClientType: ExpressibleByArgument {}
