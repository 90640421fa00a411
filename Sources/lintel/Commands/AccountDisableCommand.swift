import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens

/// Switches an account off: ends its sessions and its apps' refresh tokens.
struct AccountDisableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "disable", abstract: "Switch an account off.")

    @OptionGroup var options: DataOptions

    @Option(help: "The account's e-mail address.")
    var email: String

    func run() async throws {
        try await self.options.run { installation in
            let key = try EmailKey(self.email)
            let now = installation.clock.now()
            let account = try await installation.stores.accounts.disable(
                key,
                at: now,
                denyUntil: installation.settings.token.lastEnd(at: now),
            )
            guard let account else {
                throw PlatformError(.notFound, "There is no account with the address \(self.email).", field: "email")
            }
            try await installation.audit(.accountDisabled, target: account.id.rawValue)
            return CommandAnswer("Account \(account.id) for \(account.email) is disabled.") { json in
                json.member("account_id", account.id.rawValue)
                json.member("email", account.email)
                json.member("disabled", true)
            }
        }
    }
}
