import ArgumentParser
import LintelCodec
import LintelServer
import LintelStorage

/// Brings the database to this program's schema; every other command does so too.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database to this program's schema.",
    )

    @OptionGroup var options: DataOptions

    func run() async throws {
        try await self.options.run { installation in
            let version = try await Migrator.version(of: installation.engine)
            return CommandAnswer("The database has schema \(version).") { json in
                json.member("database", installation.location.description)
                json.member("schema", Int64(version))
            }
        }
    }
}
