import ArgumentParser
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelResources
import LintelServer
import LintelTokens

/// Tells why a call would be let in or stopped, or why one was stopped.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell why a call is let in or stopped.",
        discussion: """
            Either --action with --client, --email or both, or --correlation with the id that stands in the answer to a
            refused call.
            """,
    )

    @OptionGroup var options: DataOptions

    @Option(help: "The client id of the app that calls.")
    var client: String?

    @Option(help: "The address of the person whom the app acts for.")
    var email: String?

    @Option(help: "What it wants to do, such as evo.discovery.")
    var action: String?

    @Option(name: .customLong("org"), help: "The id of the organisation that the call is about.")
    var organisation: String?

    @Option(help: "The id of the organisation's workspace that the call is about.")
    var workspace: String?

    @Option(help: "The id of the project that the call is about.")
    var project: String?

    @Option(name: .customLong("datasource"), help: "The id of the data source that the call is about.")
    var dataSource: DataSourceArgument?

    @Option(help: "The correlation id of a refused call, up to a week old.")
    var correlation: String?

    func run() async throws {
        try await self.options.run { installation in
            if let correlation = self.correlation { return try await self.call(correlation, installation) }
            guard let action = self.action, self.client != nil || self.email != nil else {
                throw Refusal(
                    "parameter_missing",
                    "Name an --action and a --client or an --email, or a --correlation.",
                    field: "action",
                )
            }
            var question = AccessQuestion(action: action)
            if let client = self.client { question.app = try await installation.app(client) }
            if let email = self.email {
                question.account = try await installation.stores.accounts.credentials(for: EmailKey(email))?.account
                guard question.account != nil else {
                    throw PlatformError(.notFound, "There is no account with the address \(email).", field: "email")
                }
            }
            if let id = self.organisation {
                question.organisation = try await installation.stores.organisations.organisation(OrganisationID(id))
                guard question.organisation != nil else {
                    throw PlatformError(.notFound, "There is no organisation with the id \(id).", field: "org")
                }
            }
            question.workspace = self.workspace.map { WorkspaceID(uuid: $0) ?? WorkspaceID($0) }
            question.project = self.project.map { ProjectID(uuid: $0) ?? ProjectID($0) }
            question.dataSource = self.dataSource?.id
            let checks = try await Self.explainer(installation).explain(question)
            return Self.answer(checks, heading: nil)
        }
    }

    private func call(_ id: String, _ installation: Installation) async throws -> CommandAnswer {
        let stores = installation.stores
        let reading = RefusedCallReading(
            calls: stores.refusedCalls,
            apps: stores.apps,
            workspaces: stores.workspaces,
        )
        let call = try await reading.call(id, by: .commandLine)
        let heading = "\(call.at.timestamp)  \(call.action)  app \(call.clientID)  for \(call.subject)"
        return Self.answer(call.checks, heading: heading)
    }

    private static func explainer(_ installation: Installation) -> ResourceExplainer {
        ResourceExplainer(
            settings: ResourceSettings(installation.settings, installation.catalogue),
            catalogue: installation.catalogue,
            issuer: installation.settings.issuer.text,
            directory: AccessDirectory(
                principals: PrincipalDirectory(
                    accounts: AccountDirectory(store: installation.stores.accounts),
                    apps: AppDirectory(store: installation.stores.apps),
                ),
                stores: installation.stores,
            ),
            clock: installation.clock,
        )
    }

    private static func answer(_ checks: [AccessCheck], heading: String?) -> CommandAnswer {
        var lines = heading.map { [$0] } ?? []
        lines.append(checks.isAllowed ? "Let in." : "Stopped.")
        for check in checks {
            let mark =
                switch check.outcome {
                case .passed: "ok  "
                case .failed: "NO  "
                case .notReached: "-   "
                }
            lines.append("\(mark)\(check.step.title): \(check.outcome == .notReached ? "not reached" : check.fact)")
        }
        return CommandAnswer(lines.joined(separator: "\n")) { json in
            json.member("allowed", checks.isAllowed)
            json.key("checks")
            json.raw(AccessCheck.json(checks))
        }
    }
}
