import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelPlatform
import LintelTokens

/// `/account/security`: sessions, and what apps were allowed.
package struct SecurityEndpoint: Sendable {
    let door: PortalDoor
    let sessions: SessionManagement
    let consents: ConsentManagement
    let denials: DenialList
    let catalogue: Catalogue
    let settings: ServerSettings
    let renderer: PageRenderer

    package func page(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let own = visitor.session.reference
        let sessions = try await self.sessions.sessions(by: visitor.actor, at: visitor.now)
        let rows = sessions.map { SecurityPage.SessionRow($0, isCurrent: $0.reference == own) }
        let page = SecurityPage(
            PortalFrame(visitor, in: .account),
            // One's own stands first, whichever was used last.
            sessions: rows.filter(\.isCurrent) + rows.filter { !$0.isCurrent },
            apps: try await self.consents.consents(by: visitor.actor).map { self.row($0) },
            notice: AccountURL.Done.sentence(try self.door.query(request)["done"]),
        )
        return self.renderer.response(page)
    }

    /// Ends one session; who ends their own signs out.
    package func endSession(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        try await self.sessions.end(form["session"] ?? "", by: visitor.actor, at: visitor.now)
        return Self.done(.session)
    }

    /// Ends every session but this one.
    package func endOtherSessions(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.door.form(request, context)
        try await self.sessions.endAll(except: visitor.session.reference, by: visitor.actor, at: visitor.now)
        return Self.done(.sessions)
    }

    /// Takes back what an app was allowed; its tokens die on this node at once, on the others within a second.
    package func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        try await self.consents.revoke(
            ClientID(form["client_id"] ?? ""),
            denyUntil: self.settings.token.lastEnd(at: visitor.now),
            by: visitor.actor,
            at: visitor.now,
        )
        try await self.denials.reload(at: visitor.now)
        return Self.done(.consent)
    }

    private func row(_ consent: AppConsent) -> SecurityPage.AppRow {
        let sentences = self.catalogue.describe(
            consent.scopes,
            refreshDays: self.settings.refresh.absolute / 86_400,
        )
        return SecurityPage.AppRow(
            consent,
            scopes: sentences.map { SecurityPage.Scope(sentence: $0.sentence, id: $0.scope) },
        )
    }

    private static func done(_ done: AccountURL.Done) -> Response {
        AuthorizeEndpoint.redirect(to: SiteURL.account(.securityAfter(done)).description, status: .seeOther)
    }
}
