import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Lists the stages of an organisation.
struct StageListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the stages in their order.")

    @OptionGroup var options: DataOptions

    @Option(name: .customLong("org"), help: "The id of the organisation.")
    var organisation: String

    func run() async throws {
        try await self.options.run { installation in
            let stages = try await installation.recording { audit in
                try await StageManagement(stores: installation.stores, random: installation.random, audit: audit)
                    .list(of: OrganisationID(self.organisation))
            }
            let lines = stages.map { "\($0.id)  \($0.name)" }
            let text = lines.isEmpty ? "The organisation has no stages." : lines.joined(separator: "\n")
            return CommandAnswer(text) { json in
                json.key("stages")
                json.beginArray()
                for stage in stages {
                    json.beginObject()
                    json.member("stage_id", stage.id.rawValue)
                    json.member("name", stage.name)
                    json.endObject()
                }
                json.endArray()
            }
        }
    }
}
