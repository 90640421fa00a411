import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The pages about a project's schedules.
struct SchedulesEndpoint: Sendable {
    let desk: ProjectDesk
    let schedules: ScheduleManagement
    let clock: WallClock

    private static let pageSize = 100

    /// `GET /projects/:project/schedules`.
    func list(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.view(request, context)
        let schedules = try await self.schedules.stores.schedules.schedules(
            in: view.id,
            after: query["after"].flatMap { ScheduleID(uuid: $0) },
            // One more tells whether the list goes on.
            limit: Self.pageSize + 1,
        )
        return self.desk.renderer.response(SchedulesPage(view, schedules, limit: Self.pageSize))
    }

    /// `GET /projects/:project/schedules/:schedule`.
    func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.view(request, context)
        let wanted = ScheduleView(query)
        guard let id = context.parameters.get("schedule").flatMap({ ScheduleID(uuid: $0) }),
            let part = try await self.schedules.stores.schedules.part(
                of: id,
                from: wanted.offset,
                limit: SchedulePage.rows(of: wanted),
                links: wanted.isTable ? 0 : GanttChart.maximumArrows,
            ),
            part.schedule.projectID == view.id
        else { throw PageRefusal.notFound("There is no such schedule in the project.") }
        let now = self.clock.now()
        return self.desk.renderer.response(SchedulePage(view, part, wanted, at: now))
    }

    private func view(_ request: Request, _ context: LintelContext) async throws -> (ProjectDesk.View, FormFields) {
        let (view, query) = try await self.desk.view(request, context)
        try view.require(.readSchedule)
        return (view, query)
    }
}
