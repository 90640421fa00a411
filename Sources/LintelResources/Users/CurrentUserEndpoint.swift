package import Hummingbird
package import LintelPlatform
package import LintelTokens
import NIOCore

/// iTwin `GET /users/me`: who the token speaks for, a person or a service identity.
package struct CurrentUserEndpoint: Sendable {
    private let gate: ActionGate
    private let organisations: any OrganisationStore

    /// - Parameter gate: That of ``GuardedAction/currentUser(_:)``.
    package init(gate: ActionGate, organisations: any OrganisationStore) {
        self.gate = gate
        self.organisations = organisations
    }

    /// Answers a call.
    package func answer(claims: AccessTokenClaims?, callID: String?) async throws -> Response {
        let facts: AccessFacts
        switch try await self.gate.admit(claims, callID: callID) {
        case .refused(let response): return response
        case .admitted(let known): facts = known
        }
        guard let claims, let principal = facts.principal else { throw HTTPError(.unauthorized) }
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
