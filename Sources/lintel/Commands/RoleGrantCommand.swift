import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Gives somebody a role, in the place of the one they have.
struct RoleGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "grant", abstract: "Give a role.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("on"), help: "What the role is on: workspace:ID.")
    var place: RolePlace

    @Option(name: .customLong("to"), help: "The address of a member, or the client e-mail of a service app.")
    var email: String

    @Option(help: "owner, editor or viewer.")
    var role: String

    func run() async throws {
        try await self.options.run { installation in
            let role = try WorkspaceRole(word: self.role)
            let user = try await installation.manageWorkspaces { workspaces in
                try await workspaces.assign(
                    role,
                    to: .email(self.email),
                    on: self.place.workspace,
                    in: try await installation.organisation(of: self.place),
                    under: .administrative,
                    by: .commandLine,
                    at: installation.clock.now(),
                )
            }
            return self.place.answer(user, email: self.email, "\(self.email) is now \(role.rawValue) of \(self.place).")
        }
    }
}

extension WorkspaceRole {
    /// - Throws: ``PlatformError`` with code `roleUnknown`.
    init(word: String) throws {
        guard let role = WorkspaceRole(rawValue: word) else {
            let known = WorkspaceRole.allCases.map(\.rawValue).joined(separator: ", ")
            throw PlatformError(.roleUnknown, "There is no role \(word). Roles: \(known).", field: "role")
        }
        self = role
    }
}
