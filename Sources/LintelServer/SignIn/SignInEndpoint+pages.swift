import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension SignInEndpoint {
    /// The form and its interaction, both made for this browser.
    func protectedForm(of request: Request) async throws -> (FormFields, Interaction) {
        let form: FormFields
        do {
            form = try await self.forms.form(of: request)
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
        let browser = self.cookies.browser(of: request)
        guard self.protection.accepts(form["csrf"], browser: browser, session: nil) else {
            throw PageRefusal.formExpired
        }
        return (form, try self.interaction(form, request))
    }

    func query(of request: Request) throws -> FormFields {
        do throws(OAuthError) {
            return try self.forms.query(of: request)
        } catch {
            throw PageRefusal(error)
        }
    }

    /// The sealed interaction of a page, or the page that says to start again.
    func interaction(_ fields: FormFields, _ request: Request) throws -> Interaction {
        let browser = self.cookies.browser(of: request)
        guard let interaction = self.seal.open(fields["t"], browser: browser, at: self.clock.now()),
            interaction.kind != .signOut
        else { throw PageRefusal.formExpired }
        return interaction
    }

    func emailPage(_ interaction: Interaction, error: String?) async throws -> Response {
        let app = try await self.app(of: interaction)
        let page = SignInEmailPage(
            app: app?.name,
            email: interaction.email ?? app?.hint ?? "",
            error: error,
            csrf: self.protection.token(browser: interaction.browser, session: nil),
            transaction: try self.seal.seal(interaction),
            redirectURI: app?.redirectURI,
        )
        return self.renderer.response(page, status: error == nil ? .ok : .unprocessableContent)
    }

    func passwordPage(_ interaction: Interaction, error: String?) async throws -> Response {
        guard let email = interaction.email else { throw PageRefusal.formExpired }
        let app = try await self.app(of: interaction)
        let page = SignInPasswordPage(
            app: app?.name,
            email: email,
            error: error,
            csrf: self.protection.token(browser: interaction.browser, session: nil),
            transaction: try self.seal.seal(interaction),
            redirectURI: app?.redirectURI,
        )
        return self.renderer.response(page, status: error == nil ? .ok : .forbidden)
    }

    /// What the pages say of the app that sent the browser here; its request was checked before it was sealed.
    private func app(of interaction: Interaction) async throws -> (name: String, redirectURI: String?, hint: String?)? {
        guard interaction.kind == .authorize, let fields = try? self.forms.parse(interaction.subject.utf8),
            let id = fields["client_id"], let client = try await self.directory.client(ClientID(id))
        else { return nil }
        return (client.name, fields["redirect_uri"] ?? client.redirectURIs.first, fields["login_hint"])
    }
}
