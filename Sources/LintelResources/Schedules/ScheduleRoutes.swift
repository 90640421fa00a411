import HTTPTypes
import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// The Schedules API of the iTwin platform (contract §4.4).
package struct ScheduleRoutes: Sendable {
    private let actions: ScheduleActions
    private let surface: ScheduleSurface

    /// What the API calls what it refuses.
    package static let names = ITwinNames(
        notFound: "ScheduleNotFound",
        invalid: "InvalidSchedulesRequest",
        invalidStatus: .badRequest,
        notFoundTarget: "scheduleId",
    )
    /// The same for calls about a project's schedules, which are found by their project.
    package static let listNames = ITwinNames(
        notFound: "iTwinNotFound",
        invalid: "InvalidSchedulesRequest",
        invalidStatus: .badRequest,
        notFoundTarget: "iTwinId",
    )

    /// - Parameter issuer: The base of every address.
    package init(_ settings: ProjectAPISettings, management: ScheduleManagement, issuer: String) {
        self.actions = ScheduleActions(settings, prefix: "schedules")
        self.surface = ScheduleSurface(management: management, address: issuer + "/schedules", style: .current)
    }

    /// Adds the routes that are about a project.
    package func addLists<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let schedules = ScheduleEndpoint(surface: self.surface)
        api.on(.get, "/schedules", self.actions.list, about: Self.projectInQuery) { try await schedules.list($0) }
        api.on(.post, "/schedules", self.actions.create, about: Self.projectInBody) { try await schedules.create($0) }
    }

    /// Adds the routes that are about a schedule.
    package func add<Context: GuardedContext>(to api: ITwinAPI<Context>) {
        let routes = ScheduleRouteTable(api: api, surface: self.surface, base: "/schedules/:schedule")
        self.addSchedule(to: routes)
        self.addTasks(to: routes)
        self.addResources(to: routes)
        self.addAppearance(to: routes)
    }

    private func addSchedule<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let (actions, schedules) = (self.actions, ScheduleEndpoint(surface: self.surface))
        routes.on(.get, "", actions.read) { try await schedules.read($0) }
        routes.on(.delete, "", actions.delete) { try await schedules.delete($0) }
        routes.on(.post, "/clone", actions.create) { try await schedules.clone($0) }
        routes.on(.get, "/operations/:operation", actions.read) { try await schedules.operation($0) }
        routes.on(.get, "/project-scheduling", actions.read) { try await schedules.scheduling($0) }
        routes.on(.patch, "/project-scheduling", actions.change) { try await schedules.changeScheduling($0) }
        routes.on(.get, "/sync-configuration", actions.read) { try await schedules.synchronisation($0) }
        routes.on(.post, "/sync-configuration", actions.change) {
            try await schedules.changeSynchronisation($0, .created)
        }
        routes.on(.patch, "/sync-configuration", actions.change) {
            try await schedules.changeSynchronisation($0, .ok)
        }
        routes.read(SyncOperation.self, at: "/sync-operations", actions.read)
        routes.on(.post, "/sync-operations", actions.change) { try await schedules.synchronise($0) }
        let imports = ScheduleImportEndpoint(surface: self.surface)
        routes.on(.post, "/imports/microsoft-project", actions.change) { try await imports.microsoftProject($0) }
        routes.on(.post, "/imports/primavera", actions.change) { try await imports.primavera($0) }
        routes.on(.post, "/imports/primavera-xer", actions.change) { try await imports.primavera($0) }
    }

    private func addTasks<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let (actions, schedules) = (self.actions, ScheduleEndpoint(surface: self.surface))
        routes.on(.post, "/tasks/reschedule", actions.change) { try await schedules.reschedule($0) }
        routes.list(TaskAnalysis.self, at: "/tasks/scheduling-analyses", actions.read)
        let analyses = ScheduleItemEndpoint<TaskAnalysis>(surface: self.surface, path: "tasks/scheduling-analyses")
        routes.on(.get, "/tasks/:item/scheduling-analysis", actions.read) { try await analyses.item($0) }
        routes.write(
            CodeValueAssignment.self,
            at: "/tasks/code-value-assignments",
            read: actions.read,
            change: actions.change,
        )
        routes.write(
            ResourceAssignment.self,
            at: "/tasks/resource-assignments",
            read: actions.readAssignments,
            change: actions.changeAssignments,
        )
        routes.write(ScheduleTask.self, at: "/tasks", read: actions.read, change: actions.change)
        routes.write(TaskLink.self, at: "/task-links", read: actions.read, change: actions.change)
        routes.write(TaskStatus.self, at: "/task-statuses", read: actions.read, change: actions.change)
        routes.write(WorkCalendar.self, at: "/calendars", read: actions.read, change: actions.change)
        routes.write(ScheduleCode.self, at: "/codes", read: actions.read, change: actions.change)
        routes.write(CodeValue.self, at: "/code-values", read: actions.read, change: actions.change)
        routes.read(Baseline.self, at: "/baselines", actions.read)
        routes.on(.post, "/baselines", actions.change) { try await schedules.addBaseline($0) }
        routes.on(.get, "/baselines/:item/baseline-tasks", actions.read) { try await schedules.baselineTasks($0) }
        routes.delete(Baseline.self, at: "/baselines", actions.change)
    }

    private func addResources<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let actions = self.actions
        for path in ["/resources/status-history", "/resource-statuses"] {
            routes.read(ResourceStatusEntry.self, at: path, actions.readStatus)
            routes.add(ResourceStatusEntry.self, at: path, actions.changeStatus)
        }
        routes.list(
            ResourceStatusEntry.self,
            at: "/resources/:item/status-history",
            actions.readStatus,
            chosenBy: .resource,
        )
        routes.write(ScheduleResource.self, at: "/resources", read: actions.read, change: actions.change)
        routes.write(
            ResourceStatusCategory.self,
            at: "/resource-status-categories",
            read: actions.readStatus,
            change: actions.change,
        )
        routes.write(
            ResourceStatusItem.self,
            at: "/resource-status-items",
            read: actions.readStatus,
            change: actions.change,
        )
    }

    private func addAppearance<Context: GuardedContext>(to routes: ScheduleRouteTable<Context>) {
        let (actions, schedules) = (self.actions, ScheduleEndpoint(surface: self.surface))
        routes.on(.get, "/animation-statistics", actions.read) { try await schedules.statistics($0) }
        routes.write(AnimationBinding.self, at: "/animation-bindings", read: actions.read, change: actions.change)
        routes.write(AppearanceProfile.self, at: "/appearance-profiles", read: actions.read, change: actions.change)
    }

    /// The project that the query of a list names.
    ///
    /// Whoever names none is told so before the rules, which could say only that there is no such project.
    private static func projectInQuery(_ request: inout Request, _ parameters: Parameters) async throws -> ProjectID? {
        let query = try CallQuery(request)
        guard let text = query.text("iTwinId", "projectId") else {
            // Without a token it is nobody's call, which the rules tell.
            guard request.headers[.authorization] != nil else { return nil }
            throw Self.listNames.invalid("This is missing.", field: "iTwinId", code: "MissingRequiredProperty")
        }
        return ProjectID(uuid: text)
    }

    /// The project that the body of a new schedule names.
    private static func projectInBody(_ request: inout Request, _ parameters: Parameters) async throws -> ProjectID? {
        guard request.headers[.authorization] != nil else { return nil }
        let fields = try await request.scheduleFields(names: Self.listNames)
        return try fields.requiredID("iTwinId")
    }
}
