import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelServer
import LintelTokens

/// Makes a data source.
struct DataSourceCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make a data source.")

    @OptionGroup var options: DataOptions

    @Option(help: "The id of the organisation that it belongs to.")
    var organisation: String

    @Option(help: "The data source's name.")
    var name: String

    @Option(help: "The host that is part of its repository's id (default: that of the issuer).")
    var host: String?

    @Option(help: "A description.")
    var description = ""

    @Option(help: "The id of the project that its top folders are work areas of.")
    var project: String?

    func run() async throws {
        try await self.options.run { installation in
            let project = try await self.connectedProject(installation)
            let source = try await installation.manageDataSources { sources in
                try await sources.create(
                    host: self.host ?? installation.settings.issuer.host,
                    name: self.name,
                    description: self.description,
                    project: project,
                    in: OrganisationID(self.organisation),
                    by: .commandLine,
                    at: installation.clock.now(),
                )
            }
            let sentence = "Data source \(source.id) made; its repository is \(source.repository.repositoryID)."
            return CommandAnswer(sentence) { $0.members(of: source) }
        }
    }

    private func connectedProject(_ installation: Installation) async throws -> ProjectID? {
        guard let text = self.project else { return nil }
        guard let id = ProjectID(uuid: text), try await installation.stores.projects.project(id) != nil else {
            throw PlatformError(.notFound, "There is no project with the id \(text).", field: "project")
        }
        return id
    }
}
