import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// What all pages on the way to a session share: the sealed interaction, the protection of the form, and the app that
/// waits for the answer.
package struct SignInDialogue: Sendable {
    let directory: AppDirectory
    let forms: FormReader
    let cookies: BrowserCookies
    let seal: InteractionSeal
    let protection: FormProtection
    let clock: WallClock
    let random: RandomSource

    /// The interaction of a page that may also be the first one: that of the parameter `t`, or a new one.
    ///
    /// - Returns: Also whether the browser's cookie still has to be set.
    func start(_ request: Request) throws -> (interaction: Interaction, isNewBrowser: Bool) {
        let fields = try self.query(of: request)
        guard fields["t"] == nil else { return (try self.interaction(fields, request), false) }
        let known = self.cookies.browser(of: request)
        let browser = known ?? self.random.bytes(HandleCodec.idBytes)
        return (Interaction(kind: .signIn, browser: browser, startedAt: self.clock.now()), known == nil)
    }

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
            interaction.kind != .signOut, interaction.kind != .emailChange
        else { throw PageRefusal.formExpired }
        return interaction
    }

    /// What a page of the dialogue shows whatever it asks for.
    func frame(_ interaction: Interaction) async throws -> DialogueFrame {
        let app = try await self.app(of: interaction)
        return DialogueFrame(
            app: app?.name,
            hint: app?.hint,
            redirectURI: app?.redirectURI,
            csrf: self.protection.token(browser: interaction.browser, session: nil),
            transaction: try self.seal.seal(interaction),
        )
    }

    /// What the pages say of the app that sent the browser here; its request was checked before it was sealed.
    private func app(of interaction: Interaction) async throws -> (name: String, redirectURI: String?, hint: String?)? {
        guard interaction.kind == .authorize, let fields = try? self.forms.parse(interaction.subject.utf8),
            let id = fields["client_id"], let client = try await self.directory.client(ClientID(id))
        else { return nil }
        return (client.name, fields["redirect_uri"] ?? client.redirectURIs.first, fields["login_hint"])
    }
}

/// What every page of the dialogue shows or carries.
package struct DialogueFrame: Sendable, Hashable {
    /// The app that waits; nil when someone comes without one.
    package var app: String?
    /// The address that the app expects the person to have (`login_hint`).
    package var hint: String?
    /// Where the app's request leads in the end.
    package var redirectURI: String?
    /// The token that ties the form to the browser (RFC 6749 §10.12).
    package var csrf: String
    /// The sealed interaction, the field `t`.
    package var transaction: String

    package init(
        app: String? = nil,
        hint: String? = nil,
        redirectURI: String? = nil,
        csrf: String,
        transaction: String,
    ) {
        self.app = app
        self.hint = hint
        self.redirectURI = redirectURI
        self.csrf = csrf
        self.transaction = transaction
    }
}
