import ArgumentParser
import LintelPlatform

/// Takes somebody's role.
struct RoleRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "revoke", abstract: "Take a role.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("on"), help: "What the role is on: workspace:ID.")
    var place: RolePlace

    @Option(name: .customLong("to"), help: "The address of a member, or the client e-mail of a service app.")
    var email: String

    @Option(help: "Take it only if it is this one: owner, editor or viewer.")
    var role: String?

    func run() async throws {
        try await self.options.run { installation in
            let expected = try self.role.map(WorkspaceRole.init(word:))
            let organisation = try await installation.organisation(of: self.place)
            let user = try await installation.manageWorkspaces { workspaces in
                let subject = try await workspaces.member(.email(self.email), of: organisation).principal.subject
                let held = try await workspaces.workspaces.users(
                    of: self.place.workspace,
                    in: organisation,
                    subject: subject,
                ).first?.role
                guard expected == nil || held == expected else {
                    throw PlatformError(.notFound, "\(self.email) does not have this role there.", field: "role")
                }
                return try await workspaces.revoke(
                    from: .email(self.email),
                    on: self.place.workspace,
                    in: organisation,
                    under: .administrative,
                    by: .commandLine,
                    at: installation.clock.now(),
                )
            }
            let sentence = "\(self.email) is not \(user.role.rawValue) of \(self.place) any more."
            return self.place.answer(user, email: self.email, sentence)
        }
    }
}
