import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Makes an account; a password comes from standard input or from the terminal, never from an argument.
struct AccountCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make an account.")

    @OptionGroup var options: DataOptions

    @Option(help: "The e-mail address that the person signs in with.")
    var email: String

    @Option(help: "The person's name.")
    var name: String

    @Flag(help: "Read the password from the first line of standard input.")
    var passwordStdin = false

    @Flag(name: .customLong("operator"), help: "The account runs the installation: it sees and mends everything.")
    var isOperator = false

    func run() async throws {
        try await self.options.run { installation in
            let password = try self.password()
            let account = try await installation.createAccount(
                email: self.email,
                name: self.name,
                password: password,
                isOperator: self.isOperator,
            )
            return self.answer(account, hasPassword: password != nil)
        }
    }

    private func password() throws -> String? {
        if self.passwordStdin { return try PasswordPrompt.line(asking: "Password: ", field: "password-stdin") }
        guard !self.options.json, PasswordPrompt.isPossible else { return nil }
        return try PasswordPrompt.newPassword()
    }

    private func answer(_ account: Account, hasPassword: Bool) -> CommandAnswer {
        let kind = account.isOperator ? "Operator account" : "Account"
        let lock = hasPassword ? "" : "\nIt has no password: the person cannot sign in yet."
        return CommandAnswer("\(kind) \(account.id) for \(account.email) made.\(lock)") { json in
            json.member("account_id", account.id.rawValue)
            json.member("email", account.email)
            json.member("has_password", hasPassword)
        }
    }
}
