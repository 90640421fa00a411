import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Makes a workspace.
struct WorkspaceCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a workspace.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("org"), help: "The id of the organisation that it belongs to.")
    var organisation: String

    @Option(help: "The workspace's name.")
    var name: String

    @Option(help: "The address of the member, or the client e-mail of the service app, that owns it.")
    var owner: String?

    func run() async throws {
        try await self.options.run { installation in
            let id = OrganisationID(self.organisation)
            let workspace = try await installation.manageWorkspaces { workspaces in
                var owner: Subject?
                if let email = self.owner {
                    owner = try await workspaces.member(.email(email), of: id).principal.subject
                }
                return try await workspaces.create(
                    name: self.name,
                    in: id,
                    owner: owner,
                    by: .commandLine,
                    at: installation.clock.now(),
                )
            }
            return CommandAnswer("Workspace \(workspace.id) (\(workspace.name)) made.") { json in
                json.member("workspace_id", workspace.id.rawValue)
                json.member("organisation_id", id.rawValue)
                json.member("name", workspace.name)
                if let owner = self.owner { json.member("owner", owner) }
            }
        }
    }
}
