import ArgumentParser
import LintelClient

/// Says who a profile's calls are made as.
struct WhoamiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Tell who is signed in, where, and what the token allows.",
    )

    @OptionGroup var options: ProfileOptions

    func run() async throws {
        try await self.options.run { session in
            let token = try await session.tokens.token()
            var person: SignedIn.Person?
            if session.profile.kind == .native, session.profile.scopes.contains("openid") {
                person = try SignedIn.Person(userInfo: await session.issuer.userInfo(session.tokens))
            }
            return SignedIn(profile: session.profile, token: token, person: person).answer(on: .output)
        }
    }
}
