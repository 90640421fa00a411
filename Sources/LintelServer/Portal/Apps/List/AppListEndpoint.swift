import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform

/// The list of somebody's apps.
struct AppListEndpoint: Sendable {
    /// How many apps a page shows.
    static let pageSize = 50
    static let maximumSearchLength = 100

    let door: PortalDoor
    let apps: any AppStore
    let activity: AppActivity
    let renderer: PageRenderer

    /// `GET /apps`: the newest first, with `q` those that hold a text, with `after` the next page.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        let search = query["q"].map { String($0.prefix(Self.maximumSearchLength)) }
        var cursor: AppCursor?
        if let after = query["after"] {
            cursor = AppCursor(after)
            guard cursor != nil else {
                throw PageRefusal(.badRequest, .parameterInvalid, "There is no such place in the list.")
            }
        }
        var found: [App] = []
        if let visibility = AppVisibility(visitor.actor) {
            // One more than is shown tells whether there is another page.
            found = try await self.apps.apps(
                visibleTo: visibility,
                search: search,
                after: cursor,
                limit: Self.pageSize + 1,
            )
        }
        let shown = Array(found.prefix(Self.pageSize))
        let tokens = try await self.activity.tokensPerDay(of: shown.map(\.client.id), at: visitor.now)
        let next = found.count > shown.count ? shown.last.map { AppCursor($0).text } : nil
        return self.renderer.response(
            AppListPage(
                portal: PortalFrame(visitor, in: .apps),
                apps: shown.map { AppListPage.Row($0, tokens: tokens[$0.client.id] ?? [], at: visitor.now) },
                managed: visitor.actor.memberships.filter { $0.role != .member }.map(\.organisation.name),
                search: search,
                next: next.map { SiteURL.apps(.listing(search: search, after: $0)) },
                isFirst: cursor == nil,
            )
        )
    }
}
