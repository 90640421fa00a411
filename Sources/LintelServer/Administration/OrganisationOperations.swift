import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's calls about organisations, their products, domains and client allow-lists.
struct OrganisationOperations: Sendable {
    let management: OrganisationManagement
    let issuer: String

    private static let one = "/organisations/{organisation_id}"

    var operations: [AdministrationOperation] {
        [
            AdministrationOperation(.get, "/organisations", .readOrganisations, handle: self.list),
            AdministrationOperation(.post, "/organisations", .organisations, handle: self.create),
            AdministrationOperation(.get, Self.one, .readOrganisations, handle: self.read),
            AdministrationOperation(.patch, Self.one, .organisations, handle: self.rename),
            AdministrationOperation(.get, Self.one + "/entitlements", .readOrganisations, handle: self.products),
            AdministrationOperation(
                .put,
                Self.one + "/entitlements/{entitlement}",
                .organisations,
                handle: self.switchOn
            ),
            AdministrationOperation(
                .delete,
                Self.one + "/entitlements/{entitlement}",
                .organisations,
                handle: self.switchOff,
            ),
            AdministrationOperation(.get, Self.one + "/domains", .readOrganisations, handle: self.domains),
            AdministrationOperation(.put, Self.one + "/domains/{domain}", .organisations, handle: self.addDomain),
            AdministrationOperation(.delete, Self.one + "/domains/{domain}", .organisations, handle: self.removeDomain),
            AdministrationOperation(.get, Self.one + "/allowed-clients", .readOrganisations, handle: self.clients),
            AdministrationOperation(
                .put,
                Self.one + "/allowed-clients/{client_id}",
                .organisations,
                handle: self.allowClient,
            ),
            AdministrationOperation(
                .delete,
                Self.one + "/allowed-clients/{client_id}",
                .organisations,
                handle: self.disallowClient,
            ),
        ]
    }

    private func id(_ call: AdministrationCall) throws(Problem) -> OrganisationID {
        OrganisationID(try call.path("organisation_id"))
    }

    private func list(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        return JSONList.response(self.management.own(of: call.actor), next: nil) { membership, json in
            membership.organisation.write(to: &json, role: membership.role)
        }
    }

    private func create(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let name = try body.string("name")
        let entitlements = try body.optionalStrings("entitlements") ?? []
        try body.finish()
        let organisation = try await self.management.create(
            name: name,
            entitlements: entitlements,
            by: call.actor,
            at: call.now,
        )
        var response = Self.response(organisation, status: .created)
        response.headers[.location] = self.issuer + AdministrationRoutes.prefix + "/organisations/\(organisation.id)"
        return response
    }

    private func read(_ call: AdministrationCall) async throws -> Response {
        Self.response(try await self.management.organisation(try self.id(call), by: call.actor))
    }

    private func rename(_ call: AdministrationCall) async throws -> Response {
        let version = try call.ifMatch()
        var body = try await call.body()
        let name = try body.string("name")
        try body.finish()
        let id = try self.id(call)
        return Self.response(
            try await self.management.rename(id, to: name, version: version, by: call.actor, at: call.now)
        )
    }

    private func products(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let products = try await self.management.products(of: try self.id(call), by: call.actor)
        return JSONList.response(products, next: nil) { product, json in
            json.beginObject()
            json.member("entitlement", product.entitlement.id)
            json.member("name", product.entitlement.name)
            json.member("state", product.state.rawValue)
            json.endObject()
        }
    }

    /// Operators switch a product on; an administrator asks for it.
    private func switchOn(_ call: AdministrationCall) async throws -> Response {
        // Before anything is changed.
        _ = try call.query()
        let (id, product) = (try self.id(call), try call.path("entitlement"))
        if call.actor.isOperator {
            try await self.management.setEntitlement(product, isOn: true, for: id, by: call.actor, at: call.now)
        } else {
            try await self.management.request(product, for: id, by: call.actor, at: call.now)
        }
        return try await self.products(call)
    }

    private func switchOff(_ call: AdministrationCall) async throws -> Response {
        let (id, product) = (try self.id(call), try call.path("entitlement"))
        try await self.management.setEntitlement(product, isOn: false, for: id, by: call.actor, at: call.now)
        return Response(status: .noContent)
    }

    private func domains(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let domains = try await self.management.domains(of: try self.id(call), by: call.actor)
        return JSONList.response(domains, next: nil) { $1.string($0.rawValue) }
    }

    private func addDomain(_ call: AdministrationCall) async throws -> Response {
        // Before anything is changed.
        _ = try call.query()
        _ = try await self.management.addDomain(
            try call.path("domain"),
            to: try self.id(call),
            by: call.actor,
            at: call.now,
        )
        return try await self.domains(call)
    }

    private func removeDomain(_ call: AdministrationCall) async throws -> Response {
        try await self.management.removeDomain(
            try call.path("domain"),
            from: try self.id(call),
            by: call.actor,
            at: call.now,
        )
        return Response(status: .noContent)
    }

    private func clients(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let clients = try await self.management.allowedClients(of: try self.id(call), by: call.actor)
        return JSONList.response(clients, next: nil) { client, json in
            json.beginObject()
            json.member("client_id", client.id.rawValue)
            json.member("name", client.name)
            json.member("type", client.type.rawValue)
            json.member("is_disabled", client.isDisabled)
            json.endObject()
        }
    }

    private func allowClient(_ call: AdministrationCall) async throws -> Response {
        // Before anything is changed.
        _ = try call.query()
        let client = ClientID(try call.path("client_id"))
        try await self.management.allowClient(client, in: try self.id(call), by: call.actor, at: call.now)
        return try await self.clients(call)
    }

    private func disallowClient(_ call: AdministrationCall) async throws -> Response {
        let client = ClientID(try call.path("client_id"))
        try await self.management.disallowClient(client, in: try self.id(call), by: call.actor, at: call.now)
        return Response(status: .noContent)
    }

    private static func response(_ organisation: Organisation, status: HTTPResponse.Status = .ok) -> Response {
        var json = JSONWriter()
        organisation.write(to: &json)
        var response = JSONAnswer.make(json.bytes, status: status)
        response.headers[.eTag] = EntityTag(version: organisation.version).description
        return response
    }
}

extension Organisation {
    /// - Parameter role: The caller's own role, in a list.
    fileprivate func write(to json: inout JSONWriter, role: OrganisationRole? = nil) {
        json.beginObject()
        json.member("id", self.id.rawValue)
        json.member("name", self.name)
        json.member("entitlements", self.entitlements)
        json.member("created_at", self.createdAt)
        json.member("version", self.version)
        if let role { json.member("role", role.rawValue) }
        json.endObject()
    }
}
