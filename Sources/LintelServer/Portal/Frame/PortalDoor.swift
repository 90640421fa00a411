import HTTPTypes
package import Hummingbird
package import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// Lets people into the portal: who is signed in, and whether a form is really theirs.
package struct PortalDoor: Sendable {
    let sessions: BrowserSessions
    let cookies: BrowserCookies
    let forms: FormReader
    let protection: FormProtection
    let seal: InteractionSeal
    let organisations: any OrganisationStore
    let addresses: ClientAddress
    let clock: WallClock
    let random: RandomSource

    /// Who asks for a page.
    ///
    /// - Throws: ``SignInDetour`` for a browser without a session: it signs in and comes back to this very page.
    package func visitor(_ request: Request, _ context: LintelContext) async throws -> Visitor {
        guard let visitor = try await self.visitorIfSignedIn(request, context) else {
            let known = self.cookies.browser(of: request)
            let interaction = Interaction(
                kind: .portal,
                // One that is too long to be carried along is not worth coming back to.
                subject: LocalPath.isLocal(request.uri.string) ? request.uri.string : SiteURL.apps(.list).description,
                browser: known ?? self.random.bytes(HandleCodec.idBytes),
                startedAt: self.clock.now(),
            )
            throw SignInDetour(
                location: SiteURL.signIn(transaction: try self.seal.seal(interaction)).description,
                newBrowser: known == nil ? interaction.browser : nil,
                cookies: self.cookies,
            )
        }
        return visitor
    }

    /// A form and who sent it: the form was made for this browser and this session, and nothing has been done before that
    /// is known.
    ///
    /// - Parameter reader: Reads a form that is longer than others; nil for the usual limits.
    /// - Throws: ``PageRefusal`` with 403 otherwise, also when nobody is signed in any more.
    package func form(
        _ request: Request,
        _ context: LintelContext,
        reader: FormReader? = nil,
    ) async throws -> (FormFields, Visitor) {
        let visitor = try await self.visitorIfSignedIn(request, context)
        let form: FormFields
        do {
            form = try await (reader ?? self.forms).form(of: request)
        } catch let error as OAuthError {
            throw PageRefusal(error)
        }
        guard let visitor,
            self.protection.accepts(
                form["csrf"],
                browser: self.cookies.browser(of: request),
                session: visitor.session.id,
            )
        else { throw PageRefusal.formExpired }
        return (form, visitor)
    }

    /// The query's parameters.
    package func query(_ request: Request) throws -> FormFields {
        do throws(OAuthError) {
            return try self.forms.query(of: request)
        } catch {
            throw PageRefusal(error)
        }
    }

    /// Who is signed in on the browser; nil when nobody is.
    package func visitorIfSignedIn(_ request: Request, _ context: LintelContext) async throws -> Visitor? {
        let now = self.clock.now()
        let address = self.addresses.address(of: request, context: context)
        guard let signedIn = try await self.sessions.current(request, from: address, at: now),
            let browser = self.cookies.browser(of: request)
        else { return nil }
        let memberships = try await self.organisations.memberships(of: Subject(signedIn.account.id.rawValue))
        return Visitor(
            session: signedIn.session,
            account: signedIn.account,
            actor: Actor(
                signedIn.account,
                memberships: memberships,
                address: address.text,
                correlationID: context.correlationID.description,
            ),
            csrf: self.protection.token(browser: browser, session: signedIn.session.id),
            now: now,
        )
    }
}

/// The way to a page of the portal leads over the sign-in.
package struct SignInDetour: Error, Sendable {
    let location: String
    /// The id of a browser that has none yet.
    let newBrowser: [UInt8]?
    let cookies: BrowserCookies

    /// The redirect to the sign-in page.
    var response: Response {
        var response = AuthorizeEndpoint.redirect(to: self.location, status: .seeOther)
        if let newBrowser = self.newBrowser { self.cookies.setBrowser(newBrowser, in: &response) }
        return response
    }
}

extension PageRefusal {
    /// There is no such thing, or the visitor may not know of it: the answer is the same for both.
    package static func notFound(_ sentence: String = "There is nothing at this address.") -> PageRefusal {
        PageRefusal(.notFound, .pageNotFound, sentence)
    }
}
