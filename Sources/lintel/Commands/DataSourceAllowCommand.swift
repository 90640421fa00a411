import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Names a data source and an app.
struct DataSourceClientOptions: ParsableArguments {
    @OptionGroup var options: DataOptions

    @Option(name: .customLong("datasource"), help: "The data source's id.")
    var source: DataSourceArgument

    @Option(help: "The client id of the app.")
    var client: String

    /// Changes what the data source says of the app.
    func run(
        _ done: String,
        _ change: (DataSourceManagement, ClientID, DataSourceID, UnixTime) async throws -> Void,
    ) async throws {
        try await self.options.run { installation in
            try await installation.manageDataSources { sources in
                try await change(sources, ClientID(self.client), self.source.id, installation.clock.now())
            }
            return CommandAnswer("App \(self.client) \(done) data source \(self.source.id).") { json in
                json.member("datasource_id", self.source.id.rawValue)
                json.member("client_id", self.client)
            }
        }
    }
}

/// Puts an app on a data source's list.
struct DataSourceAllowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "allow", abstract: "Let an app call a data source.")

    @OptionGroup var names: DataSourceClientOptions

    func run() async throws {
        try await self.names.run("may call") { try await $0.allow($1, in: $2, by: .commandLine, at: $3) }
    }
}

/// Takes an app off a data source's list.
struct DataSourceDisallowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "disallow",
        abstract: "Take an app off a data source's list.",
    )

    @OptionGroup var names: DataSourceClientOptions

    func run() async throws {
        try await self.names.run("is not on the list of") {
            try await $0.disallow($1, in: $2, by: .commandLine, at: $3)
        }
    }
}

/// Takes an app out of those that wait.
struct DataSourceDismissCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dismiss",
        abstract: "Take an app out of those that wait, without letting it in.",
    )

    @OptionGroup var names: DataSourceClientOptions

    func run() async throws {
        try await self.names.run("does not wait for") {
            try await $0.dismiss($1, in: $2, by: .commandLine, at: $3)
        }
    }
}
