import HTTPTypes
package import Hummingbird
package import LintelGuard
package import LintelPlatform
import LintelTokens

/// Version 2 of the access control API of the iTwin platform (contract §4.3).
package struct TeamRoutes: Sendable {
    static let base = "/accesscontrol/itwins"

    private let settings: ProjectAPISettings
    private let actions: TeamActions
    private let management: ProjectTeamManagement

    package init(_ settings: ProjectAPISettings, management: ProjectTeamManagement) {
        self.settings = settings
        self.actions = TeamActions(settings)
        self.management = management
    }

    /// Adds every route.
    package func add<Context: GuardedContext>(_ parts: ITwinParts, to router: some RouterMethods<Context>) {
        let members = self.api("InvalidiTwinsMemberRequest", parts, on: router)
        self.addPermissions(to: members)
        self.addRoles(to: self.api("InvalidiTwinsRoleRequest", parts, on: router))
        self.addGroups(to: self.api("InvalidiTwinsGroupRequest", parts, on: router), issuer: parts.issuer)
        self.addMembers(to: members, issuer: parts.issuer)
        self.addGroupMembers(to: members, issuer: parts.issuer)
        self.addInvitations(to: members, issuer: parts.issuer)
        self.addJobs(to: self.api("InvalidiTwinsJobRequest", parts, on: router))
        self.addShares(to: self.api("InvalidiTwinsShareRequest", parts, on: router))
    }

    private func api<Context: GuardedContext>(
        _ invalid: String,
        _ parts: ITwinParts,
        on router: some RouterMethods<Context>,
    ) -> TeamAPI<Context> {
        let names = ITwinNames(notFound: "ItwinNotFound", invalid: invalid)
        return TeamAPI(api: parts.api(self.settings, names: names, on: router), management: self.management)
    }

    private func addPermissions<Context: GuardedContext>(to team: TeamAPI<Context>) {
        team.api.on(.get, "\(Self.base)/permissions", self.actions.permissions) { _ in
            CallAnswer.json { json in json.object { $0.write(ProjectPermission.all) } }
        }
        team.on(.get, "/permissions", self.actions.ownPermissions) { team, call in
            let own = try call.access().permissions
            return CallAnswer.json { json in json.object { $0.write(own.values) } }
        }
    }

    private func addRoles<Context: GuardedContext>(to team: TeamAPI<Context>) {
        let roles = TeamRoleEndpoint()
        team.on(.get, "/roles", self.actions.readRoles) { team, _ in try await roles.list(team) }
        team.on(.post, "/roles", self.actions.manageRoles, roles.add)
        team.on(.get, "/roles/:role", self.actions.readRoles, roles.one)
        team.on(.patch, "/roles/:role", self.actions.manageRoles, roles.change)
        team.on(.delete, "/roles/:role", self.actions.manageRoles, roles.remove)
    }

    private func addGroups<Context: GuardedContext>(to team: TeamAPI<Context>, issuer: String) {
        let groups = TeamGroupEndpoint(issuer: issuer)
        team.on(.get, "/groups", self.actions.readGroups, groups.list)
        team.on(.post, "/groups", self.actions.manageGroups, groups.add)
        team.on(.get, "/groups/:group", self.actions.readGroups, groups.one)
        team.on(.patch, "/groups/:group", self.actions.manageGroups, groups.change)
        team.on(.delete, "/groups/:group", self.actions.manageGroups, groups.remove)
        team.on(.get, "/groups/:group/invitations", self.actions.manageGroups, groups.invitations)
        team.on(.delete, "/groups/:group/invitations/:invitation", self.actions.manageGroups, groups.withdraw)
    }

    private func addMembers<Context: GuardedContext>(to team: TeamAPI<Context>, issuer: String) {
        let members = TeamMemberEndpoint(issuer: issuer)
        team.on(.get, "/members/users", self.actions.readMembers) { team, call in
            try await members.list(team, call, ownersOnly: false)
        }
        team.on(.post, "/members/users", self.actions.addMembers, members.add)
        team.on(.get, "/members/users/:member", self.actions.readMembers, members.one)
        team.on(.patch, "/members/users/:member", self.actions.addMembers, members.change)
        team.on(.delete, "/members/users/:member", self.actions.removeMembers, members.remove)
        team.on(.get, "/members/owners", self.actions.readMembers) { team, call in
            try await members.list(team, call, ownersOnly: true)
        }
        team.on(.post, "/members/owners", self.actions.addMembers, members.addOwner)
        team.on(.delete, "/members/owners/:member", self.actions.removeMembers, members.removeOwner)
    }

    private func addGroupMembers<Context: GuardedContext>(to team: TeamAPI<Context>, issuer: String) {
        let members = TeamGroupMemberEndpoint(issuer: issuer)
        team.on(.get, "/members/groups", self.actions.readMembers, members.list)
        team.on(.post, "/members/groups", self.actions.addMembers, members.add)
        team.on(.get, "/members/groups/:member", self.actions.readMembers, members.one)
        team.on(.patch, "/members/groups/:member", self.actions.addMembers, members.change)
        team.on(.delete, "/members/groups/:member", self.actions.removeMembers, members.remove)
    }

    private func addInvitations<Context: GuardedContext>(to team: TeamAPI<Context>, issuer: String) {
        let invitations = TeamInvitationEndpoint(issuer: issuer)
        let path = "/members/invitations"
        team.on(.get, path, self.actions.readInvitations, invitations.list)
        team.on(.get, "\(path)/:invitation", self.actions.readInvitations, invitations.one)
        team.on(.delete, "\(path)/:invitation", self.actions.withdrawInvitations, invitations.withdraw)
        // Whoever accepts is not in the team yet, and gets to know of the project by the invitation alone.
        let management = self.management
        team.api.on(.post, "\(Self.base)/:project\(path)/:invitation/accept", self.actions.acceptInvitation) { call in
            try await management.accept(
                call.text("invitation").flatMap { InvitationID(uuid: $0) },
                into: call.text("project").flatMap { ProjectID(uuid: $0) } ?? ProjectID(""),
                by: try await call.actor(),
                at: call.now,
            )
            return CallAnswer.empty(.noContent)
        }
    }

    private func addJobs<Context: GuardedContext>(to team: TeamAPI<Context>) {
        let jobs = TeamJobEndpoint()
        team.on(.post, "/jobs", self.actions.runJobs, jobs.run)
        team.on(.get, "/jobs/:job", self.actions.runJobs, jobs.one)
        team.on(.get, "/jobs/:job/actions", self.actions.runJobs, jobs.actions)
    }

    private func addShares<Context: GuardedContext>(to team: TeamAPI<Context>) {
        let shares = TeamShareEndpoint()
        team.on(.get, "/shares", self.actions.readShares) { team, _ in try await shares.list(team) }
        team.on(.post, "/shares", self.actions.share, shares.add)
        team.on(.get, "/shares/:share", self.actions.readShares, shares.one)
        team.on(.delete, "/shares/:share", self.actions.share, shares.remove)
    }
}
