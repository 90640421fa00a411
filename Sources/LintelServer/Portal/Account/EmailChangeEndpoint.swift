import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// `/account/email`: another address, proved by a mailed code before anything changes.
///
/// Between the two pages the change travels sealed, bound to browser, account and session: no later step can be begun
/// with, and nobody else's be gone on with.
package struct EmailChangeEndpoint: Sendable {
    let door: PortalDoor
    let management: AccountManagement
    let challenger: EmailChallenger
    let events: EmailCodeEvents
    let renewal: SessionRenewal
    let renderer: PageRenderer

    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let portal = PortalFrame(visitor, in: .account)
        return self.renderer.response(EmailChangePage(portal, present: visitor.account.email))
    }

    /// Mails a code: the same answer and the same work whether the address has an account or not.
    package func begin(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let address = self.door.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: visitor.now)
        let email = form["email"] ?? ""
        let key: EmailKey
        do {
            key = try await self.management.proposeEmail(
                email,
                password: form["current_password"] ?? "",
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError where error.field != nil {
            let isPassword = error.code == .passwordWrong
            let page = EmailChangePage(
                PortalFrame(visitor, in: .account),
                present: visitor.account.email,
                email: email,
                emailError: isPassword ? nil : error.message,
                currentError: isPassword ? error.message : nil,
            )
            return self.renderer.response(page, status: .unprocessableContent)
        }
        guard let browser = self.door.cookies.browser(of: request) else { throw PageRefusal.formExpired }
        try await self.challenger.reserveMail(to: key, at: visitor.now)
        let reference = EmailChallenge.Reference(.emailChange, key: key, browser: browser)
        try await self.challenger.begin(reference, email: EmailKey.composed(email), at: visitor.now)
        self.events.sent(.emailChange, address, context, visitor.now)
        let change = Interaction(
            kind: .emailChange,
            subject: visitor.account.id.rawValue,
            browser: browser,
            startedAt: visitor.now,
            email: EmailKey.composed(email),
            freshSession: visitor.session.id,
        )
        let location = SiteURL.account(.emailCode(change: try self.door.seal.seal(change))).description
        return AuthorizeEndpoint.redirect(to: location, status: .seeOther)
    }

    package func codePage(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let change = try self.change(try self.door.query(request), visitor, request)
        return self.codePage(change, visitor)
    }

    /// Replaces the address: every other session ends, and this one gets another id.
    package func accept(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let change = try self.change(form, visitor, request)
        let address = self.door.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: visitor.now)
        guard let code = EmailCode(typed: form["code"] ?? "") else {
            return self.codePage(change, visitor, error: SignUpEndpoint.malformedCode)
        }
        let outcome = try await self.challenger.attempt(code, for: change.reference, at: visitor.now)
        guard case .right = outcome else {
            let left: Int64? = if case .wrong(let left) = outcome { left } else { nil }
            let sentence = self.events.refused(.emailChange, triesLeft: left, address, context)
            return self.codePage(change, visitor, error: sentence)
        }
        do {
            try await self.management.changeEmail(
                to: change.email,
                keeping: visitor.session.reference,
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError where error.code == .emailTaken {
            return self.codePage(change, visitor, error: "This address has an account by now.")
        }
        let location = SiteURL.account(.profileAfter(.email)).description
        var response = AuthorizeEndpoint.redirect(to: location, status: .seeOther)
        try await self.renewal.renew(visitor, request, context, in: &response)
        return response
    }

    /// Another code in the place of the last one.
    package func resend(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let change = try self.change(form, visitor, request)
        let address = self.door.addresses.address(of: request, context: context)
        try await self.challenger.admit(address, at: visitor.now)
        switch try await self.challenger.renew(change.reference, email: change.email, at: visitor.now) {
        case .sent:
            self.events.sent(.emailChange, address, context, visitor.now)
            return self.codePage(
                change,
                visitor,
                notice: "We have sent another code. The last one works no more."
            )
        case .tooEarly(let seconds):
            return self.codePage(
                change,
                visitor,
                error: "Mails can take a moment. You can have another code sent in \(seconds) seconds.",
            )
        case .gone:
            return self.codePage(change, visitor, error: "Too much time has passed. Please begin again.")
        }
    }

    /// A change that waits for its code.
    private struct Change {
        let email: String
        let reference: EmailChallenge.Reference
        let sealed: String
    }

    /// The change that this visitor began in this browser and session.
    private func change(_ fields: FormFields, _ visitor: Visitor, _ request: Request) throws -> Change {
        let sealed = fields["change"]
        let browser = self.door.cookies.browser(of: request)
        guard let sealed, let interaction = self.door.seal.open(sealed, browser: browser, at: visitor.now),
            interaction.kind == .emailChange,
            interaction.subject == visitor.account.id.rawValue,
            interaction.freshSession == visitor.session.id,
            let email = interaction.email, let key = try? EmailKey(email)
        else { throw PageRefusal.formExpired }
        let reference = EmailChallenge.Reference(.emailChange, key: key, browser: interaction.browser)
        return Change(email: email, reference: reference, sealed: sealed)
    }

    private func codePage(
        _ change: Change,
        _ visitor: Visitor,
        error: String? = nil,
        notice: String? = nil,
    ) -> Response {
        let page = EmailChangeCodePage(
            PortalFrame(visitor, in: .account),
            email: change.email,
            change: change.sealed,
            codeError: error,
            notice: notice,
        )
        return self.renderer.response(page, status: error == nil ? .ok : .unprocessableContent)
    }
}
