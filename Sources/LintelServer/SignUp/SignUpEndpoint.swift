import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The pages on which people make accounts for themselves: name, address and password, and then the mailed code.
package struct SignUpEndpoint: Sendable {
    let isOpen: Bool
    let dialogue: SignInDialogue
    let completion: SignInCompletion
    let challenger: EmailChallenger
    let accounts: any AccountStore
    let reserved: ReservedDomain
    let pool: HashPool
    let renderer: PageRenderer
    let addresses: ClientAddress
    let events: EmailCodeEvents
    let audit: AuditRecorder
    let clock: WallClock
    let random: RandomSource

    /// `GET /terms`.
    package func terms(_ request: Request, _ context: LintelContext) -> Response {
        self.renderer.response(TermsPage())
    }

    /// `GET /sign-up`.
    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOpen()
        let (interaction, isNewBrowser) = try self.dialogue.start(request)
        let frame = try await self.dialogue.frame(interaction)
        var form = SignUpPage.Form()
        form.email = interaction.email ?? frame.hint ?? ""
        var response = self.renderer.response(SignUpPage(frame, form: form))
        if isNewBrowser { self.dialogue.cookies.setBrowser(interaction.browser, in: &response) }
        return response
    }

    /// `POST /sign-up`: the same answer and the same work whether the address has an account or not.
    package func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOpen()
        let now = self.clock.now()
        let (fields, interaction) = try await self.dialogue.protectedForm(of: request)
        let address = self.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: now)
        let (form, registration) = self.check(fields, at: now)
        guard let registration, let password = registration.password, !form.hasError else {
            let page = SignUpPage(try await self.dialogue.frame(interaction), form: form)
            return self.renderer.response(page, status: .unprocessableContent)
        }
        try await self.challenger.reserveMail(to: registration.key, at: now)
        try await self.challenger.begin(
            EmailChallenge.Reference(.signUp, key: registration.key, browser: interaction.browser),
            email: registration.account.email,
            name: registration.account.name,
            passwordHash: try await self.pool.hash(password),
            at: now,
        )
        self.events.sent(.signUp, address, context, now)
        var next = interaction
        next.email = registration.account.email
        let location = SiteURL.signUpCode(transaction: try self.dialogue.seal.seal(next)).description
        return AuthorizeEndpoint.redirect(to: location, status: .seeOther)
    }

    /// `GET /sign-up/code`.
    package func codePage(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOpen()
        let interaction = try self.dialogue.interaction(try self.dialogue.query(of: request), request)
        return try await self.codePage(interaction)
    }

    /// `POST /sign-up/code`: makes the account and signs the person in.
    package func acceptCode(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOpen()
        let now = self.clock.now()
        let (fields, interaction) = try await self.dialogue.protectedForm(of: request)
        let reference = try Self.reference(interaction)
        let address = self.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: now)
        guard let code = EmailCode(typed: fields["code"] ?? "") else {
            return try await self.codePage(interaction, error: Self.malformedCode)
        }
        switch try await self.challenger.attempt(code, for: reference, at: now) {
        case .right(let challenge):
            guard let account = try await self.create(challenge, interaction, address, context, now) else {
                return try await self.codePage(
                    interaction,
                    error: "This address has an account by now. Please sign in."
                )
            }
            return try await self.completion.signIn(account, interaction, request, context, address, now)
        case .wrong(let left):
            let sentence = self.events.refused(.signUp, triesLeft: left, address, context)
            return try await self.codePage(interaction, error: sentence)
        case .unusable:
            let sentence = self.events.refused(.signUp, triesLeft: nil, address, context)
            return try await self.codePage(interaction, error: sentence)
        }
    }

    /// `POST /sign-up/resend`: another code in the place of the last one.
    package func resend(_ request: Request, _ context: LintelContext) async throws -> Response {
        try self.requireOpen()
        let now = self.clock.now()
        let (_, interaction) = try await self.dialogue.protectedForm(of: request)
        let reference = try Self.reference(interaction)
        let address = self.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: now)
        switch try await self.challenger.renew(reference, email: interaction.email ?? "", at: now) {
        case .sent:
            self.events.sent(.signUp, address, context, now)
            return try await self.codePage(
                interaction,
                notice: "We have sent another code. The last one works no more."
            )
        case .tooEarly(let seconds):
            return try await self.codePage(
                interaction,
                error: "Mails can take a moment. You can have another code sent in \(seconds) seconds.",
            )
        case .gone:
            return try await self.codePage(interaction, error: "Too much time has passed. Please begin again.")
        }
    }

    static let malformedCode = "Please type in the six digits from the mail."

    private func requireOpen() throws {
        guard self.isOpen else { throw PageRefusal.signUpClosed }
    }

    /// What was typed, and what is wrong with it.
    private func check(_ fields: FormFields, at now: UnixTime) -> (SignUpPage.Form, AccountRegistration?) {
        var form = SignUpPage.Form()
        form.name = fields["name"] ?? ""
        form.email = fields["email"] ?? ""
        form.hasAgreed = fields["terms"] != nil
        if !form.hasAgreed { form.termsError = "Please agree to the terms of use." }
        do throws(PlatformError) {
            let registration = try AccountRegistration(
                email: form.email,
                name: form.name,
                password: fields["password"] ?? "",
                clientEmails: self.reserved,
                random: self.random,
                at: now,
            )
            return (form, registration)
        } catch {
            switch error.field {
            case "email": form.emailError = error.message
            case "name": form.nameError = error.message
            default: form.passwordError = error.message
            }
            return (form, nil)
        }
    }

    /// The account that waited for the code; nil when somebody else has made one with the address meanwhile.
    private func create(
        _ challenge: EmailChallenge,
        _ interaction: Interaction,
        _ address: ClientAddress.Address,
        _ context: LintelContext,
        _ now: UnixTime,
    ) async throws -> Account? {
        let registration = try AccountRegistration(
            email: interaction.email ?? "",
            name: challenge.name ?? "",
            password: nil,
            clientEmails: self.reserved,
            random: self.random,
            at: now,
        )
        do {
            try await self.accounts.create(
                registration.account,
                key: registration.key,
                passwordHash: challenge.passwordHash,
            )
        } catch let error as PlatformError where error.code == .emailTaken {
            return nil
        }
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .accountCreated,
                actor: registration.account.id.rawValue,
                target: registration.account.id.rawValue,
                detail: EmailChallenge.Purpose.signUp.rawValue,
                address: address.text,
                correlationID: context.correlationID.description,
            )
        )
        return registration.account
    }

    private func codePage(_ interaction: Interaction, error: String? = nil, notice: String? = nil) async throws
        -> Response
    {
        guard let email = interaction.email else { throw PageRefusal.formExpired }
        let frame = try await self.dialogue.frame(interaction)
        let page = SignUpCodePage(frame, email: email, codeError: error, notice: notice)
        return self.renderer.response(page, status: error == nil ? .ok : .unprocessableContent)
    }

    private static func reference(_ interaction: Interaction) throws -> EmailChallenge.Reference {
        guard let email = interaction.email, let key = try? EmailKey(email) else { throw PageRefusal.formExpired }
        return EmailChallenge.Reference(.signUp, key: key, browser: interaction.browser)
    }
}

extension PageRefusal {
    /// `sign_up.enabled` is false.
    static let signUpClosed = PageRefusal(
        .notFound,
        .signUpClosed,
        "Accounts cannot be created here. Please ask the people who run this server for one.",
    )
}
