import LintelCodec
import LintelPlatform

/// Every address that the pages link to or send a form to, so that no link dangles.
///
/// Addresses are relative to the host (`/signin`).
package enum SiteURL: Encodable, Sendable, Hashable, CustomStringConvertible {
    case home
    case quickStart
    /// The e-mail page; the transaction is the authorization request that waits for the sign-in.
    case signIn(transaction: String?)
    case signInPassword(transaction: String?)
    case signUp(transaction: String?)
    case signUpCode(transaction: String?)
    case signUpResend
    case recover(transaction: String?)
    case recoverCode(transaction: String?)
    case terms
    case consent(transaction: String?)
    /// Back to the authorization endpoint after signing in.
    case resumeAuthorization(transaction: String)
    case signOut
    case apps(AppsURL)
    case organisations(OrganisationsURL)
    case workspaces(WorkspacesURL)
    case dataSources(DataSourcesURL)
    case projects(ProjectsURL)
    case teams(TeamsURL)
    case approvals(ApprovalsURL)
    case access(AccessURL)
    case audit(AuditURL)
    case operators(OperatorsURL)
    case account(AccountURL)
    /// Only in a demo.
    case demo(DemoURL)
    case errors
    /// The entry of one error id in the list of errors.
    case error(id: String)
    case health
    case ready
    case metrics
    /// The description of the administration API (OpenAPI 3.1).
    case openAPI
    /// OpenID Connect Discovery 1.0 §4.
    case openIDConfiguration
    /// RFC 8414 §3.
    case authorizationServerMetadata
    /// RFC 7517 §5.
    case keySet
    /// An asset; the version is a hash of its content.
    case asset(AssetName, version: String)

    /// The path alone, as the router knows it.
    package var path: String {
        switch self {
        case .home, .quickStart: "/"
        case .signIn: "/signin"
        case .signInPassword: "/signin/password"
        case .signUp: "/sign-up"
        case .signUpCode: "/sign-up/code"
        case .signUpResend: "/sign-up/resend"
        case .recover: "/recover"
        case .recoverCode: "/recover/code"
        case .terms: "/terms"
        case .consent: "/consent"
        case .resumeAuthorization: "/connect/authorize/continue"
        case .signOut: "/signout"
        case .apps(let url): url.path
        case .organisations(let url): url.path
        case .workspaces(let url): url.path
        case .dataSources(let url): url.path
        case .projects(let url): url.path
        case .teams(let url): url.path
        case .approvals(let url): url.path
        case .access(let url): url.path
        case .audit(let url): url.path
        case .operators(let url): url.path
        case .account(let url): url.path
        case .demo(let url): url.path
        case .errors, .error: "/errors"
        case .health: "/health"
        case .ready: "/ready"
        case .metrics: "/metrics"
        case .openIDConfiguration: "/.well-known/openid-configuration"
        case .authorizationServerMetadata: "/.well-known/oauth-authorization-server"
        case .openAPI: "/openapi.yaml"
        case .keySet: "/.well-known/openid-configuration/jwks"
        case .asset(let name, _): "/assets/\(name.rawValue)"
        }
    }

    /// The path with query and fragment, as it stands in a link or a `Location` header.
    package var description: String {
        switch self {
        case .signIn(let transaction?), .signInPassword(let transaction?), .consent(let transaction?),
            .signUp(let transaction?), .signUpCode(let transaction?), .recover(let transaction?),
            .recoverCode(let transaction?), .resumeAuthorization(let transaction):
            "\(self.path)?t=\(FormEncoding.encode(transaction))"
        case .asset(_, let version):
            "\(self.path)?v=\(FormEncoding.encode(version))"
        case .error(let id):
            "\(self.path)#\(FormEncoding.encode(id))"
        case .quickStart:
            "\(self.path)#quick-start"
        case .apps(let url as any PortalURL), .organisations(let url as any PortalURL),
            .workspaces(let url as any PortalURL), .dataSources(let url as any PortalURL),
            .projects(let url as any PortalURL),
            .teams(let url as any PortalURL),
            .approvals(let url as any PortalURL), .access(let url as any PortalURL), .audit(let url as any PortalURL),
            .operators(let url as any PortalURL), .account(let url as any PortalURL):
            url.path + Self.query(url.query)
        default:
            self.path
        }
    }

    /// Templates see the address as text.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(self.description)
    }

    private static func query(_ fields: [(name: String, value: String)]) -> String {
        guard !fields.isEmpty else { return "" }
        return "?" + fields.map { "\($0.name)=\(FormEncoding.encode($0.value))" }.joined(separator: "&")
    }
}

extension SiteURL {
    /// Where a notice leads.
    init(place: Notice.Place) {
        self =
            switch place {
            case .app(let id): .apps(.app(id))
            case .appCredentials(let id): .apps(.credentials(id))
            case .organisation(let id): .organisations(.organisation(id))
            case .operatedOrganisation(let id): .operators(.organisation(id))
            case .invitation(let token): .organisations(.invitation(token: token))
            case .project(let id): .projects(.project(id))
            case .projectInvitation(let token): .teams(.invitation(token: token))
            case .approvals: .approvals(.queue)
            case .security: .account(.security)
            case .recovery: .recover(transaction: nil)
            }
    }
}
