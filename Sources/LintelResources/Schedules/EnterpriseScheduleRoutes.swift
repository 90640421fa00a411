import HTTPTypes
import Hummingbird
import LintelCodec
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// SYNCHRO's older API of schedules, `/4dschedule/v1` (contract §4.4): the same schedules as in the newer one.
package struct EnterpriseScheduleRoutes: Sendable {
    private let actions: ScheduleActions
    private let surface: ScheduleSurface

    private static let path = "/4dschedule/v1/schedules"

    package static let names = ITwinNames(
        notFound: "ScheduleNotFound",
        invalid: "InvalidRequest",
        invalidStatus: .badRequest,
        notFoundTarget: "scheduleId",
    )
    package static let listNames = ITwinNames(
        notFound: "ProjectNotFound",
        invalid: "InvalidRequest",
        invalidStatus: .badRequest,
        notFoundTarget: "projectId",
    )

    /// - Parameter issuer: The base of every address.
    package init(_ settings: ProjectAPISettings, management: ScheduleManagement, issuer: String) {
        self.actions = ScheduleActions(settings, prefix: "enterprise.schedules")
        self.surface = ScheduleSurface(management: management, address: issuer + Self.path, style: .older)
    }

    /// Adds the route that is about a project.
    package func addLists<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let schedules = ScheduleEndpoint(surface: self.surface)
        api.on(.get, Self.path, self.actions.list, about: Self.projectInQuery) {
            try await schedules.list($0)
        }
    }

    /// Adds the routes that are about a schedule.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let routes = ScheduleRouteTable(api: api, surface: self.surface, base: Self.path + "/:schedule")
        let (read, schedules) = (self.actions.read, ScheduleEndpoint(surface: self.surface))
        routes.on(.get, "", read) { try await schedules.read($0) }
        routes.on(.get, "/changeRequests/:operation", read) { try await schedules.operation($0) }
        self.addTasks(to: routes)
        self.addCodes(to: routes)
        self.addResources(to: routes)
        routes.read(AppearanceProfile.self, at: "/appearanceProfiles", read)
        routes.read(WorkCalendar.self, at: "/calendars", read)
        routes.read(Baseline.self, at: "/baselines", read)
        let bindings = AnimationBindingQuery(surface: self.surface)
        routes.on(.post, "/animationBindings/query", read) { try await bindings.answer($0) }
        // There is nothing of these kinds, which older clients ask for.
        for path in ["/userFields", "/entity3Ds", "/resourceGroups", "/resourceStatusSets"] {
            routes.on(.get, path, read) { _ in Self.nothing }
        }
    }

    private func addTasks<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let (read, assignments) = (self.actions.read, self.actions.readAssignments)
        routes.list(TaskLink.self, at: "/tasks/links", read)
        routes.list(ResourceAssignment.self, at: "/tasks/resourceAssignments", assignments)
        routes.list(CodeValueAssignment.self, at: "/tasks/codeValueAssignments", read)
        routes.on(.get, "/tasks/userFieldValues", read) { _ in Self.nothing }
        routes.read(ScheduleTask.self, at: "/tasks", read)
        routes.list(ScheduleTask.self, at: "/tasks/:item/children", read, chosenBy: .parent)
        routes.list(TaskLink.self, at: "/tasks/:item/downstreamLinks", read, chosenBy: .predecessor)
        routes.list(TaskLink.self, at: "/tasks/:item/upstreamLinks", read, chosenBy: .successor)
        routes.list(CodeValueAssignment.self, at: "/tasks/:item/codeValues", read, chosenBy: .task)
        routes.list(ResourceAssignment.self, at: "/tasks/:item/resourceAssignments", assignments, chosenBy: .task)
        routes.on(.get, "/tasks/:item/userFieldValues", read) { _ in Self.nothing }
        routes.read(TaskStatus.self, at: "/taskStatuses", read)
    }

    private func addCodes<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let read = self.actions.read
        routes.read(ScheduleCode.self, at: "/codes", read)
        routes.list(CodeValue.self, at: "/codes/:item/codeValues", read, chosenBy: .code)
        routes.read(CodeValue.self, at: "/codeValues", read)
        routes.list(CodeValue.self, at: "/codeValues/:item/children", read, chosenBy: .parent)
    }

    private func addResources<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let (read, status) = (self.actions.read, self.actions.readStatus)
        routes.read(ScheduleResource.self, at: "/resources", read)
        routes.list(ScheduleResource.self, at: "/resources/:item/children", read, chosenBy: .parent)
        routes.list(ResourceStatusEntry.self, at: "/resources/:item/statusHistory", status, chosenBy: .resource)
        for path in ["/resources/userFieldValues", "/resources/entity3DAssignments", "/resources/codeValueAssignments"]
        {
            routes.on(.get, path, read) { _ in Self.nothing }
        }
        routes.read(ResourceStatusCategory.self, at: "/resourceStatusCategories", status)
        routes.read(ResourceStatusItem.self, at: "/resourceStatusItems", status)
        routes.read(ResourceStatusEntry.self, at: "/resourceStatusHistory", status)
        let reports = StatusReportEndpoint(surface: self.surface)
        routes.on(.post, "/resourceStatusHistory", self.actions.changeStatus) { try await reports.answer($0) }
    }

    private static var nothing: Response {
        CallAnswer.json { json in
            json.object { json in
                json.key("items")
                json.beginArray()
                json.endArray()
                json.member("nextPageToken", optional: nil)
            }
        }
    }

    private static func projectInQuery(_ request: inout Request, _ parameters: Parameters) async throws -> ProjectID? {
        guard let text = try CallQuery(request).text("projectId", "iTwinId") else {
            // Without a token it is nobody's call, which the rules tell.
            guard request.headers[.authorization] != nil else { return nil }
            throw Self.listNames.invalid("This is missing.", field: "projectId", code: "MissingRequiredProperty")
        }
        return ProjectID(uuid: text)
    }
}
