import ArgumentParser

/// The options of every command that calls a server as somebody: which profile, and how to answer.
struct ProfileOptions: ParsableArguments {
    @Option(help: "The profile (default: LINTEL_PROFILE, or the default profile).")
    var profile: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    /// How the command speaks.
    var output: CommandOutput { CommandOutput(isJSON: self.json) }

    /// Opens the profile, runs the command and prints its answer, or its refusal with exit code 1.
    func run(_ command: (ProfileSession) async throws -> CommandAnswer) async throws {
        try await self.output.answer { try await command(ProfileSession.open(self.profile)) }
    }
}
