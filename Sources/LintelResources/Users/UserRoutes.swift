import HTTPTypes
import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens
import NIOCore

/// The users API of the iTwin platform (contract §4.1).
package struct UserRoutes: Sendable {
    private let settings: ProjectAPISettings
    private let organisations: any OrganisationStore

    package init(_ settings: ProjectAPISettings, organisations: any OrganisationStore) {
        self.settings = settings
        self.organisations = organisations
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        api.on(.get, "/users/me", .currentUser(self.settings)) { try await self.me($0) }
    }

    /// Who the token speaks for, a person or a service identity.
    private func me(_ call: ITwinCall) async throws -> Response {
        let memberships = try await call.memberships()
        let document = UserDocument(
            call.principal,
            id: call.subject,
            organisationName: memberships.first?.organisation.name,
        )
        return Response(
            status: .ok,
            headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.json())),
        )
    }
}
