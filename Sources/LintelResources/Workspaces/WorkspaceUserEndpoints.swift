import HTTPTypes
import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// Who has which role in a workspace; the administrative twins differ in who may.
struct WorkspaceUserEndpoints: Sendable {
    let workspaces: WorkspaceManagement
    /// Whether the caller's own role counts, or the organisation's administrator asks.
    let isAdministrative: Bool

    func list(_ call: EvoCall) async throws -> Response {
        let query = try call.query()
        var subject: Subject?
        if let text = query.text("filter[user_id]", "user_id") {
            guard let user = UserID(text) else { throw EvoRefusal.invalid("user_id", "This has to be a UUID.") }
            subject = try await self.workspaces.workspaces.subject(of: user) ?? Subject("")
        }
        let users = try await self.workspaces.workspaces.users(
            of: try call.workspace().id,
            in: call.organisation,
            subject: subject,
        )
        return CallAnswer.json { json in
            json.object { json in
                json.key("links")
                json.object { _ in }
                json.member("results", objects: users) { user, json in
                    json.role(user)
                    json.member("email", user.principal.email)
                    json.member("full_name", user.principal.name)
                }
            }
        }
    }

    /// Gives a role to whom the body names by id or e-mail, in the place of the one they have.
    func assign(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        let role = try body.role()
        let recipient: WorkspaceManagement.Recipient
        if let text = try body.optionalString("user_id") {
            guard let user = UserID(text) else { throw EvoRefusal.invalid("user_id", "This has to be a UUID.") }
            recipient = .user(user)
        } else {
            recipient = .email(try body.string("email"))
        }
        let user = try await self.workspaces.assign(
            role,
            to: recipient,
            on: try call.workspace().id,
            in: call.organisation,
            under: try self.authority(call),
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.json(.created) { json in json.object { $0.role(user) } }
    }

    func remove(_ call: EvoCall) async throws -> Response {
        _ = try await self.workspaces.revoke(
            from: .user(try call.userID()),
            on: try call.workspace().id,
            in: call.organisation,
            under: try self.authority(call),
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.empty(.noContent)
    }

    /// The caller's own role.
    func current(_ call: EvoCall) throws -> Response {
        let access = try call.access()
        return CallAnswer.json { json in
            json.object { json in
                json.member("user_id", UserID(call.actor.subject).rawValue)
                json.member("role", optional: access.role?.rawValue)
            }
        }
    }

    /// Gives several roles in several workspaces: all of them or none.
    func assignMany(_ call: EvoCall) async throws -> Response {
        var body = try await call.body()
        var assignments: [WorkspaceAssignment] = []
        var subjects: [UserID: Subject] = [:]
        for var item in try body.objects("role_assignments", atMost: WorkspaceLimits.bulk) {
            let role = try item.role()
            guard let user = UserID(try item.string("user_id")) else {
                throw EvoRefusal.invalid("user_id", "This has to be a UUID.")
            }
            guard let id = WorkspaceID(uuid: try item.string("workspace_id")) else {
                throw EvoRefusal.invalid("workspace_id", "This has to be a UUID.")
            }
            let subject: Subject
            if let known = subjects[user] {
                subject = known
            } else {
                subject = try await self.workspaces.member(.user(user), of: call.organisation).principal.subject
                subjects[user] = subject
            }
            assignments.append(WorkspaceAssignment(workspaceID: id, subject: subject, role: role))
        }
        try await self.workspaces.assign(
            assignments,
            in: call.organisation,
            under: try self.authority(call),
            by: call.actor,
            at: call.now,
        )
        return CallAnswer.json { json in
            json.object { json in
                json.member("role_assignments", objects: assignments) { item, json in
                    json.member("user_id", UserID(item.subject).rawValue)
                    json.member("workspace_id", item.workspaceID.rawValue)
                    json.member("role", item.role.rawValue)
                }
            }
        }
    }

    private func authority(_ call: EvoCall) throws -> WorkspaceAuthority {
        self.isAdministrative ? .administrative : WorkspaceAuthority(role: try call.access().role)
    }
}

extension JSONWriter {
    fileprivate mutating func role(_ user: WorkspaceUser) {
        self.member("user_id", UserID(user.principal.subject).rawValue)
        self.member("role", user.role.rawValue)
    }
}

extension JSONFields where Failure == EvoRefusal {
    fileprivate mutating func role() throws -> WorkspaceRole {
        guard let role = WorkspaceRole(rawValue: try self.string("role")) else {
            let roles = WorkspaceRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw EvoRefusal.invalid("role", "Roles are \(roles).")
        }
        return role
    }
}
