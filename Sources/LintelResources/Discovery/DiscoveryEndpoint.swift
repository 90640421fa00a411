package import Hummingbird
import LintelCodec
import LintelGuard
package import LintelPlatform
package import LintelTokens
import NIOCore

/// Evo discovery: the caller's organisations, the hub they live on and the services that are open to them there.
package struct DiscoveryEndpoint: Sendable {
    private let api: ResourceAPI
    private let settings: EvoSettings
    private let problems: EvoProblems
    private let directory: PrincipalDirectory
    private let organisations: any OrganisationStore
    private let rules: [any AccessRule]

    package init(
        api: ResourceAPI,
        settings: EvoSettings,
        problems: EvoProblems,
        directory: PrincipalDirectory,
        organisations: any OrganisationStore,
    ) {
        self.api = api
        self.settings = settings
        self.problems = problems
        self.directory = directory
        self.organisations = organisations
        self.rules = [
            TokenRule(), AudienceRule(api.audience), RequiredScopeRule("evo.discovery"), PrincipalRule(),
        ]
    }

    /// Answers a call; a caller without an entitled organisation gets empty lists.
    package func answer(_ request: Request, claims: AccessTokenClaims?) async throws -> Response {
        let principal = try await self.directory.principal(of: claims)
        let facts = AccessFacts(claims: claims, principal: principal)
        if let reason = Decision(rules: self.rules, facts: facts).refusal {
            return self.api.response(refusing: reason)
        }
        guard let requested = Self.requestedServices(of: request) else {
            return self.problems.invalid([
                EvoProblems.InvalidParameter(name: "service", reason: "At least one service code is required.")
            ])
        }
        let document = DiscoveryDocument(
            organisations: try await self.entitledOrganisations(facts),
            hub: self.settings.hub,
            services: self.settings.services.filter { requested.contains($0.code) },
        )
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.json())),
        )
    }

    /// The values of the repeatable `service` parameter; nil when there is none or the query cannot be read.
    private static func requestedServices(of request: Request) -> [String]? {
        guard let fields = try? FormFields(parsing: Array((request.uri.query ?? "").utf8)) else { return nil }
        let codes = fields.all("service").filter { !$0.isEmpty }
        return codes.isEmpty ? nil : codes
    }

    private func entitledOrganisations(_ facts: AccessFacts) async throws -> [Organisation] {
        guard let subject = facts.claims?.subject else { return [] }
        let rule = EntitlementRule(self.settings.entitlement)
        return try await self.organisations.memberships(of: subject)
            .filter { membership in
                var facts = facts
                facts.membership = membership
                return rule.refusal(of: facts) == nil
            }
            .map(\.organisation)
    }
}
