import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Lists projects.
struct ProjectListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List projects by name.")

    @OptionGroup var options: DataOptions

    @Option(
        name: [.customLong("organisation"), .customLong("org")],
        help: "The id of the organisation that they belong to (default: every organisation).",
    )
    var organisation: String?

    @Option(help: "A text that has to be in the name or the number.")
    var search: String?

    func run() async throws {
        try await self.options.run { installation in
            var query = ProjectQuery()
            query.scope = .everywhere
            query.includesInactive = true
            query.organisation = self.organisation.map { OrganisationID($0) }
            query.search = self.search
            query.limit = ProjectLimits.projects
            let page = try await installation.stores.projects.projects(of: Actor.commandLine.subject, matching: query)
            let lines = page.projects.map { listed in
                let project = listed.project
                return "\(project.id)  \(project.name)  \(project.details.number ?? "-")  \(listed.organisationName)"
            }
            let text = lines.isEmpty ? "There are no projects." : lines.joined(separator: "\n")
            return CommandAnswer(text) { json in
                json.key("projects")
                json.beginArray()
                for listed in page.projects {
                    json.beginObject()
                    json.write(listed.project)
                    json.member("status", listed.project.details.status.rawValue)
                    json.endObject()
                }
                json.endArray()
            }
        }
    }
}
