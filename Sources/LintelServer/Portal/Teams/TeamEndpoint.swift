import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens
import NIOCore

/// The members of a team: who they are, what they have, who goes.
struct TeamEndpoint: Sendable {
    let desk: TeamDesk

    /// `GET /projects/:project/team`.
    func members(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, query) = try await self.desk.view(request, context)
        let wanted = ProjectMemberQuery(
            search: query["q"],
            skip: query["skip"].flatMap { Int($0) } ?? 0,
            top: TeamPage.rowsPerPage,
        )
        let page = try await view.team.members(wanted)
        let canChange = view.canAdd || view.canRemove
        let groups = wanted.skip == 0 && wanted.search.isEmpty ? try await view.team.groups().items : []
        return self.desk.renderer.response(
            TeamPage(
                portal: view.portal,
                head: view.head(),
                id: view.id,
                done: TeamDesk.done(query),
                rows: page.items.map { member in
                    TeamPage.Row(member, change: canChange ? .teams(.member(view.id, member.subject)) : nil)
                },
                count: try await view.team.memberCount(),
                groups: groups.map(TeamPage.Group.init),
                canAdd: view.canAdd,
                search: wanted.search.isEmpty ? "" : query["q"] ?? "",
                skip: wanted.skip,
                hasMore: page.hasMore,
            )
        )
    }

    /// `GET /projects/:project/team/members.csv`.
    func export(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        var text = Self.line(["email", "name", "kind", "owner", "roles"])
        var (skip, hasMore) = (0, true)
        while hasMore {
            let page = try await view.team.members(ProjectMemberQuery(skip: skip, top: 1_000))
            for member in page.items {
                text += Self.line(
                    [
                        member.principal.email, member.principal.name,
                        member.principal.isService ? "service" : "person", member.isOwner ? "yes" : "no",
                    ] + member.roles.map(\.name)
                )
            }
            skip += page.items.count
            hasMore = page.hasMore && skip < ProjectLimits.members
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"team.csv\"",
                .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)),
        )
    }

    /// `GET /projects/:project/team/members/:subject`.
    func member(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (view, _) = try await self.desk.view(request, context)
        return try await self.page(view, try self.desk.subject(context))
    }

    /// `POST …/roles`.
    func setRoles(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let subject = try self.desk.subject(context)
        let seen = Set(form.all("seen").map { ProjectRoleID($0) })
        return try await self.changed(view, subject, done: .roles) {
            _ = try await view.team.setRoles(form.all("role").map { ProjectRoleID($0) }, of: subject, seen: seen)
        }
    }

    /// `POST …/remove`.
    func remove(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, view) = try await self.desk.form(request, context)
        let subject = try self.desk.subject(context)
        guard form["sure"] == "yes" else {
            return try await self.page(view, subject, isRemoving: true)
        }
        return try await self.changed(view, subject, done: .removed) { try await view.team.remove(subject) }
    }

    /// `POST …/owner`.
    func addOwner(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        let subject = try self.desk.subject(context)
        return try await self.changed(view, subject, done: .ownerNamed) {
            let member = try await view.team.member(subject)
            let addition = ProjectAddition(email: member.principal.email, roles: [], isOwner: true)
            for planned in try await view.team.plan([addition]) { _ = try await view.team.apply(planned) }
        }
    }

    /// `POST …/owner/remove`.
    func removeOwner(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, view) = try await self.desk.form(request, context)
        let subject = try self.desk.subject(context)
        return try await self.changed(view, subject, done: .ownerTaken) { try await view.team.removeOwner(subject) }
    }

    private static func line(_ cells: [String]) -> String {
        cells.map(AuditTable.cell).joined(separator: ",") + "\r\n"
    }

    /// Makes a change; what it is refused for stands on the member's page.
    private func changed(
        _ view: TeamDesk.View,
        _ subject: Subject,
        done: TeamDone,
        _ change: () async throws -> Void,
    ) async throws -> Response {
        do {
            try await change()
            // Whoever has taken themselves out sees the project no more.
            let isGone = subject == view.project.visitor.actor.subject && done == .removed
            return self.desk.redirect(to: isGone ? .projects(.list()) : .projects(.team(view.id)), done: done)
        } catch let error as PlatformError where [.ownerLast, .conflict, .roleMissing].contains(error.code) {
            let status: HTTPResponse.Status =
                error.code == .roleMissing ? .forbidden : error.code == .conflict ? .conflict : .unprocessableContent
            return try await self.page(view, subject, error: error.message, status: status)
        }
    }

    private func page(
        _ view: TeamDesk.View,
        _ subject: Subject,
        error: String? = nil,
        isRemoving: Bool = false,
        status: HTTPResponse.Status = .ok,
    ) async throws -> Response {
        let member = try await view.team.member(subject)
        let page = TeamMemberPage(
            portal: view.portal,
            head: view.head(),
            id: view.id,
            member: member,
            roles: try await view.team.roles(),
            authority: view.team.authority,
            error: error,
            isRemoving: isRemoving,
        )
        return self.desk.renderer.response(page, status: status)
    }
}
