import LintelOAuth
import LintelPlatform
import LintelTokens

/// Tells why a call is let in or stopped.
package struct AccessCheckPage: PortalPage {
    package static let template = PageTemplate("access-check")

    struct Form: Encodable, Sendable, Hashable {
        let app: SelectField
        let client: FormField
        let email: FormField
        let action: SelectField
        let organisation: SelectField
        let workspace: FormField
        let project: FormField
    }

    /// A call that was refused.
    struct Call: Encodable, Sendable, Hashable {
        let at: TimeText
        let correlationID: String
        let app: String
        let subject: String
        let action: String
    }

    package let portal: PortalFrame
    let form: Form
    let call: Call?
    let verdict: AccessVerdict?
    let action = SiteURL.access(.check)

    package let title = "Access check · Lintel"

    init(
        portal: PortalFrame,
        form: AccessForm,
        actions: [AccessAction],
        apps: [App],
        organisations: [Organisation],
        call: Call? = nil,
        checks: [AccessCheck]? = nil,
        error: PlatformError? = nil,
    ) {
        self.portal = portal
        self.form = Self.form(form, actions: actions, apps: apps, organisations: organisations, error: error)
        self.call = call
        self.verdict = checks.map(AccessVerdict.init)
    }

    private static func form(
        _ form: AccessForm,
        actions: [AccessAction],
        apps: [App],
        organisations: [Organisation],
        error: PlatformError?,
    ) -> Form {
        func problem(_ name: String) -> String? { error.flatMap { $0.field == name ? $0.message : nil } }
        let anyApp = SelectField.Option("", label: "Any app with the needed scopes")
        let noOrganisation = SelectField.Option("", label: "No organisation in particular")
        return Form(
            app: SelectField(
                "app",
                label: "App",
                options: [anyApp]
                    + apps.map {
                        let id = $0.client.id.rawValue
                        return SelectField.Option(id, label: "\($0.client.name) (\(id))", isSelected: id == form.app)
                    },
            ),
            client: FormField(
                "client",
                label: "Another app’s client id",
                value: form.client,
                error: problem("client"),
                isRequired: false,
                maximumLength: 128,
            ),
            email: FormField(
                "email",
                label: "For the person with the address",
                kind: .email,
                value: form.email,
                hint: "Empty for yourself. A service app acts for itself.",
                error: problem("email"),
                isRequired: false,
                maximumLength: 254,
            ),
            action: SelectField(
                "action",
                label: "Wants to",
                options: actions.map {
                    SelectField.Option($0.id, label: "\($0.api): \($0.title)", isSelected: $0.id == form.action)
                },
                error: problem("action"),
            ),
            organisation: SelectField(
                "org",
                label: "In",
                options: [noOrganisation]
                    + organisations.map {
                        let id = $0.id.rawValue
                        return SelectField.Option(id, label: $0.name, isSelected: id == form.organisation)
                    },
                error: problem("org"),
            ),
            workspace: FormField(
                "workspace",
                label: "Workspace ID",
                value: form.workspace,
                hint: "For what is done in one of the organisation’s workspaces. The id stands on its page.",
                error: problem("workspace"),
                isRequired: false,
                maximumLength: 36,
                autocomplete: "off",
            ),
            project: FormField(
                "project",
                label: "Project ID",
                value: form.project,
                hint: "For what is done in a project. The id stands on its page.",
                error: problem("project"),
                isRequired: false,
                maximumLength: 36,
                autocomplete: "off",
            ),
        )
    }
}
