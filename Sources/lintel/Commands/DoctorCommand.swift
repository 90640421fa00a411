import ArgumentParser
import LintelServer

/// Shows the configuration in force and looks the installation over; changes nothing.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show the configuration in force and look the installation over.",
        discussion: "Changes nothing. The exit code is 1 when something is wrong.",
    )

    @OptionGroup var options: DataOptions

    @Flag(help: "Print the table of all configuration keys, as in docs/configuration.md.")
    var keys = false

    func run() async throws {
        if self.keys { return print(SettingsTable.markdown, terminator: "") }
        var isSound = true
        try await self.options.answer {
            let report = await DoctorReport.examine(try self.options.settings())
            isSound = report.problems.isEmpty
            return report.answer
        }
        if !isSound { throw ExitCode(1) }
    }
}
