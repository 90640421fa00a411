import Foundation
import LintelClient
import LintelTokens

/// A command-line tool that somebody signs in to once; the sign-in is kept in a file for the next time.
@main
struct NativeApp {
    static func main() async {
        do {
            try await Self.run()
        } catch {
            Self.say("\(error)")
            exit(1)
        }
    }

    /// Says something that is not part of the output.
    private static func say(_ text: String) {
        FileHandle.standardError.write(Data("\(text)\n".utf8))
    }

    private static func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let name = environment["ISSUER"], let client = environment["CLIENT_ID"] else {
            throw SettingMissing()
        }
        let issuer = Issuer(name)
        let clientID = ClientID(client)
        let signIn = NativeSignIn(
            issuer: issuer,
            clientID: clientID,
            scopes: ["openid", "profile", "offline_access", "evo.discovery", "evo.workspace"],
            applicationName: "NativeApp",
            browser: Self.browser(environment["BROWSER"]),
        )
        let home = environment["XDG_STATE_HOME"] ?? "\(environment["HOME"] ?? "/tmp")/.local/state"
        let storage = FileTokenStorage(directory: "\(home)/native-app", issuer: name, clientID: clientID)

        // The browser opens when the first call needs a token and none is kept.
        let tokens = NativeTokenSource(signIn: signIn, storage: storage)
        let api = LintelAPI(at: name, tokens: tokens)
        for organisation in try await api.discover().organizations {
            print("organisation: \(organisation.name)")
            for try await workspace in api.workspaces(of: organisation.id).list() {
                print("workspace: \(workspace.name), \(workspace.role?.rawValue ?? "no role")")
            }
        }
    }

    /// `BROWSER` names a program that opens an address; `print` shows the address instead.
    private static func browser(_ setting: String?) -> BrowserOpener {
        switch setting {
        case nil, "": .system
        case "print": .showing { Self.say("Open this address to sign in:\n\($0)") }
        case let program?: .program(program)
        }
    }
}

/// The environment says too little.
struct SettingMissing: Error, CustomStringConvertible {
    var description: String { "Set ISSUER and CLIENT_ID in the environment." }
}
