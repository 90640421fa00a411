import HTTPTypes
import Hummingbird
import LintelCodec
import LintelOAuth
import LintelPlatform
import LintelTokens

/// The administration API's calls about secrets, owners and scopes of an app.
struct AppPartOperations: Sendable {
    let management: AppManagement
    let approvals: ScopeApprovals

    var operations: [AdministrationOperation] {
        [
            AdministrationOperation(.post, "/apps/{client_id}/secrets", .apps, handle: self.addSecret),
            AdministrationOperation(.delete, "/apps/{client_id}/secrets/{secret_id}", .apps, handle: self.revokeSecret),
            AdministrationOperation(.get, "/apps/{client_id}/owners", .readApps, handle: self.owners),
            AdministrationOperation(.post, "/apps/{client_id}/owners", .apps, handle: self.addOwner),
            AdministrationOperation(.delete, "/apps/{client_id}/owners/{account_id}", .apps, handle: self.removeOwner),
            AdministrationOperation(.post, "/apps/{client_id}/scopes", .apps, handle: self.requestScopes),
            AdministrationOperation(.delete, "/apps/{client_id}/scopes/{scope}", .apps, handle: self.withdrawScope),
        ]
    }

    private func addSecret(_ call: AdministrationCall) async throws -> Response {
        let id = ClientID(try call.path("client_id"))
        var body = try await call.body()
        let label = try body.optionalString("label")
        let days = try body.optionalInteger("expires_in_days")
        try body.finish()
        let secret = try await self.management.addSecret(
            to: id,
            label: label,
            expiresInDays: days,
            version: nil,
            by: call.actor,
            at: call.now,
        )
        var json = JSONWriter()
        secret.shown.write(to: &json, text: secret.secret.text)
        return JSONAnswer.make(json.bytes, status: .created)
    }

    private func revokeSecret(_ call: AdministrationCall) async throws -> Response {
        let query = try call.query("force")
        try await self.management.revokeSecret(
            try call.path("secret_id"),
            of: ClientID(try call.path("client_id")),
            force: try Self.flag("force", query),
            version: nil,
            by: call.actor,
            at: call.now,
        )
        return Response(status: .noContent)
    }

    private func owners(_ call: AdministrationCall) async throws -> Response {
        _ = try call.query()
        let app = try await self.management.app(ClientID(try call.path("client_id")), for: call.actor)
        return JSONList.response(try await self.management.owners(of: app), next: nil) { $0.writeOwner(to: &$1) }
    }

    private func addOwner(_ call: AdministrationCall) async throws -> Response {
        var body = try await call.body()
        let email = try body.string("email")
        try body.finish()
        let owner = try await self.management.addOwner(
            email: email,
            to: ClientID(try call.path("client_id")),
            version: nil,
            by: call.actor,
            at: call.now,
        )
        var json = JSONWriter()
        owner.writeOwner(to: &json)
        return JSONAnswer.make(json.bytes, status: .created)
    }

    private func removeOwner(_ call: AdministrationCall) async throws -> Response {
        try await self.management.removeOwner(
            AccountID(try call.path("account_id")),
            from: ClientID(try call.path("client_id")),
            version: nil,
            by: call.actor,
            at: call.now,
        )
        return Response(status: .noContent)
    }

    private func requestScopes(_ call: AdministrationCall) async throws -> Response {
        let id = ClientID(try call.path("client_id"))
        var body = try await call.body()
        let scopes = try body.optionalStrings("scopes") ?? []
        try body.finish()
        guard !scopes.isEmpty else { throw Problem.invalid("scopes", "Name at least one scope.") }
        try await self.approvals.request(ScopeSet(scopes), for: id, by: call.actor, at: call.now)
        return try await self.management.app(id, for: call.actor).response()
    }

    private func withdrawScope(_ call: AdministrationCall) async throws -> Response {
        try await self.approvals.withdraw(
            try call.path("scope"),
            of: ClientID(try call.path("client_id")),
            by: call.actor,
            at: call.now,
        )
        return Response(status: .noContent)
    }

    private static func flag(_ name: String, _ query: FormFields) throws(Problem) -> Bool {
        switch query[name] {
        case nil, "false": false
        case "true": true
        default: throw .invalid(name, "This is true or false.")
        }
    }
}

extension Account {
    fileprivate func writeOwner(to json: inout JSONWriter) {
        json.beginObject()
        json.member("account_id", self.id.rawValue)
        json.member("name", self.name)
        json.member("email", self.email)
        json.member("is_disabled", self.isDisabled)
        json.endObject()
    }
}
