import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Makes a project.
struct ProjectCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a project.")

    @OptionGroup var options: DataOptions

    @Option(
        name: [.customLong("organisation"), .customLong("org")],
        help: "The id of the organisation that it belongs to.",
    )
    var organisation: String

    @Option(help: "The project's name.")
    var name: String

    @Option(help: "The number that the organisation knows it by.")
    var number: String?

    @Option(help: "The address of the person, or the client e-mail of the service app, that owns it.")
    var owner: String?

    func run() async throws {
        try await self.options.run { installation in
            var details = ProjectChange()
            if let number = self.number { details.number = .some(number) }
            let owner = try await self.subject(installation)
            let project = try await installation.manageProjects { [details] projects in
                try await projects.create(
                    name: self.name,
                    details: details,
                    in: OrganisationID(self.organisation),
                    owner: owner,
                    by: .commandLine,
                    at: installation.clock.now(),
                )
            }
            return CommandAnswer("Project \(project.id) (\(project.name)) made.") { json in
                json.write(project)
                if let owner = self.owner { json.member("owner", owner) }
            }
        }
    }

    private func subject(_ installation: Installation) async throws -> Subject? {
        guard let owner else { return nil }
        guard let principal = try await installation.stores.organisations.principal(EmailKey(owner)) else {
            throw PlatformError(.notFound, "Nobody here has the address \(owner).", field: "owner")
        }
        return principal.subject
    }
}

extension JSONWriter {
    /// Writes what commands tell of a project.
    mutating func write(_ project: Project) {
        self.member("project_id", project.id.rawValue)
        self.member("organisation_id", project.organisationID.rawValue)
        self.member("name", project.name)
        if let number = project.details.number { self.member("number", number) }
    }
}
