import HTTPTypes
import Hummingbird
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The overview of one app.
struct AppOverviewEndpoint: Sendable {
    let door: PortalDoor
    let apps: any AppStore
    let registrations: any AppRegistrationStore
    let accounts: any AccountStore
    let organisations: any OrganisationStore
    let renderer: PageRenderer
    let issuer: String

    /// `GET /apps/:id`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        guard let id = context.parameters.get("id"), let app = try await self.apps.app(ClientID(id)),
            app.isManaged(by: visitor.actor)
        else { throw PageRefusal.notFound() }
        return self.renderer.response(
            AppOverviewPage(
                portal: PortalFrame(visitor, in: .apps),
                app: app,
                surroundings: try await self.surroundings(of: app),
                issuer: self.issuer,
                at: visitor.now,
            )
        )
    }

    private func surroundings(of app: App) async throws -> AppOverviewPage.Surroundings {
        var surroundings = AppOverviewPage.Surroundings()
        for owner in app.owners {
            if let account = try await self.accounts.account(owner) { surroundings.owners.append(account) }
        }
        if let registrant = try await self.registrations.registrant(of: app.client.id) {
            surroundings.registrant = try await self.accounts.account(registrant)
        }
        if app.client.type == .service {
            surroundings.memberships = try await self.organisations.memberships(of: Subject(app.client.id.rawValue))
        }
        return surroundings
    }
}
