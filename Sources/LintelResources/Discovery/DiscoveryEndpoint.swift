package import Hummingbird
import LintelCodec
package import LintelPlatform
package import LintelTokens
import NIOCore

/// Evo discovery: the caller's organisations, the hub they live on and the services that are open to them there.
package struct DiscoveryEndpoint: Sendable {
    private let gate: ActionGate
    private let settings: EvoSettings
    private let problems: EvoProblems
    private let organisations: any OrganisationStore

    /// - Parameter gate: That of ``GuardedAction/discovery(_:)``.
    package init(
        gate: ActionGate,
        settings: EvoSettings,
        problems: EvoProblems,
        organisations: any OrganisationStore,
    ) {
        self.gate = gate
        self.settings = settings
        self.problems = problems
        self.organisations = organisations
    }

    /// Answers a call; a caller without an entitled organisation gets empty lists.
    package func answer(_ request: Request, claims: AccessTokenClaims?, callID: String?) async throws -> Response {
        let facts: AccessFacts
        switch try await self.gate.admit(claims, callID: callID) {
        case .refused(let response): return response
        case .admitted(let known): facts = known
        }
        guard let requested = Self.requestedServices(of: request) else {
            return self.problems.response(.invalid("service", "At least one service code is required."))
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
        return try await self.organisations.memberships(of: subject)
            .filter { self.gate.includes($0, facts) }
            .map(\.organisation)
    }
}
