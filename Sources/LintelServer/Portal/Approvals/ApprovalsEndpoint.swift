import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The pages on which scopes are approved: what waits, one request, what was decided.
package struct ApprovalsEndpoint: Sendable {
    let door: PortalDoor
    let approvals: ScopeApprovals
    let catalogue: Catalogue
    let renderer: PageRenderer

    /// `GET /approvals`.
    package func queue(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        let organisation = query["organisation"].map { OrganisationID($0) }
        let queue = try await self.approvals.queue(
            for: visitor.actor,
            organisation: organisation,
            after: query["after"].flatMap { ScopeRequest.Cursor($0) },
        )
        return self.renderer.response(
            ApprovalsPage(
                PortalFrame(visitor, in: .approvals),
                entries: queue.requests.enumerated().map { number, request in
                    RequestView(request, number: number + 1, catalogue: self.catalogue)
                },
                rules: self.catalogue.apis.filter(\.needsApproval).map { ApprovalsPage.Rule($0) },
                isApprover: self.approvals.isApprover(visitor.actor),
                isNarrowed: organisation != nil,
                isLaterPage: query["after"] != nil,
                next: queue.next.map { .approvals(.page(organisation: organisation, after: $0)) },
                done: query["done"],
            )
        )
    }

    /// `GET /approvals/history`.
    package func history(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let decisions = try await self.approvals.history(for: visitor.actor)
        return self.renderer.response(
            ApprovalHistoryPage(
                PortalFrame(visitor, in: .approvals),
                entries: decisions.enumerated().map { RequestView($1, number: $0 + 1, catalogue: self.catalogue) },
            )
        )
    }

    /// `GET /approvals/request`.
    package func request(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.door.visitor(request, context)
        let query = try self.door.query(request)
        return try await self.page(visitor, ClientID(query["app"] ?? ""), query["scope"] ?? "", done: query["done"])
    }

    /// `POST /approvals/decision`.
    package func decide(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let (app, scope) = (ClientID(form["app"] ?? ""), form["scope"] ?? "")
        guard let decision = ScopeDecision(rawValue: form["decision"] ?? "") else {
            throw PageRefusal(.badRequest, .parameterInvalid, "Approve or refuse: the form says neither.")
        }
        do {
            try await self.approvals.decide(
                decision,
                on: scope,
                of: app,
                note: form["note"],
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError {
            return try await self.again(visitor, app, scope, form, error)
        }
        return Self.redirect(.approvals(.queue), done: decision == .approve ? "approved" : "refused")
    }

    /// `POST /approvals/revocation`.
    package func revoke(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.door.form(request, context)
        let (app, scope) = (ClientID(form["app"] ?? ""), form["scope"] ?? "")
        do {
            try await self.approvals.revokeApproval(
                of: scope,
                of: app,
                note: form["note"],
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError {
            return try await self.again(visitor, app, scope, form, error)
        }
        return Self.redirect(.approvals(.request(app, scope: scope)), done: "revoked")
    }

    /// The form once more when a field is wrong; every other refusal is the error page.
    private func again(
        _ visitor: Visitor,
        _ app: ClientID,
        _ scope: String,
        _ form: FormFields,
        _ error: PlatformError,
    ) async throws -> Response {
        guard error.field == "note" else { throw PageRefusal(error) }
        return try await self.page(visitor, app, scope, note: form["note"] ?? "", error: error.message)
    }

    private func page(
        _ visitor: Visitor,
        _ app: ClientID,
        _ scope: String,
        note: String = "",
        error: String? = nil,
        done: String? = nil,
    ) async throws -> Response {
        let found: ScopeRequest
        do {
            found = try await self.approvals.entry(scope, of: app, for: visitor.actor)
        } catch let error as PlatformError {
            throw PageRefusal(error)
        }
        let page = ApprovalPage(
            PortalFrame(visitor, in: .approvals),
            entry: RequestView(found, number: 1, catalogue: self.catalogue),
            state: found.scope.state,
            isOwn: found.scope.requestedBy == visitor.actor.id,
            canBeRevoked: self.catalogue.api(forScope: scope)?.needsApproval == true,
            note: note,
            error: error,
            done: done,
        )
        return self.renderer.response(page, status: error == nil ? nil : .unprocessableContent)
    }

    /// Back to a page that says what was done.
    static func redirect(_ url: SiteURL, done: String) -> Response {
        let separator = url.description.contains("?") ? "&" : "?"
        return AuthorizeEndpoint.redirect(to: "\(url)\(separator)done=\(done)", status: .seeOther)
    }
}
