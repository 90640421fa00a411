import ArgumentParser
import LintelCodec
import LintelPlatform
import LintelTokens

/// Makes an organisation.
struct OrgCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "create", abstract: "Make an organisation.")

    @OptionGroup var options: DataOptions

    @Option(help: "The organisation's name.")
    var name: String

    @Option(name: .customLong("entitlement"), help: "A product that is switched on: evo, synchro, projectwise, itwin.")
    var entitlements: [String] = []

    func run() async throws {
        try await self.options.run { installation in
            let organisation = try await installation.createOrganisation(
                name: self.name,
                entitlements: self.entitlements,
            )
            return CommandAnswer("Organisation \(organisation.id) (\(organisation.name)) made.") { json in
                json.member("organisation_id", organisation.id.rawValue)
                json.member("name", organisation.name)
                json.member("entitlements", organisation.entitlements)
            }
        }
    }
}
