import ArgumentParser
import Foundation
import LintelClient
import LintelTokens

/// Signs a person or a service in at a server, for the other commands that call it.
struct LoginCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in at a server with your browser, or as a service.",
        discussion: """
            Makes or changes a profile, in ~/.config/lintel. A profile that is there already needs no options. BROWSER may
            name the program that opens the page. With --service the secret is read from LINTEL_CLIENT_SECRET or from the
            first line of standard input, and kept in a file that you alone can read.
            """,
    )

    @OptionGroup var options: ProfileOptions

    @Option(help: "The server's address, which is its issuer.")
    var server: String?

    @Option(name: .customLong("client-id"), help: "The client id of a Native app, or with --service of a Service app.")
    var clientID: String?

    @Option(
        name: .customLong("scope"),
        help: "A scope to ask for; may be given several times (default: openid profile email offline_access).",
    )
    var scopes: [String] = []

    @Option(
        name: .customLong("redirect-uri"),
        help: "The app's redirect URI on this machine; without a port any free one is used.",
    )
    var redirectURI = "http://127.0.0.1/callback"

    @Flag(help: "Print the address to open instead of opening it.")
    var noBrowser = false

    @Flag(help: "Sign in as a Service app.")
    var service = false

    @Flag(name: .customLong("default"), help: "Have this profile count when none is named.")
    var isStandard = false

    /// Who signed in, that they stay so, and nothing else.
    private static let usualScopes = ["openid", "profile", "email", "offline_access"]

    func run() async throws {
        try await self.options.output.answer {
            let store = try ProfileStore()
            let profile = try self.profile(among: store.read())
            let issuer = Issuer(profile.server, settings: ProfileSession.settings)
            let signedIn: SignedIn
            switch profile.kind {
            case .native:
                let result = try await self.signIn(profile, issuer)
                try await store.tokens(of: profile.name).update { _ in result.token }
                try store.secret(of: profile.name).remove()
                signedIn = SignedIn(
                    profile: profile,
                    token: result.token.accessToken,
                    person: SignedIn.Person(result.person)
                )
            case .service:
                let secret = try Self.secret()
                let token = try await profile.serviceTokens(issuer, secret: ClientSecret(secret)).token()
                try ProfileStore.replace(store.secret(of: profile.name), with: Array(secret.utf8))
                try await store.tokens(of: profile.name).update { _ in nil }
                signedIn = SignedIn(profile: profile, token: token, person: nil)
            }
            try await store.change { try $0.put(profile, asStandard: self.isStandard) }
            return signedIn.answer(on: .output)
        }
    }

    /// The profile as it is to be: what the options say, and the rest as it was.
    private func profile(among book: ProfileBook) throws -> Profile {
        let name = ProfileSession.name(self.options.profile, in: book)
        let known = book[name]
        guard let server = self.server ?? known?.server, let clientID = self.clientID ?? known?.clientID.rawValue else {
            throw Refusal.unknownProfile(name)
        }
        // Another app has scopes of its own.
        let before = clientID == known?.clientID.rawValue ? known : nil
        let kind: Profile.Kind = self.service ? .service : before?.kind ?? .native
        let usual = kind == .service ? [] : Self.usualScopes
        let scopes = self.scopes.flatMap { $0.split(separator: " ").map(String.init) }
        return try Profile(
            name: name,
            server: server,
            clientID: clientID,
            kind: kind,
            scopes: scopes.isEmpty ? before?.scopes ?? usual : scopes,
        )
    }

    private func signIn(_ profile: Profile, _ issuer: Issuer) async throws -> SignInResult {
        let browser: BrowserOpener
        if self.noBrowser {
            browser = .showing { CommandOutput.note("Open this address to sign in:\n\($0)") }
        } else {
            CommandOutput.note("Your browser opens \(profile.origin) to sign in. With --no-browser it does not.")
            let program = ProcessInfo.processInfo.environment["BROWSER"] ?? ""
            browser = program.isEmpty ? .system : .program(program)
        }
        return try await NativeSignIn(
            issuer: issuer,
            clientID: profile.clientID,
            scopes: ScopeSet(profile.scopes),
            redirectURI: self.redirectURI,
            applicationName: "lintel",
            browser: browser,
        ).signIn()
    }

    private static func secret() throws -> String {
        if let secret = ProfileSession.environmentSecret { return secret }
        return try PasswordPrompt.line(asking: "Client secret: ", field: "service")
    }
}
