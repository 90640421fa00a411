import LintelOAuth
import LintelPlatform
import LintelTokens

/// Shows once more what will be registered.
///
/// The hidden fields carry values and decide nothing: what they hold is checked again.
package struct NewAppReviewPage: PortalPage {
    package static let template = PageTemplate("app-new-review")

    struct Hidden: Encodable, Sendable, Hashable {
        let name: String
        let value: String
    }

    struct Scope: Encodable, Sendable, Hashable {
        let scope: String
        let sentence: String
        let needsApproval: Bool
    }

    package let portal: PortalFrame
    let kind: String
    let name: String
    let organisation: String?
    let scopes: [Scope]
    let hasScopes: Bool
    let waits: Bool
    let hasUsers: Bool
    let redirectURIs: [String]
    let postLogoutURIs: [String]
    let owners: [String]
    let hasSecret: Bool
    let hidden: [Hidden]
    let action = SiteURL.apps(.new)
    let list = SiteURL.apps(.list)

    package let title = "Review your app · Lintel"

    init(
        portal: PortalFrame,
        request: AppRequest,
        organisation: String?,
        owners: [String],
        token: RegistrationToken,
        catalogue: Catalogue,
    ) {
        self.portal = portal
        self.kind = request.type.title
        self.name = request.name
        self.organisation = organisation
        self.scopes = catalogue.describe(ScopeSet(request.scopes)).map { scope, sentence in
            let needsApproval = catalogue.api(forScope: scope)?.needsApproval ?? false
            return Scope(scope: scope, sentence: sentence, needsApproval: needsApproval)
        }
        self.hasScopes = !self.scopes.isEmpty
        self.waits = self.scopes.contains { $0.needsApproval }
        self.hasUsers = request.type.hasUsers
        self.redirectURIs = request.redirectURIs
        self.postLogoutURIs = request.postLogoutRedirectURIs
        self.owners = owners
        self.hasSecret = request.type.isConfidential
        self.hidden =
            [
                Hidden(name: "type", value: request.type.rawValue),
                Hidden(name: "token", value: token.text),
                Hidden(name: "name", value: request.name),
                Hidden(name: "organisation", value: request.organisationID?.rawValue ?? ""),
                Hidden(name: "redirect_uri", value: request.redirectURIs.joined(separator: "\n")),
                Hidden(name: "post_logout_uri", value: request.postLogoutRedirectURIs.joined(separator: "\n")),
                Hidden(name: "owners", value: request.furtherOwners.joined(separator: "\n")),
            ] + ScopeSet(request.scopes).values.map { Hidden(name: "scope", value: $0) }
    }
}
