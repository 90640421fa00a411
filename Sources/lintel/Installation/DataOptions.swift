import ArgumentParser
import Foundation
import LintelServer

/// The options that every command has: which installation, and how to answer.
struct DataOptions: ParsableArguments {
    @Option(help: "The data directory (default: ./data).")
    var data: String?

    @Option(help: "The database, sqlite:PATH or postgresql://… (default: lintel.sqlite in the data directory).")
    var database: String?

    @Option(help: "A YAML file with settings.")
    var config: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    /// The settings in force: these flags, environment, files, defaults.
    ///
    /// - Parameter flags: Further values from the command line by key name; nil values are left out.
    /// - Throws: ``SettingsError``
    func settings(_ flags: [String: String?] = [:]) throws -> LoadedSettings {
        let own = ["data": self.data, "database": self.database, "config": self.config]
        return try LoadedSettings(
            flags: own.merging(flags) { _, further in further }.compactMapValues { $0 },
            environment: ProcessInfo.processInfo.environment,
        )
    }

    /// Opens the installation, runs the command and prints its answer, or its refusal with exit code 1.
    func run(
        _ flags: [String: String?] = [:],
        _ command: (Installation) async throws -> CommandAnswer,
    ) async throws {
        try await self.answer {
            let installation = try await Installation.open(self.settings(flags))
            do {
                let answer = try await command(installation)
                try await installation.close()
                return answer
            } catch {
                // The command's refusal matters, not what closing says after it.
                try? await installation.close()
                throw error
            }
        }
    }

    /// Runs a command that opens nothing and prints its answer, or its refusal with exit code 1.
    func answer(_ command: () async throws -> CommandAnswer) async throws {
        try await CommandOutput(isJSON: self.json).answer(command)
    }
}
