import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens
import Logging

/// The pages on which a forgotten password is replaced: the address, and then the mailed code with a new password.
package struct RecoveryEndpoint: Sendable {
    let dialogue: SignInDialogue
    let completion: SignInCompletion
    let challenger: EmailChallenger
    let accounts: any AccountStore
    let denials: DenialList
    let pool: HashPool
    let post: AccountPost
    let renderer: PageRenderer
    let addresses: ClientAddress
    let events: EmailCodeEvents
    let audit: AuditRecorder
    let settings: ServerSettings.Token
    let clock: WallClock

    /// `GET /recover`.
    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (interaction, isNewBrowser) = try self.dialogue.start(request)
        let frame = try await self.dialogue.frame(interaction)
        let page = RecoverPage(frame, email: interaction.email ?? frame.hint ?? "")
        var response = self.renderer.response(page)
        if isNewBrowser { self.dialogue.cookies.setBrowser(interaction.browser, in: &response) }
        return response
    }

    /// `POST /recover`: the same answer and the same work whether the address has an account or not.
    package func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let (fields, interaction) = try await self.dialogue.protectedForm(of: request)
        let address = self.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: now)
        let email = fields["email"] ?? ""
        let key: EmailKey
        do throws(PlatformError) {
            key = try EmailKey(email)
        } catch {
            let page = RecoverPage(try await self.dialogue.frame(interaction), email: email, emailError: error.message)
            return self.renderer.response(page, status: .unprocessableContent)
        }
        try await self.challenger.reserveMail(to: key, at: now)
        let reference = EmailChallenge.Reference(.recovery, key: key, browser: interaction.browser)
        try await self.challenger.begin(reference, email: email, at: now)
        self.events.sent(.recovery, address, context, now)
        var next = interaction
        next.email = email
        let location = SiteURL.recoverCode(transaction: try self.dialogue.seal.seal(next)).description
        return AuthorizeEndpoint.redirect(to: location, status: .seeOther)
    }

    /// `GET /recover/code`.
    package func codePage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let interaction = try self.dialogue.interaction(try self.dialogue.query(of: request), request)
        return try await self.codePage(interaction)
    }

    /// `POST /recover/code`: sets the new password, ends what the old one had opened, and signs the person in.
    package func acceptCode(_ request: Request, _ context: LintelContext) async throws -> Response {
        let now = self.clock.now()
        let (fields, interaction) = try await self.dialogue.protectedForm(of: request)
        guard let email = interaction.email, let key = try? EmailKey(email) else { throw PageRefusal.formExpired }
        let address = self.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: now)
        let code = EmailCode(typed: fields["code"] ?? "")
        let choice = Self.check(fields["password"] ?? "", of: PasswordRule.Owner(email: key))
        guard let code, let password = choice.password else {
            let codeError = code == nil ? SignUpEndpoint.malformedCode : nil
            return try await self.codePage(interaction, codeError: codeError, passwordError: choice.error)
        }
        // Before the code is used up: a full queue must not cost the person the code.
        let hash = try await self.pool.hash(password)
        let reference = EmailChallenge.Reference(.recovery, key: key, browser: interaction.browser)
        let outcome = try await self.challenger.attempt(code, for: reference, at: now)
        guard case .right(let challenge) = outcome else {
            return try await self.refuse(outcome, interaction, address, context)
        }
        guard let account = try await self.accounts.credentials(for: key)?.account else {
            return try await self.refuse(.unusable, interaction, address, context)
        }
        // The name is looked at only now: before, the answer would have told whose address it is.
        let owner = PasswordRule.Owner(email: key, name: account.name)
        if let error = Self.check(fields["password"] ?? "", of: owner).error {
            try await self.challenger.restore(challenge)
            return try await self.codePage(interaction, passwordError: error)
        }
        let end = self.settings.lastEnd(at: now)
        guard let recovery = try await self.accounts.recover(account.id, passwordHash: hash, denyUntil: end) else {
            return try await self.refuse(.unusable, interaction, address, context)
        }
        try await self.denials.reload(at: now)
        self.note(recovery, of: account, address, context, now)
        await self.tell(account, context)
        return try await self.completion.signIn(account, interaction, request, context, address, now)
    }

    private static func check(_ typed: String, of owner: PasswordRule.Owner) -> (password: Password?, error: String?) {
        do throws(PlatformError) {
            return (try PasswordRule.check(typed, of: owner), nil)
        } catch {
            return (nil, error.message)
        }
    }

    private func refuse(
        _ outcome: EmailChallenge.Outcome,
        _ interaction: Interaction,
        _ address: ClientAddress.Address,
        _ context: LintelContext,
    ) async throws -> Response {
        let left: Int64? = if case .wrong(let left) = outcome { left } else { nil }
        let sentence = self.events.refused(.recovery, triesLeft: left, address, context)
        return try await self.codePage(interaction, codeError: sentence)
    }

    private func note(
        _ recovery: AccountRecovery,
        of account: Account,
        _ address: ClientAddress.Address,
        _ context: LintelContext,
        _ now: UnixTime,
    ) {
        self.audit.record(
            AuditEvent(
                at: now,
                kind: .accountRecovered,
                actor: account.id.rawValue,
                target: account.id.rawValue,
                detail: "\(recovery.sessions) sessions and \(recovery.families) refresh families ended.",
                address: address.text,
                correlationID: context.correlationID.description,
            )
        )
    }

    /// Tells the owner by mail; the new password holds also when the mail cannot be kept.
    private func tell(_ account: Account, _ context: LintelContext) async {
        do {
            try await self.post.send(.passwordChanged, to: account.email)
        } catch {
            context.logger.error(
                "Mail of a changed password was not kept",
                metadata: [
                    "correlation.id": .stringConvertible(context.correlationID),
                    "error": .string("\(type(of: error))"),
                ],
            )
        }
    }

    private func codePage(
        _ interaction: Interaction,
        codeError: String? = nil,
        passwordError: String? = nil,
    ) async throws -> Response {
        guard let email = interaction.email else { throw PageRefusal.formExpired }
        let frame = try await self.dialogue.frame(interaction)
        let page = RecoverCodePage(frame, email: email, codeError: codeError, passwordError: passwordError)
        let isFaulty = codeError != nil || passwordError != nil
        return self.renderer.response(page, status: isFaulty ? .unprocessableContent : .ok)
    }
}
