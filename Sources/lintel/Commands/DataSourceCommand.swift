import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Groups the commands about ProjectWise data sources.
struct DataSourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasource",
        abstract: "Make data sources, fill them, and say which apps may call them.",
        subcommands: [
            DataSourceCreateCommand.self, DataSourceListCommand.self, DataSourceAllowCommand.self,
            DataSourceDisallowCommand.self, DataSourceDismissCommand.self, DataSourceAccessCommand.self,
            DataSourceImportCommand.self,
        ],
    )
}

/// A data source's id on the command line.
struct DataSourceArgument: ExpressibleByArgument {
    let id: DataSourceID

    init?(argument: String) {
        guard let id = DataSourceID(uuid: argument) else { return nil }
        self.id = id
    }
}

extension JSONWriter {
    /// Writes what a data source is.
    mutating func members(of source: DataSource) {
        self.member("datasource_id", source.id.rawValue)
        self.member("organisation_id", source.organisationID.rawValue)
        self.member("name", source.repository.name)
        self.member("host", source.repository.host)
        self.member("repository_id", source.repository.repositoryID)
        self.member("description", source.description)
        if let project = source.projectID { self.member("project_id", project.rawValue) }
    }
}
