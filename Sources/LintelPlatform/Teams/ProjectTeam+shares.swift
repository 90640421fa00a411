import Crypto
import LintelCodec
package import LintelTokens

/// Shares of the project, and jobs on its team.
extension ProjectTeam {
    /// Makes a share, whose key is shown this once.
    ///
    /// Whoever has the key reads all that is in the project: only those make one who may read all of it themselves.
    ///
    /// - Parameter end: When the share ends; nil for the usual time.
    /// - Throws: ``PlatformError`` with code `projectInvalid`, `listFull` or `roleMissing`.
    package func share(until end: UnixTime?) async throws -> (share: ProjectShare, key: String) {
        try self.authority.require(.manageRoles)
        for permission in ProjectShare.permissions.values { try self.authority.require(permission) }
        let end = end ?? self.now + ProjectShare.usualSeconds
        guard end > self.now, end <= self.now + ProjectShare.maximumSeconds else {
            throw PlatformError.project("expiration", "A share ends in the future, and within 365 days.")
        }
        let share = ProjectShare(
            id: ProjectShareID(self.management.random.uuid()),
            projectID: self.project.id,
            createdBy: self.actor.subject,
            createdAt: self.now,
            expiresAt: end,
        )
        let secret = self.management.random.bytes(ProjectShare.keyBytes)
        try await self.store.add(
            share,
            digest: Array(SHA256.hash(data: secret)),
            limit: ProjectLimits.shares,
        )
        self.record(.projectShared, target: share.id.rawValue)
        return (share, Base64URL.encode(secret))
    }

    /// The shares that are still good, newest first.
    package func shares() async throws -> [ProjectShare] {
        try await self.store.shares(of: self.project.id, at: self.now)
    }

    /// - Throws: ``PlatformError`` with code `notFound` (field `share`) or `roleMissing`.
    package func revokeShare(_ id: ProjectShareID) async throws {
        try self.authority.require(.manageRoles)
        guard try await self.store.removeShare(id, of: self.project.id) != nil else {
            throw PlatformError(.notFound, "The project has no such share.", field: "share")
        }
        self.record(.projectShareRevoked, target: id.rawValue)
    }

    /// - Throws: ``PlatformError`` with code `notFound` and field `job`.
    package func job(_ id: ProjectTeamJobID) async throws -> ProjectTeamJob {
        guard let job = try await self.store.job(id, of: self.project.id) else {
            throw PlatformError(.notFound, "The project has no such job.", field: "job")
        }
        return job
    }

    /// Makes many changes, one by one: what one of them is refused does not keep the others.
    ///
    /// - Throws: ``PlatformError`` with code `roleMissing` when nobody who asks like this could do one of them.
    package func run(_ actions: [ProjectTeamJob.Action]) async throws -> ProjectTeamJob {
        for kind in Set(actions.map(\.kind)) {
            try self.authority.require(kind == .removeMembers ? .removeMember : .inviteMember)
        }
        var job = ProjectTeamJob(
            id: ProjectTeamJobID(self.management.random.uuid()),
            projectID: self.project.id,
            status: .active,
            actions: actions,
            createdBy: self.actor.subject,
            createdAt: self.now,
        )
        try await self.store.put(job, keeping: ProjectLimits.keptJobs)
        var counts: [ProjectTeamJob.Action.Kind: Int] = [:]
        for (tried, action) in actions.enumerated() {
            let index = counts[action.kind, default: 0]
            counts[action.kind] = index + 1
            do {
                try await self.run(action)
            } catch let error as PlatformError {
                let target = "\(action.kind.rawValue)[\(index)]"
                job.errors.append(.init(error, target: target))
            } catch {
                // Nobody goes on with the rest: it must not look as if somebody did.
                job.breakOff(after: tried)
                try await self.store.put(job, keeping: ProjectLimits.keptJobs)
                throw error
            }
        }
        job.status = ProjectTeamJob.status(failures: job.errors.count, of: actions.count)
        try await self.store.put(job, keeping: ProjectLimits.keptJobs)
        return job
    }

    private func run(_ action: ProjectTeamJob.Action) async throws {
        let roles = action.roleIDs.map { ProjectRoleID($0) }
        if action.kind == .assignRoles {
            for planned in try await self.plan([ProjectAddition(email: action.email, roles: roles)]) {
                _ = try await self.apply(planned)
            }
            return
        }
        guard let member = try await self.member(email: try EmailKey(action.email)) else {
            throw PlatformError.memberOfProjectUnknown
        }
        if action.kind == .removeMembers { return try await self.remove(member.subject) }
        let held = member.roles.map(\.id)
        guard roles.allSatisfy(held.contains) else {
            throw PlatformError(.notFound, "They do not have this role in the project.", field: "role")
        }
        _ = try await self.setRoles(held.filter { !roles.contains($0) }, of: member.subject, seen: Set(held))
    }
}

extension ProjectShare {
    /// What a share opens: reading all that is in the project.
    package static let permissions = ProjectPermissions(
        ProjectPermissionGroup.all.filter { $0.section != "Administration" }.compactMap(\.read)
    )
}
