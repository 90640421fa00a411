import HTTPTypes
package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The pages for those who run the installation; for everybody else there is nothing at their addresses.
package struct OperatorsEndpoint: Sendable {
    let door: PortalDoor
    let desk: OperatorDesk
    let management: OrganisationManagement
    let parts: ServerParts
    /// When this node began to serve.
    let startedAt: UnixTime

    /// `GET /operation`.
    package func overview(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let facts = try await self.parts.stores.operation.facts(at: visitor.now)
        return self.parts.renderer.response(
            OverviewPage(
                Self.frame(visitor),
                facts: facts,
                node: OverviewPage.Node(
                    id: self.parts.lease.holder,
                    version: self.parts.renderer.version,
                    startedAt: self.startedAt,
                    hasKeys: !self.parts.keys.value.keySet.keys.isEmpty,
                ),
                at: visitor.now,
            )
        )
    }

    /// `GET /operation/catalogue`.
    package func catalogue(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let page = CataloguePage(
            Self.frame(visitor),
            catalogue: self.parts.catalogue,
            issuer: self.parts.settings.issuer.text,
        )
        return self.parts.renderer.response(page)
    }

    /// `GET /operation/mails`.
    package func mails(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let facts = try await self.parts.stores.operation.facts(at: visitor.now)
        let mails = try await self.parts.stores.operation.mails(limit: OperatorDesk.pageSize)
        return self.parts.renderer.response(
            OutboxPage(
                Self.frame(visitor),
                mails: mails,
                count: facts.mails,
                failed: facts.failedMails,
                done: try self.door.query(request)["done"],
            )
        )
    }

    /// `POST /operation/mails/retry`.
    package func retryMails(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (_, visitor) = try await self.form(request, context)
        let count = try await Self.refusing {
            try await self.desk.retryMails(by: visitor.actor, at: visitor.now)
        }
        self.parts.mailBell.ring()
        return ApprovalsEndpoint.redirect(.operators(.mails), done: count == 0 ? "none" : "retried")
    }

    /// Who asks, if that is an operator.
    func visitor(_ request: Request, _ context: LintelContext) async throws -> Visitor {
        let visitor = try await self.door.visitor(request, context)
        guard visitor.actor.isOperator else { throw PageRefusal.notFound() }
        return visitor
    }

    /// A form of an operator's.
    func form(_ request: Request, _ context: LintelContext) async throws -> (FormFields, Visitor) {
        let (form, visitor) = try await self.door.form(request, context)
        guard visitor.actor.isOperator else { throw PageRefusal.notFound() }
        return (form, visitor)
    }

    static func frame(_ visitor: Visitor) -> PortalFrame { PortalFrame(visitor, in: .operation) }

    /// A change whose refusal is the error page.
    static func refusing<Value>(_ change: () async throws -> Value) async throws -> Value {
        do {
            return try await change()
        } catch let error as PlatformError {
            throw PageRefusal(error)
        }
    }
}
