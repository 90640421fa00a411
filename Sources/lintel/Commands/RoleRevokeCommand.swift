import ArgumentParser
import LintelPlatform
import LintelTokens

/// Takes somebody's role.
struct RoleRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Take a role.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("on"), help: "What the role is on: workspace:ID, project:ID or datasource:ID.")
    var place: RolePlace

    @Option(name: .customLong("to"), help: "The address of a person, or the client e-mail of a service app.")
    var email: String

    @Option(help: "Take it only if it is this one.")
    var role: String?

    func run() async throws {
        try await self.options.run { installation in
            let (subject, role) = try await self.revoke(installation)
            let sentence = "\(self.email) is not \(role) of \(self.place) any more."
            return self.place.answer(subject, role, email: self.email, sentence)
        }
    }

    private func revoke(_ installation: Installation) async throws -> (Subject, String) {
        let now = installation.clock.now()
        switch self.place {
        case .workspace(let id):
            let expected = try self.role.map(WorkspaceRole.init(roleNamed:))
            let organisation = try await installation.organisation(of: id)
            let user = try await installation.manageWorkspaces { workspaces in
                let subject = try await workspaces.member(.email(self.email), of: organisation).principal.subject
                let held = try await workspaces.workspaces.users(of: id, in: organisation, subject: subject).first?.role
                guard expected == nil || held == expected else {
                    throw PlatformError(.notFound, "\(self.email) does not have this role there.", field: "role")
                }
                return try await workspaces.revoke(
                    from: .email(self.email),
                    on: id,
                    in: organisation,
                    under: .administrative,
                    by: .commandLine,
                    at: now,
                )
            }
            return (user.principal.subject, user.role.rawValue)
        case .project(let id):
            return try await installation.manageTeam(of: id) { team in
                guard let member = try await team.member(email: try EmailKey(self.email)) else {
                    throw PlatformError(.notFound, "\(self.email) is not in the team of this project.", field: "to")
                }
                let held = (member.isOwner ? ["owner"] : []) + member.roles.map(\.name)
                if let role {
                    try await team.revoke(role, from: self.email)
                } else {
                    try await team.remove(member.principal.subject)
                }
                return (member.principal.subject, self.role ?? held.joined(separator: ", "))
            }
        case .dataSource(let id):
            let expected = try self.role.map(DataSourceRole.init(roleNamed:))
            let user = try await installation.manageDataSources { sources in
                try await sources.revoke(expected, from: self.email, in: id, by: .commandLine, at: now)
            }
            return (user.principal.subject, user.role.rawValue)
        }
    }
}
