/// The front page: what this is, what answers here, and the first commands.
package struct HomePage: Page {
    package static let template = PageTemplate("home")

    /// An address that answers.
    struct Link: Encodable, Sendable {
        let url: SiteURL
        let name: String
        let meaning: String
    }

    /// One command of the quick start.
    struct Step: Encodable, Sendable {
        let title: String
        let command: String
    }

    let issuer: String
    let links = Self.addresses
    let steps: [Step]

    package let title = "Lintel"

    /// - Parameter issuer: the issuer identifier (RFC 8414 §2), without a slash at its end.
    package init(issuer: String) {
        self.issuer = issuer
        self.steps = Self.quickStart(issuer: issuer)
    }

    private static let addresses = [
        Link(
            url: .openIDConfiguration,
            name: "Discovery document",
            meaning: "for OpenID Connect clients: give them the issuer and they find the rest",
        ),
        Link(
            url: .authorizationServerMetadata,
            name: "OAuth metadata",
            meaning: "the same for plain OAuth 2.0 clients",
        ),
        Link(url: .keySet, name: "Key set", meaning: "the public keys that access and ID tokens are signed with"),
        Link(url: .signIn(transaction: nil), name: "Sign in", meaning: "to register apps and look after organisations"),
        Link(url: .openAPI, name: "Administration API", meaning: "the same for programs, described in OpenAPI"),
        Link(url: .errors, name: "Error ids", meaning: "what each refusal means and what to do about it"),
        Link(url: .health, name: "Health", meaning: "whether the process is alive"),
        Link(url: .ready, name: "Readiness", meaning: "whether it can serve: storage, keys"),
        Link(url: .metrics, name: "Metrics", meaning: "counters and timings for Prometheus"),
    ]

    private static func quickStart(issuer: String) -> [Step] {
        [
            Step(
                title: "1. On the server, make an account, an organisation and a service app",
                command: """
                    lintel account create --operator --email you@example.com --name "Your Name"
                    lintel org create --name "Example Engineering" --entitlement evo
                    lintel app create --type service --name "Nightly import" \\
                      --owner you@example.com --org ORGANISATION_ID --scope evo.discovery
                    lintel org member --org ORGANISATION_ID --email CLIENT_EMAIL
                    """,
            ),
            Step(
                title: "2. Anywhere, get a token for the app",
                command: """
                    curl -u CLIENT_ID:CLIENT_SECRET \\
                      -d grant_type=client_credentials -d scope=evo.discovery \\
                      \(issuer)/connect/token
                    """,
            ),
            Step(
                title: "3. Call an API with it",
                command: """
                    curl -H "Authorization: Bearer ACCESS_TOKEN" \\
                      "\(issuer)/evo/identity/v2/discovery?service=evo"
                    """,
            ),
        ]
    }
}
