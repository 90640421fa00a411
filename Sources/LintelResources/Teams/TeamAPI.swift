import HTTPTypes
import Hummingbird
import LintelGuard
import LintelPlatform

/// A part of the access control API: its routes work on the team of the project in the path.
struct TeamAPI<Context: GuardedContext> {
    let api: ITwinAPI<Context>
    let management: ProjectTeamManagement

    /// What a route does with the team of its project.
    typealias Handler = @Sendable (ProjectTeam, ITwinCall) async throws -> Response

    /// - Parameter path: What stands behind the project in the path.
    func on(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ action: GuardedAction,
        _ answer: @escaping Handler,
    ) {
        let management = self.management
        self.api.on(method, "\(TeamRoutes.base)/:project\(path)", action) { call in
            let team = management.team(of: try call.access(), by: try await call.actor(), at: call.now)
            do {
                return try await answer(team, call)
            } catch let error as PlatformError {
                throw call.names.teamRefusal(error)
            }
        }
    }
}

extension ITwinNames {
    /// What a rule of teams refuses; the field says what there is not.
    func teamRefusal(_ error: PlatformError) -> ITwinRefusal {
        guard error.code == .notFound, let field = error.field else { return self.refusal(error) }
        let (code, thing): (String, String)
        switch field {
        case "member": (code, thing) = ("TeamMemberNotFound", "team member")
        case "role": (code, thing) = ("RoleNotFound", "role")
        case "group": (code, thing) = ("GroupNotFound", "group")
        case "invitation": (code, thing) = ("InvitationNotFound", "invitation")
        case "share": (code, thing) = ("ShareNotFound", "share")
        case "job": (code, thing) = ("JobNotFound", "job")
        case "email": return self.invalid(error.message, field: field)
        default: return self.refusal(error)
        }
        return ITwinRefusal(.notFound, code, "Requested \(thing) is not available.")
    }

    /// As ``teamRefusal(_:)``, for one item of a list in the body.
    ///
    /// - Parameter item: Where the item stands, such as `members[0]`.
    func teamRefusal(_ error: PlatformError, of item: String) -> ITwinRefusal {
        var refusal = self.teamRefusal(error)
        switch (error.code, error.field) {
        case (.notFound, "role"): refusal.error.target = "\(item).roleIds"
        case (_, let field?) where !refusal.error.details.isEmpty:
            refusal = self.invalid(error.message, field: "\(item).\(field)")
        default: break
        }
        return refusal
    }
}
