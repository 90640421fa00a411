import ArgumentParser
import LintelClient
import LintelCodec
import LintelServer
import LintelTokens

/// Prints the token of a profile, or gets one for a service app, as its program would.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Print a profile's access token, or get a client-credentials token.",
        discussion: """
            Without --client-id the profile's token is printed, renewed when need be, and nothing else. With --client-id
            the running server's answer to a client-credentials request is printed, and no profile plays a part.
            """,
    )

    @OptionGroup var options: DataOptions

    @Option(help: "The profile (default: LINTEL_PROFILE, or the default profile).")
    var profile: String?

    @Option(name: .customLong("client-id"), help: "The service app's client id.")
    var clientID: String?

    // A secret in an argument would stand in the process list and in the shell's history.
    @Flag(help: "Read the client secret from the first line of standard input.")
    var clientSecretStdin = false

    @Option(name: .customLong("scope"), help: "A scope to ask for; may be given several times.")
    var scopes: [String] = []

    @Option(help: "The server's issuer URL.")
    var issuer: String?

    func validate() throws {
        guard self.clientID == nil else {
            guard self.profile == nil else { throw ValidationError("Give --profile or --client-id, not both.") }
            return
        }
        guard !self.clientSecretStdin, self.scopes.isEmpty, self.issuer == nil else {
            throw ValidationError("--client-secret-stdin, --scope and --issuer belong to --client-id.")
        }
    }

    func run() async throws {
        try await self.options.answer {
            guard let clientID = self.clientID else { return try await self.profileToken() }
            let issuer = try self.options.settings(["issuer": self.issuer]).settings.issuer
            guard self.clientSecretStdin || PasswordPrompt.isPossible else {
                throw Refusal(
                    "input_missing",
                    "Give --client-secret-stdin and the secret on standard input.",
                    field: "client-secret-stdin",
                )
            }
            let secret = try PasswordPrompt.line(asking: "Client secret: ", field: "client-secret-stdin")
            let request = ClientCredentialsRequest(
                tokenEndpoint: issuer.text + "/connect/token",
                clientID: clientID,
                clientSecret: secret,
                scope: self.scopes.joined(separator: " "),
            )
            return CommandAnswer(json: try await request.send())
        }
    }

    /// The token alone, for `$(lintel token)`.
    private func profileToken() async throws -> CommandAnswer {
        let token = try await ProfileSession.open(self.profile).tokens.token()
        return CommandAnswer(token.value) { json in
            json.member("access_token", token.value)
            json.member("token_type", "Bearer")
            if let expiresAt = token.expiresAt { json.member("expires_at", expiresAt.timestamp) }
            json.member("scope", token.scopes.description)
        }
    }
}
