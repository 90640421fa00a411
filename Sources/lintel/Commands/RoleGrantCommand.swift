import ArgumentParser
import LintelPlatform
import LintelTokens

/// Gives somebody a role, in the place of the one they have.
struct RoleGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "grant", abstract: "Give a role.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("on"), help: "What the role is on: workspace:ID, project:ID or datasource:ID.")
    var place: RolePlace

    @Option(name: .customLong("to"), help: "The address of a person, or the client e-mail of a service app.")
    var email: String

    @Option(
        help: """
            On a workspace owner, editor or viewer; on a project owner, or the name of one of its roles; on a data source
            administrator, editor or reader.
            """
    )
    var role: String

    func run() async throws {
        try await self.options.run { installation in
            let subject = try await self.grant(installation)
            return self.place.answer(
                subject,
                self.role,
                email: self.email,
                "\(self.email) is now \(self.role) of \(self.place).",
            )
        }
    }

    private func grant(_ installation: Installation) async throws -> Subject {
        let now = installation.clock.now()
        switch self.place {
        case .workspace(let id):
            let role = try WorkspaceRole(roleNamed: self.role)
            return try await installation.manageWorkspaces { workspaces in
                try await workspaces.assign(
                    role,
                    to: .email(self.email),
                    on: id,
                    in: try await installation.organisation(of: id),
                    under: .administrative,
                    by: .commandLine,
                    at: now,
                ).principal.subject
            }
        case .project(let id):
            return try await installation.manageTeam(of: id) { team in
                switch try await team.grant(self.role, to: self.email) {
                case .member(let member), .unchanged(let member): member.principal.subject
                case .invited: throw PlatformError(.notFound, "There is nobody with this address.", field: "to")
                }
            }
        case .dataSource(let id):
            let role = try DataSourceRole(roleNamed: self.role)
            return try await installation.manageDataSources { sources in
                try await sources.assign(role, to: self.email, in: id, by: .commandLine, at: now).principal.subject
            }
        }
    }
}
