package import Hummingbird
import LintelGuard
package import LintelPlatform
package import LintelTokens
import NIOCore

/// iTwin `GET /users/me`: who the token speaks for, a person or a service identity.
package struct CurrentUserEndpoint: Sendable {
    private let api: ResourceAPI
    private let directory: PrincipalDirectory
    private let organisations: any OrganisationStore
    private let rules: [any AccessRule]

    package init(api: ResourceAPI, directory: PrincipalDirectory, organisations: any OrganisationStore) {
        self.api = api
        self.directory = directory
        self.organisations = organisations
        self.rules = [
            TokenRule(), AudienceRule(api.audience), RequiredScopeRule("itwin-platform"), PrincipalRule(),
        ]
    }

    /// Answers a call.
    package func answer(claims: AccessTokenClaims?) async throws -> Response {
        let principal = try await self.directory.principal(of: claims)
        let decision = Decision(rules: self.rules, facts: AccessFacts(claims: claims, principal: principal))
        if let reason = decision.refusal { return self.api.response(refusing: reason) }
        guard let claims, let principal else { return self.api.response(refusing: .tokenMissing) }
        let memberships = try await self.organisations.memberships(of: claims.subject)
        let document = UserDocument(
            principal,
            id: claims.subject,
            organisationName: memberships.first?.organisation.name,
        )
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.json())),
        )
    }
}
