import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension OperatorsEndpoint {
    /// `GET /operation/accounts`.
    package func accounts(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let query = try self.door.query(request)
        let search = query["search"].flatMap { try? PlainLine($0, maximum: 128).text }
        let found = try await self.parts.stores.operation.accounts(
            emailPrefix: search?.lowercased(),
            after: query["after"].map { AccountID($0) },
            limit: OperatorDesk.pageSize + 1,
        )
        let page = Array(found.prefix(OperatorDesk.pageSize))
        let last = found.count > page.count ? page.last?.id : nil
        return self.parts.renderer.response(
            AccountListPage(
                Self.frame(visitor),
                accounts: page,
                search: search ?? "",
                next: last.map { .operators(.accounts(search: search, after: $0)) },
            )
        )
    }

    /// `GET /operation/accounts/ID`.
    package func account(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        return try await self.page(visitor, Self.account(context), done: try self.door.query(request)["done"])
    }

    /// `POST /operation/accounts/ID/state`: switches the account off or on.
    package func setState(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.form(request, context)
        let id = Self.account(context)
        let state = form["state"]
        guard state == "on" || state == "off" else {
            throw PageRefusal(.badRequest, .parameterInvalid, "Switch it on or off: the form says neither.")
        }
        do {
            try await self.desk.setDisabled(
                state == "off",
                account: id,
                reason: form["reason"] ?? "",
                denyUntil: self.parts.settings.token.lastEnd(at: visitor.now),
                by: visitor.actor,
                at: visitor.now,
            )
        } catch let error as PlatformError {
            guard error.field == "reason" else { throw PageRefusal(error) }
            return try await self.page(visitor, id, reason: form["reason"] ?? "", error: error.message)
        }
        return ApprovalsEndpoint.redirect(.operators(.account(id)), done: state == "off" ? "off" : "on")
    }

    /// `POST /operation/accounts/ID/sessions`: ends them all.
    package func endSessions(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.form(request, context)
        let id = Self.account(context)
        try await Self.refusing { try await self.desk.endSessions(of: id, by: visitor.actor, at: visitor.now) }
        return ApprovalsEndpoint.redirect(.operators(.account(id)), done: "ended")
    }

    private static func account(_ context: LintelContext) -> AccountID {
        AccountID(context.parameters.get("id") ?? "")
    }

    private func page(
        _ visitor: Visitor,
        _ id: AccountID,
        reason: String = "",
        error: String? = nil,
        done: String? = nil,
    ) async throws -> Response {
        guard let account = try await self.parts.stores.accounts.account(id) else { throw PageRefusal.notFound() }
        let page = AccountStatePage(
            Self.frame(visitor),
            account: account,
            memberships: try await self.parts.stores.organisations.memberships(of: account.subject),
            isOneself: account.id == visitor.account.id,
            reason: reason,
            error: error,
            done: done,
        )
        return self.parts.renderer.response(page, status: error == nil ? nil : .unprocessableContent)
    }
}
