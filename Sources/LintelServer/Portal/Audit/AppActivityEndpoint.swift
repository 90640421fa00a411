import Hummingbird
import LintelPlatform
import LintelTokens

/// The page about what an app has done lately.
struct AppActivityEndpoint: Sendable {
    let door: PortalDoor
    let apps: any AppStore
    let activity: AppActivity
    let reading: AuditReading
    let names: AuditNames
    let renderer: PageRenderer

    /// `GET /apps/:id/activity`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let id = ClientID(context.parameters.get("id") ?? "")
        // From the store: the page shows the app as it is now.
        guard let app = try await self.apps.app(id), app.isManaged(by: visitor.actor) else {
            throw PageRefusal.notFound()
        }
        let days = try await self.activity.days(of: app, by: visitor.actor, at: visitor.now)
        let entries = try await self.reading.events(of: app, by: visitor.actor)
        let names = try await self.names.names(in: entries, for: visitor.actor)
        return self.renderer.response(
            AppActivityPage(
                portal: PortalFrame(visitor, in: .apps),
                app: app,
                days: days,
                lines: entries.map { AuditLine($0, names: names) },
            )
        )
    }
}
