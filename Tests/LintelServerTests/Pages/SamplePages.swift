import HTTPTypes

@testable import LintelServer

/// One of each page, in each of its forms, with the same text in every string that comes from outside.
enum SamplePages {
    static func all(filledWith text: String, redirectURI: String = "https://app.example/callback") -> [any Page] {
        let scopes = [ConsentPage.Scope(sentence: text, id: text)]
        let fields = [FormPostPage.Field(name: text, value: text)]
        let pages: [(any Page)?] = [
            HomePage(issuer: text),
            SignInEmailPage(csrf: text),
            SignInEmailPage(
                app: text,
                email: text,
                error: text,
                csrf: text,
                transaction: text,
                redirectURI: redirectURI,
            ),
            SignInPasswordPage(email: text, csrf: text),
            SignInPasswordPage(
                app: text,
                email: text,
                error: text,
                csrf: text,
                transaction: text,
                redirectURI: redirectURI,
            ),
            self.consent(text, organisation: text, scopes: scopes, redirectURI: redirectURI),
            self.consent(text, organisation: nil, scopes: [], redirectURI: text),
            ErrorPage(status: .badRequest, sentence: text, errorID: text, correlationID: text),
            ErrorPage(status: .notFound, sentence: text, errorID: nil, correlationID: nil),
            ErrorsPage(entries: [.init(id: text, meaning: text, remedy: text)]),
            ErrorsPage(entries: []),
            SignInEmailPage(csrf: text, canSignUp: false),
            SignUpPage(DialogueFrame(csrf: text, transaction: text)),
            SignUpPage(self.frame(text, redirectURI), form: self.form(text)),
            SignUpCodePage(self.frame(text, redirectURI), email: text),
            SignUpCodePage(self.frame(text, redirectURI), email: text, codeError: text, notice: text),
            RecoverPage(DialogueFrame(csrf: text, transaction: text)),
            RecoverPage(self.frame(text, redirectURI), email: text, emailError: text),
            RecoverCodePage(self.frame(text, redirectURI), email: text),
            RecoverCodePage(self.frame(text, redirectURI), email: text, codeError: text, passwordError: text),
            TermsPage(),
            SignOutPage(email: text, csrf: text),
            SignOutPage(email: text, app: text, csrf: text, transaction: text, redirectURI: redirectURI),
            SignedOutPage(),
            FormPostPage(app: text, redirectURI: redirectURI, fields: fields),
        ]
        return pages.compactMap { $0 } + self.portal(filledWith: text)
    }

    /// The pages for somebody who is signed in, each part's in a file of its own.
    static func portal(filledWith text: String) -> [any Page] {
        self.apps(text) + self.organisations(text) + self.workspaces(text) + self.workspaceContents(text)
            + self.dataSources(text) + self.projects(text) + self.schedules(text)
            + self.account(text) + self.approvals(text)
            + self.access(text) + self.teams(text)
            + self.audit(text) + self.operators(text)
    }

    /// The frame of a portal page.
    static func portalFrame(_ text: String, in section: PortalFrame.Section? = .apps) -> PortalFrame {
        PortalFrame(name: text, email: text, csrf: text, isOperator: true, in: section)
    }

    private static func frame(_ text: String, _ redirectURI: String) -> DialogueFrame {
        DialogueFrame(app: text, hint: text, redirectURI: redirectURI, csrf: text, transaction: text)
    }

    private static func form(_ text: String) -> SignUpPage.Form {
        var form = SignUpPage.Form()
        form.name = text
        form.email = text
        form.hasAgreed = true
        form.nameError = text
        form.emailError = text
        form.passwordError = text
        form.termsError = text
        return form
    }

    private static func consent(
        _ text: String,
        organisation: String?,
        scopes: [ConsentPage.Scope],
        redirectURI: String,
    ) -> ConsentPage {
        ConsentPage(
            app: text,
            organisation: organisation,
            scopes: scopes,
            redirectURI: redirectURI,
            tokenLifetimeSeconds: 3_600,
            email: text,
            csrf: text,
            transaction: text,
        )
    }
}
