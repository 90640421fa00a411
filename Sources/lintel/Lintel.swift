import ArgumentParser

/// The program: the server and the commands that operate an installation.
@main
struct Lintel: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lintel",
        abstract: "A developer platform and OAuth 2.0 / OpenID Connect server.",
        discussion: """
            Start with `lintel serve --demo`, or with `lintel account create --operator` and `lintel serve`.
            `login`, `logout`, `profile`, `whoami`, `call`, `files` and `documents` are for the users of a server, and `token`
            is for both. `completion` and `database` aside, the others work on the data directory, whether or not the
            server runs.
            """,
        subcommands: [
            ServeCommand.self, AccountCommand.self, OrgCommand.self, AppCommand.self, TokenCommand.self,
            MigrateCommand.self, DatabaseCommand.self, KeyCommand.self, MailCommand.self, DoctorCommand.self,
            AuditCommand.self, ExplainCommand.self, WorkspaceCommand.self, ProjectCommand.self, StageCommand.self,
            SchemaCommand.self,
            RoleCommand.self, DataSourceCommand.self, LoginCommand.self, LogoutCommand.self, ProfileCommand.self,
            WhoamiCommand.self, CallCommand.self, FilesCommand.self, DocumentsCommand.self, CompletionCommand.self,
        ],
    )
}
