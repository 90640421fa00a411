import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// The life of workspaces: made, listed, changed, put into the recycle bin and taken out of it.
struct WorkspaceEndpoints: Sendable {
    let workspaces: WorkspaceManagement
    let document: WorkspaceDocument

    func create(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        let name = try body.string("name")
        let workspace = try await self.workspaces.create(
            name: name,
            details: try WorkspaceChange(details: &body),
            in: call.organisation,
            owner: call.actor.subject,
            by: call.actor,
            at: call.now,
        )
        return try await self.answer(.created, workspace.id, call)
    }

    /// The workspaces in which the caller has a role.
    func list(_ call: EvoCall) async throws -> Response {
        try await self.list(call, of: call.actor.subject, isAdministrative: false)
    }

    /// Every workspace of the organisation.
    func listAll(_ call: EvoCall) async throws -> Response {
        try await self.list(call, of: call.actor.subject, isAdministrative: true)
    }

    /// Ids and names only; without a limit all of them.
    func summary(_ call: EvoCall) async throws -> Response {
        let query = try call.query()
        let page = try EvoPage(
            query,
            of: "\(self.document.hub)/workspace/orgs/\(call.organisation)/workspaces/summary",
            usual: WorkspaceLimits.workspaces,
            atMost: WorkspaceLimits.workspaces,
        )
        let items = try await self.workspaces.workspaces.names(
            in: call.organisation,
            of: call.actor.subject,
            matching: try WorkspaceQuery(query, page: page),
        )
        return CallAnswer.json { json in
            json.object { json in
                page.writeLinks(count: items.items.count, total: items.total, to: &json)
                json.member("results", objects: items.items) { item, json in
                    json.member("id", item.id.rawValue)
                    json.member("name", item.name)
                }
            }
        }
    }

    /// The workspaces in which a member of the organisation has a role, for administrators.
    func listOfUser(_ call: EvoCall) async throws -> Response {
        let user = try call.userID()
        let member = try await self.workspaces.member(.user(user), of: call.organisation)
        let (page, items) = try await self.items(
            call,
            of: member.principal.subject,
            path: "admin/orgs/\(call.organisation)/users/\(user)/workspaces",
        )
        return self.answer(page, items, as: .userRole)
    }

    /// A workspace; one in the recycle bin only for those who say so.
    func get(_ call: EvoCall) async throws -> Response {
        let access = try call.access()
        let wantsDeleted = try call.query().flag("deleted") ?? false
        guard wantsDeleted || !access.workspace.isDeleted else {
            throw EvoRefusal.missing("There is no workspace with this id.")
        }
        return self.answer(.ok, access)
    }

    func update(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        var change = try WorkspaceChange(details: &body)
        change.name = try body.optionalString("name")
        let access = try call.access()
        let workspace = try await self.workspaces.update(
            access.workspace.id,
            in: call.organisation,
            by: change,
            actor: call.actor,
            at: call.now,
        )
        return self.answer(.ok, WorkspaceAccess(workspace: workspace, role: access.role))
    }

    func delete(_ call: EvoCall) async throws -> Response {
        try await self.workspaces.delete(
            try call.workspace().id,
            in: call.organisation,
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// Takes a workspace out of the recycle bin; one that is not in there is left as it is, which is told.
    func restore(_ call: EvoCall) async throws -> Response {
        guard try call.query().flag("deleted") != true else {
            throw EvoRefusal.invalid("deleted", "Say deleted=false to take a workspace out of the recycle bin.")
        }
        let workspace = try call.workspace()
        guard workspace.isDeleted else {
            throw EvoRefusal(.seeOther, "workspaces/not-deleted", "The workspace is not in the recycle bin.")
        }
        try await self.workspaces.restore(workspace.id, in: call.organisation, by: call.actor, at: call.now)
        return CallAnswer.empty(.noContent)
    }

    private func list(_ call: EvoCall, of subject: Subject, isAdministrative: Bool) async throws -> Response {
        let (page, items) = try await self.items(
            call,
            of: subject,
            path: "\(isAdministrative ? "admin/" : "")orgs/\(call.organisation)/workspaces",
            includingOthers: isAdministrative,
        )
        return self.answer(page, items, as: .currentUserRole)
    }

    private func items(
        _ call: EvoCall,
        of subject: Subject,
        path: String,
        includingOthers: Bool = false,
    ) async throws -> (EvoPage, WorkspacePage<WorkspaceAccess>) {
        let query = try call.query()
        let page = try EvoPage(
            query,
            of: "\(self.document.hub)/workspace/\(path)",
            usual: WorkspaceQuery.standardLimit,
            atMost: WorkspaceQuery.maximumLimit,
        )
        let items = try await self.workspaces.workspaces.workspaces(
            in: call.organisation,
            of: subject,
            includingOthers: includingOthers,
            matching: try WorkspaceQuery(query, page: page),
        )
        return (page, items)
    }

    private func answer(_ page: EvoPage, _ items: WorkspacePage<WorkspaceAccess>, as name: WorkspaceDocument.RoleName)
        -> Response
    {
        CallAnswer.json { json in
            json.object { json in
                page.writeLinks(count: items.items.count, total: items.total, to: &json)
                json.member("results", objects: items.items) { item, json in
                    self.document.write(item, as: name, to: &json)
                }
            }
        }
    }

    /// The workspace as it is now, with the role of the caller.
    private func answer(_ status: HTTPResponse.Status, _ id: WorkspaceID, _ call: EvoCall) async throws -> Response {
        let access = try await self.workspaces.workspaces.access(
            of: call.actor.subject,
            to: id,
            in: call.organisation,
        )
        guard let access else { throw EvoRefusal.missing("There is no workspace with this id.") }
        return self.answer(status, access)
    }

    private func answer(_ status: HTTPResponse.Status, _ access: WorkspaceAccess) -> Response {
        CallAnswer.json(status) { json in json.object { self.document.write(access, to: &$0) } }
    }
}

extension WorkspaceChange {
    /// Reads everything but the name.
    fileprivate init(details body: inout JSONFields<EvoRefusal>) throws {
        self.init(
            description: try body.optionalString("description", atMost: 4 * WorkspaceDetails.maximumDescription),
            labels: try body.optionalStrings("labels"),
            coordinateSystem: try body.optionalString("default_coordinate_system"),
            boundingBox: try body.optionalValue("bounding_box").map { try BoundingBox($0) },
        )
    }
}
