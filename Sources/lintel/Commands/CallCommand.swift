import ArgumentParser

/// Calls a server with a profile's token.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call the profile's server with its token, and print the answer's body.",
        discussion: """
            The exit code is 0 for an answer with a status of 2xx, and 1 otherwise; standard error then has the status and
            the server's id of the refusal. The token is renewed when need be, never printed, and never sent elsewhere.
            """,
    )

    @OptionGroup var options: ProfileOptions

    @Argument(help: "GET, POST, …")
    var method: String

    @Argument(help: "Such as /evo/identity/v2/discovery?service=evo; or an address at the server.")
    var path: String

    @Option(
        name: [.customShort("d"), .long],
        help:
            "The body: a text, @FILE for a file's bytes, @- for standard input; application/json if no header says else.",
    )
    var data: String?

    @Option(name: [.customShort("H"), .customLong("header")], help: "'Name: value'; may be given several times.")
    var headers: [String] = []

    @Flag(name: [.customShort("i"), .long], help: "Print status and headers of the answer before its body.")
    var include = false

    func run() async throws {
        try await self.options.output.refuse {
            let session = try ProfileSession.open(self.options.profile)
            let request = try CallRequest(
                self.method,
                self.path,
                headers: self.headers,
                data: self.data,
                origin: session.profile.origin,
            )
            try await ServerCall(session: session, request: request, showsHead: self.include).run()
        }
    }
}
