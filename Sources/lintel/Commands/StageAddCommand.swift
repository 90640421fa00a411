import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Adds a stage behind those of an organisation.
struct StageAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Add a stage behind the others.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("org"), help: "The id of the organisation.")
    var organisation: String

    @Option(help: "The stage's name.")
    var name: String

    func run() async throws {
        try await self.options.run { installation in
            let id = OrganisationID(self.organisation)
            let stage = try await installation.recording { audit in
                try await StageManagement(stores: installation.stores, random: installation.random, audit: audit)
                    .add(name: self.name, to: id, by: .commandLine, at: installation.clock.now())
            }
            return CommandAnswer("Stage \(stage.id) (\(stage.name)) added.") { json in
                json.member("stage_id", stage.id.rawValue)
                json.member("organisation_id", id.rawValue)
                json.member("name", stage.name)
            }
        }
    }
}
