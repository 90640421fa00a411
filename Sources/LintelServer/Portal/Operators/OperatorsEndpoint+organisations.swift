package import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

extension OperatorsEndpoint {
    /// `GET /operation/organisations`.
    package func organisations(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let query = try self.door.query(request)
        let search = query["search"].flatMap { try? PlainLine($0, maximum: 128).text }
        let found = try await self.parts.stores.operation.organisations(
            named: search,
            after: query["after"].map { OrganisationID($0) },
            limit: OperatorDesk.pageSize + 1,
        )
        let page = Array(found.prefix(OperatorDesk.pageSize))
        let last = found.count > page.count ? page.last?.organisation.id : nil
        return self.parts.renderer.response(
            OperatedOrganisationsPage(
                Self.frame(visitor),
                entries: page,
                wishes: try await self.wishes(visitor),
                catalogue: self.parts.catalogue,
                search: search ?? "",
                next: last.map { .operators(.organisations(search: search, after: $0)) },
            )
        )
    }

    /// The products that organisations wait for, those that wait longest.
    private func wishes(_ visitor: Visitor) async throws -> [(request: EntitlementRequest, organisation: String)] {
        var wishes: [(request: EntitlementRequest, organisation: String)] = []
        for request in try await self.management.entitlementRequests(by: visitor.actor).prefix(Self.shownWishes) {
            let organisation = try await self.management.organisation(request.organisationID, by: visitor.actor)
            wishes.append((request, organisation.name))
        }
        return wishes
    }

    private static let shownWishes = 20

    /// `GET /operation/organisations/ID`.
    package func organisation(_ request: Request, _ context: LintelContext) async throws -> Response {
        let visitor = try await self.visitor(request, context)
        let id = OrganisationID(context.parameters.get("id") ?? "")
        guard let organisation = try await self.parts.stores.organisations.organisation(id) else {
            throw PageRefusal.notFound()
        }
        return self.parts.renderer.response(
            EntitlementsPage(
                Self.frame(visitor),
                organisation: organisation,
                catalogue: self.parts.catalogue,
                done: try self.door.query(request)["done"],
            )
        )
    }

    /// `POST /operation/organisations/ID/entitlements`.
    package func setEntitlement(_ request: Request, _ context: LintelContext) async throws -> Response {
        let (form, visitor) = try await self.form(request, context)
        let id = OrganisationID(context.parameters.get("id") ?? "")
        let state = form["state"]
        guard state == "on" || state == "off" else {
            throw PageRefusal(.badRequest, .parameterInvalid, "Switch it on or off: the form says neither.")
        }
        try await Self.refusing {
            try await self.management.setEntitlement(
                form["entitlement"] ?? "",
                isOn: state == "on",
                for: id,
                by: visitor.actor,
                at: visitor.now,
            )
        }
        return ApprovalsEndpoint.redirect(.operators(.organisation(id)), done: state == "on" ? "on" : "off")
    }
}
