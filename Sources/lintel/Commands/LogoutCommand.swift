import ArgumentParser
import LintelClient
import LintelCodec

/// Ends a profile's sign-in, at the server and here.
struct LogoutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Sign out: take the tokens back at the server and remove them here.",
        discussion:
            "The profile stays: `lintel login` signs in again. The browser stays signed in at the server's pages.",
    )

    @OptionGroup var options: ProfileOptions

    @Flag(help: "Remove tokens and secret here without telling the server.")
    var local = false

    func run() async throws {
        try await self.options.output.answer {
            let store = try ProfileStore()
            let book = try store.read()
            let name = ProfileSession.name(self.options.profile, in: book)
            guard book[name] != nil else { throw Refusal.unknownProfile(name) }
            let wasSignedIn = try await store.signOut(of: name, tellingServer: !self.local)
            let text = wasSignedIn ? "Signed out (profile \(name))." : "Nobody was signed in (profile \(name))."
            return CommandAnswer(text) { json in
                json.member("profile", name)
                json.member("signed_out", wasSignedIn)
            }
        }
    }
}

extension ProfileStore {
    /// Takes a profile's tokens back and removes them, and a service's secret.
    ///
    /// - Parameter tellingServer: When the server cannot be told, everything stays.
    /// - Returns: Whether there was anything.
    func signOut(of profile: String, tellingServer: Bool) async throws -> Bool {
        let tokens = self.tokens(of: profile)
        let stored = try await tokens.read()
        try await tokens.update { stored in
            if tellingServer, let stored {
                // The one under the lock is the newest, and its refresh token takes the whole sign-in along.
                try await Issuer(stored.issuer, settings: ProfileSession.settings)
                    .revoke(stored.refreshToken ?? stored.accessToken.value, of: stored.clientID)
            }
            return nil
        }
        let secret = try self.secret(of: profile).read()
        try self.secret(of: profile).remove()
        return stored != nil || secret != nil
    }
}
