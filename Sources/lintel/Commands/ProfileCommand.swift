import ArgumentParser
import LintelCodec
import LintelTokens

/// Groups the commands about profiles.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "List the servers that you sign in to, choose the usual one, and forget one.",
        subcommands: [ProfileListCommand.self, ProfileUseCommand.self, ProfileRemoveCommand.self],
    )
}

/// Lists the profiles.
struct ProfileListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the profiles.")

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandOutput(isJSON: self.json).answer {
            let book = try ProfileStore().read()
            let table = TextTable(
                columns: [.text("PROFILE"), .text("DEFAULT"), .text("TYPE"), .text("SERVER"), .text("CLIENT ID")],
                rows: book.profiles.map {
                    [$0.name, $0.name == book.standard ? "yes" : "", $0.kind.rawValue, $0.server, $0.clientID.rawValue]
                },
                empty: "There are no profiles. `lintel login --server URL --client-id ID` makes one.",
            )
            return CommandAnswer(table.text(on: .output)) { book.members(of: &$0) }
        }
    }
}

/// Has a profile count when none is named.
struct ProfileUseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "use", abstract: "Make a profile the default.")

    @Argument(help: "The profile.")
    var name: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandOutput(isJSON: self.json).answer {
            try await ProfileStore().change { try $0.use(self.name) }
            return CommandAnswer("\(self.name) is the default profile.") { $0.member("default", self.name) }
        }
    }
}

/// Signs out and forgets a profile.
struct ProfileRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Sign out and forget a profile.")

    @Argument(help: "The profile.")
    var name: String

    @Flag(help: "Remove tokens and secret here without telling the server.")
    var local = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandOutput(isJSON: self.json).answer {
            let store = try ProfileStore()
            guard try store.read()[self.name] != nil else { throw Refusal.unknownProfile(self.name) }
            _ = try await store.signOut(of: self.name, tellingServer: !self.local)
            try await store.change { try $0.remove(self.name) }
            return CommandAnswer("The profile \(self.name) is forgotten.") { $0.member("removed", self.name) }
        }
    }
}
