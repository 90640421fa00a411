import ArgumentParser
import LintelServer

/// Gets a token for a service app, as its program would.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "Get a client-credentials token from the running server.",
    )

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("client-id"), help: "The service app's client id.")
    var clientID: String

    // A secret in an argument would stand in the process list and in the shell's history.
    @Flag(help: "Read the client secret from the first line of standard input.")
    var clientSecretStdin = false

    @Option(name: .customLong("scope"), help: "A scope to ask for; may be given several times.")
    var scopes: [String] = []

    @Option(help: "The server's issuer URL.")
    var issuer: String?

    func run() async throws {
        try await self.options.answer {
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
                clientID: self.clientID,
                clientSecret: secret,
                scope: self.scopes.joined(separator: " "),
            )
            return CommandAnswer(json: try await request.send())
        }
    }
}
