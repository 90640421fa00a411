import ArgumentParser

/// Groups the commands about mails.
struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail",
        abstract: "Try whether mails are sent.",
        subcommands: [MailTestCommand.self],
    )
}
