import LintelOAuth
import LintelPlatform
import LintelTokens

@testable import LintelServer

extension SamplePages {
    static func access(_ text: String) -> [any Page] {
        let portal = self.portalFrame(text, in: .access)
        let action = AccessAction(id: text, title: text, api: text, scopes: [], isAboutOrganisation: true)
        let app = App(
            client: RegisteredClient(id: ClientID(text), type: .web, name: text),
            owners: [],
            scopes: [],
            createdAt: UnixTime(seconds: 0),
        )
        let organisation = Organisation(
            id: OrganisationID(text),
            name: text,
            entitlements: [],
            createdAt: UnixTime(seconds: 0),
        )
        var form = AccessForm()
        form.app = text
        form.client = text
        form.email = text
        form.action = text
        form.organisation = text
        form.workspace = text
        let call = AccessCheckPage.Call(
            at: TimeText(UnixTime(seconds: 1_767_225_600)),
            correlationID: text,
            app: text,
            subject: text,
            action: text,
        )
        func page(
            _ form: AccessForm,
            call: AccessCheckPage.Call? = nil,
            checks: [AccessCheck]? = nil,
            error: PlatformError? = nil,
        ) -> AccessCheckPage {
            AccessCheckPage(
                portal: portal,
                form: form,
                actions: [action],
                apps: [app],
                organisations: [organisation],
                call: call,
                checks: checks,
                error: error,
            )
        }
        let passed = AccessCheck(.token, .passed, text)
        let skipped = AccessCheck(.role, .notReached, "")
        let mendings: [AccessMending?] = [
            .appScopes(ClientID(text)), .appSettings(ClientID(text)), .organisationMembers(OrganisationID(text)),
            .organisationProducts(OrganisationID(text)), .workspaceRoles(OrganisationID(text), WorkspaceID(text)),
            .approvals, nil,
        ]
        return [
            page(AccessForm()), page(form, checks: [passed]), page(form, checks: [passed, passed]),
            page(form, call: call, checks: [passed, AccessCheck(.scope, .failed, text), skipped]),
            page(form, error: PlatformError(.notFound, text, field: "email")),
            page(form, error: PlatformError(.notFound, text, field: "client")),
            page(form, error: PlatformError(.notFound, text, field: "workspace")),
        ] + mendings.map { page(form, checks: [AccessCheck(.scope, .failed, text, mending: $0), skipped]) }
    }
}
