import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Jobs: many changes of a team at once.
struct TeamJobEndpoint: Sendable {
    func run(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let actions = try await self.actions(of: call)
        let job = try await team.run(actions)
        return CallAnswer.json(.created) { json in self.write(job, names: call.names, withErrors: true, to: &json) }
    }

    func one(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let job = try await self.job(team, call)
        return CallAnswer.json { json in
            self.write(job, names: call.names, withErrors: call.prefersRepresentation, to: &json)
        }
    }

    func actions(_ team: ProjectTeam, _ call: ITwinCall) async throws -> Response {
        let job = try await self.job(team, call)
        return CallAnswer.json { json in
            json.object { json in
                json.key("actions")
                json.object { json in
                    self.write(.assignRoles, "assignRoles", of: job, to: &json)
                    self.write(.unassignRoles, "unassignRoles", of: job, to: &json)
                    self.write(.removeMembers, "removeMembers", of: job, to: &json)
                }
            }
        }
    }

    /// Whoever may not change the team sees no jobs but their own.
    private func job(_ team: ProjectTeam, _ call: ITwinCall) async throws -> ProjectTeamJob {
        let job = try await team.job(try call.id("job"))
        guard job.createdBy == call.subject || team.authority.allows(.inviteMember) else {
            throw PlatformError(.notFound, "The project has no such job.", field: "job")
        }
        return job
    }

    private func actions(of call: ITwinCall) async throws -> [ProjectTeamJob.Action] {
        let reader = TeamBody(names: call.names)
        var body = try await call.body()
        guard let kinds = body.optionalValue("actions")?.objectValue else {
            throw call.names.invalid("This is missing.", field: "actions", code: "MissingRequiredProperty")
        }
        var actions: [ProjectTeamJob.Action] = []
        for kind in ProjectTeamJob.Action.Kind.allCases {
            let name = kind.rawValue
            guard let list = kinds.first(where: { $0.name == name })?.value, list != .null else { continue }
            for (place, item) in try reader.objects(list, name, atMost: ProjectLimits.actionsOfOneJob) {
                var item = item
                let email = try item.string("email")
                guard (try? EmailKey(email)) != nil else {
                    throw call.names.invalid("This is not an e-mail address.", field: "\(place).email")
                }
                let roles = kind == .removeMembers ? [] : try reader.roleIDs(&item, at: place)
                actions.append(.init(kind, email: email, roleIDs: roles.map(\.rawValue)))
            }
        }
        guard !actions.isEmpty, actions.count <= ProjectLimits.actionsOfOneJob else {
            throw call.names.invalid(
                "A job has 1 to \(ProjectLimits.actionsOfOneJob) actions.",
                field: "actions",
            )
        }
        guard actions.reduce(0, { $0 + $1.roleIDs.count }) <= ProjectLimits.assignmentsOfOneJob else {
            throw call.names.invalid(
                "A job assigns at most \(ProjectLimits.assignmentsOfOneJob) roles.",
                field: "actions",
            )
        }
        return actions
    }

    private func write(
        _ job: ProjectTeamJob,
        names: ITwinNames,
        withErrors: Bool,
        to json: inout JSONWriter,
    ) {
        json.object { json in
            json.member("id", job.id.rawValue)
            json.member("itwinId", job.projectID.rawValue)
            json.member("status", job.status.rawValue)
            guard withErrors, !job.errors.isEmpty else { return }
            json.member("error", objects: job.errors) { failure, json in
                let error = PlatformError(.init(rawValue: failure.code), failure.message, field: failure.field)
                json.member("code", names.teamRefusal(error).error.code)
                json.member("message", failure.message)
                json.member("target", failure.target)
            }
        }
    }

    private func write(
        _ kind: ProjectTeamJob.Action.Kind,
        _ name: StaticString,
        of job: ProjectTeamJob,
        to json: inout JSONWriter,
    ) {
        let actions = job.actions.filter { $0.kind == kind }
        guard !actions.isEmpty else { return }
        json.member(name, objects: actions) { action, json in
            json.member("email", action.email)
            guard kind != .removeMembers else { return }
            json.key("roleIds")
            json.beginArray()
            for id in action.roleIDs { json.string(id) }
            json.endArray()
        }
    }
}
