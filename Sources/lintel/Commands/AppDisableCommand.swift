import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Switches an app off and revokes its refresh tokens.
struct AppDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "disable", abstract: "Switch an app off.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("client-id"), help: "The app's client id.")
    var clientID: String

    func run() async throws {
        try await self.options.run { installation in
            let id = try await installation.app(self.clientID).client.id
            _ = try await installation.stores.apps.disable(id, at: installation.clock.now())
            try await installation.audit(.appDisabled, target: id.rawValue, client: id)
            return CommandAnswer("App \(id) is disabled.") { json in
                json.member("client_id", id.rawValue)
                json.member("disabled", true)
            }
        }
    }
}
