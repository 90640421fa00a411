import LintelOAuth
import LintelPlatform
import LintelTokens

/// The registration form for one type of app.
package struct NewAppPage: PortalPage {
    package static let template = PageTemplate("app-new")

    package let portal: PortalFrame
    let kind: String
    let type: String
    let token: String
    let name: FormField
    let organisation: SelectField
    let scopeError: String?
    let groups: [ScopeGroup]
    let redirects: [TextAreaField]
    let owners: TextAreaField
    let hasErrors: Bool
    /// What is wrong with fields that this form does not have.
    let strayErrors: [String]
    let action = SiteURL.apps(.new)
    let otherType = SiteURL.apps(.new)
    let list = SiteURL.apps(.list)

    package let title = "Register an app · Lintel"

    init(
        portal: PortalFrame,
        type: ClientType,
        form: NewAppForm,
        token: RegistrationToken,
        memberships: [Membership],
        catalogue: Catalogue,
        errors: [PlatformError] = [],
    ) {
        func error(_ field: String) -> String? {
            let sentences = errors.filter { $0.field == field }.map(\.message)
            return sentences.isEmpty ? nil : sentences.joined(separator: " ")
        }
        self.portal = portal
        self.kind = type.title
        self.type = type.rawValue
        self.token = form.token?.text ?? token.text
        let maximum = AppName.maximumLength(for: type)
        self.name = FormField(
            "name",
            label: "Name",
            value: form.name,
            hint: "People see it when they are asked to consent. Up to \(maximum) characters; "
                + "none of \(AppName.forbiddenCharacters)",
            error: error("name"),
            maximumLength: maximum,
        )
        self.organisation = Self.organisation(form.organisation, memberships, error: error("organisation"))
        self.scopeError = error("scope")
        self.groups = ScopeGroup.all(for: type, in: catalogue, checked: form.scopes)
        self.redirects = type.hasUsers ? Self.redirects(type, form, error) : []
        self.owners = TextAreaField(
            "owners",
            label: "Further owners",
            value: form.owners,
            hint: "E-mail addresses, one a line. Owners can change the app and its secrets, as you can.",
            error: error("owners"),
        )
        self.hasErrors = !errors.isEmpty
        let shown = ["name", "organisation", "scope", "owners"] + self.redirects.map(\.name)
        self.strayErrors = errors.filter { !shown.contains($0.field ?? "") }.map(\.message)
    }

    /// Somebody who belongs to one organisation most often registers for it.
    private static func organisation(_ chosen: String?, _ memberships: [Membership], error: String?) -> SelectField {
        let chosen = chosen ?? (memberships.count == 1 ? memberships.first?.organisation.id.rawValue : nil) ?? ""
        let none = SelectField.Option("", label: "None", isSelected: chosen.isEmpty)
        return SelectField(
            "organisation",
            label: "Organisation",
            options: [none]
                + memberships.map { membership in
                    let id = membership.organisation.id.rawValue
                    return SelectField.Option(id, label: membership.organisation.name, isSelected: id == chosen)
                },
            hint: "Its administrators can manage the app too.",
            error: error,
        )
    }

    private static func redirects(
        _ type: ClientType,
        _ form: NewAppForm,
        _ error: (String) -> String?,
    ) -> [TextAreaField] {
        let own = type == .native ? " An app’s own scheme, such as com.example.app:/callback, is fine too." : ""
        return [
            TextAreaField(
                "redirect_uri",
                label: "Redirect URIs",
                value: form.redirectURIs,
                hint: "Where people return after signing in, one exact address a line. https, or http for localhost, "
                    + "127.0.0.1 and [::1].\(own)",
                error: error("redirect_uri"),
                isRequired: true,
                check: .apps(.redirectCheck(type, .signIn)),
            ),
            TextAreaField(
                "post_logout_uri",
                label: "Redirect URIs after signing out",
                value: form.postLogoutURIs,
                hint: "One a line.",
                error: error("post_logout_uri"),
                check: .apps(.redirectCheck(type, .signOut)),
            ),
        ]
    }
}
