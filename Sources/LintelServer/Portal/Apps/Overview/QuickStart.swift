import LintelOAuth
import LintelPlatform
import LintelTokens

/// Programs that get an app its first token, with the app's own values and never with its secret.
struct QuickStart: Sendable {
    /// One program.
    package struct Snippet: Encodable, Sendable, Hashable {
        let title: String
        let code: String
        var isFirst = false
    }

    /// One setting of a tool.
    package struct Setting: Encodable, Sendable, Hashable {
        let name: String
        let value: String
    }

    /// Where the programs look for the secret.
    static let secretVariable = "LINTEL_SECRET"

    let snippets: [Snippet]
    /// What Postman asks for under Authorization, OAuth 2.0.
    let postman: [Setting]
    /// Whether the scopes in the programs wait for approval.
    let waits: Bool
    /// Whether a word stands where a scope has to.
    let lacksScope: Bool

    init(_ app: App, issuer: String) {
        let approved = app.client.scopes
        let waiting = ScopeSet(app.scopes.filter { $0.state == .requested }.map(\.scope))
        self.waits = approved.values.isEmpty && !waiting.values.isEmpty
        self.lacksScope = approved.values.isEmpty && waiting.values.isEmpty
        let scopes: ScopeSet = self.lacksScope ? ["SCOPE"] : self.waits ? waiting : approved
        let values = Values(client: app.client, scope: scopes.values.joined(separator: " "), issuer: issuer)
        var snippets = app.client.type.hasUsers ? values.forPeople : values.forService
        if let program = values.evo(scopes) { snippets.append(program) }
        snippets[0].isFirst = true
        self.snippets = snippets
        self.postman = values.postman
    }

    /// What the programs are filled with.
    struct Values {
        let client: RegisteredClient
        let scope: String
        let issuer: String

        var id: String { self.client.id.rawValue }
        var tokenURL: String { "\(self.issuer)/connect/token" }
        var authorizeURL: String { "\(self.issuer)/connect/authorize" }
        var redirectURI: String { self.client.redirectURIs.first ?? "REDIRECT_URI" }
    }
}

extension QuickStart.Values {
    /// The settings of Postman's OAuth 2.0 page, by its own labels.
    var postman: [QuickStart.Setting] {
        let isService = !self.client.type.hasUsers
        let grant = isService ? "Client Credentials" : "Authorization Code (With PKCE)"
        var settings: [(String, String)] = [("Grant type", grant)]
        if !isService {
            settings += [("Callback URL", self.redirectURI), ("Auth URL", self.authorizeURL)]
        }
        settings += [("Access Token URL", self.tokenURL), ("Client ID", self.id)]
        if self.client.type.isConfidential {
            settings.append(("Client Secret", "the secret, from Postman’s vault: {{vault:LINTEL_SECRET}}"))
        }
        if !isService { settings.append(("Code Challenge Method", "SHA-256")) }
        settings += [("Scope", self.scope), ("Client Authentication", "Send client credentials in body")]
        return settings.map { QuickStart.Setting(name: $0.0, value: $0.1) }
    }
}
